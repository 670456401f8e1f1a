from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import UsageError
from bot.model.request import CommandInfo, Kind, Parameter
from bot.model.text import clean_line
from commands.line import parse_line
from commands.wording import argument, bare, day, join, number, quoted

WHO = CommandInfo("who", "Who someone is", (Parameter("actor", Kind.ACTOR, "A name"),))


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_reads_as_in_a_sentence(words: list[str], said: str) -> None:
    assert join(words) == said


def test_the_last_word_may_be_another() -> None:
    assert join(["a", "b"], "or") == "a or b"


def test_a_day_names_its_year_only_where_it_is_another() -> None:
    assert day(date(2026, 11, 2), date(2026, 12, 1)) == "2 Nov"
    assert day(date(2025, 11, 2), date(2026, 12, 1)) == "2 Nov 2025"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Japan", "Japan"),
        ("高市早苗", "高市早苗"),
        ("https://example.com/feed.xml?a=1", "https://example.com/feed.xml?a=1"),
        ("model:lsa", '"model:lsa"'),
        ("South Korea", '"South Korea"'),
        ("O'Brien", '"O\'Brien"'),
        ('The "Rock"', '"The Rock"'),
        ("", '""'),
    ],
)
def test_an_argument_is_quoted_where_it_needs_it(text: str, written: str) -> None:
    assert argument(text) == written


@given(st.text())
def test_an_argument_never_ends_before_its_end(text: str) -> None:
    written = argument(text)
    inside = written.removeprefix('"').removesuffix('"')
    assert inside == bare(text)
    assert not set(inside) & set('"“”„‟')


@given(st.text(min_size=1))
def test_a_name_as_an_argument_is_read_back(text: str) -> None:
    name = clean_line(bare(text))
    if name:
        _, arguments = parse_line(f"who {argument(name)}", [WHO])
        assert arguments == {"actor": name}


def test_what_is_quoted_is_cut_where_nobody_reads_on() -> None:
    assert quoted("Kim") == "“Kim”"
    assert quoted("x" * 500) == f"“{'x' * 79}…”"


def test_a_number_within_its_bounds_is_read() -> None:
    assert number("3", what="It", least=1, most=9) == 3


@pytest.mark.parametrize("typed", ["", "0", "10", "-1", "3.5", "three", "９", "9" * 400])
def test_what_is_no_number_in_bounds_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        number(typed, what="The number of stories", least=1, most=9)
    assert refused.value.message == (
        f"The number of stories is a number from 1 to 9, not {quoted(typed)}."
    )
