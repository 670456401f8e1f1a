"""Trains what English words are worth in a summary.

    python -m benchmarks.train_summaries --cnn cnn_validation.csv --more CSV …

Reads CNN/DailyMail (See et al. 2017; benchmarks/corpora.py has the form): the tuning part of the
first CSV, never its test and held-out parts, and all of the others, but for other versions of an
article of those parts: agencies and sites write a story up again and again. Writes
`summarizers/worth_en.txt`: the weights of two logistic regressions by Adam (Kingma and Ba 2015)
over all examples at once, so the same data give the same file. Only weights of features and of
stems that many articles share are kept: no text, no order of words.
"""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from pathlib import Path

import numpy as np

from benchmarks.corpora import Reported, read_cnn
from summarizers.ranking import Candidate, candidates
from summarizers.text.clean import presentable
from summarizers.text.words import content_stems, stems, words
from summarizers.worth import (
    LANGUAGE,
    SCALE,
    WEIGHTS,
    Feature,
    Model,
    chance,
    cumulated,
    function_words,
    neighbours,
    pair_features,
    stem_features,
)

_STEM_ARTICLES = 25
"""A stem that fewer articles hold has no weight of its own."""
_FEATURE_EXAMPLES = 30
_DECAY = 3.0
_STEPS = 120
_RATE = 0.15
_LEAST = 0.02
_RUN = 8
_ALIKE = 0.1
"""Which part of an article's runs of 8 words another version of it has."""
_OFTEN = 3
"""Up to how many of a function word in one summary are told apart."""
_UNSEEN = 5
"""Articles without it that are added to those that hold a function word."""


@dataclass(slots=True)
class Examples:
    """Features of stems or pairs of many articles, and whether the summaries hold them."""

    features: list[list[Feature]] = field(default_factory=list)
    held: list[bool] = field(default_factory=list)


def read_pools(articles: Iterable[Reported]) -> list[tuple[list[Candidate], str]]:
    """Return the candidates of each article with what a person made of it."""
    return [
        (
            candidates(one.sentences, presentable(one.sentences, language=LANGUAGE), LANGUAGE),
            one.reference,
        )
        for one in articles
    ]


def unlike(articles: Sequence[Reported], reported: Sequence[Reported]) -> list[Reported]:
    """Return the articles that are no other version of a reported one, or of one before them."""
    known: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    sizes: list[int] = []
    kept = []
    for number, article in enumerate([*reported, *articles]):
        runs = _runs(article)
        shared = Counter(other for run in runs for other in known.get(run, ()))
        new = all(n <= _ALIKE * min(len(runs), sizes[other]) for other, n in shared.items())
        if number >= len(reported) and not new:
            continue
        kept += [article] * (number >= len(reported))
        for run in runs:
            known[run].add(len(sizes))
        sizes.append(len(runs))
    return kept


def _runs(article: Reported) -> set[tuple[str, ...]]:
    found = [word for sentence in article.sentences for word in words(sentence, LANGUAGE)]
    return set(zip(*(found[start:] for start in range(_RUN)), strict=False))


def train(pools: Sequence[tuple[list[Candidate], str]]) -> Model:
    """Return the model that the articles teach."""
    single, found = Examples(), []
    articles = Counter(s for pool, _ in pools for s in {s for one in pool for s in one.stems})
    for pool, reference in pools:
        told = set(stems(reference, LANGUAGE))
        known = stem_features(pool)
        found.append(known)
        for one, features in known.items():
            rare = articles[one] < _STEM_ARTICLES or not one.isalpha()
            single.features.append([f for f in features if f[0] != "is" or not rare])
            single.held.append(one in told)
    weights, start = fit(single)
    double = Examples()
    for (pool, reference), known in zip(pools, found, strict=True):
        chances = {one: chance(features, weights, start) for one, features in known.items()}
        told_pairs = set(neighbours(content_stems(reference, LANGUAGE)))
        for pair, features in pair_features(pool, chances).items():
            double.features.append(features)
            double.held.append(pair in told_pairs)
    return Model(weights, start, *fit(double), cumulated(function_shares(pools)))


