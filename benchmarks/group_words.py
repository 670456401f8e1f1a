"""Groups words by the company they keep: `python -m benchmarks.group_words --vectors FILE`.

FILE holds word vectors as text, a word and its numbers a line, the most frequent words first (GloVe
6B of 50 numbers was used: Pennington, Socher and Manning 2014, public domain, made of Wikipedia of
2014 and the newswire of Gigaword 5). The groups are k-means by cosine, of words and then of the
groups themselves; deterministic for one build of numpy. They go to `bot/actors/weights/`.
"""

import argparse
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.actors.trained.groups import GROUPS, pack

_MOST_WORDS = 200_000
_FITTED = 100_000
"""Words the groups are made of; the rarer ones only join."""
_SIZES = (1024, 256, 64)
"""Fine, middle and coarse groups. Not tuned."""
_ROUNDS = (15, 30)
_BATCH = 20_000


def read_vectors(path: Path, most: int = _MOST_WORDS) -> tuple[list[str], Any]:
    """Return the words with a letter in them and their vectors, of length one about the middle."""
    words, rows = [], []
    with path.open(encoding="utf-8") as lines:
        for line in itertools.islice(lines, most):
            word, *numbers = line.rstrip("\n").split(" ")
            words.append(word)
            rows.append(np.array(numbers, np.float32))
    vectors = np.stack(rows)
    vectors -= vectors[: most // 4].mean(0)
    kept = [at for at, word in enumerate(words) if any(c.isalpha() for c in word)]
    return [words[at] for at in kept], _to_length_one(vectors[kept])


def find_centres(vectors: Any, count: int, rounds: int) -> Any:
    """Return the middles of `count` groups, by k-means on the unit sphere."""
    draw = np.random.default_rng(0)
    centres = vectors[draw.choice(len(vectors), count, replace=False)]
    for _ in range(rounds):
        nearest = assign(vectors, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.bincount(nearest, minlength=count) == 0
        sums[empty] = centres[empty]
        centres = _to_length_one(sums)
    return centres


def assign(vectors: Any, centres: Any) -> Any:
    """Return for each vector the number of the nearest centre."""
    parts = range(0, len(vectors), _BATCH)
    return np.concatenate([(vectors[at : at + _BATCH] @ centres.T).argmax(1) for at in parts])


def _to_length_one(vectors: Any) -> Any:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def main(given: Sequence[str]) -> int:
    """Read, group, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.group_words", description=__doc__)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=GROUPS)
    arguments = parser.parse_args(given)
    words, vectors = read_vectors(arguments.vectors)
    fine, middle, coarse = (min(size, len(words) // 2) for size in _SIZES)
    centres = find_centres(vectors[:_FITTED], fine, _ROUNDS[0])
    outer = [find_centres(centres, min(size, fine), _ROUNDS[1]) for size in (middle, coarse)]
    numbers = dict(zip(words, map(int, assign(vectors, centres)), strict=True))
    levels = list(zip(*(map(int, assign(centres, one)) for one in outer), strict=True))
    packed = pack(numbers, levels)
    arguments.out.write_bytes(packed)
    print(f"{len(words):,} words in {fine} groups; {len(packed):,} bytes written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
