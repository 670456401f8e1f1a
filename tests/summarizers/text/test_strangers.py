import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.text.strangers import find_strangers

FULL = "“We were sick,” said Tanner Vandermeer, who drives a van."


@pytest.mark.parametrize(
    "sentence",
    [
        "Drivers are forced to work through sickness, Vandermeer said.",
        "Vandermeer is the head of the union.",
        "It was hot in Vandermeer’s house.",
        "According to Mr. Ek and to Vandermeer, nobody slept.",
    ],
)
def test_who_is_called_by_the_surname_alone_is_a_stranger(sentence: str) -> None:
    assert find_strangers([FULL, "It rained.", sentence], "")[2] == (frozenset([0]),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tanner Vandermeer slept, and nobody woke Vandermeer.",
        "They drove to Vandermeer Street.",
        "Nobody knows what the Vandermeer is.",
        "Somebody called Ek slept.",
    ],
)
def test_others_are_none(sentence: str) -> None:
    assert find_strangers([FULL, sentence], "")[1] == ()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("House Democrats walked out on Monday.", "Talks go on, but Democrats want a vote."),
        ("A Texas Republican walked out.", "It takes but one Republican to end the talks."),
        ("The quay closes on Good Friday.", "The bank will open on Friday."),
        ("Visit White House by day.", "It is for the mayor or for House to say."),
        ("Both Facebook and the quay fell.", "Shares of Facebook fell by 4 percent."),
        ("If Vandermeer wins, the quay falls.", "Vandermeer said so."),
        ("After Vandermeer’s speech it rained.", "Vandermeer said so."),
        ("Marlow's Vandermeer sank.", "It took a day to raise Vandermeer."),
        ("After President Vandermeer spoke, it rained.", "Vandermeer said so."),
        ("If Mr Vandermeer wins, the quay falls.", "Vandermeer said so."),
        ("Radical Islam is told of.", "It is a book on Islam."),
    ],
)
def test_rows_of_capitals_that_are_no_names_tell_nobody(row: str, sentence: str) -> None:
    assert find_strangers([row, sentence], "")[1] == ()


def test_a_full_name_after_a_function_word_is_told() -> None:
    texts = ["If Tanner Vandermeer wins, the quay falls.", "Vandermeer said so."]
    assert find_strangers(texts, "")[1] == (frozenset([0]),)
    for row in (
        "Will Vandermeer drives",
        "Don Vandermeer drives",
        "It was Marlow's Tanner Vandermeer",
    ):
        assert find_strangers([f"{row}.", "Vandermeer said so."], "")[1] == (frozenset([0]),)


def test_whom_the_headline_or_nobody_names_in_full_before_is_none() -> None:
    later = "Vandermeer said so."
    assert find_strangers([FULL, later], "Vandermeer wins")[1] == ()
    assert find_strangers([FULL, later], "Tanner wins")[1] == ()
    assert find_strangers([later, FULL], "")[0] == ()


@given(st.lists(st.text(st.sampled_from("Ab ’.-\n")), max_size=8), st.text(max_size=20))
def test_only_earlier_sentences_tell_names(texts: list[str], title: str) -> None:
    found = find_strangers(texts, title)
    assert len(found) == len(texts)
    assert all(max(told) < at for at, some in enumerate(found) for told in some)
