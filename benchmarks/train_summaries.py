"""Trains what English words are worth in a summary.

    python -m benchmarks.train_summaries --cnn cnn_validation.csv --more CSV … --stories PLACE

Reads CNN/DailyMail (See et al. 2017; benchmarks/corpora.py has the forms): the tuning part of the
first CSV, never its test and held-out parts, all of the others, and of CNN's stories the newest,
whose datelines are written as in those parts, and some of the older ones. Left out are other
versions of an article of those parts: agencies and sites write a story up again and again. Writes
`summarizers/worth_en.txt`: the weights of two logistic regressions by Adam (Kingma and Ba 2015)
over all examples at once, so the same data give the same file. Only weights of what is seen of
words, and of stems that many articles share, are kept: no text, no order of words.
"""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import Reported, read_cnn, read_stories
from summarizers.ranking import Candidate, candidates
from summarizers.seen import LANGUAGE, VARIANTS
from summarizers.text.clean import presentable
from summarizers.text.words import content_stems, stems, words
from summarizers.worth import (
    PAIR_CELLS,
    PAIR_TABLES,
    SCALE,
    STEM_CELLS,
    STEM_TABLES,
    WEIGHTS,
    Model,
    cells,
    chance,
    cumulated,
    function_words,
    look,
    look_at_pairs,
    neighbours,
)

_STEM_ARTICLES = 25
"""A stem that fewer articles hold has no weight of its own."""
_VARIED_ARTICLES = 100
"""From how many on it has weights by where it stands and whether it comes back."""
_DECAY = 10.0
_STEPS = 150
_RATE = 0.15
_LEAST = 0.02
_RUN = 8
_ALIKE = 0.1
"""Which part of an article's runs of 8 words another version of it has."""
_SAME = 60
"""Texts of which so many words at the beginning are the same are one."""
_OFTEN = 3
"""Up to how many of a function word in one summary are told apart."""
_UNSEEN = 5
"""Articles without it that are added to those that hold a function word."""
_FEWEST_SENTENCES, _FEWEST_WORDS = 3, 8

Pool = tuple[list[Candidate], str]
"""The candidates of an article, and what a person made of it."""


def read_pools(articles: Iterable[Reported]) -> list[Pool]:
    """Return the candidates of each article that is one, with what a person made of it."""
    pools = (
        (
            candidates(one.sentences, presentable(one.sentences, language=LANGUAGE), LANGUAGE),
            one.reference,
        )
        for one in articles
    )
    return [
        (pool, told)
        for pool, told in pools
        if len(pool) >= _FEWEST_SENTENCES and len(told.split()) >= _FEWEST_WORDS
    ]


def unlike(articles: Iterable[Reported], reported: Sequence[Reported]) -> Iterator[Reported]:
    """Yield the articles that are no other version of a reported one, and each text once."""
    known: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    sizes: list[int] = []
    for article in reported:
        runs = _runs(_words(article))
        for run in runs:
            known[run].add(len(sizes))
        sizes.append(len(runs))
    seen: set[tuple[str, ...]] = set()
    for article in articles:
        told = _words(article)
        runs, opening = _runs(told), tuple(told[:_SAME])
        shared = Counter(other for run in runs for other in known.get(run, ()))
        new = all(n <= _ALIKE * min(len(runs), sizes[other]) for other, n in shared.items())
        if new and opening not in seen:
            seen.add(opening)
            yield article


def _words(article: Reported) -> list[str]:
    return [word for sentence in article.sentences for word in words(sentence, LANGUAGE)]


def _runs(told: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(told[start:] for start in range(_RUN)), strict=False))


def train(pools: Sequence[Pool]) -> Model:
    """Return the model that the articles teach."""
    own = _OwnWeights(pools)
    looked = [look(pool) for pool, _ in pools]
    rows = [
        cells(STEM_TABLES, looks) + own.cells(one, seen.variant)
        for known in looked
        for one, (seen, looks) in known.items()
    ]
    told = [set(stems(reference, LANGUAGE)) for _, reference in pools]
    held = [one in here for known, here in zip(looked, told, strict=True) for one in known]
    columns = np.array(rows, np.int32)
    del rows
    weights, start = fit(columns, held, own.end)
    totals = start + weights[columns].sum(1)
    found = map(chance, totals.tolist())
    pair_rows, pair_held = [], []
    for (pool, reference), known in zip(pools, looked, strict=True):
        told_pairs = set(neighbours(content_stems(reference, LANGUAGE)))
        for pair, looks in look_at_pairs(pool, {one: next(found) for one in known}):
            pair_rows.append(cells(PAIR_TABLES, looks))
            pair_held.append(pair in told_pairs)
    pairs, pairs_from = fit(np.array(pair_rows, np.int32), pair_held, PAIR_CELLS)
    shares = cumulated(function_shares(pools))
    table = weights[: own.start].tolist()
    return Model(table, start, own.summed(weights), pairs.tolist(), pairs_from, shares)


