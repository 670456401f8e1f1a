"""Where an office ends and its holder begins, when all words have capitals."""

from itertools import pairwise

import pytest

from bot.actors.gazetteer import load_gazetteer
from bot.actors.portfolios import with_holders
from bot.actors.recognise import Candidate
from bot.model.actor import ActorType
from tests.bot.actors.test_whole_articles import read


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The Minister for Foreign Affairs Marten Lidevang said so.", "Marten Lidevang"),
        ("The Minister of Trade and Industry Ebrima Pattel resigned.", "Ebrima Pattel"),
        (
            "The High Commissioner for Human Rights Zaid Ra'id Al Hassan spoke.",
            "Zaid Ra'id Al Hassan",
        ),
        ("The Commissioner for Economy Paulo Gentilini warned them.", "Paulo Gentilini"),
        (
            "The Vice President for Women and Family Affairs, Shahin Molaverd, led them.",
            "Shahin Molaverd",
        ),
        ("The State Secretary for Migration Krista van Burgen left.", "Krista van Burgen"),
        ("The Hexling County Sheriff Van Dunmore said so.", "Van Dunmore"),
    ],
)
def test_the_holder_of_an_office_is_a_person(text: str, person: str) -> None:
    assert ("person", [person]) in read(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "The Minister for Health, Northern Ireland said, was late.",
        "The Department of Trade and Industry closed.",
        "The Minister for Health New Zealand sent was late.",
    ],
)
def test_what_only_looks_like_a_holder_is_none(text: str) -> None:
    assert all(kind != "person" for kind, _ in read(text).values())


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("The President of the European Central Bank Christine Lagarde spoke.", "Lagarde", "Bank"),
        (
            "The President of the European Parliament Roberta Metsola spoke.",
            "Metsola",
            "Parliament",
        ),
        ("The head of Sports Direct Mike Ashley spoke.", "Mike Ashley", "Sports Direct"),
        ("Head of the International Atomic Energy Agency Rafael Grossi spoke.", "Grossi", "Agency"),
    ],
)
def test_a_body_that_somebody_leads_stays_whole(text: str, person: str, body: str) -> None:
    found = read(text)
    (leader,) = (name for name in found if name.endswith(person))
    assert found[leader][0] == "person"
    assert any(name.endswith(body) for name, (kind, _) in found.items() if kind == "organisation")
    assert all(body not in name for name, (kind, _) in found.items() if kind == "person")


@pytest.mark.parametrize(
    ("cuts", "name"),
    [
        ((0, 20), "Zaid Hassan"),
        ((21, 24), "Zaid Hassan"),
        ((21, 29), "Zaid Has"),  # a name that the tagger saw whole
        ((33, 36), "Zaid Hassan"),
    ],
)
def test_of_many_holders_each_is_one_person(cuts: tuple[int, int], name: str) -> None:
    one = "Minister for Health, Zaid Hassan, met "
    text, starts = one * 300, range(0, 300 * len(one), len(one))
    names = [Candidate(at + cuts[0], at + cuts[1], ActorType.ORGANISATION) for at in starts]
    found = with_holders(text, names, load_gazetteer())
    people = [one for one in found if one.type is ActorType.PERSON]
    assert [text[one.start : one.end] for one in people] == [name] * 300
    assert all(a.end <= b.start for a, b in pairwise(found))
