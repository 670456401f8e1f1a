import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.text import clean_line
from bot.sources.formats.start import read_start
from bot.sources.markup import text_of

PIECES = st.sampled_from(
    (
        *("<p>", "<p>a</p>", "<b>b</b>", "<br/>", "<br>", "<div class='a b'>c</div>", "<ul><li>"),
        *("<a href='?a=1&amp;b=2'>d</a>", '<img alt="x > y" src=z>', "<!-- no -->", "<h2>e</h2>"),
        *("<script>no</script>", "<style>no</style>", "<figcaption>no</figcaption>", "<td>f</td>"),
        *(" one ", "two,", "港", "&amp;", "&eacute;", "&nbsp;", "&lt;x&gt;", "\n", "5 < 6 ", "“q”"),
    )
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_is_the_text_cut(fragment: str) -> None:
    assert clean_line(read_start(fragment, 200)) == clean_line(text_of(fragment), 200)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_keeps_paragraphs_apart(fragment: str) -> None:
    assert read_start(f"<p>{fragment}", 1_000) == text_of(f"<p>{fragment}")


def test_a_break_in_plain_text_is_a_space_and_an_empty_line_a_paragraph() -> None:
    assert read_start("one\ntwo\r\nthree\n\nfour\r\n\r\nfive", 100) == "one two three\nfour\nfive"


@pytest.mark.parametrize("size", [10, 100, 1_000])
def test_looks_further_where_the_first_part_is_all_markup(size: int) -> None:
    fragment = f"<style>{'a {b: c}' * size}</style><img alt='{'x' * size}'>" * 3 + "<p>At last."
    assert read_start(fragment, 50) == "At last."


def test_a_tag_cut_in_half_is_no_text() -> None:
    fragment = "<p>" + "word " * 799 + "<a href='" + "y" * 500 + "'>z</a>" * 50
    assert "href" not in read_start(fragment, 4_200)
