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
