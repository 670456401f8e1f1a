"""JSON-LD with the slips of templates, and without."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.json_ld import read_values

ARTICLE = {"@type": "NewsArticle", "headline": "Pier", "datePublished": "2026-11-19"}
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.lists(values.filter(lambda value: not isinstance(value, int)), max_size=4))
def test_what_is_well_formed_is_read_as_it_is(several: list[object]) -> None:
    assert read_values(" ".join(map(json.dumps, several))) == several


@given(st.lists(values, min_size=1), st.sampled_from([",", ", ", ",\n// more\n", "/* , */"]))
def test_commas_and_remarks_before_an_end_are_passed_over(several: list[object], slip: str) -> None:
    assert read_values(f"{json.dumps(several)[:-1]}{slip}]") == [several]


@pytest.mark.parametrize("remark", ["/* of the theme */", "// of the theme"])
def test_remarks_before_the_first_value_are_passed_over(remark: str) -> None:
    assert read_values(f"{remark}\n{json.dumps(ARTICLE)}") == [ARTICLE]


@pytest.mark.parametrize(
    "source",
    [
        '{"a": "x // y", "b": "/* z */", "c": ",]",}',
        '{"a": "x // y", // an address\n "b": "/* z */", "c": ",]"}',
    ],
)
def test_what_stands_in_a_string_is_no_slip(source: str) -> None:
    assert read_values(source) == [{"a": "x // y", "b": "/* z */", "c": ",]"}]


def test_of_what_is_broken_beyond_mending_kind_and_date_are_left() -> None:
    source = json.dumps(ARTICLE).replace("Pier", 'The "Pier" opens')
    assert read_values(source) == [{"@type": "NewsArticle", "datePublished": "2026-11-19"}]
    assert read_values("{ not at all") == []


@given(st.text(alphabet='{}[]",:/*\\ \na1', max_size=60))
def test_anything_is_read_or_nothing(source: str) -> None:
    assert isinstance(read_values(source), list)


def test_marks_in_a_string_without_an_end_cost_no_square_of_its_length() -> None:
    r"""From each `\"` the rest was read anew: a block of the longest kind took two minutes."""
    assert read_values('"' + '\\"' * 99_000 + "\\") == []
