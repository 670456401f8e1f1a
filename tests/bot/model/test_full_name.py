"""Whether two full names may be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.full_name import FullName, adds_a_name, may_be_one, take_apart, without_nickname
from bot.model.given_names import are_one


def read(name: str) -> FullName:
    words = without_nickname(name).replace(".", " ").replace("-", " ").lower().split()
    full = take_apart(words)
    assert full is not None
    return full


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald J. Trump", "Donald Trump"),
        ("Bob Quill", "Robert Quill"),
        ("Joseph R. Oak Jr.", "Joe Oak"),
        ("Robert S. Quill III", "Robert Quill"),
        ("John F. Marsh", "John Fitzgerald Marsh"),
        ("J. D. Oak", "JD Oak"),
        ("George H. W. Oak", "George HW Oak"),
        ("F. Scott Marden", "Scott Marden"),
        ("Mohammed Oak", "Muhammad Oak"),
        ("Kathryn Oak", "Kate Oak"),
        ("Orbán Viktor", "Viktor Orbán"),
        ("Ada “Dot” Roe", "Ada R. Roe"),
        ("Luis Alberto Lacalle Pou", "Luis Lacalle Pou"),
        ("Mohammed Aly Hassan", "Mohammed Ali Hassan"),
        ("Pat Oak", "Patricia Oak"),
        ("Pat Oak", "Patrick Oak"),
    ],
)
def test_two_forms_of_one_name(one: str, other: str) -> None:
    assert may_be_one(read(one), read(other))
    assert may_be_one(read(other), read(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George H. W. Bush", "George W. Bush"),
        ("George HW Bush", "George W. Bush"),
        ("Michael B. Oak", "Michael J. Oak"),
        ("Robert Oak Sr.", "Robert Oak Jr."),
        ("Henry Oak II", "Henry Oak III"),
        ("Jean-Luc Oak", "Jean-Pierre Oak"),
        ("Mary Jo Oak", "Mary Ann Oak"),
        ("Patricia Oak", "Patrick Oak"),
        ("Daniel Oak", "Daniela Oak"),
        ("Jeffrey Oak", "Geoffrey Oak"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Bob Oak", "Bob Ash"),
        ("Jack Oak", "John Oak"),
        ("JD Oak", "J. C. Oak"),
        ("Rob Oak", "Ron Oak"),
    ],
)
def test_what_contradicts_makes_two(one: str, other: str) -> None:
    assert not may_be_one(read(one), read(other))
    assert not may_be_one(read(other), read(one))


def test_a_single_word_is_no_full_name() -> None:
    assert take_apart(["roe"]) is None
    assert take_apart(["roe", "jr"]) is None
    assert take_apart([]) is None


def test_a_middle_name_in_full_is_told_from_an_initial() -> None:
    assert adds_a_name(read("Jair Renan Oak"), read("Jair Oak"))
    assert not adds_a_name(read("Jair R. Oak"), read("Jair Oak"))
    assert not adds_a_name(read("Jair Renan Oak"), read("Jair R. Oak"))


def test_short_forms_of_one_name_are_one() -> None:
    assert are_one("bob", "rob")
    assert not are_one("ted", "theresa")


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=6), min_size=2, max_size=5)


@given(WORDS, WORDS)
def test_who_is_compared_with_whom_makes_no_difference(one: list[str], other: list[str]) -> None:
    left, right = take_apart(one), take_apart(other)
    assert left is not None
    assert right is not None
    assert may_be_one(left, left)
    assert may_be_one(left, right) == may_be_one(right, left)
