import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actors.gazetteer import load_gazetteer
from bot.actors.recognise import Candidate
from bot.actors.reread import reread
from bot.model.actor import ActorType
from bot.model.article import Span

PERSON, ORGANISATION, PLACE = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE


def spans(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"\S[^.!?]*[.!?]?[”\"]?", text)]


def again(text: str, *found: tuple[str, ActorType | None]) -> list[tuple[str, ActorType | None]]:
    """What is made of names, each of which a recogniser found where it stands first."""
    candidates = [Candidate(text.index(name), text.index(name) + len(name), k) for name, k in found]
    candidates.sort(key=lambda candidate: candidate.start)
    read = reread(text, spans(text), candidates, load_gazetteer())
    return [(text[one.start : one.end], one.type) for one in read]


def test_a_title_makes_a_person_and_is_none_of_the_name() -> None:
    text = "They heard Ambassador Ilya Sorin speak."
    assert again(text, ("Ambassador Ilya Sorin", ORGANISATION)) == [("Ilya Sorin", PERSON)]


def test_the_last_word_alone_makes_a_person() -> None:
    text = "The winner was Jordan Price again. On Monday Price wept."
    assert again(text) == [("Jordan Price", PERSON), ("Price", PERSON)]


@pytest.mark.parametrize(
    "text",
    [
        "We went to see Castellan Bank there. The Bank was shut.",
        "He flew to Grupo Chile for work. On Monday Chile won.",
        "Ask Halloran for it. On Monday Halloran left.",
        "They fought at Leeds Rovers again. A Rovers fan left.",
    ],
)
def test_no_person_is_made_of_what_is_none(text: str) -> None:
    assert PERSON not in {kind for name, kind in again(text) if " " in name}


def test_a_day_is_no_surname() -> None:
    text = "On Friday it rained. Police met Ms. Mowlam Friday in Bath."
    assert "Friday" not in str(again(text, ("Mowlam", PERSON)))


def test_a_firm_by_its_last_word_and_by_its_neighbours() -> None:
    text = "We drink from Dunmore Foods here. Shares in Vantory fell, and Vantory said so."
    found = again(text, ("Vantory", PERSON))
    assert found[0] == ("Dunmore Foods", ORGANISATION)
    assert found[1] == ("Vantory", ORGANISATION)


def test_a_firm_before_its_head() -> None:
    text = "Yesterday Vantory chief executive Priya Rao quit."
    found = dict(again(text, ("Vantory", PERSON), ("Priya Rao", PERSON)))
    assert found == {"Vantory": ORGANISATION, "Priya Rao": PERSON}


def test_a_ship_is_no_person_and_a_union_is_an_organisation() -> None:
    text = (
        "Police boarded the Alba Marina there. The ship Nora Belle left. At noon FNV Havens struck."
    )
    found = again(text, ("Alba Marina", PERSON), ("Nora Belle", PERSON), ("FNV Havens", PERSON))
    assert dict(found) == {"Alba Marina": None, "FNV Havens": ORGANISATION}


def test_a_nickname_in_quotation_marks_is_in_the_name() -> None:
    text = "The king is Robert “Bobby” Tallow, who is old."
    assert again(text, ("Robert", None), ("Bobby", PERSON)) == [("Robert “Bobby” Tallow", PERSON)]


def test_the_small_words_of_a_surname_belong_to_it() -> None:
    text = "They saved Greta von Asche. Then von Asche slept. Von Asche woke."
    found = again(text, ("Greta von Asche", PERSON))
    assert [name for name, _ in found] == ["Greta von Asche", "von Asche", "Von Asche"]


def test_siblings_and_kin() -> None:
    text = "The twins Ana and Iva Doric swam. Ana Doric won. Their brother, Luka, sat."
    found = again(text, ("Iva Doric", PERSON), ("Ana Doric", PERSON))
    assert [name for name, _ in found] == ["Ana", "Iva Doric", "Ana Doric", "Luka"]


def test_a_short_form_of_the_one_organisation() -> None:
    text = "They joined the Coastal Pilots Guild. Later Guild members wept."
    found = again(text, ("Coastal Pilots Guild", ORGANISATION))
    assert found == [("Coastal Pilots Guild", ORGANISATION), ("Guild", ORGANISATION)]
    assert again("Later Guild members wept.") == []


def test_what_the_gazetteer_knows_stays() -> None:
    text = "Envoys met King Abdullah there. In Japan nobody knew."
    known = (("King Abdullah", PERSON), ("Japan", PLACE))
    assert again(text, *known) == list(known)


WORDS = st.sampled_from(
    (
        *("Ada", "Quill", "von", "der", "Asche", "al-", "Mr", "Ms", "King", "and", "&", "said"),
        *("met", "the", "The", "Bank", "Price,", "33,", "“Bob”", "O’Neill", "Jr.", "his", "in"),
        *("brother,", "I", "II", "Tokyo", "Japan’s", "\u200b", "2-1", ".", ",", "Guild", "A."),
        *("é", "ÀB-c", "shares", "Monday", "Leeds", "United", "chief", "executive", "Friday"),
    )
)


