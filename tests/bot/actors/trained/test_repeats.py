"""Names given in full are found where they stand again, and ends of names are mended."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actors.gazetteer import load_gazetteer
from bot.actors.recognise import Candidate
from bot.actors.trained.repeats import add_repeats, mend_ends
from bot.model.actor import ActorType

PERSON, ORGANISATION = ActorType.PERSON, ActorType.ORGANISATION
NAMES = {"Ada": "f", "Nils": "f", "Fiona": "f", "Ben": "f", "ask": "s"}


def person(text: str, name: str) -> Candidate:
    start = text.index(name)
    return Candidate(start, start + len(name), PERSON)


def found(text: str, name: str) -> list[str]:
    return [text[c.start : c.end] for c in add_repeats(text, [person(text, name)])]


def mended(text: str, *names: str) -> list[str]:
    candidates = [person(text, name) for name in names]
    return [text[c.start : c.end] for c in mend_ends(text, candidates, load_gazetteer(), NAMES)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ada Cook sold it. Cook wants a boat.", ["Ada Cook", "Cook"]),
        ("Ada Cook sold it. Cook for your friends.", ["Ada Cook"]),
        ("Ada Cook sold it to Cook Shipping.", ["Ada Cook"]),
        ("Ada Cook met the mayor. Then Ada Cook left.", ["Ada Cook", "Ada Cook"]),
        ("Ada al-Tayeb left. Al-Tayeb was tired.", ["Ada al-Tayeb", "Al-Tayeb"]),
        ("Ada Cook ate. The cook was late, the Cooks too.", ["Ada Cook"]),
    ],
)
def test_a_name_is_found_again(text: str, wanted: list[str]) -> None:
    assert found(text, " ".join(text.split()[:2])) == wanted


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("Keeper Nils Brandt left.", ["Keeper Nils Brandt"], ["Nils Brandt"]),
        ("Ada Quill of Ostia spoke.", ["Ada Quill of Ostia"], ["Ada Quill"]),
        ("It is al-Kaabi.", ["Kaabi"], ["al-Kaabi"]),
        ("Ask Halloran. Fiona Halloran is in.", ["Ask Halloran", "Fiona Halloran"], None),
    ],
)
def test_ends_are_mended(text: str, names: list[str], wanted: list[str] | None) -> None:
    assert mended(text, *names) == (wanted or ["Halloran", "Fiona Halloran"])


def test_of_a_ministry_its_country_stays() -> None:
    text = "The Ministry of Forests of Indonesia paid the Defence Ministry."
    candidates = [
        Candidate(4, 36, ORGANISATION),
        Candidate(text.index("Defence"), len(text) - 1, ORGANISATION),
    ]
    (left,) = mend_ends(text, candidates, load_gazetteer(), {})
    assert (text[left.start : left.end], left.type) == ("Indonesia", ActorType.PLACE)


@given(st.text(st.sampled_from("Aa quil.-“’\n"), max_size=60))
def test_candidates_stay_in_order_and_apart(tail: str) -> None:
    text = f"Aa Quil. {tail}"
    places = [(c.start, c.end) for c in add_repeats(text, [Candidate(0, 7, PERSON)])]
    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
