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
    ],
)
def test_a_rank_and_a_seat_are_no_part_of_the_name(text: str, name: str, role: str) -> None:
    assert tag(text)[name].role == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At Osk Magistrates' Court, he pleaded guilty.", "Osk Magistrates' Court"),
        ("Pressure on GP and A&E NHS care grew.", "NHS"),
        ("On-loan Fulham defender Jack Grimmer sparked it.", "Fulham"),
    ],
)
def test_what_stands_before_a_body_is_no_part_of_it(text: str, name: str) -> None:
    found = [actor for actor in tag(text).values() if actor.type is ActorType.ORGANISATION]
    assert [actor.name for actor in found] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "VAT and PAYE rose. GPs and a GP left. They won ODIs and T20Is. UTCs closed.",
        "His quest for Tibetan self-rule failed. It was un-Islamic and unethical.",
        "Generally the fans are great though. Generally he likes that.",
    ],
)
def test_what_acts_in_nothing_is_no_actor(text: str) -> None:
    assert not tag(text)


@pytest.mark.parametrize("who", ["Grand Slam champion", "top 10 player", "BBC presenter"])
def test_who_is_a_player_is_a_person(who: str) -> None:
    found = tag(f"Last year {who} Novak Djokovic missed it. Nobody else did.")
    assert found["Novak Djokovic"].type is ActorType.PERSON


def test_who_stands_in_a_row_of_people_is_a_person() -> None:
    text = "Wrexham cancelled the contracts of Kai Edwards, Nortei Nortey and Tyler Harvey."
    assert tag(text)["Nortei Nortey"].type is ActorType.PERSON


def test_the_treasury_is_no_part_of_its_secretarys_name() -> None:
    found = tag("The Chief Secretary to the Treasury David Gauke left. Nobody met Gauke.")
    assert "David Gauke" in found


def test_but_is_no_part_of_a_council() -> None:
    assert "Aberdeenshire Council" in tag("But Aberdeenshire Council said no. It was late.")
