"""Which words of an English report a person's summary of it would hold: learned from such pairs.

After REGSUM (Hong and Nenkova 2014, doi:10.3115/v1/E14-1075): a logistic regression gives every
content stem of an article, and every pair of neighbouring ones, the chance to be in a summary.
It looks at how many sentences hold a stem, at where it stands first, next and last, whether it is
a name, a number or quoted, how common it is in news, always at two of these together; and, for
stems that many articles hold, at the stem itself. How often a summary holds a function word
("the", "in", "after") needs no look at the article. `worth_en.txt` holds the weights;
`python -m benchmarks.train_summaries` writes it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from math import exp
from pathlib import Path

from summarizers.ranking import Candidate
from summarizers.seen import LANGUAGE, OPENING, VARIANTS, Pair, Seen, see, see_pairs
from summarizers.text.newswords import word_shares
from summarizers.text.words import is_content, words

WEIGHTS = Path(__file__).parent / "worth_en.txt"
SCALE = 10_000
"""Chances are whole ten-thousandths, so that sums do not depend on their order."""
FunctionWords = Mapping[str, Sequence[int]]
"""How many of a word a summary is expected to hold if it has room for none, for one, two, …"""
Looks = tuple[int, ...]
"""What is seen of a stem or pair in an article: the numbers of the ranges it falls in."""
Table = tuple[int, int, int, int]
"""Two looks by their places, how many ranges the second has, and where the table's cells begin."""

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
_LEVELS = (500, 1000, 2000, 3500, 5000, 7000)
_TOGETHER = (2, 3, 5)
_PAIR_FIRST = (1, 2, 3, 6, 12)

_STEM_LOOKS = {
    "sentences": len(_SENTENCES) + 1,
    "first": len(_FIRST) + 1,
    "quoted": len(_QUOTED) + 1,
    "text": len(_TEXT) + 1,
    "named": len(_NAMED) + 1,
    "gap": len(_NEXT) + 2,
    "second": len(_NEXT) + 2,
    "rate": len(_RATE) + 1,
    "last": len(_LAST) + 1,
    "rank": len(_RANK) + 1,
    "named-share": len(_NAMED_SHARE) + 1,
    "opening": 2**OPENING,
    "number": 2,
    "often": _OFTEN + 1,
    "again": _AGAIN + 1,
    "share": len(_SHARES) + 1,
    "letters": _LONGEST + 1,
}
"""What is seen of a stem, in the order of `look`, and how many ranges each has; the last two do
not depend on where it stands."""
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
_SHARE_TABLES = [one for one in STEM_TABLES.values() if one[1] == list(_STEM_LOOKS).index("share")]
_Placed = tuple[float, list[int], int]
"""What a place is worth, and where its weights for a share and for a length begin."""
_LETTERS_TABLE = STEM_TABLES["letters named-share"]
_PLACED_TABLES = [
    one for one in STEM_TABLES.values() if one not in (*_SHARE_TABLES, _LETTERS_TABLE)
]
"""What is seen of a stem's places alone, which many stems of an article share."""
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


def estimate(pool: Sequence[Candidate], model: Model | None = None) -> Worth:
    """Return what the words of one article's candidates are worth."""
    model = model or read_model()
    stems = _stem_chances(model, see(pool), len(pool))
    return Worth(stems, _pair_chances(model, pool, stems), model.function_words)


def _stem_chances(model: Model, found: Mapping[str, Seen], size: int) -> dict[str, int]:
    """Return the chances of stems. What their places say is added up once for all that share it."""
    chances: dict[str, int] = {}
    by_place: dict[tuple[int, ...], _Placed] = {}
    shares, most, weights, own = word_shares(LANGUAGE), _most(found), model.stems, model.words
    for one, seen in found.items():
        number = one[0].isdigit()
        if seen.sentences == 1:
            key = (seen.first, seen.times, seen.quoted, seen.named, number)
            placed = by_place.get(key)
            if placed is None:
                placed = by_place[key] = _add_up(model, _look_at_places(seen, number, size, most))
        else:
            placed = _add_up(model, _look_at_places(seen, number, size, most))
        total, (a, b, c), by_letters = placed
        share = bisect_right(_SHARES, shares[one]) if one in shares else 0
        total += weights[a + share] + weights[b + share] + weights[c + share]
        total += weights[by_letters + _LETTERS_TABLE[2] * min(len(one), _LONGEST)]
        if one in own:
            total += own[one][seen.variant]
        chances[one] = chance(total)
    return chances


