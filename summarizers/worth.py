"""Which words of an English report a person's summary of it would hold: learned from such pairs.

After REGSUM (Hong and Nenkova 2014, doi:10.3115/v1/E14-1075): a logistic regression gives every
content stem of an article, and every pair of neighbouring ones, the chance to be in a summary.
It looks at how many sentences hold a stem, at where it first stands, whether it is a name, a
number or quoted, how common it is in news, and, for the commonest stems, at the stem itself.
How often a summary holds a function word ("the", "in", "after") needs no look at the article.
`worth_en.txt` holds the weights; `python -m benchmarks.train_summaries` writes it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp
from pathlib import Path

from summarizers.ranking import Candidate
from summarizers.text.newswords import word_shares
from summarizers.text.quotes import quoted
from summarizers.text.words import content_stems, is_content, stem, words

LANGUAGE = "en"
WEIGHTS = Path(__file__).parent / "worth_en.txt"
SCALE = 10_000
"""Chances are whole ten-thousandths, so that sums do not depend on their order."""
Pair = tuple[str, str]
Feature = tuple[str, ...]
Weights = Mapping[Feature, float]
FunctionWords = Mapping[str, Sequence[int]]
"""How many of a word a summary is expected to hold if it has room for none, for one, two, …"""
Looks = tuple[int, ...]
"""What is seen of a stem or pair in an article: the numbers of the ranges it falls in."""

_NAME = re.compile(r"(?<=[^\s.!?:\"“”] )[\"“(]?([A-Z][\w’'-]+)")
_QUOTES = re.compile(r"[\"“”„«»‘’]")
_OPENING = 3
_SENTENCES = (2, 3, 4, 6, 9)
_FIRST = (1, 2, 3, 5, 9, 15)
_SHARES = (0.001, 0.02, 0.04, 0.075, 0.14)
_QUOTED = (0.01, 0.5, 0.99)
_TEXT = (10, 20, 35)
_LEVELS = (500, 1000, 2000, 3500, 5000, 7000)
_TOGETHER = (2, 3, 5)
_PAIR_FIRST = (1, 2, 3, 6, 12)
_LONGEST = 9


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The weights of stems and of pairs of them, each with what any of them starts with."""

    stems: Weights
    stems_from: float
    pairs: Weights
    pairs_from: float
    function_words: FunctionWords


@dataclass(frozen=True, slots=True)
class Worth:
    """The chances of an article's stems and pairs to be in a summary of it."""

    stems: dict[str, int]
    pairs: dict[Pair, int]
    function_words: FunctionWords


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
        one: _chance(model.stems.get(("is", one), 0.0) + _stem_weight(model, looks))
        for one, looks in _look(pool).items()
    }
    pairs = {p: _pair_chance(model, looks) for p, looks in _look_at_pairs(pool, stems)}
    return Worth(stems, pairs, model.function_words)


def chance(features: Iterable[Feature], weights: Weights, start: float) -> int:
    """Return the chance that the features' weights add up to."""
    return _chance(start + sum(weights.get(feature, 0.0) for feature in features))


def neighbours(stems: Sequence[str]) -> list[Pair]:
    """Return the pairs of content stems next to each other in a sentence."""
    return list(pairwise(stems))


def stem_features(pool: Sequence[Candidate]) -> dict[str, list[Feature]]:
    """Return what is looked at for every content stem of one article."""
    return {one: [("is", one), *_stem_features(looks)] for one, looks in _look(pool).items()}


def pair_features(
    pool: Sequence[Candidate], chances: Mapping[str, int]
) -> dict[Pair, list[Feature]]:
    """Return what is looked at for every pair of neighbouring stems of one article."""
    return {pair: _pair_features(looks) for pair, looks in _look_at_pairs(pool, chances)}


@lru_cache(maxsize=1)
def read_model() -> Model:
    """Return the model that `WEIGHTS` holds."""
    weights: dict[str, dict[Feature, float]] = {"stem": {}, "pair": {}, "function": {}}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, *feature, weight = line.split()
            weights[kind][tuple(feature)] = float(weight)
    stems, pairs = weights["stem"], weights["pair"]
    expected = cumulated(weights["function"])
    return Model(stems, stems.pop(("start",)), pairs, pairs.pop(("start",)), expected)