@given(st.lists(WORDS, max_size=60), st.data())
def test_candidates_come_out_in_order_and_apart(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from([None, *ActorType])
    found = [
        Candidate(start, end, data.draw(kinds))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    read = reread(text, spans(text), found, load_gazetteer())
    assert all(0 <= one.start < one.end <= len(text) for one in read)
    assert all(a.end <= b.start for a, b in pairwise(read))


def test_what_stands_after_a_name_in_capitals_is_no_part_of_it() -> None:
    text = "They heard Rupert Vane KC speak."
    assert again(text, ("Rupert Vane KC", PERSON)) == [("Rupert Vane", PERSON)]


def test_a_family_and_a_plain_word_are_no_person() -> None:
    text = "Ruth Oyelowo leads it for the Oyelowo family. Mark my words."
    found = again(text, ("Ruth Oyelowo", PERSON), ("Mark", PERSON))
    assert found == [("Ruth Oyelowo", PERSON)]


def test_whom_somebody_plays_for_is_a_club_in_copy_about_sport() -> None:
    text = "The striker scored a penalty. He joined from Gent in June."
    assert again(text, ("Gent", PLACE)) == [("Gent", ORGANISATION)]
    assert again("He joined from Gent in June.", ("Gent", PLACE)) == [("Gent", PLACE)]


def test_a_driver_may_be_called_like_a_day() -> None:
    text = "They freed driver Sunday Okoro there. Later Okoro slept."
    assert ("Sunday Okoro", PERSON) in again(text)


def test_a_longer_name_is_found_wherever_it_stands() -> None:
    text = "They met at Tianhe Property. She sold Tianhe Property in May."
    found = again(text, ("Tianhe Property", ORGANISATION))
    assert found == [("Tianhe Property", ORGANISATION)] * 2


@pytest.mark.parametrize(
    ("text", "name", "kind", "wanted"),
    [
        (
            "They heard Prosecutor Simon Lake.",
            "Prosecutor Simon Lake",
            PLACE,
            ("Simon Lake", PERSON),
        ),
        ("A bench of Justices B.R. Oru.", "Justices B.R. Oru", ORGANISATION, ("B.R. Oru", PERSON)),
        ("He sailed Prince William Lake.", "Prince William Lake", PLACE, None),
    ],
)
def test_a_title_tells_a_person_from_a_lake(
    text: str, name: str, kind: ActorType, wanted: tuple[str, ActorType] | None
) -> None:
    assert again(text, (name, kind)) == [wanted or (name, kind)]


def test_a_name_in_capitals_whose_surname_comes_again() -> None:
    text = "ODRA SENN, chief of the firm, says it will hire. Senn spoke in May."
    assert again(text, ("Senn", None)) == [("ODRA SENN", PERSON), ("Senn", PERSON)]


def test_a_seat_makes_a_person_and_is_none_itself() -> None:
    text = "They met Zuv Flowers, D-Pine Bluff, there."
    assert again(text, ("D-Pine Bluff", PLACE)) == [("Zuv Flowers", PERSON)]


def test_a_party_whose_initials_come_again_is_no_person() -> None:
    text = "They asked Comprensa Civila again. The answer of CC was no."
    read = again(text, ("Comprensa Civila", PERSON), ("CC", ORGANISATION))
    assert read[0] == ("Comprensa Civila", ORGANISATION)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They asked former Solicitor General again.", "Solicitor General", ORGANISATION),
        ("She is a Liberal Democrat by birth.", "Liberal Democrat", ORGANISATION),
        ("The museum bought a Vardis that was stolen.", "Vardis", PERSON),
        ("He is the third Vardis to lead it.", "Vardis", PERSON),
        ("Her heroine is a flinty Corvelia.", "Corvelia", PERSON),
        ("The pupils named it Garvy.", "Garvy", PERSON),
        ("He read Plavo in the pit.", "Plavo", PERSON),
    ],
)
def test_what_is_nobody(text: str, name: str, kind: ActorType) -> None:
    assert again(text, (name, kind)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She was a Vardis aide once.", "Vardis"),
        ("We met an old friend, Vardis, there.", "Vardis"),
        ("He read what Vardis wrote.", "Vardis"),
        ("They read Obama the riot act.", "Obama"),
    ],
)
def test_who_is_somebody(text: str, name: str) -> None:
    assert again(text, (name, PERSON)) == [(name, PERSON)]


def test_what_and_joins_to_an_organisation_is_one() -> None:
    text = "Customers like Tormund Bank and Monzu there."
    read = again(text, ("Tormund Bank", ORGANISATION), ("Monzu", PLACE))
    assert read == [("Tormund Bank", ORGANISATION), ("Monzu", ORGANISATION)]
    text = "They saw Odeum and Tormund Bank there."
    read = again(text, ("Odeum", PLACE), ("Tormund Bank", ORGANISATION))
    assert read == [("Odeum", ORGANISATION), ("Tormund Bank", ORGANISATION)]
    text = "They saw the Odeum and Tormund Bank there."
    assert again(text, ("Odeum", PLACE), ("Tormund Bank", ORGANISATION))[0] == ("Odeum", PLACE)


def test_a_word_name_is_taken_in_where_it_was_a_name_of_its_own() -> None:
    text = "She saw Jordan Ann Roe there."
    found = again(text, ("Jordan", PLACE), ("Ann Roe", PERSON))
    assert found == [("Jordan Ann Roe", PERSON)]
