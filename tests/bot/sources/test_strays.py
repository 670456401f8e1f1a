"""Which stretches of what the judge chose are left out, for chances we name."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.body.blocks import Block, read_blocks
from bot.sources.body.strays import without_strays
from bot.sources.extract import parse_page

PARAGRAPH = "<p>The council voted on Monday to rebuild the pier.</p>"
STORY = f"<article>{PARAGRAPH * 4}</article>"
GAP = "<ul><li>Home</li><li>Sport</li><li>Weather</li></ul>"
TEASERS = "<div><dl><dd>A ferry ran aground in the harbour on Sunday night.</dd></dl></div>" * 3


def left_of(body: str, likely: dict[str, float]) -> list[str]:
    """Return the texts left of the blocks of a body that have a chance; others are not chosen."""
    blocks = read_blocks(parse_page(f"<html><body>{body}</body></html>"))
    chances = np.array([likely.get(block.text.split()[0], 0.0) for block in blocks])
    left = without_strays(blocks, sizes_of(blocks), chances, chances > 0)
    return [block.text.split()[0] for block, kept in zip(blocks, left, strict=True) if kept]


def sizes_of(blocks: list[Block]) -> np.ndarray:
    return np.array([len(block.text.split()) for block in blocks], np.float32)


def test_teasers_far_below_the_text_and_less_likely_are_left_out() -> None:
    assert left_of(STORY + GAP + TEASERS, {"The": 0.99, "A": 0.8}) == ["The"] * 4


def test_what_is_nearly_as_likely_as_the_text_is_part_of_it() -> None:
    assert left_of(STORY + GAP + TEASERS, {"The": 0.99, "A": 0.97}) == ["The"] * 4 + ["A"] * 3


def test_what_follows_without_a_gap_is_part_of_the_text() -> None:
    assert left_of(STORY + TEASERS, {"The": 0.99, "A": 0.8}) == ["The"] * 4 + ["A"] * 3


def test_what_stands_in_the_box_of_the_text_is_part_of_it() -> None:
    inside = STORY.replace("</article>", f"{GAP}{TEASERS}</article>")
    assert left_of(inside, {"The": 0.99, "A": 0.8}) == ["The"] * 4 + ["A"] * 3


def test_what_is_made_as_the_text_is_part_of_it() -> None:
    more = "<article><p>A second part begins after what stands between.</p></article>"
    assert left_of(STORY + GAP + more, {"The": 0.99, "A": 0.8}) == ["The"] * 4 + ["A"]


def test_what_comes_before_the_text_stays() -> None:
    assert left_of(TEASERS + GAP + STORY, {"The": 0.99, "A": 0.8}) == ["A"] * 3 + ["The"] * 4


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.integers(0, 9)), max_size=40))
def test_nothing_is_chosen_that_was_not_and_something_stays(
    drawn: list[tuple[float, bool, int]],
) -> None:
    body = "".join(f"<div><p>{'word ' * (size + 1)}</p></div>" for _, _, size in drawn)
    blocks = read_blocks(parse_page(f"<html><body>{body}</body></html>"))
    chances = np.array([chance for chance, _, _ in drawn], np.float32)
    chosen = np.array([taken for _, taken, _ in drawn], bool)
    sizes = np.array([size for _, _, size in drawn], np.float32)
    left = without_strays(blocks, sizes, chances, chosen)
    assert not (left & ~chosen).any()
    assert left.any() == chosen.any()