def _add_up(model: Model, placed: Looks) -> _Placed:
    by_share = [start + placed[a] * size for a, _, size, start in _SHARE_TABLES]
    total = model.stems_from + _sum(model.stems, _PLACED_TABLES, placed)
    return total, by_share, _LETTERS_TABLE[3] + placed[_LETTERS_TABLE[1]]


def _pair_chances(
    model: Model, pool: Sequence[Candidate], chances: Mapping[str, int]
) -> dict[Pair, int]:
    levels = {one: bisect_right(_LEVELS, value) for one, value in chances.items()}
    first, again = see_pairs(pool)
    table = _pair_table(model)
    return {
        pair: table[
            levels[pair[0]],
            levels[pair[1]],
            bisect_right(_TOGETHER, again[pair]) if pair in again else 0,
            bisect_right(_PAIR_FIRST, place),
        ]
        for pair, place in first.items()
    }


def cells(tables: Mapping[str, Table], looks: Looks) -> list[int]:
    """Return which cells of the tables are looked up."""
    return [start + looks[a] * size + looks[b] for a, b, size, start in tables.values()]


def neighbours(stems: Sequence[str]) -> list[Pair]:
    """Return the pairs of content stems next to each other in a sentence."""
    return list(pairwise(stems))


@lru_cache(maxsize=1)
def read_model(path: Path = WEIGHTS) -> Model:
    """Return the model that a file holds."""
    starts: dict[str, float] = {}
    found: dict[str, list[float]] = {"stem": [], "pair": []}
    own: dict[str, list[float]] = {}
    shares: dict[str, list[float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
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
    found, shares, size = see(pool), word_shares(LANGUAGE), len(pool)
    most = _most(found)
    return {
        one: (
            seen,
            (
                *_look_at_places(seen, one[0].isdigit(), size, most),
                bisect_right(_SHARES, shares.get(one, 0.0)),
                min(len(one), _LONGEST),
            ),
        )
        for one, seen in found.items()
    }


def _most(found: Mapping[str, Seen]) -> int:
    """Return how many sentences hold the stem that most hold."""
    return max([seen.sentences for seen in found.values()], default=1)


def _look_at_places(seen: Seen, number: bool, size: int, most: int) -> Looks:
    """Return the looks at where a stem stands, in an article of so many sentences."""
    sentences, back = seen.sentences, seen.second >= 0
    often = bisect_right(_SENTENCES, sentences)
    return (
        often,
        bisect_right(_FIRST, seen.first),
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
        number,
        min(often, _OFTEN),
        min(seen.times - sentences, _AGAIN),
    )


def look_at_pairs(
    pool: Sequence[Candidate], chances: Mapping[str, int]
) -> Iterator[tuple[Pair, Looks]]:
    """Yield every pair of neighbouring stems of one article with what is seen of it."""
    levels = {one: bisect_right(_LEVELS, value) for one, value in chances.items()}
    first, again = see_pairs(pool)
    for pair, place in first.items():
        left, right = levels[pair[0]], levels[pair[1]]
        together = bisect_right(_TOGETHER, again.get(pair, 1))
        yield pair, (left, right, min(left, right), together, bisect_right(_PAIR_FIRST, place))


def _sum(weights: Sequence[float], tables: Iterable[Table], looks: Looks) -> float:
    return sum([weights[start + looks[a] * size + looks[b]] for a, b, size, start in tables])


@lru_cache(maxsize=2)
def _pair_table(model: Model) -> dict[tuple[int, int, int, int], int]:
    """Return the chance of a pair by its stems' levels, how often and where first it stands."""
    levels, tables = range(_PAIR_LOOKS["left"]), list(PAIR_TABLES.values())
    times, places = range(_PAIR_LOOKS["together"]), range(_PAIR_LOOKS["first"])
    return {
        (left, right, together, place): chance(
            model.pairs_from
            + _sum(model.pairs, tables, (left, right, min(left, right), together, place))
        )
        for left, right, together, place in product(levels, levels, times, places)
    }


def chance(total: float) -> int:
    """Return the chance that weights add up to."""
    if not -30 < total < 30:
        return SCALE if total > 0 else 0
    return round(SCALE / (1 + exp(-total)))
