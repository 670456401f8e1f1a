"""Which words of an English report a person's summary of it would hold: learned from such pairs.

After REGSUM (Hong and Nenkova 2014, doi:10.3115/v1/E14-1075): a logistic regression gives every
content stem of an article, and every pair of neighbouring ones, the chance to be in a summary.
It looks at how many sentences hold a stem, at where it stands first, next and last, whether it is
a name, a number or quoted, how common it is in news, always at two of these together; and, for
stems that many articles hold, at the stem itself. How often a summary holds a function word
("the", "in", "after") needs no look at the article. `worth_en.txt` holds the weights;
`python -m benchmarks.train_summaries` writes it.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
FunctionWords = Mapping[str, Sequence[int]]
"""How many of a word a summary is expected to hold if it has room for none, for one, two, …"""
Looks = tuple[int, ...]
"""What is seen of a stem or pair in an article: the numbers of the ranges it falls in."""
Table = tuple[int, int, int, int]
"""Two looks by their places, how many ranges the second has, and where the table's cells begin."""

_NAME = re.compile(r"(?<=[^\s.!?:\"“”] )[\"“(]?([A-Z][\w’'-]+)")
_QUOTES = re.compile(r"[\"“”„«»‘’]")
_OPENING = 5
_SENTENCES = (2, 3, 4, 5, 6, 8, 11, 15)
_FIRST = (1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30)
_SHARES = (0.001, 0.02, 0.04, 0.075, 0.14)
_QUOTED = (0.01, 0.34, 0.67, 0.99)
_TEXT = (8, 12, 16, 20, 26, 35, 50)
_NAMED = (1, 2, 4)
_NEXT = (1, 2, 3, 5, 9, 15)
_RATE = (0.05, 0.1, 0.15, 0.2, 0.3, 0.45)
_LAST = (0.2, 0.4, 0.6, 0.8, 0.9999)
_RANK = (0.2, 0.34, 0.5, 0.75, 0.9999)
_NAMED_SHARE = (0.01, 0.5, 0.99)
_OFTEN, _LONGEST, _AGAIN = 4, 9, 3
_EARLY = (1, 3)
VARIANTS = 2 * (len(_EARLY) + 1)
"""A stem's own weight may differ by how early it stands, and whether it comes back."""
_LEVELS = (500, 1000, 2000, 3500, 5000, 7000)
_TOGETHER = (2, 3, 5)
_PAIR_FIRST = (1, 2, 3, 6, 12)

_STEM_LOOKS = {
    "sentences": len(_SENTENCES) + 1,
    "first": len(_FIRST) + 1,
    "share": len(_SHARES) + 1,
    "quoted": len(_QUOTED) + 1,
    "text": len(_TEXT) + 1,
    "named": len(_NAMED) + 1,
    "gap": len(_NEXT) + 2,
    "second": len(_NEXT) + 2,
    "rate": len(_RATE) + 1,
    "last": len(_LAST) + 1,
    "rank": len(_RANK) + 1,
    "named-share": len(_NAMED_SHARE) + 1,
    "opening": 2**_OPENING,
    "letters": _LONGEST + 1,
    "number": 2,
    "often": _OFTEN + 1,
    "again": _AGAIN + 1,
}
"""What is seen of a stem, in the order of `_looks`, and how many ranges each has."""
_PAIR_LOOKS = {
    "left": len(_LEVELS) + 1,
    "right": len(_LEVELS) + 1,
    "least": len(_LEVELS) + 1,
    "together": len(_TOGETHER) + 1,
    "first": len(_PAIR_FIRST) + 1,
}
_STEM_PAIRS = (
    "sentences first|sentences share|first share|opening often|letters named-share|quoted often"
    "|text sentences|text first|named first|named sentences|number first|number sentences"
    "|gap sentences|second first|rate first|last sentences|rank first|named-share first"
    "|named-share share|again often"
)
_PAIR_PAIRS = "left right|together least|first least"


