"""The blocks of a page, and what the judge makes of them."""

from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.body.blocks import MOST_BLOCKS, Block, Mark, read_blocks
from bot.sources.body.features import flat, measure
from bot.sources.body.hearing import agreement, compare
from bot.sources.body.judge import Judge
from bot.sources.extract import parse_page
from bot.sources.page import PageFacts, read_facts

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PARAGRAPH = "The council voted on Monday to rebuild the old pier, and to open it again in March. "


def blocks_of(body: str) -> list[Block]:
    return read_blocks(parse_page(f"<html><body>{body}</body></html>"))


def judge_of(body: str) -> Judge:
    tree = parse_page(f"<html><body>{body}</body></html>")
    return Judge(tree, read_facts(tree, url="", now=NOW))


def test_a_block_ends_where_a_block_element_begins_or_ends() -> None:
    blocks = blocks_of("<div>One <b>bold</b> <p>Two</p> three<br>four<br><br>five</div>")
    assert [(block.text, block.tag) for block in blocks] == [
        ("One bold", "div"),
        ("Two", "p"),
        ("three four", "div"),
        ("five", "div"),
    ]


def test_a_block_knows_what_it_stands_in() -> None:
    [block] = blocks_of("<main><div class='related-posts'><p><a href='/'>More</a> here</p></div>")
    assert Mark.MAIN & block.marks
    assert Mark.RELATED & block.near
    assert (block.linked, block.links) == (4, 1)


def test_what_most_of_the_text_stands_in_says_nothing() -> None:
    body = f"<p>{PARAGRAPH}</p>" * 4
    blocks = blocks_of(f"<div class='content-with-sidebar'>{body}</div>")
    assert [bool(Mark.SIDEBAR & block.marks) for block in blocks] == [False] * 4


def test_comments_are_comments_though_most_of_the_text_is_in_them() -> None:
    comments = f"<p>{PARAGRAPH}</p>" * 20
    blocks = blocks_of(f"<p>{PARAGRAPH * 3}</p><div id='comments'>{comments}</div>")
    assert [bool(Mark.COMMENTS & block.marks) for block in blocks] == [False, *[True] * 20]


def test_an_article_named_after_its_comments_is_none() -> None:
    body = f"<p>{PARAGRAPH}</p>" * 5
    blocks = blocks_of(f"<div class='has-comments'>{body}</div>")
    assert [bool(Mark.COMMENTS & block.marks) for block in blocks] == [False] * 5


def test_cells_of_a_row_stand_on_one_line() -> None:
    rows = "<tr><th>Day</th><th>Tide</th></tr><tr><td>Monday</td><td>3.2 metres</td></tr>"
    text, _ = judge_of(
        f"<article><h1>The pier</h1><p>{PARAGRAPH * 4}</p><table>{rows}</table>"
        f"<p>{PARAGRAPH[4:] * 4}</p></article>"
    ).choose()
    assert not [line for line in text.split("\n") if line in ("Monday", "3.2 metres")]


def test_what_is_said_twice_is_taken_once() -> None:
    text, _ = judge_of(f"<article>{f'<p>{PARAGRAPH * 3}</p>' * 2}</article>").choose()
    assert text == (PARAGRAPH * 3).strip()


def test_a_page_without_text_has_no_article() -> None:
    judge = judge_of("<img src='x'>")
    judge.hear("something", "else")
    assert judge.choose() == ("", 0.0)
    assert judge.expect("something") == 0.0


def test_readings_are_compared_block_by_block() -> None:
    words = ["the council voted to rebuild the pier", "menu", "it opens in march they said today"]
    sizes = np.array([7, 1, 7], np.float32)
    rows = compare(words, sizes, ["\n".join(words), words[0]])
    assert rows[:, 0].tolist() == [1, 1, 1]
    assert rows[:, 2].tolist() == [1, 0, 0]
    assert rows[0, -1] == np.float32(7 / 15)


MARKUP = st.recursive(
    st.text(max_size=40),
    lambda inner: st.tuples(
        st.sampled_from(("div", "p", "li", "a", "td", "tr", "br", "h1", "nav", "b")),
        st.sampled_from(("", "comments", "share", "article-body", "x" * 400)),
        st.lists(inner, max_size=4),
    ).map(lambda part: f"<{part[0]} class='{part[1]}'>{''.join(part[2])}</{part[0]}>"),
    max_leaves=30,
)


@given(MARKUP)
def test_any_page_is_measured_and_judged(body: str) -> None:
    tree = parse_page(f"<html><body>{body}<p>end</p></body></html>")
    blocks = read_blocks(tree)
    assert len(blocks) <= MOST_BLOCKS
    words = [flat(block.text) for block in blocks]
    rows = measure(blocks, words, PageFacts(title="A title"))
    assert rows.shape[0] == len(blocks)
    assert np.isfinite(rows).all()
    judge = Judge(tree, PageFacts(title="A title"))
    for _ in range(2):
        text, expected = judge.choose()
        assert 0.0 <= expected <= 1.0
        assert set(flat(text).split()) <= set(" ".join(words).split())
        judge.hear(text, "")


def test_agreement_is_the_share_of_words_two_texts_have_in_common() -> None:
    assert agreement("The council voted.", "the COUNCIL voted") == 1.0
    assert agreement("a b c d", "a b") == 2 / 3
    assert agreement("", "a") == agreement("", "") == 0.0
