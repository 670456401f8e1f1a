"""Which words of an English report a person's summary of it would hold: learned from such pairs.

After REGSUM (Hong and Nenkova 2014, doi:10.3115/v1/E14-1075): a logistic regression gives every
content stem of an article, and every pair of neighbouring ones, the chance to be in a summary.
It looks at how many sentences hold a stem, at where it first stands, whether it is a name, a
number or quoted, how common it is in news, and, for the commonest stems, at the stem itself.
`worth_en.txt` holds the weights; `python -m benchmarks.train_summaries` writes it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp
from pathlib import Path

from summarizers.ranking import Candidate
from summarizers.text.newswords import word_shares
from summarizers.text.quotes import quoted
from summarizers.text.words import content_stems, stem

LANGUAGE = "en"
WEIGHTS = Path(__file__).parent / "worth_en.txt"
SCALE = 10_000
"""Chances are whole ten-thousandths, so that sums do not depend on their order."""
Pair = tuple[str, str]
Feature = tuple[str, ...]
Weights = Mapping[Feature, float]

_NAME = re.compile(r"(?<=[^\s.!?:\"“”] )[\"“(]?([A-Z][\w’'-]+)")
_OPENING = 3
_SENTENCES = (2, 3, 4, 6, 9)
_FIRST = (1, 2, 3, 5, 9, 15)
_SHARES = (0.001, 0.02, 0.04, 0.075, 0.14)
_QUOTED = (0.01, 0.5, 0.99)
_TEXT = (10, 20, 35)
_CHANCES = (0.05, 0.1, 0.2, 0.35, 0.5, 0.7)
_TOGETHER = (2, 3, 5)
_PAIR_FIRST = (1, 2, 3, 6, 12)
_LONGEST = 9
_DIGITS = tuple(map(str, range(16)))


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of stems and of pairs of them, each with what any of them starts with."""

    stems: Weights
    stems_from: float
    pairs: Weights
    pairs_from: float


@dataclass(frozen=True, slots=True)
class Worth:
    """The chances of an article's stems and pairs to be in a summary of it."""

    stems: dict[str, int]
    pairs: dict[Pair, int]


@dataclass(slots=True)
class _Seen:
    first: int
    sentences: int = 0
    opening: int = 0
    """In which of the first three sentences it is, as bits."""
    quoted: int = 0
    named: bool = False


def estimate(pool: Sequence[Candidate], model: Model | None = None) -> Worth:
    """Return what the words of one article's candidates are worth."""
    model = model or read_model()
    stems = {
        one: chance(features, model.stems, model.stems_from)
        for one, features in stem_features(pool).items()
    }
    pairs = {
        pair: chance(features, model.pairs, model.pairs_from)
        for pair, features in pair_features(pool, stems).items()
    }
    return Worth(stems, pairs)


def chance(features: Iterable[Feature], weights: Weights, start: float) -> int:
    """Return the chance that the features' weights add up to."""
    total = start + sum(weights.get(feature, 0.0) for feature in features)
    return round(SCALE / (1 + exp(-max(-30.0, min(30.0, total)))))


def neighbours(stems: Sequence[str]) -> list[Pair]:
    """Return the pairs of content stems next to each other in a sentence."""
    return list(pairwise(stems))


def stem_features(pool: Sequence[Candidate]) -> dict[str, list[Feature]]:
    """Return what is looked at for every content stem of one article."""
    shares, size = word_shares(LANGUAGE), _bin(len(pool), _TEXT)
    return {
        one: [*_features(one, seen, shares.get(one, 0.0)), ("text", size)]
        for one, seen in _look(pool).items()
    }


def pair_features(
    pool: Sequence[Candidate], chances: Mapping[str, int]
) -> dict[Pair, list[Feature]]:
    """Return what is looked at for every pair of neighbouring stems of one article."""
    bounds = [SCALE * bound for bound in _CHANCES]
    levels = {one: bisect_right(bounds, value) for one, value in chances.items()}
    first: dict[Pair, int] = {}
    times: Counter[Pair] = Counter()
    for candidate in pool:
        for pair in dict.fromkeys(neighbours(candidate.stems)):
            times[pair] += 1
            first.setdefault(pair, candidate.position)
    found = {}
    for pair, count in times.items():
        one, other = levels[pair[0]], levels[pair[1]]
        together, place = _bin(count, _TOGETHER), _bin(first[pair], _PAIR_FIRST)
        least = _DIGITS[min(one, other)]
        found[pair] = [
            ("left", _DIGITS[one], "right", _DIGITS[other]),
            ("times", together),
            ("first", place),
            ("times", together, "least", least),
            ("first", place, "least", least),
        ]
    return found


@lru_cache(maxsize=1)
def read_model() -> Model:
    """Return the model that `WEIGHTS` holds."""
    weights: dict[str, dict[Feature, float]] = {"stem": {}, "pair": {}}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, *feature, weight = line.split()
            weights[kind][tuple(feature)] = float(weight)
    stems, pairs = weights["stem"], weights["pair"]
    return Model(stems, stems.pop(("start",)), pairs, pairs.pop(("start",)))


def _look(pool: Sequence[Candidate]) -> dict[str, _Seen]:
    found: dict[str, _Seen] = {}
    for candidate in pool:
        for one in dict.fromkeys(candidate.stems):
            seen = found.setdefault(one, _Seen(candidate.position))
            seen.sentences += 1
            if candidate.position < _OPENING:
                seen.opening |= 1 << candidate.position
        for part in quoted(candidate.text):
            for one in set(content_stems(part, LANGUAGE)) & found.keys():
                found[one].quoted += 1
        for name in _NAME.findall(candidate.text):
            seen_name = found.get(stem(name.lower().replace("’", "'"), LANGUAGE))
            if seen_name:
                seen_name.named = True
    return found


def _features(one: str, seen: _Seen, share: float) -> list[Feature]:
    sentences, first = bisect_right(_SENTENCES, seen.sentences), bisect_right(_FIRST, seen.first)
    often, early = _DIGITS[min(sentences, 3)], _DIGITS[min(first, 5)]
    common = _bin(share, _SHARES)
    found: list[Feature] = [
        ("is", one),
        ("sentences", _DIGITS[sentences]),
        ("first", _DIGITS[first]),
        ("share", common),
        ("sentences", often, "first", early),
        ("sentences", often, "share", common),
        ("opening", _DIGITS[seen.opening]),
        ("letters", _DIGITS[min(len(one), _LONGEST)]),
        ("quoted", _bin(seen.quoted / seen.sentences, _QUOTED)),
    ]
    if seen.named:
        found += [("name",), ("name", "sentences", often), ("name", "first", early)]
    if one[0].isdigit():
        found += [("number",), ("number", "first", _DIGITS[min(first, 4)])]
    return found


def _bin(value: float, bounds: Sequence[float]) -> str:
    return _DIGITS[bisect_right(bounds, value)]
