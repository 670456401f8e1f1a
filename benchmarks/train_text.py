"""Trains the judge of article text: `python -m benchmarks.train_text --wcxb FOLDER`.

Reads the articles of WCXB's dev split, never its test split, and writes
`bot/sources/body/weights.npz`: a net of two small layers, trained by Adam (Kingma and Ba 2015) on
one block of a page at a time. A block weighs by its share of the page's words, since F1 counts
words. Deterministic on one machine (one thread, fixed seed).
"""

import argparse
import os
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.ingest.pages import Page, read_wcxb
from bot.sources.body.blocks import Block, read_blocks
from bot.sources.body.features import flat, measure
from bot.sources.body.judge import WEIGHTS
from bot.sources.decode import decode
from bot.sources.extract import FAST, opinions_of, parse_page, read_by
from bot.sources.lean import lean
from bot.sources.page import read_facts

_NOW = datetime(2026, 11, 28, tzinfo=UTC)
_HIDDEN = (24, 12)
_PASSES = 10
_BATCH = 512
_RATE = 2e-3
_DECAY = 1e-3
_DROPPED = 0.1
_LEAST_WORDS = 150
_MOST_WEIGHT = 0.5
_SHARE_INSIDE = 0.6


def label(blocks: Sequence[Block], truth: str) -> list[tuple[bool, int]]:
    """Return for each block whether the marked text holds it, and how many words it has.

    A short block must be there as a line or word for word; a long one by 60 % of its trigrams.
    """
    whole, lines = f" {flat(truth)} ", {flat(line) for line in truth.split("\n")}
    words = whole.split()
    trigrams = set(zip(words, words[1:], words[2:], strict=False))
    return [_label(flat(block.text), whole, lines, trigrams) for block in blocks]


def _label(line: str, whole: str, lines: set[str], trigrams: set[Any]) -> tuple[bool, int]:
    words = line.split()
    if len(words) < 3:
        return line in lines and bool(line), len(words)
    if f" {line} " in whole:
        return True, len(words)
    if len(words) < 8:
        return False, len(words)
    own = list(zip(words, words[1:], words[2:], strict=False))
    return sum(part in trigrams for part in own) / len(own) >= _SHARE_INSIDE, len(words)


def read_rows(pages: Iterable[Page]) -> tuple[Any, Any, Any]:
    """Return features, labels and weights of all blocks of all pages."""
    rows: list[Any] = []
    labels: list[bool] = []
    weights: list[float] = []
    for page in pages:
        source, _ = lean(decode(page.body, ""))
        tree = parse_page(source)
        blocks = read_blocks(tree) if tree is not None else []
        if not blocks:
            continue
        facts = read_facts(tree, url=page.url, now=_NOW)
        words = [flat(block.text) for block in blocks]
        rows.append(measure(blocks, words, opinions_of(facts, read_by(FAST, tree, source))))
        found = label(blocks, page.text)
        size = max(len(re.findall(r"\w+", page.text)), _LEAST_WORDS)
        labels += [inside for inside, _ in found]
        weights += [min((count + 2) / size, _MOST_WEIGHT) for _, count in found]
    return np.concatenate(rows), np.array(labels, np.float32), np.array(weights, np.float32)


def train(rows: Any, labels: Any, weights: Any, seed: int = 0) -> dict[str, Any]:
    """Return the weights of the net."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    rows = np.clip((rows - mean) / spread, -5, 5)
    draw = np.random.default_rng(seed)
    sizes = (rows.shape[1], *_HIDDEN, 1)
    layers: list[Any] = []
    for before, after in pairwise(sizes):
        layers.append(draw.normal(0, np.sqrt(2 / before), (before, after)).astype(np.float32))
        layers.append(np.zeros(after, np.float32))
    first, second = [np.zeros_like(p) for p in layers], [np.zeros_like(p) for p in layers]
    steps, step = _PASSES * (len(rows) // _BATCH + 1), 0
    for _ in range(_PASSES):
        for chosen in np.array_split(draw.permutation(len(rows)), len(rows) // _BATCH + 1):
            step += 1
            batch = rows[chosen] * (draw.random((len(chosen), rows.shape[1])) > _DROPPED)
            slopes = _slopes(layers, batch, labels[chosen], weights[chosen])
            rate = _RATE * 0.5 * (1 + np.cos(np.pi * step / steps))
            _improve(layers, first, second, slopes, rate, step)
    names = ("w1", "b1", "w2", "b2", "w3", "b3")
    return {**dict(zip(names, layers, strict=True)), "mean": mean, "spread": spread}


def _slopes(layers: list[Any], batch: Any, labels: Any, weights: Any) -> list[Any]:
    w1, b1, w2, b2, w3, b3 = layers
    one = np.maximum(batch @ w1 + b1, 0)
    two = np.maximum(one @ w2 + b2, 0)
    guess = 1 / (1 + np.exp(-(two @ w3 + b3)[:, 0]))
    error = ((guess - labels) * weights / weights.mean() / len(batch))[:, None]
    at_two = (error @ w3.T) * (two > 0)
    at_one = (at_two @ w2.T) * (one > 0)
    return [
        *(batch.T @ at_one, at_one.sum(0)),
        *(one.T @ at_two, at_two.sum(0)),
        *(two.T @ error, error.sum(0)),
    ]


def _improve(
    layers: list[Any],
    first: list[Any],
    second: list[Any],
    slopes: list[Any],
    rate: float,
    step: int,
) -> None:
    """One step of Adam with weight decay."""
    for i, slope in enumerate(slopes):
        first[i] = 0.9 * first[i] + 0.1 * slope
        second[i] = 0.999 * second[i] + 0.001 * slope * slope
        direction = (first[i] / (1 - 0.9**step)) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
        layers[i] -= (rate * (direction + _DECAY * layers[i])).astype(np.float32)


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_text", description=__doc__)
    parser.add_argument("--wcxb", type=Path, required=True, help="the folder that holds dev/")
    folder = parser.parse_args().wcxb
    rows, labels, weights = read_rows(read_wcxb(folder, "dev"))
    net = train(rows, labels, weights)
    np.savez_compressed(WEIGHTS, **{name: part.astype(np.float32) for name, part in net.items()})
    print(f"{len(rows):,} blocks read; {WEIGHTS.stat().st_size:,} bytes of weights written")


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()
