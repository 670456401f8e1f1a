"""Firms called like a word, a surname or a town."""

import re

import pytest

from bot.actors.tag import tag_actors
from bot.actors.word_firms import is_hit_town
from bot.model.article import Span


def found(text: str) -> dict[str, list[str]]:
    """Keys of a text's actors, or their names where they have none, and the forms printed."""
    spans = [Span(*match.span()) for match in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", text)]
    return {one.key or one.name: [m.text for m in one.mentions] for one in tag_actors(text, spans)}


@pytest.mark.parametrize(
    ("text", "key", "times"),
    [
        (
            "Shares in Ford fell 3% after the carmaker recalled trucks. Ford said so.",
            "ford-motor",
            2,
        ),
        ("Ford Motor Co. will cut jobs. Ford said demand was weak.", "ford-motor", 2),
        (
            "Spanish lender Santander will close branches. Santander lost money.",
            "banco-santander",
            2,
        ),
        ("Banco Santander paid a dividend. Santander earned a lot.", "banco-santander", 2),
        ("The Verdi union has called a strike. Verdi wants more pay.", "ver-di", 2),
        ("Mars Inc. bought a maker of pet food. Investors said Mars paid a lot.", "mars", 2),
        (
            "Target shares fell after the retailer cut its forecast. Target blamed toys.",
            "target",
            2,
        ),
        ("Telecoms group Orange cut off 3G. Orange said few phones need it.", "orange-s-a", 2),
    ],
)
def test_evidence_makes_a_word_the_firm(text: str, key: str, times: int) -> None:
    assert len(found(text)[f"organisation:{key}"]) == times


@pytest.mark.parametrize(
    "text",
    [
        "Doug Ford opened a subway line. Ford said it had cost too much.",
        "Dr. Ford answered questions for four hours. Senators thanked Ford for coming.",
        "Rain flooded two streets in Santander. Ferries to Santander were late.",
        "A rover has found clay on Mars. Mars had lakes once.",
        "Target practice woke the village. Target prices for milk were not met.",
        "Orange growers lost half of the crop. Orange prices have doubled.",
        "Lord Curzon wrote eleven letters a day. Curzon slept little.",
        "Visa rules for students are stricter now. Gap years are out of fashion.",
        "Shell casings lay on the beach. Boots on the ground are cheaper.",
    ],
)
def test_without_evidence_a_word_is_no_firm(text: str) -> None:
    assert not [key for key in found(text) if key.startswith("organisation:")]


def test_a_plain_word_beside_its_firm_is_no_mention() -> None:
    text = (
        "Shell will drill two wells, the company said. Shell casings from the war lie there. "
        "Groups asked Shell to wait."
    )
    assert found(text) == {"organisation:shell": ["Shell", "Shell"]}


def test_what_a_firm_has_is_no_plain_word() -> None:
    text = "Apple shares rose. Apple stores were full. Apple is pleased, and Apple growers are not."
    assert len(found(text)["organisation:apple"]) >= 3


def test_a_form_of_address_makes_a_person_of_a_lone_name() -> None:
    text = "The company hired Mr. Brodek in March. Brodek’s team found errors, and Brodek sued."
    assert found(text) == {"Brodek": ["Brodek", "Brodek", "Brodek"]}


def test_a_clients_lawyers_are_no_body() -> None:
    text = "Lawyers for Kersten disagreed. “Ask the court,” said Pieter Kersten."
    assert found(text) == {"Pieter Kersten": ["Kersten", "Pieter Kersten"]}
    assert "Lawyers for Peace" in found("Lawyers for Peace marched through the city on Monday.")


def test_a_given_name_that_is_a_law_too() -> None:
    assert found("Bill Oster sold his cows. The Bill was not passed.") == {
        "Bill Oster": ["Bill Oster"]
    }


@pytest.mark.parametrize(
    "text",
    [
        "Santander was hit by rain, and the town's shops closed; companies fear losses.",
        "Boots and coats sold well in shops and stores.",
    ],
)
def test_shops_and_companies_are_everywhere(text: str) -> None:
    assert not any(key.startswith("organisation:") for key in found(text))


def test_a_text_is_read_once_for_a_town_however_often_it_names_it() -> None:
    is_hit_town.cache_clear()
    assert found("Rain hit Santander. " * 50).keys() <= {"Santander"}
    read = is_hit_town.cache_info()
    assert (read.misses, read.hits > 40) == (1, True)