def function_shares(pools: Sequence[tuple[list[Candidate], str]]) -> dict[Feature, float]:
    """Return in which share of summaries a function word of their articles is so often at least."""
    articles: Counter[str] = Counter()
    held: Counter[Feature] = Counter()
    for pool, reference in pools:
        told = Counter(function_words(reference))
        here = {word for one in pool for word in function_words(one.text)}
        articles.update(here)
        held.update(
            (word, str(times))
            for word in here & told.keys()
            for times in range(1, min(told[word], _OFTEN) + 1)
        )
    return {feature: n / (articles[feature[0]] + _UNSEEN) for feature, n in sorted(held.items())}


def fit(examples: Examples) -> tuple[dict[Feature, float], float]:
    """Return the weights of features by logistic regression, and the constant."""
    counts = Counter(f for features in examples.features for f in features)
    names = sorted(f for f, count in counts.items() if count >= _FEATURE_EXAMPLES)
    number = {name: i for i, name in enumerate(names)}
    at = [(r, number[f]) for r, fs in enumerate(examples.features) for f in fs if f in number]
    rows, columns = np.array(at).T
    held, count = np.array(examples.held, float), len(examples.held)
    weights, start = np.zeros(len(names)), log(held.mean() / (1 - held.mean()))
    first, second = np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for step in range(_STEPS):
        total = start + np.bincount(rows, weights[columns], count)
        error = 1 / (1 + np.exp(-total)) - held
        slope = np.bincount(columns, error[rows], len(names)) + _DECAY * weights
        slopes = np.append(slope / count, error.mean())
        first = 0.9 * first + 0.1 * slopes
        second = 0.99 * second + 0.01 * slopes * slopes
        moved = first / (1 - 0.9 ** (step + 1))
        moved /= np.sqrt(second / (1 - 0.99 ** (step + 1))) + 1e-9
        moved *= _RATE * (1 - step / _STEPS)
        weights, start = weights - moved[:-1], start - moved[-1]
    return dict(zip(names, weights.tolist(), strict=True)), float(start)


def written(model: Model, heading: str) -> str:
    """Return the file of a model: a feature and its weight a line."""
    lines = [f"# {line}" for line in heading.splitlines()]
    kinds = (("stem", model.stems, model.stems_from), ("pair", model.pairs, model.pairs_from))
    for kind, weights, start in kinds:
        lines.append(f"{kind} start {start:.3f}")
        lines += [
            f"{kind} {' '.join(feature)} {weight:.2f}"
            for feature, weight in sorted(weights.items())
            if abs(weight) >= _LEAST
        ]
    for word, expected in sorted(model.function_words.items()):
        shares = [(more - less) / SCALE for less, more in pairwise(expected)]
        lines += [
            f"function {word} {times} {share:.2f}"
            for times, share in enumerate(shares, 1)
            if share >= _LEAST
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_summaries")
    parser.add_argument("--cnn", type=Path, required=True)
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    parts = read_cnn(options.cnn)
    articles = parts["tuning"]
    for path in options.more:
        articles += [one for part in read_cnn(path).values() for one in part]
    articles = unlike(articles, parts["test"] + parts["held out"])
    heading = (
        "What English words are worth in a summary: weights of two logistic regressions.\n"
        f"Written by python -m benchmarks.train_summaries from {len(articles)} articles of"
        " CNN/DailyMail;\ndata, features and scores: docs/benchmarks/summaries.md."
    )
    WEIGHTS.write_text(written(train(read_pools(articles)), heading), encoding="utf-8")
    print(f"{len(articles)} articles read; {WEIGHTS.stat().st_size:,} bytes of weights written")


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()
