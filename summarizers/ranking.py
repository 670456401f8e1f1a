"""How good a sentence is on its own: candidates and their scores, in plain Python.

`freq` is SumBasic's idea (Nenkova and Vanderwende 2005) without its greed: how common a
sentence's words are in the text. `reduction` is the degree in TextRank's graph (Mihalcea and
Tarau 2004), as sumy's `ReductionSummarizer` computes it. Their mean is the base of every score.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from summarizers.text.clean import is_ended
from summarizers.text.edge import link_length
from summarizers.text.openings import announces, ends_unresolved, opens_unresolved
from summarizers.text.quotes import is_half_quote, is_quote_only, opens_quoted, quoted
from summarizers.text.voice import sends_elsewhere, speaks
from summarizers.text.words import length, sentence_stems

_MOST_CANDIDATES = 150
_GOOD_LENGTH = range(6, 61)
_SHORT_WORDS = 12
_LONG_QUOTE = 25
_ASKS = ("?", "？", "؟")
_DIGIT = re.compile(r"\d")
_NAMES = re.compile(r"\d|(?<=[\w,;:)”\"’'] )[^\W\d_a-z]")
_ALSO = re.compile(r"\balso\b|, for (?:example|instance),")
_TAIL = 40
_DOTS = re.compile(r"(?:\.\.\.|…|\b(?:Gov|Sen|Rep|Gen|Dr|Mrs?|Ms)\.)\W*$")


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
    """Whether it can only be understood after the one before it, even without linking words."""
    half_quote: bool
    """Whether a quotation begins or ends outside of it, or what it announces comes after it."""
    speaks: bool = False
    """Whether somebody says "I", "we" or "you" outside quotation marks."""
    linked: bool = False
    """Whether it begins with linking words that may be left out ("However, …")."""
    apart: bool = False
    """Whether it has no content word of the headline and of the opening."""
    news: bool = False
    """Whether it tells what the headline says."""
    scene: bool = False
    """Whether it stands before the first that does, and has hardly a word of the headline."""
    document: int = 0
    strangers: tuple[frozenset[int], ...] = ()
    """For each it calls by the surname alone: positions of the candidates that tell the name."""

    @property
    def is_stub(self) -> bool:
        """Whether it is too short to tell something on its own."""
        return self.words < _GOOD_LENGTH.start

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
    links = [link_length(text, language) for text in texts]
    return [
        Candidate(
            index=index,
            text=text,
            stems=stems[position],
            words=length(text),
            position=position,
            unresolved=_is_unresolved(
                text[links[position] :], texts[position - 1] if position else "", language
            ),
            half_quote=is_half_quote(text) or announces(text),
            speaks=speaks(text, language),
            linked=links[position] > 0,
            document=document,
        )
        for position, (index, text) in enumerate(zip(kept, texts, strict=False))
    ]


def _is_unresolved(bare: str, before: str, language: str) -> bool:
    return opens_unresolved(bare, language) or ends_unresolved(bare, language) or announces(before)


def base_scores(pool: Sequence[Candidate]) -> list[float]:
    """Return how central each candidate's words are, 0 to 1."""
    counts = [Counter(candidate.stems) for candidate in pool]
    both = zip(scale(_frequency(counts)), scale(_reduction(counts)), strict=True)
    return [(frequency + reduction) / 2 for frequency, reduction in both]


@dataclass(frozen=True, slots=True)
class Costs:
    """What the form of a sentence costs it; scores are about 0 to 1."""

    quote_only: float
    long: float
    """For each 30 words beyond `long_from`."""
    long_from: int = 30
    short: float = 0.0
    """For a sentence of no words; none for 12."""
    question: float = 0.1
    long_quote: float = 0.0
    opens_quoted: float = 0.0
    speaks: float = 0.0
    no_number: float = 0.0
    apart: float = 0.0
    scene: float = 0.0
    elsewhere: float = 0.0
    """For an English sentence that sends the reader elsewhere ("Here's a look at …")."""
    nameless: float = 0.0
    """For a sentence that names nobody and nothing and has no number: it does not say of what."""
    also: float = 0.0
    """For an English sentence with "also" or "for example": something was said before."""
    linked: float = 0.0
    """For linking words that may be left out, or link to nothing shown."""
    cut_off: float = 0.0
    """For a sentence that does not end, or ends in dots or before a name: a teaser, a heading."""


def penalty(candidate: Candidate, costs: Costs) -> float:
    """Return what a candidate's form costs."""
    text = candidate.text
    cost = costs.long * max(0, candidate.words - costs.long_from) / 30
    cost += costs.short * max(0, _SHORT_WORDS - candidate.words) / _SHORT_WORDS
    opened = opens_quoted(text)
    flaws = (
        (costs.quote_only, opened and is_quote_only(text)),
        (costs.question, text.rstrip("\"'”’»」』)").endswith(_ASKS)),
        (costs.long_quote, costs.long_quote and _quotes_long(text)),
        (costs.opens_quoted, opened),
        (costs.speaks, candidate.speaks),
        (costs.no_number, not _DIGIT.search(text)),
        (costs.apart, candidate.apart),
        (costs.scene, candidate.scene),
        (costs.elsewhere, costs.elsewhere and sends_elsewhere(text)),
        (costs.linked, candidate.linked),
        (costs.nameless, costs.nameless and not _NAMES.search(text)),
        (costs.also, costs.also and _ALSO.search(text)),
        (costs.cut_off, not is_ended(text) or _DOTS.search(text[-_TAIL:])),
    )
    return cost + sum(price for price, flawed in flaws if flawed)


def asks(text: str) -> bool:
    """Return whether a sentence is a question of its writer, not one that is quoted."""
    return text.endswith(_ASKS)


def _quotes_long(text: str) -> bool:
    return any(len(part) >= _LONG_QUOTE for part in quoted(text))


def repeated_words(pool: Sequence[Candidate]) -> list[float]:
    """Return how many of each candidate's stems other candidates have too, 0 to 1."""
    seen_in = Counter(stem for candidate in pool for stem in set(candidate.stems))
    shares = []
    for candidate in pool:
        own = set(candidate.stems)
        shared = sum(seen_in[stem] > 1 for stem in own)
        shares.append(shared / sqrt(len(own)) if own else 0.0)
    return scale(shares)


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
