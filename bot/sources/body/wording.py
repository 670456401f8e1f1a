"""How the words of each block speak for an article or against it, as numbers for the judge.

A linear model (logistic regression on which words occur) was trained on blocks of some two
thousand sites: "related", "read more" and "rights reserved" speak against, "which" and "said" for.
It knows single words, which word is the first and which the last, and the pairs of words of a short
block.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import fsum, sqrt
from pathlib import Path
from typing import Any

from bot.sources.body.blocks import Block

WORDING = Path(__file__).parent / "wording.npz"
_PAIRS = 12
"""Words of a block up to which its pairs of words count."""
_NUMBER = "0"
"""Stands for every number."""
_MOST = 6.0
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STRETCHES = ((2, 2), (5, 5), (10, 0), (0, 10), (30, 0), (0, 30))
"""Blocks before and after one."""


def signs_of(line: str) -> set[str]:
    """Return what counts in a block's `flat` words: each once, however often it occurs."""
    words = [_NUMBER if word.isdigit() else word for word in line.split()]
    if not words:
        return set()
    signs = {*words, f"^{words[0]}", f"{words[-1]}$"}
    if len(words) <= _PAIRS:
        signs.update(map(" ".join, pairwise(words)))
    return signs


def weigh(words: Sequence[str], known: tuple[dict[str, float], float] | None = None) -> Any:
    """Return how much each block's words speak for an article, -6 to 6; `words` are `flat`.

    `known` are the weights of signs and what a block without any has: those of `WORDING`, or
    others while training.
    """
    import numpy as np

    weights, bias = known or _known()
    return np.array([_sum_up(line, weights, bias) for line in words], np.float32)


def _sum_up(line: str, weights: dict[str, float], bias: float) -> float:
    found = [weights[sign] for sign in signs_of(line) if sign in weights]
    # fsum: the order of a set differs from process to process, and its sum may not.
    return max(-_MOST, min(_MOST, fsum(found) / sqrt(max(len(found), 1)) + bias))


def look_at(blocks: Sequence[Block], sizes: Any, weighed: Any) -> Any:
    """Return a row for each block: what `weigh` says of it, of those around and of its heading.

    `sizes` are the blocks' numbers of words.
    """
    import numpy as np

    count, index = len(blocks), np.arange(len(blocks))
    padded = np.concatenate([[0, 0], weighed, [0, 0]])
    columns = [weighed, *(padded[start : start + count] for start in (0, 1, 3, 4))]
    columns += _around(np, weighed, np.log1p(sizes))
    is_heading = np.array([block.tag in _HEADINGS for block in blocks])
    heading = np.maximum.accumulate(np.where(is_heading, index, -1))
    columns.append(np.where(heading >= 0, weighed[np.maximum(heading, 0)], 0))
    columns.append(np.log1p(index - heading) / 5)
    columns.append(_lowest_since(np, weighed, sizes, int(sizes.argmax())))
    weights = np.log1p(sizes)
    columns.append(np.full(count, (weighed * weights).sum() / max(float(weights.sum()), 1.0)))
    return np.stack(columns, axis=1).astype(np.float32)


def _around(np: Any, weighed: Any, weights: Any) -> Iterator[Any]:
    """Yield the mean of each stretch of blocks."""
    index = np.arange(len(weighed))
    sums = np.concatenate([[0], np.cumsum(weighed * weights)])
    of_all = np.concatenate([[0], np.cumsum(weights)])
    for before, after in _STRETCHES:
        low, high = np.maximum(index - before, 0), np.minimum(index + after + 1, len(weighed))
        yield (sums[high] - sums[low]) / np.maximum(of_all[high] - of_all[low], 1e-6)


def _lowest_since(np: Any, weighed: Any, sizes: Any, longest: int) -> Any:
    """Return the lowest of all blocks since the longest one: the article may end there."""
    none = _MOST + 1
    after = (np.arange(len(weighed)) >= longest) & (sizes >= 2)
    lowest = np.minimum.accumulate(np.where(after, weighed, none))
    return np.where(lowest < none, lowest, 0)


@cache
def _known() -> tuple[dict[str, float], float]:
    """Return the weight of each sign, and what stands for a block without any."""
    import numpy as np

    with np.load(WORDING) as stored:
        signs = bytes(stored["signs"]).decode().split("\n")
        weights = stored["weights"].astype(float).tolist()
        return dict(zip(signs, weights, strict=True)), float(stored["bias"])