def _tables(pairs: str, looks: Mapping[str, int]) -> dict[str, Table]:
    places, found, start = list(looks), {}, 0
    for name in pairs.split("|"):
        one, other = name.split()
        found[name] = (places.index(one), places.index(other), looks[other], start)
        start += looks[one] * looks[other]
    return found


def _count(pairs: str, looks: Mapping[str, int]) -> int:
    return sum(looks[one] * looks[other] for one, other in map(str.split, pairs.split("|")))


STEM_TABLES = _tables(_STEM_PAIRS, _STEM_LOOKS)
"""Which two looks at a stem are weighed together, by name."""
PAIR_TABLES = _tables(_PAIR_PAIRS, _PAIR_LOOKS)
STEM_CELLS, PAIR_CELLS = _count(_STEM_PAIRS, _STEM_LOOKS), _count(_PAIR_PAIRS, _PAIR_LOOKS)


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The weights of stems and of pairs of them, each with what any of them starts with."""

    stems: Sequence[float]
    """A weight for every cell of `STEM_TABLES`."""
    stems_from: float
    words: Mapping[str, Sequence[float]]
    """What a stem itself adds, by `variant`."""
    pairs: Sequence[float]
    pairs_from: float
    function_words: FunctionWords


@dataclass(frozen=True, slots=True)
class Worth:
    """The chances of an article's stems and pairs to be in a summary of it."""

    stems: dict[str, int]
    pairs: dict[Pair, int]
    function_words: FunctionWords


@dataclass(slots=True)
class Seen:
    """Where a stem stands in an article: positions, and numbers of sentences."""

    first: int
    second: int = -1
    last: int = 0
    sentences: int = 0
    times: int = 0
    opening: int = 0
    """In which of the first five sentences it is, as bits."""
    quoted: int = 0
    named: int = 0

    @property
    def variant(self) -> int:
        """Which of a stem's own weights counts here."""
        return 2 * bisect_right(_EARLY, self.first) + (self.sentences > 1)


def estimate(pool: Sequence[Candidate], model: Model | None = None) -> Worth:
    """Return what the words of one article's candidates are worth."""
    model = model or read_model()
    own, stems = model.words, {}
    for one, (seen, looks) in look(pool).items():
        total = model.stems_from + _sum(model.stems, STEM_TABLES, looks)
        stems[one] = chance(total + (own[one][seen.variant] if one in own else 0.0))
    pairs = {pair: _pair_chance(model, looks) for pair, looks in look_at_pairs(pool, stems)}
    return Worth(stems, pairs, model.function_words)


def cells(tables: Mapping[str, Table], looks: Looks) -> list[int]:
    """Return which cells of the tables are looked up."""
    return [start + looks[a] * size + looks[b] for a, b, size, start in tables.values()]


def neighbours(stems: Sequence[str]) -> list[Pair]:
    """Return the pairs of content stems next to each other in a sentence."""
    return list(pairwise(stems))


