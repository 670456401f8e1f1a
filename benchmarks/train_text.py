"""Trains the judge of article text: `python -m benchmarks.train_text --wcxb FOLDER …`.

Reads the articles of WCXB's dev split, never its test split, and the marked pages of public
repositories (`benchmarks/ingest/marked_pages.py`) without those that a test set has too. Writes
`bot/sources/body/wording.npz`, what words say (`benchmarks/ingest/word_weights.py`), and
`weights.npz`: a few nets of two small layers, trained by Adam (Kingma and Ba 2015)
on one block of a page at a time. A block weighs by its share of the page's words, since F1 counts
words. Deterministic on one machine (one thread, fixed seeds).
"""

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.ingest.block_labels import label_blocks
from benchmarks.ingest.marked_pages import TRAINING
from benchmarks.ingest.overlaps import runs_of, without_known
from benchmarks.ingest.pages import Page, read_scrapinghub, read_wcxb
from benchmarks.ingest.word_weights import common_signs, find_signs, fit_words
from bot.sources.body.blocks import Block, read_blocks
from bot.sources.body.features import flat, measure
from bot.sources.body.hearing import compare
from bot.sources.body.judge import ALONE, TOLD, WEIGHTS, chances
from bot.sources.body.wording import WORDING, look_at, weigh
from bot.sources.decode import decode
from bot.sources.extract import OTHERS, parse_page, read_by
from bot.sources.lean import lean
from bot.sources.links import host_name
from bot.sources.page import read_facts

_NOW = datetime(2026, 11, 28, tzinfo=UTC)
_NETS = 5
_NETS_THAT_SOFTEN = 2
_HIDDEN = (24, 12)
_PASSES = 6
_BATCH = 512
_RATE = 2e-3
_DECAY = 1e-3
_DROPPED = 0.1
_WEIGHT_OF_STRICT = 2
_MOST_OF_PAGE = 2.0
_FOLDS = 5
_SOFT = 0.5


@dataclass(slots=True)
class Sample:
    """The blocks of a marked page, as the judge sees them."""

    site: str
    blocks: Sequence[Block]
    words: Sequence[str]
    sizes: Any
    rows: Any
    others: Any
    """What other extractors found."""
    labels: Any
    weights: Any


def read_samples(pages: Iterable[Page]) -> Iterator[Sample]:
    """Yield the blocks of each page that has any, measured and labelled."""
    for page in pages:
        source, _ = lean(decode(page.body, ""))
        tree = parse_page(source)
        blocks = read_blocks(tree) if tree is not None else []
        if not blocks:
            continue
        facts = read_facts(tree, url=page.url, now=_NOW)
        words = [flat(block.text) for block in blocks]
        sizes = np.array([line.count(" ") + bool(line) for line in words], np.float32)
        rows = measure(blocks, words, facts)
        readings = [read_by(name, tree, source, language=facts.language) for name in OTHERS]
        others = compare(words, sizes, readings)
        labels, weights = label_blocks(page, blocks, facts.title, strict=page.strict)
        site = host_name(page.url) or page.name
        weights = _level(weights) * (_WEIGHT_OF_STRICT if page.strict else 1)
        yield Sample(site, blocks, words, sizes, rows, others, labels, weights)


def _level(weights: Any) -> Any:
    """Return the weights of a page's blocks, which may together weigh no more than any page's.

    A page counts once, however much is on it: where an article goes on after what was marked of it,
    what follows would weigh as much as fifty pages.
    """
    return weights * min(1.0, _MOST_OF_PAGE / max(float(weights.sum()), 1e-9))


