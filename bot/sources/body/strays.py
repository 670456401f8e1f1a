"""What was chosen of a page and yet is none of its text: stretches apart from it and in doubt.

Each block is judged by itself and by what is around it. So the teasers of other articles far below
a short one may each look like an article, a little less than it does. As a stretch they can be
told: they begin after a gap, stand in another box, are made otherwise, and are all less likely.
"""

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Any

from bot.sources.body.blocks import Block

_GAP = 3
"""Blocks that were not chosen, from which on a new stretch begins."""
_DOUBT = 2.0
"""Log odds by which a stray is less likely than the text: 0.82 beside 0.98."""
_MOST = 0.7
"""Share of the text's words that its box holds."""
_LIKE = 0.5
"""Share of a stretch's words made as the text is from which on it belongs to it."""
_SURE = 0.01
"""Keeps the odds of what is certain finite."""


def without_strays(blocks: Sequence[Block], sizes: Any, chances: Any, chosen: Any) -> Any:
    """Return which of the chosen blocks are left once strays after the text are gone.

    `sizes` are the blocks' numbers of words, 0 for those that count as nothing. The text is the
    stretch with the most words that are likely to be it.
    """
    import numpy as np

    counted = np.flatnonzero(chosen & (sizes > 0))
    stretches = np.split(counted, np.flatnonzero(np.diff(counted) > _GAP) + 1)
    wanted = chances * sizes
    text = max(stretches, key=lambda stretch: float(wanted[stretch].sum()))
    later = [stretch for stretch in stretches if len(text) and stretch[0] > text[-1]]
    if not later:
        return chosen
    box, kind = _box_of(blocks, sizes, text), _kind_of(blocks, sizes, text)
    least = _log_odds(wanted, sizes, text) - _DOUBT
    left = chosen.copy()
    for stretch in later:
        inside = all(box in blocks[number].containers for number in stretch)
        like = sum(sizes[number] for number in stretch if _kind(blocks[number]) == kind)
        if (
            not inside
            and like < _LIKE * sizes[stretch].sum()
            and _log_odds(wanted, sizes, stretch) < least
        ):
            left[stretch] = False
    return left


def _log_odds(wanted: Any, sizes: Any, stretch: Any) -> float:
    """Return the log odds of a stretch's mean chance."""
    chance = float(wanted[stretch].sum() / sizes[stretch].sum())
    return log((chance + _SURE) / (1 + _SURE - chance))


def _box_of(blocks: Sequence[Block], sizes: Any, stretch: Any) -> int:
    """Return the innermost box that holds most of a stretch; -1 where none does.

    Boxes are numbered as they begin, so of those around each other the innermost is the last.
    """
    words = Counter[int]()
    for number in stretch:
        for box in blocks[number].containers:
            words[box] += sizes[number]
    least = _MOST * sizes[stretch].sum()
    return max((box for box, held in words.items() if held >= least), default=-1)


def _kind_of(blocks: Sequence[Block], sizes: Any, stretch: Any) -> tuple[str, int, int]:
    """Return how most of a stretch is made."""
    words = Counter[tuple[str, int, int]]()
    for number in stretch:
        words[_kind(blocks[number])] += sizes[number]
    return max(words, key=words.__getitem__)


def _kind(block: Block) -> tuple[str, int, int]:
    return block.tag, block.near, block.depth
