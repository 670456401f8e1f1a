"""Organisations that show in how their name is printed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actors.beside import is_about_sport, is_vouched_for
from bot.actors.bodies import find_bodies
from bot.actors.gazetteer import load_gazetteer
from bot.model.actor import ActorType
from bot.model.article import Span


def bodies(text: str) -> set[str]:
    spans = [Span(*match.span()) for match in re.finditer(r"\S[^.!?]*[.!?]?", text)]
    found = list(find_bodies(text, spans, load_gazetteer()))
    assert all(one.type is ActorType.ORGANISATION for one in found)
    return {text[one.start : one.end] for one in found}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Oro Postal and Quay Holdings lost. OPQH is sold.", "Oro Postal and Quay Holdings"),
        ("KVL asked. The Komitee of Village Labour agreed.", "Komitee of Village Labour"),
        ("They owe Banco Norte del Mar a lot.", "Banco Norte del Mar"),
        ("He led the Cartel del Valle for years.", "Cartel del Valle"),
        ("The Bakers’ Union of Norrland struck.", "Bakers’ Union of Norrland"),
        ("She woke in St. Anne’s Hospital.", "St. Anne’s Hospital"),
        ("She joined the Order of St. Clare.", "Order of St. Clare"),
        ("Tormund Lead, a miner in Ostia, left.", "Tormund Lead"),
        ("It came from Roe’s News on Sunday.", "Roe’s News"),
        ("RFS struck. Rural Ferry Service struck.", "Rural Ferry Service"),
        ("The Paper Lanterns have sung. Fans love the Paper Lanterns.", "Paper Lanterns"),
    ],
)
def test_a_body_is_found_by_its_print(text: str, wanted: str) -> None:
    assert wanted in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "OPQH is sold. Oro paid Quay.",  # initials of two names
        "The Prime Minister left. The Prime Minister slept.",
        "The Grey Bridge fell. They built the Grey Bridge again.",
        "The Home Office wrote. The Home Office waited.",
        "Empresa was a word.",
        "She heard Monday’s News.",
        "Roe’s News Agency Prize",
        "The Paper Lanterns sang.",  # once: any title may be written so
    ],
)
def test_what_only_looks_like_a_body_is_none(text: str) -> None:
    assert bodies(text) == set()


def test_a_title_behind_a_foreign_name_is_not_in_it() -> None:
    assert bodies("Ask Banco Norte Chief Executive Ana Roe.") == {"Banco Norte"}


@pytest.mark.parametrize(
    ("text", "vouched"),
    [
        ("Analysts at Tormund left", True),
        ("rivals Ostara and Tormund left", True),
        ("She joined Tormund", True),
        ("a stake in Tormund", True),
        ("the drug maker Tormund", True),
        ("Tormund, the state copper company, left", True),
        ("Tormund, the head of the party, left", False),
        ("They walked to Tormund", False),
        ("the mayor of Tormund", False),
    ],
)
def test_what_stands_before_a_name_may_vouch_for_it(text: str, vouched: bool) -> None:
    start = text.index("Tormund")
    assert is_vouched_for(text, start, start + len("Tormund")) is vouched


def test_one_word_of_sport_makes_no_article_about_it() -> None:
    assert not is_about_sport("The match was lit in the dark.")
    assert is_about_sport("The striker missed a penalty.")


WORDS = ("A.", "ABC", "Banco", "del", "Norte", "’s", "St.", "the", "The", "and", "of", "X’", "(")


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_give_spans_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    assert all(name == name.strip() and name for name in bodies(text))
