"""Fits the weights of grouping: `python -m benchmarks.train_grouping --neus FOLDER`.

Reads four parts of 307 events each of NeuS's `train` part, never `val` or `test`, and prints the
weights and the bias for `bot/pipeline/likeness.py` (logistic regression, Newton's method).

The examples are the pairs of articles that grouping compares, with what is measured when the
newer one arrives and again when all have come. Grouping itself runs with the weights of the round
before, so that a pair is seen with stories as they are, not as they should be. The streams:

- the articles of each part, shuffled;
- the same with one, two or three articles of an event left, so that no size is taken for granted;
- small windows of both: every third event with the four events that are most like it.

Every seventh article is its headline alone.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpora import read_neus
from benchmarks.stories import Labelled, place
from bot.model.story import Evidence
from bot.pipeline.group import StoryWindow
from bot.pipeline.likeness import FITTED, Likeness
from bot.pipeline.nearest import NearestArticles

_PARTS, _EVENTS = (0, 2, 4, 5), 307
_HEADLINES = 0.15
_LEFT = (1, 1, 2, 2, 3)
_RIVALS, _EVERY = 4, 3
_ROUNDS = 2
_RIDGE, _STEPS, _ENOUGH = 1e-3, 60, 1e-7
Stream = list[tuple[Evidence, str]]
"""What articles show and their events, in the order of arrival."""


def read_parts(folder: Path) -> Iterator[list[Labelled]]:
    """Yield the articles of each part, whole and with some left out."""
    events = read_neus(folder, "train")
    order = list(range(len(events)))
    random.Random(7).shuffle(order)
    for part in _PARTS:
        chosen = set(order[part * _EVENTS : (part + 1) * _EVENTS])
        articles = [
            Labelled(one.title, " ".join(one.sentences), str(number))
            for number in sorted(chosen)
            for one in events[number].articles
        ]
        yield articles
        yield _thinned(articles)


def _thinned(articles: Sequence[Labelled]) -> list[Labelled]:
    draw = random.Random(5)
    by_event: defaultdict[str, list[Labelled]] = defaultdict(list)
    for article in articles:
        by_event[article.event].append(article)
    kept: list[Labelled] = []
    for members in by_event.values():
        draw.shuffle(members)
        kept += members[: draw.choice(_LEFT)]
    return kept


def streams(articles: Sequence[Labelled]) -> Iterator[Stream]:
    """Yield the articles shuffled, and small windows of events that are alike."""
    draw = random.Random(1)
    stream = [
        (replace(one, text="" if draw.random() < _HEADLINES else one.text).evidence(), one.event)
        for one in articles
    ]
    rivals = _rivals(stream)
    by_event: defaultdict[str, Stream] = defaultdict(list)
    for one in stream:
        by_event[one[1]].append(one)
    for event in list(by_event)[::_EVERY]:
        small = [one for name in (event, *rivals.get(event, ())) for one in by_event[name]]
        draw.shuffle(small)
        yield small
    draw.shuffle(stream)
    yield stream


def _rivals(stream: Stream) -> dict[str, list[str]]:
    """Return for each event those with the articles most like one of its own."""
    articles = NearestArticles("en", {})
    for number, (shown, _) in enumerate(stream):
        articles.add(number, shown)
    like: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for number, (_, event) in enumerate(stream):
        for other in articles.nearest(number):
            cosine = articles.measures(number, other).cosine
            name = stream[other][1]
            like[event][name] = max(like[event][name], cosine)  # type: ignore[assignment]
    for event, found in like.items():
        del found[event]
    return {
        event: [name for name, _ in found.most_common(_RIVALS)] for event, found in like.items()
    }


def examples(stream: Stream, likeness: Likeness) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yield the features of the compared pairs and whether both report one event."""
    window, pairs = StoryWindow(likeness=likeness), []
    articles = window.articles("en")
    for number, (shown, event) in enumerate(stream, 1):
        place(window, number, shown, "en")
        for other in articles.nearest(number):
            pairs.append((other, number))
            yield articles.measures(other, number).features(), stream[other - 1][1] == event
    for one, other in pairs:
        same = stream[one - 1][1] == stream[other - 1][1]
        yield articles.measures(one, other).features(), same


def fit(rows: Sequence[tuple[float, ...]], same: Sequence[bool]) -> Likeness:
    """Return a logistic regression."""
    features, wanted = np.array(rows), np.array(same, dtype=float)
    middle, spread = features.mean(0), features.std(0) + 1e-9
    scaled = np.c_[(features - middle) / spread, np.ones(len(rows))]
    ridge = np.eye(scaled.shape[1]) * _RIDGE
    ridge[-1, -1] = 0
    found: Any = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (odds - wanted) / len(rows) + ridge @ found
        curve = (scaled * (odds * (1 - odds))[:, None]).T @ scaled / len(rows) + ridge
        step = np.linalg.solve(curve, slope)
        found = found - step
        if abs(step).max() < _ENOUGH:
            break
    weights = found[:-1] / spread
    bias = float(found[-1] - weights @ middle)
    return Likeness(tuple(round(float(one), 3) for one in weights), round(bias, 3))


def main() -> None:
    """Fit in rounds and print what each found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_grouping")
    parser.add_argument("--neus", type=Path, required=True)
    options = parser.parse_args()
    all_streams = [stream for part in read_parts(options.neus) for stream in streams(part)]
    likeness = FITTED
    for number in range(1, _ROUNDS + 1):
        found = [one for stream in all_streams for one in examples(stream, likeness)]
        rows, same = zip(*found, strict=True)
        likeness = fit(rows, same)
        print(f"round {number}: {len(rows):,} pairs, {likeness}", flush=True)


if __name__ == "__main__":
    main()