def cumulated(chances: Weights) -> FunctionWords:
    """Return the expected numbers of words from the chances of (word, how often at least)."""
    expected: dict[str, list[int]] = {}
    for (word, _), share in sorted(chances.items()):
        sums = expected.setdefault(word, [0])
        sums.append(sums[-1] + round(SCALE * share))
    return expected


def function_words(text: str) -> list[str]:
    """Return the words of a text that carry no content."""
    return [word for word in words(text, LANGUAGE) if not is_content(word, LANGUAGE)]


def _look(pool: Sequence[Candidate]) -> dict[str, Looks]:
    found: dict[str, _Seen] = {}
    for candidate in pool:
        for one in dict.fromkeys(candidate.stems):
            seen = found.setdefault(one, _Seen(candidate.position))
            seen.sentences += 1
            if candidate.position < _OPENING:
                seen.opening |= 1 << candidate.position
        _look_inside(candidate.text, found)
    shares, size = word_shares(LANGUAGE), bisect_right(_TEXT, len(pool))
    return {one: _looks(one, seen, shares.get(one, 0.0), size) for one, seen in found.items()}


def _look_inside(text: str, found: Mapping[str, _Seen]) -> None:
    """Mark the stems that are quoted, and those that are part of a name."""
    for part in quoted(text) if _QUOTES.search(text) else ():
        for one in found.keys() & content_stems(part, LANGUAGE):
            found[one].quoted += 1
    for name in _NAME.findall(text):
        seen = found.get(stem(name.lower().replace("’", "'"), LANGUAGE))
        if seen:
            seen.named = True


def _looks(one: str, seen: _Seen, share: float, size: int) -> Looks:
    return (
        bisect_right(_SENTENCES, seen.sentences),
        bisect_right(_FIRST, seen.first),
        bisect_right(_SHARES, share),
        seen.opening,
        min(len(one), _LONGEST),
        bisect_right(_QUOTED, seen.quoted / seen.sentences),
        size,
        seen.named,
        one[0].isdigit(),
    )


def _look_at_pairs(
    pool: Sequence[Candidate], chances: Mapping[str, int]
) -> Iterator[tuple[Pair, Looks]]:
    levels = {one: bisect_right(_LEVELS, value) for one, value in chances.items()}
    first: dict[Pair, int] = {}
    times: Counter[Pair] = Counter()
    for candidate in pool:
        for pair in dict.fromkeys(neighbours(candidate.stems)):
            times[pair] += 1
            first.setdefault(pair, candidate.position)
    for pair, place in first.items():
        one, other = pair
        together = bisect_right(_TOGETHER, times[pair])
        yield pair, (levels[one], levels[other], together, bisect_right(_PAIR_FIRST, place))


def _stem_features(looks: Looks) -> list[Feature]:
    sentences, first, share, opening, letters, inside, size, named, number = map(int, looks)
    often, early = str(min(sentences, 3)), str(min(first, 5))
    found: list[Feature] = [
        ("sentences", str(sentences)),
        ("first", str(first)),
        ("share", str(share)),
        ("sentences", often, "first", early),
        ("sentences", often, "share", str(share)),
        ("opening", str(opening)),
        ("letters", str(letters)),
        ("quoted", str(inside)),
        ("text", str(size)),
    ]
    if named:
        found += [("name",), ("name", "sentences", often), ("name", "first", early)]
    if number:
        found += [("number",), ("number", "first", str(min(first, 4)))]
    return found


def _pair_features(looks: Looks) -> list[Feature]:
    one, other, together, place = map(str, looks)
    least = min(one, other)
    return [
        ("left", one, "right", other),
        ("times", together),
        ("first", place),
        ("times", together, "least", least),
        ("first", place, "least", least),
    ]


@lru_cache(maxsize=65_536)
def _stem_weight(model: Model, looks: Looks) -> float:
    weights = (model.stems.get(feature, 0.0) for feature in _stem_features(looks))
    return model.stems_from + sum(weights)


@lru_cache(maxsize=4_096)
def _pair_chance(model: Model, looks: Looks) -> int:
    return chance(_pair_features(looks), model.pairs, model.pairs_from)


def _chance(total: float) -> int:
    return round(SCALE / (1 + exp(-max(-30.0, min(30.0, total)))))
