"""Names as British papers print them: ranks, members of parliament, courts, results of sport."""

import pytest

from bot.actors.tag import tag_actors
from bot.model.actor import ActorType, TaggedActor
from tests.bot.actors.test_traps import split


def tag(text: str) -> dict[str, TaggedActor]:
    return {actor.name: actor for actor in tag_actors(text, split(text))}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Det Con Vikki Reid said that they knew.", "Vikki Reid", "Det Con"),
        ("Deputy mayor Con Stavrou voted against. Stavrou left.", "Con Stavrou", "Deputy mayor"),
        ("It was backed by the MP for Elm Sir Edward Leigh.", "Edward Leigh", "MP for Elm"),
        ("Even Osk City manager Manuel Roe accepts it.", "Manuel Roe", "Osk City manager"),
        ("Lib Dem Tim Farron spoke. He was glad.", "Tim Farron", ""),
        ("They were led by MSPs Alex Salmond and Ada Roe.", "Alex Salmond", ""),
        ("Among them is GP Clare Roe, former head of Elm.", "Clare Roe", "former head of Elm"),
    ],
)
def test_a_rank_and_a_seat_are_no_part_of_the_name(text: str, name: str, role: str) -> None:
    assert tag(text)[name].role == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At Osk Magistrates' Court, he pleaded guilty.", "Osk Magistrates' Court"),
        ("Pressure on GP and A&E NHS care grew.", "NHS"),
        ("The anti-Hope Council march ended.", "Hope Council"),
        (
            "The town agreed. But Aberdeenshire Council said the road was safe.",
            "Aberdeenshire Council",
        ),
        ("It was the Lib Dem Friends of Elm. It was late.", "Lib Dem Friends of Elm"),
        ("A spokesman for the Lib Dem Federal Executive left.", "Lib Dem Federal Executive"),
        ("In Paris, a birthday party in Parc Monceau was struck.", "Parc Monceau"),
        ("Near East University opened. They like Near East University.", "Near East University"),
    ],
)
def test_what_stands_before_a_body_is_no_part_of_it(text: str, name: str) -> None:
    found = [actor for actor in tag(text).values() if actor.type is ActorType.ORGANISATION]
    assert [actor.name for actor in found] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "VAT and PAYE rose. GPs and a GP left. They won ODIs and T20Is. UTCs closed.",
        "It was a dangerous, un-Islamic and unethical step.",
        "In January, a group of photos of a dancer surfaced.",
    ],
)
def test_what_acts_in_nothing_is_no_actor(text: str) -> None:
    assert not tag(text)


def test_who_is_champion_is_a_person() -> None:
    found = tag("Last year Grand Slam champion Nortei Nortey missed it. Nobody else did.")
    assert found["Nortei Nortey"].type is ActorType.PERSON


def test_who_stands_in_a_row_of_people_is_a_person() -> None:
    text = "Wrexham cancelled the contracts of Kai Edwards, Nortei Nortey and Tyler Harvey."
    assert tag(text)["Nortei Nortey"].type is ActorType.PERSON
    text = "He served under former Presidents Luiz Inacio Lula da Silva and Nortei Nortey."
    assert tag(text)["Nortei Nortey"].type is ActorType.PERSON


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They are Aneurin Bevan, Cwm Taf, and Powys Teaching health boards.", "Cwm Taf"),
        (
            "The Post, Germany's Frankfurter Allgemeine, Corriere della Sera in Italy print it.",
            "Frankfurter Allgemeine",
        ),
    ],
)
def test_who_stands_in_a_row_of_bodies_is_no_person(text: str, name: str) -> None:
    assert tag(text)[name].type is not ActorType.PERSON


def test_the_treasury_is_no_part_of_its_secretarys_name() -> None:
    found = tag("The Chief Secretary to the Treasury David Gauke left. Nobody met Gauke.")
    assert "David Gauke" in found


def test_what_hyphens_join_is_one_name() -> None:
    text = "So when she enrolled in the French language primary school Notre-Dame-des-Neiges, she "
    assert "Notre-Dame-des-Neiges" in tag(f"{text}recalled saying it.")


@pytest.mark.parametrize(
    "text", ["against The court points stage forward.", "Others, the Bloomberg Democrats, left."]
)
def test_an_article_whose_only_name_is_a_plain_word_is_read(text: str) -> None:
    assert "The" not in tag(text)


def test_gb_is_great_britain_where_the_article_names_it() -> None:
    told = "Great Britain's Ada Roe won silver on Sunday. Her success helped GB win team gold."
    assert [name for name in tag(told) if name != "Ada Roe"] == ["United Kingdom"]
    assert "United Kingdom" not in tag("The phone of the firm has 512 GB of memory.")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "It was said by Scottish Conservative leader Ada Roe on Monday.",
            "Ada Roe",
            "Scottish Conservative leader",
        ),
        (
            "He asked Welsh Liberal Democrat leader Ada Roe to go.",
            "Ada Roe",
            "Welsh Liberal Democrat leader",
        ),
    ],
)
def test_whose_leader_of_a_land_stays_in_the_role(text: str, name: str, role: str) -> None:
    found = tag(text)
    assert found.keys() == {name}
    assert found[name].role == role


def test_a_land_before_its_government_is_no_body_nor_is_the_high_street() -> None:
    told = "The Scottish government said so. The Welsh government did not. Half of Scots agree."
    assert tag(told) == {}
    assert tag("Few walk down the High Street at Christmas, and High Street shops close.") == {}


def test_ni_is_northern_ireland_where_the_article_names_it() -> None:
    found = tag("It rained in Northern Ireland. Hospitals in NI are full, the charity said.")
    assert found.keys() == {"Northern Ireland"}
