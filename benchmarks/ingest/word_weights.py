"""Trains which words speak for an article and which against it (`bot/sources/body/wording.py`).

Logistic regression on which signs a block holds, each block scaled to the same length, by Adam
(Kingma and Ba 2015) on all blocks at once. Deterministic.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.sources.body.wording import signs_of

_SITES = 12
"""Sites on which a sign must occur: what only some say tells of them, not of articles."""
_STEPS = 60
_RATE = 0.1
_SHRINK = 1e-5
_LEAST = 0.15
"""Weight under which a sign is left out."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The known signs of some blocks, one after the other, and how many of them each block has."""

    numbers: Any
    counts: Any


def common_signs(pages: Iterable[tuple[str, Sequence[str]]]) -> dict[str, int]:
    """Return the signs that enough sites have, numbered; each page is a site and its blocks."""
    sites: dict[str, set[str]] = {}
    for site, lines in pages:
        for sign in set().union(*map(signs_of, lines)):
            sites.setdefault(sign, set()).add(site)
    kept = sorted(sign for sign, found in sites.items() if len(found) >= _SITES)
    return {sign: number for number, sign in enumerate(kept)}


def find_signs(lines: Sequence[str], known: dict[str, int]) -> Signs:
    """Return the known signs of a page's blocks."""
    found = [sorted(known[sign] for sign in signs_of(line) if sign in known) for line in lines]
    numbers = np.array([number for part in found for number in part], np.int64)
    return Signs(numbers, np.array([len(part) for part in found]))


def fit_words(
    pages: Sequence[Signs], labels: Any, weights: Any, size: int
) -> tuple[dict[int, float], float]:
    """Return the weights of the signs that have one, and what a block without any has."""
    counts = np.concatenate([page.counts for page in pages])
    numbers = np.concatenate([page.numbers for page in pages])
    scale = 1 / np.maximum(counts, 1) ** 0.5
    block = np.repeat(np.arange(len(counts)), counts)
    share = weights / weights.sum()
    layer, first, second = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    for step in range(1, _STEPS + 1):
        value = np.bincount(block, layer[numbers], len(counts)) * scale + layer[size]
        error = (1 / (1 + np.exp(-value)) - labels) * share
        slope = np.append(
            np.bincount(numbers, (error * scale)[block], size) + _SHRINK * layer[:size],
            error.sum(),
        )
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        rate = _RATE * (1 - (step - 1) / _STEPS)
        layer -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-7)
    told = np.flatnonzero(np.abs(layer[:size]) > _LEAST)
    return dict(zip(told.tolist(), layer[told].tolist(), strict=True)), float(layer[size])