class _OwnWeights:
    """Where the weights of stems themselves lie, behind those of the tables.

    A stem has a cell of its own; one that very many articles hold also has one for how early it
    stands and one for whether it comes back. All others share three cells.
    """

    def __init__(self, pools: Sequence[Pool]) -> None:
        held = Counter(s for pool, _ in pools for s in {s for one in pool for s in one.stems})
        usual = sorted(s for s, n in held.items() if n >= _STEM_ARTICLES and s.isalpha())
        varied = [one for one in usual if held[one] >= _VARIED_ARTICLES]
        self.start = STEM_CELLS
        self._usual = {one: self.start + n for n, one in enumerate(usual, 1)}
        first = self.start + len(usual) + 1
        self._varied = {one: first + 5 * n for n, one in enumerate(varied, 1)}
        self._none = [self.start, first, first + 3]
        self.end = first + 5 * (len(varied) + 1)

    def cells(self, one: str, variant: int) -> list[int]:
        """Return the cells of a stem in an article."""
        usual, first = self._usual.get(one, self.start), self._varied.get(one)
        if first is None:
            return [usual, *self._none[1:]]
        return [usual, first + variant // 2, first + 3 + variant % 2]

    def summed(self, weights: NDArray[np.float64]) -> dict[str, list[float]]:
        """Return what each stem adds by variant, beside what all others add."""
        base = sum(weights[self._none])
        return {
            one: [
                float(sum(weights[self.cells(one, variant)]) - base) for variant in range(VARIANTS)
            ]
            for one in self._usual
        }


def function_shares(pools: Sequence[Pool]) -> dict[str, list[float]]:
    """Return in which share of summaries a function word of their articles is once, twice, etc."""
    articles: Counter[str] = Counter()
    held: Counter[tuple[str, int]] = Counter()
    for pool, reference in pools:
        told = Counter(function_words(reference))
        here = {word for one in pool for word in function_words(one.text)}
        articles.update(here)
        held.update(
            (word, times)
            for word in here & told.keys()
            for times in range(1, min(told[word], _OFTEN) + 1)
        )
    shares: dict[str, list[float]] = {}
    for (word, _), n in sorted(held.items()):
        shares.setdefault(word, []).append(n / (articles[word] + _UNSEEN))
    return shares


def fit(
    columns: NDArray[np.int32], examples: Sequence[bool], size: int
) -> tuple[NDArray[np.float64], float]:
    """Return the weights of cells by logistic regression, and the constant.

    `columns`: which cells are looked up, an example a row.
    """
    held, count = np.array(examples, float), len(examples)
    each = np.ascontiguousarray(columns.T)
    weights, start = np.zeros(size), log(held.mean() / (1 - held.mean()))
    first, second = np.zeros(size + 1), np.zeros(size + 1)
    for step in range(_STEPS):
        total = np.full(count, start)
        for column in each:
            total += weights[column]
        error = 1 / (1 + np.exp(-total)) - held
        slope = _DECAY * weights
        for column in each:
            slope += np.bincount(column, error, size)
        slopes = np.append(slope / count, error.mean())
        first = 0.9 * first + 0.1 * slopes
        second = 0.99 * second + 0.01 * slopes * slopes
        moved = first / (1 - 0.9 ** (step + 1))
        moved /= np.sqrt(second / (1 - 0.99 ** (step + 1))) + 1e-9
        moved *= _RATE * (1 - step / _STEPS)
        weights, start = weights - moved[:-1], float(start - moved[-1])
    return weights, start


def written(model: Model, heading: str) -> str:
    """Return the file of a model: a table, a word's own weights, or its shares a line."""
    lines = [f"# {line}" for line in heading.splitlines()]
    kinds = (
        ("stem", STEM_TABLES, model.stems, model.stems_from),
        ("pair", PAIR_TABLES, model.pairs, model.pairs_from),
    )
    for kind, tables, weights, start in kinds:
        lines.append(f"{kind} start {start:.3f}")
        starts = [table[3] for table in tables.values()]
        for name, (low, high) in zip(tables, pairwise([*starts, len(weights)]), strict=True):
            lines.append(f"{kind} {name} {_numbers(weights[low:high])}")
    for one, own in sorted(model.words.items()):
        if any(abs(weight) >= _LEAST for weight in own):
            alike = len(set(own)) == 1
            lines.append(f"word {one} {_numbers(own[:1] if alike else own)}")
    for word, expected in sorted(model.function_words.items()):
        shares = [(more - less) / SCALE for less, more in pairwise(expected)]
        if shares[0] >= _LEAST:
            lines.append(f"function {word} {_numbers(shares)}")
    return "\n".join(lines) + "\n"


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.2f}".replace("-0.00", "0.00") for value in values)


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_summaries")
    parser.add_argument("--cnn", type=Path, required=True)
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--stories", type=Path)
    options = parser.parse_args()
    parts = read_cnn(options.cnn)
    articles = unlike(_articles(parts, options), parts["test"] + parts["held out"])
    pools = read_pools(articles)
    heading = (
        "What English words are worth in a summary: weights of two logistic regressions.\n"
        f"Written by python -m benchmarks.train_summaries from {len(pools)} articles of"
        " CNN/DailyMail;\ndata, looks and scores: docs/benchmarks/summaries.md."
    )
    WEIGHTS.write_text(written(train(pools), heading), encoding="utf-8")
    print(f"{len(pools)} articles read; {WEIGHTS.stat().st_size:,} bytes of weights written")


def _articles(
    parts: Mapping[str, Sequence[Reported]], options: argparse.Namespace
) -> Iterator[Reported]:
    yield from parts["tuning"]
    for path in options.more:
        for part in read_cnn(path).values():
            yield from part
    if options.stories:
        yield from read_stories(options.stories)


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()
