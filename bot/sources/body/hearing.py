"""What other extractors found on a page: how alike it is, and as numbers for each block."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from bot.sources.body.features import find_taken, flat

_STRETCHES = ((1, 1), (3, 3), (6, -1), (-1, 6))
"""Blocks before and after one; -1 begins beyond the block itself."""


def agreement(one: str, other: str) -> float:
    """Return how alike two texts are: the F1 of their words, 0 to 1."""
    words, others = Counter(flat(one).split()), Counter(flat(other).split())
    both = words.total() + others.total()
    return 2 * (words & others).total() / both if both else 0.0


def compare(words: Sequence[str], sizes: Any, readings: Sequence[str]) -> Any:
    """Return for each block who took it and its neighbours, and how far the readings agree.

    `words` are the blocks' `flat`, `sizes` their numbers of words, `readings` the texts found: as
    many as the nets were trained with, and in the same order.
    """
    import numpy as np

    taken = [np.array(find_taken(words, text), np.float32) for text in readings]
    whole = max(float(sizes.sum()), 1.0)
    columns: list[Any] = []
    for one in taken:
        columns += [one, np.full(len(one), (one * sizes).sum() / whole)]
    columns.append(np.mean(taken, axis=0))
    for one in taken:
        columns += [_around(np, one, sizes + 1, *stretch) for stretch in _STRETCHES]
    for one, other in combinations(taken, 2):
        either = float((sizes * np.maximum(one, other)).sum())
        agreed = float((sizes * one * other).sum()) / either if either else 0.0
        columns.append(np.full(len(one), agreed))
    return np.stack(columns, axis=1).astype(np.float32)


def _around(np: Any, taken: Any, weights: Any, before: int, after: int) -> Any:
    """Return which share of a stretch of blocks is taken."""
    index = np.arange(len(taken))
    low = np.clip(index - before, 0, len(taken))
    high = np.clip(index + after + 1, 0, len(taken))
    of_taken = np.concatenate([[0], np.cumsum(taken * weights)])
    of_all = np.concatenate([[0], np.cumsum(weights)])
    share = (of_taken[high] - of_taken[low]) / np.maximum(of_all[high] - of_all[low], 1e-6)
    return share * (high > low)