def train_all(samples: Sequence[Sample]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the parts of `WORDING` and those of `WEIGHTS`.

    The nets are trained with what the words of a page say to whoever never saw its site, as it will
    be; and with labels that nets which never saw its site have moved a little their way (soft
    labels, Reed et al. 2015): some pages are marked wrongly, and most of those are outvoted.
    """
    words = _Words(samples)
    rows = _with_words(samples, words)
    labels = np.concatenate(_soften(samples, rows))
    weights = np.concatenate([sample.weights for sample in samples])
    told = [np.concatenate([r, s.others], axis=1) for r, s in zip(rows, samples, strict=True)]
    nets = {
        f"{kind}_{name}": part.astype(np.float32)
        for kind, parts in ((ALONE, rows), (TOLD, told))
        for name, part in train(np.concatenate(parts), labels, weights).items()
    }
    return _packed(*words.fit(range(len(samples)))), nets


class _Words:
    """The signs of all samples, and how much each says by what some of the samples are."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples = samples
        self._known = common_signs((sample.site, sample.words) for sample in samples)
        self._names = list(self._known)
        self._found = [find_signs(sample.words, self._known) for sample in samples]

    def fit(self, chosen: Sequence[int]) -> tuple[dict[str, float], float]:
        """Return the weights of signs, and what a block without any has."""
        weights, bias = fit_words(
            [self._found[number] for number in chosen],
            np.concatenate([self._samples[number].labels for number in chosen]),
            np.concatenate([self._samples[number].weights for number in chosen]),
            len(self._known),
        )
        return {self._names[number]: weight for number, weight in weights.items()}, bias


def _with_words(samples: Sequence[Sample], words: _Words) -> list[Any]:
    """Return the samples' rows, with what their words say to whoever never saw the site."""
    rows: list[Any] = [None] * len(samples)
    for inside, outside in _folds(samples):
        known = words.fit(inside)
        for number in outside:
            sample = samples[number]
            seen = look_at(sample.blocks, sample.sizes, weigh(sample.words, known))
            rows[number] = np.concatenate([sample.rows, seen], axis=1)
    return rows


def _folds(samples: Sequence[Sample]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the numbers of the samples inside and outside of each fold; a site is in one."""
    sites = sorted({sample.site for sample in samples})
    drawn = np.random.default_rng(1).integers(0, _FOLDS, len(sites))
    fold = dict(zip(sites, drawn.tolist(), strict=True))
    for one in range(_FOLDS):
        inside = [n for n, sample in enumerate(samples) if fold[sample.site] != one]
        yield inside, [n for n, sample in enumerate(samples) if fold[sample.site] == one]


def _soften(samples: Sequence[Sample], rows: Sequence[Any]) -> list[Any]:
    """Return the samples' labels, moved towards what nets say that never saw the site."""
    labels: list[Any] = [None] * len(samples)
    for inside, outside in _folds(samples):
        net = train(
            np.concatenate([rows[n] for n in inside]),
            np.concatenate([samples[n].labels for n in inside]),
            np.concatenate([samples[n].weights for n in inside]),
            _NETS_THAT_SOFTEN,
        )
        for number in outside:
            guess = chances(net, rows[number])
            labels[number] = (1 - _SOFT) * samples[number].labels + _SOFT * guess
    return labels


def _packed(weights: dict[str, float], bias: float) -> dict[str, Any]:
    """Return the parts of a `WORDING` file: the signs one a line, and a weight for each."""
    text = "\n".join(weights).encode()
    return {
        "signs": np.frombuffer(text, np.uint8),
        "weights": np.array(list(weights.values()), np.float16),
        "bias": np.float32(bias),
    }


def train(rows: Any, labels: Any, weights: Any, count: int = _NETS) -> dict[str, Any]:
    """Return the weights of the nets, which differ by their seeds alone."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    rows = np.clip((rows - mean) / spread, -5, 5).astype(np.float32)
    nets = [_train_one(rows, labels, weights / weights.mean(), seed) for seed in range(count)]
    names = ("w1", "b1", "w2", "b2", "w3", "b3")
    layers = {
        name: np.stack(parts) for name, parts in zip(names, zip(*nets, strict=True), strict=True)
    }
    return {**layers, "mean": mean, "spread": spread}


def _train_one(rows: Any, labels: Any, weights: Any, seed: int) -> list[Any]:
    draw = np.random.default_rng(seed)
    layers: list[Any] = []
    for before, after in pairwise((rows.shape[1], *_HIDDEN, 1)):
        layers.append(draw.normal(0, np.sqrt(2 / before), (before, after)).astype(np.float32))
        layers.append(np.zeros(after, np.float32))
    first, second = [np.zeros_like(p) for p in layers], [np.zeros_like(p) for p in layers]
    batches = len(rows) // _BATCH + 1
    for step, chosen in enumerate(_batches(draw, len(rows), batches), 1):
        kept = draw.random((len(chosen), rows.shape[1]), dtype=np.float32) > _DROPPED
        slopes = _slopes(layers, rows[chosen] * kept, labels[chosen], weights[chosen])
        rate = _RATE * 0.5 * (1 + np.cos(np.pi * step / (_PASSES * batches)))
        _improve(layers, first, second, slopes, rate, step)
    return layers


def _batches(draw: Any, rows: int, batches: int) -> Iterator[Any]:
    for _ in range(_PASSES):
        yield from np.array_split(draw.permutation(rows), batches)


def _slopes(layers: list[Any], batch: Any, labels: Any, weights: Any) -> list[Any]:
    w1, b1, w2, b2, w3, b3 = layers
    one = np.maximum(batch @ w1 + b1, 0)
    two = np.maximum(one @ w2 + b2, 0)
    guess = 1 / (1 + np.exp(-(two @ w3 + b3)[:, 0]))
    error = ((guess - labels) * weights / len(batch))[:, None]
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


def read_pages(arguments: argparse.Namespace) -> Iterator[Page]:
    """Yield the pages to train with: WCXB's dev split holds a third of the test split, too."""
    tests = [page.text for page in read_wcxb(arguments.wcxb, "test", articles_only=False)]
    if arguments.scrapinghub:
        tests += [page.text for page in read_scrapinghub(arguments.scrapinghub)]
    known = runs_of(tests)
    yield from without_known(read_wcxb(arguments.wcxb, "dev"), known)
    for name, read in TRAINING.items():
        folder = getattr(arguments, name)
        if folder:
            yield from without_known(read(folder), known)


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_text", description=__doc__)
    parser.add_argument("--wcxb", type=Path, required=True, help="the folder that holds dev/")
    parser.add_argument("--scrapinghub", type=Path, help="test pages, which are not trained with")
    for name in TRAINING:
        parser.add_argument(f"--{name}", type=Path, help=f"a checkout of {name}")
    wording, nets = train_all(list(read_samples(read_pages(parser.parse_args()))))
    np.savez_compressed(WORDING, **wording)
    np.savez_compressed(WEIGHTS, **nets)
    size = WORDING.stat().st_size + WEIGHTS.stat().st_size
    print(f"{len(wording['weights']):,} signs; {size:,} bytes of weights written")


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()
