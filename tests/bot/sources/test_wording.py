"""Which words speak for an article, and how they are counted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.body.blocks import Block, read_blocks
from bot.sources.body.features import flat
from bot.sources.body.wording import look_at, signs_of, weigh
from bot.sources.extract import parse_page


def blocks_of(body: str) -> list[Block]:
    return read_blocks(parse_page(f"<html><body>{body}</body></html>"))


def test_words_first_and_last_and_pairs_are_signs() -> None:
    assert signs_of("read 12 more more") == {
        *("read", "0", "more", "^read", "more$", "read 0", "0 more", "more more")
    }
    assert signs_of("") == set()


def test_a_long_block_has_no_pairs() -> None:
    assert not [sign for sign in signs_of("one two " * 7) if " " in sign]


def test_sentences_speak_for_an_article_and_what_surrounds_it_against() -> None:
    story, *rest = weigh(
        [
            "the council said on monday that it would not rebuild the pier which was lost in may",
            "all rights reserved",
            "subscribe to our newsletter",
            "related articles",
        ]
    ).tolist()
    assert story > 1 > -1 > max(rest)


def test_what_is_unknown_has_what_any_block_has() -> None:
    assert weigh(["xyzzy"], ({"pier": 2.0}, -0.5)).tolist() == [-0.5]
    assert weigh(["the pier"], ({"pier": 2.0}, -0.5)).tolist() == [1.5]


def test_a_block_knows_its_heading_and_what_came_since_the_longest() -> None:
    blocks = blocks_of("<p>A long story of a pier</p><h2>Related news</h2><p>Another pier</p>")
    words = [flat(block.text) for block in blocks]
    sizes = np.array([6, 2, 2], np.float32)
    rows = look_at(blocks, sizes, weigh(words, ({"related": -3.0, "story": 2.0}, 0.0)))
    heading, distance, lowest = rows[:, -4], rows[:, -3], rows[:, -2]
    assert heading.tolist() == [0, -3, -3]
    assert distance[2] > distance[1] == 0
    assert lowest.tolist() == [2, -3, -3]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=20))
def test_any_blocks_are_weighed_in_bounds(texts: list[str]) -> None:
    words = [flat(text) for text in texts]
    weighed = weigh(words)
    assert (np.abs(weighed) <= 6).all()
    blocks = blocks_of("".join(f"<p>b{number}</p>" for number, _ in enumerate(texts)))
    sizes = np.array([line.count(" ") + bool(line) for line in words], np.float32)
    rows = look_at(blocks, sizes, weighed)
    assert rows.shape[0] == len(texts)
    assert np.isfinite(rows).all()