@lru_cache(maxsize=1)
def read_model() -> Model:
    """Return the model that `WEIGHTS` holds."""
    starts: dict[str, float] = {}
    found: dict[str, list[float]] = {"stem": [], "pair": []}
    own: dict[str, list[float]] = {}
    shares: dict[str, list[float]] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        kind, name, *rest = line.split()
        if kind == "word":
            own[name] = list(map(float, rest)) * (VARIANTS // len(rest))
        elif kind == "function":
            shares[name] = list(map(float, rest))
        elif kind in found and name == "start":
            starts[kind] = float(rest[0])
        elif kind in found:
            found[kind] += map(float, rest[1:])
    return Model(
        found["stem"], starts["stem"], own, found["pair"], starts["pair"], cumulated(shares)
    )


def cumulated(shares: Mapping[str, Sequence[float]]) -> FunctionWords:
    """Return the expected numbers of words from the chances of standing there once, twice, etc."""
    expected: dict[str, list[int]] = {}
    for word, chances in sorted(shares.items()):
        sums = expected[word] = [0]
        for share in chances:
            sums.append(sums[-1] + round(SCALE * share))
    return expected


def function_words(text: str) -> list[str]:
    """Return the words of a text that carry no content."""
    return [word for word in words(text, LANGUAGE) if not is_content(word, LANGUAGE)]


def look(pool: Sequence[Candidate]) -> dict[str, tuple[Seen, Looks]]:
    """Return what is seen of every content stem of one article."""
    found: dict[str, Seen] = {}
    for candidate in pool:
        for one, times in Counter(candidate.stems).items():
            _see(found.setdefault(one, Seen(candidate.position)), candidate.position, times)
        _look_inside(candidate.text, found)
    shares, size = word_shares(LANGUAGE), len(pool)
    most = max((seen.sentences for seen in found.values()), default=1)
    return {
        one: (seen, _looks(one, seen, shares.get(one, 0.0), size, most))
        for one, seen in found.items()
    }


def _see(seen: Seen, position: int, times: int) -> None:
    seen.sentences += 1
    seen.times += times
    seen.last = position
    if seen.sentences == 2:
        seen.second = position
    if position < _OPENING:
        seen.opening |= 1 << position


def _look_inside(text: str, found: Mapping[str, Seen]) -> None:
    """Count where the stems are quoted, and where they are part of a name."""
    for part in quoted(text) if _QUOTES.search(text) else ():
        for one in found.keys() & content_stems(part, LANGUAGE):
            found[one].quoted += 1
    for name in _NAME.findall(text):
        seen = found.get(stem(name.lower().replace("’", "'"), LANGUAGE))
        if seen:
            seen.named += 1


def _looks(one: str, seen: Seen, share: float, size: int, most: int) -> Looks:
    sentences, back = seen.sentences, seen.second >= 0
    often = bisect_right(_SENTENCES, sentences)
    return (
        often,
        bisect_right(_FIRST, seen.first),
        bisect_right(_SHARES, share),
        bisect_right(_QUOTED, seen.quoted / sentences),
        bisect_right(_TEXT, size),
        bisect_right(_NAMED, seen.named),
        bisect_right(_NEXT, seen.second - seen.first) + 1 if back else 0,
        bisect_right(_NEXT, seen.second) + 1 if back else 0,
        bisect_right(_RATE, sentences / size),
        bisect_right(_LAST, seen.last / max(size - 1, 1)),
        bisect_right(_RANK, sentences / most),
        bisect_right(_NAMED_SHARE, seen.named / sentences),
        seen.opening,
        min(len(one), _LONGEST),
        one[0].isdigit(),
        min(often, _OFTEN),
        min(seen.times - sentences, _AGAIN),
    )


def look_at_pairs(
    pool: Sequence[Candidate], chances: Mapping[str, int]
) -> Iterator[tuple[Pair, Looks]]:
    """Yield every pair of neighbouring stems of one article with what is seen of it."""
    levels = {one: bisect_right(_LEVELS, value) for one, value in chances.items()}
    first: dict[Pair, int] = {}
    times: defaultdict[Pair, int] = defaultdict(int)
    for candidate in pool:
        for pair in dict.fromkeys(neighbours(candidate.stems)):
            times[pair] += 1
            first.setdefault(pair, candidate.position)
    for pair, place in first.items():
        left, right = levels[pair[0]], levels[pair[1]]
        together = bisect_right(_TOGETHER, times[pair])
        yield pair, (left, right, min(left, right), together, bisect_right(_PAIR_FIRST, place))


def _sum(weights: Sequence[float], tables: Mapping[str, Table], looks: Looks) -> float:
    return sum(
        [weights[start + looks[a] * size + looks[b]] for a, b, size, start in tables.values()]
    )


@lru_cache(maxsize=4_096)
def _pair_chance(model: Model, looks: Looks) -> int:
    return chance(model.pairs_from + _sum(model.pairs, PAIR_TABLES, looks))


def chance(total: float) -> int:
    """Return the chance that weights add up to."""
    return round(SCALE / (1 + exp(-max(-30.0, min(30.0, total)))))
