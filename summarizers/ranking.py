"""How good a sentence is on its own: candidates and their scores, in plain Python.

`freq` is SumBasic's idea (Nenkova and Vanderwende 2005) without its greed: how common a
sentence's words are in the text. `reduction` is the degree in TextRank's graph (Mihalcea and
Tarau 2004), as sumy's `ReductionSummarizer` computes it. Their mean is the base of every score.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from summarizers.text.openings import opens_unresolved
from summarizers.text.quotes import is_half_quote, is_quote_only, quoted
from summarizers.text.words import length, sentence_stems

_MOST_CANDIDATES = 150
_GOOD_LENGTH = range(6, 61)
_LONG_FROM = 30
_LONG_QUOTE = 25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen."""

    index: int
    """Its place in its document's sentences."""
    text: str
    stems: tuple[str, ...]
    """Content stems, repeated ones too."""
    words: int
    position: int
    """Its place among the candidates of its document."""
    unresolved: bool
    """Whether it can only be understood after the one before it."""
    half_quote: bool
    document: int = 0

    @property
    def well_sized(self) -> bool:
        """Whether it is neither a stub nor a monster."""
        return self.words in _GOOD_LENGTH


def candidates(
    sentences: Sequence[str],
    kept: Sequence[int],
    language: str,
    *,
    document: int = 0,
    most: int = _MOST_CANDIDATES,
) -> list[Candidate]:
    """Return the first `most` of a document's sentences whose indexes are `kept`."""
    texts = [sentences[index] for index in kept[:most]]
    stems = sentence_stems(texts, language)
    return [
        Candidate(
            index=index,
            text=text,
            stems=stems[position],
            words=length(text),
            position=position,
            unresolved=opens_unresolved(text, language),
            half_quote=is_half_quote(text),
            document=document,
        )
        for position, (index, text) in enumerate(zip(kept, texts, strict=False))
    ]


def base_scores(pool: Sequence[Candidate]) -> list[float]:
    """Return how central each candidate's words are, 0 to 1."""
    counts = [Counter(candidate.stems) for candidate in pool]
    both = zip(scale(_frequency(counts)), scale(_reduction(counts)), strict=True)
    return [(frequency + reduction) / 2 for frequency, reduction in both]


def penalty(candidate: Candidate, *, quote_only: float, long: float) -> float:
    """Return what a candidate's form costs: bare quotations, questions, long quotes, length."""
    text = candidate.text
    cost = long * max(0, candidate.words - _LONG_FROM) / _LONG_FROM
    if is_quote_only(text):
        cost += quote_only
    if text.rstrip("\"'”’»」』)").endswith(("?", "？", "؟")):
        cost += 0.1
    if any(len(part) >= _LONG_QUOTE for part in quoted(text)):
        cost += 0.1
    return cost


def scale(values: Sequence[float]) -> list[float]:
    """Return the values stretched to 0..1; all alike gives all 0."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if high <= low:
        return [0.0] * len(values)
    return [(value - low) / (high - low) for value in values]


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Return which part of the smaller set is in the other, 0 to 1 (0 for an empty set)."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _frequency(counts: Sequence[Counter[str]]) -> list[float]:
    everywhere: Counter[str] = Counter()
    for count in counts:
        everywhere.update(count)
    total = everywhere.total() or 1
    return [
        sum(everywhere[stem] for stem in count) / total / sqrt(len(count)) if count else 0.0
        for count in counts
    ]


def _reduction(counts: Sequence[Counter[str]]) -> list[float]:
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, count in enumerate(counts):
        for stem, times in count.items():
            places[stem].append((number, times))
    logs = [log(count.total()) if count else 0.0 for count in counts]
    rated = []
    for number, count in enumerate(counts):
        shared: defaultdict[int, int] = defaultdict(int)
        for stem, times in count.items():
            for other, their_times in places[stem]:
                shared[other] += times * their_times
        rated.append(_degree(number, shared, logs))
    return rated


def _degree(number: int, shared: dict[int, int], logs: Sequence[float]) -> float:
    return sum(
        in_common / (logs[number] + logs[other])
        for other, in_common in sorted(shared.items())
        if other != number and logs[number] + logs[other] > 0
    )
