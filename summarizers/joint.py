"""Choosing sentences together: the set of them that is worth most, found by a beam search.

The worth of a set is an estimate of what ROUGE would say of it: twice the expected number of a
summary's words, and of its pairs of words, that the set holds, by the lengths of both. Function
words count too: they tell a report ("in the", "after") from talk ("I", "what"). What two sentences
share counts once, so nothing is said twice; length has its price, so short sentences that say much
win. What reads badly costs something, and is never chosen where `picking` forbids it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from summarizers.ranking import Candidate, Costs, containment, penalty
from summarizers.seen import LANGUAGE, Pair
from summarizers.text.openings import leans_back
from summarizers.text.words import read_words
from summarizers.worth import SCALE, Worth

_PAIRS = 2.5
"""How much pairs count beside single stems (sums of halves do not depend on their order)."""
_WANTED = 42.0
"""Words of a summary as people write it."""
_FLAW = 0.15
"""How much what the form of a sentence costs counts beside its worth."""
_LINKED = 0.5
"""What a linking word costs that is left out or links to nothing shown."""
_STRANGER = 0.6
"""What it costs to call somebody by the surname alone whom no sentence shown names in full."""
_LEANING = 0.25
"""What it costs to begin with "The Australian" where the sentence before is not shown."""
_NO_NEWS = 0.5
"""What it costs a set that no sentence of it tells the headline, where one does."""
_BAN = 0.65
_BEAM = 4
_WIDTH = 20
_DIGITS = 9
"""What differs by less is as good."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a sentence or a set of them holds."""

    stems: frozenset[str]
    pairs: frozenset[Pair]
    function_words: Mapping[str, int]
    """How many of each."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: int
    candidate: Candidate
    held: _Words
    expected: float
    cost: float
    leans: bool
    tells: bool
    """Whether it tells the headline."""


@dataclass(frozen=True, slots=True)
class _Set:
    value: float
    picked: tuple[int, ...]
    expected: float
    words: int
    cost: float


_NOTHING = _Set(0.0, (), 0, 0, 0.0)


def choose(pool: Sequence[Candidate], worth: Worth, limit: int, costs: Costs) -> list[int]:
    """Return at most `limit` places in one article's pool that go best together, ascending.

    Empty if no sentence of the pool can stand alone.
    """
    search = _Search(pool, worth, costs)
    sets = [_NOTHING]
    for more in reversed(range(limit)):
        longer = search.grow(sets, _BEAM if more else 1)
        if not longer:
            break
        sets = longer
    return sorted(sets[0].picked)


class _Search:
    def __init__(self, pool: Sequence[Candidate], worth: Worth, costs: Costs) -> None:
        self._worth = worth
        sentences = [
            self._weigh(place, candidate, penalty(candidate, costs))
            for place, candidate in enumerate(pool)
            if not candidate.half_quote
        ]
        self._news = frozenset(one.place for one in sentences if one.tells)
        sentences.sort(key=self._order)
        self._sentences = {one.place: one for one in sentences[:_WIDTH]}
        self._fitting = [one for one in self._sentences.values() if one.candidate.well_sized]
        self._others = [one for one in self._sentences.values() if not one.candidate.well_sized]

    def grow(self, sets: Sequence[_Set], most: int) -> list[_Set]:
        """Return the best sets that are these with one more sentence each, the best first.

        A sentence that is no good length is added only where no other can be. What could not be
        among the best if nothing were said twice is not looked at.
        """
        parts = [self._part(known) for known in sets]
        tries = [
            (_most(part.known, one) - (0.0 if one.tells else part.missing), part, one)
            for part in parts
            for one in self._fitting
        ]
        tries.sort(key=lambda one: -one[0])
        best: list[_Set] = []
        for highest, part, one in tries:
            if len(best) == most and round(highest, _DIGITS) < round(best[-1].value, _DIGITS):
                break
            if part.goes_with(one):
                best = _with(best, self._add(part, one), most)
        for part in parts if self._others else ():
            if not any(map(part.goes_with, self._fitting)):
                for one in filter(part.goes_with, self._others):
                    best = _with(best, self._add(part, one), most)
        return best

    def _part(self, known: _Set) -> "_Part":
        missing = _FLAW * _NO_NEWS * self._misses_news(known.picked)
        return _Part(known, [self._sentences[place] for place in known.picked], missing)

    def _weigh(self, place: int, candidate: Candidate, cost: float) -> _Sentence:
        worth, told = self._worth, candidate.stems
        expected = worth.function_words
        words, _ = read_words(candidate.text, LANGUAGE)
        counts = Counter([word for word in words if word in expected])
        held = _Words(frozenset(told), frozenset(pairwise(told)), counts)
        return _Sentence(
            place,
            candidate,
            held,
            sum(map(worth.stems.__getitem__, held.stems))
            + _PAIRS * sum(map(worth.pairs.__getitem__, held.pairs))
            + sum([_upto(expected[word], n) for word, n in counts.items()]),
            cost + _LINKED * candidate.linked,
            leans_back(candidate.text),
            candidate.news,
        )

    def _order(self, one: _Sentence) -> tuple[bool, float, int]:
        """What tells the headline is always looked at."""
        return not one.tells, -round(_most(_NOTHING, one), _DIGITS), one.place

    def _add(self, part: "_Part", one: _Sentence) -> _Set:
        known = part.known
        expected = known.expected + one.expected - self._said_already(one.held, part.held)
        length, cost = known.words + one.candidate.words, known.cost + one.cost
        picked = (*known.picked, one.place)
        flaws = cost + self._riddles(picked) + _NO_NEWS * self._misses_news(picked)
        return _Set(_value(expected, length, flaws), picked, expected, length, cost)

    def _misses_news(self, picked: Sequence[int]) -> bool:
        return bool(self._news) and self._news.isdisjoint(picked)

    def _riddles(self, picked: Sequence[int]) -> float:
        """Return what it costs a set to name whom or what it does not tell in full."""
        cost = 0.0
        for one in map(self._sentences.__getitem__, picked):
            for told in one.candidate.strangers:
                cost += _STRANGER * told.isdisjoint(picked)
            if one.leans and one.place - 1 not in picked:
                cost += _LEANING
        return cost

    def _said_already(self, new: _Words, held: _Words) -> float:
        """Return how much of what is expected of new words is no gain beside those held."""
        worth = self._worth
        lost: float = sum(map(worth.stems.__getitem__, new.stems & held.stems))
        lost += _PAIRS * sum(map(worth.pairs.__getitem__, new.pairs & held.pairs))
        for word in new.function_words.keys() & held.function_words.keys():
            more, had = new.function_words[word], held.function_words[word]
            sums = worth.function_words[word]
            lost += _upto(sums, more) + _upto(sums, had) - _upto(sums, more + had)
        return lost


class _Part:
    """A set with the sentences that it has."""

    def __init__(self, known: _Set, picked: Sequence[_Sentence], missing: float) -> None:
        self.known = known
        self.missing = missing
        """What it costs if the news is still not told with the next one."""
        self._picked = picked

    @cached_property
    def held(self) -> _Words:
        """What its sentences hold together."""
        return _together([one.held for one in self._picked])

    def goes_with(self, one: _Sentence) -> bool:
        """Return whether the sentence can be added: it reads well, and says something else."""
        places = self.known.picked
        if one.place in places or (one.candidate.unresolved and one.place - 1 not in places):
            return False
        return all(containment(one.held.stems, other.held.stems) < _BAN for other in self._picked)


def _together(parts: Sequence[_Words]) -> _Words:
    if len(parts) == 1:
        return parts[0]
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part.function_words)
    return _Words(
        frozenset().union(*(part.stems for part in parts)),
        frozenset().union(*(part.pairs for part in parts)),
        counts,
    )


def _upto(expected: Sequence[int], times: int) -> int:
    """Return how many of a function word that stands so often a summary is expected to share."""
    return expected[times] if times < len(expected) else expected[-1]


def _value(expected: float, length: int, cost: float) -> float:
    return 2 * expected / SCALE / (length + _WANTED) - _FLAW * cost


def _most(known: _Set, one: _Sentence) -> float:
    """Return what the set with one more sentence is worth if that says nothing again."""
    return _value(
        known.expected + one.expected, known.words + one.candidate.words, known.cost + one.cost
    )


def _with(best: Sequence[_Set], new: _Set, most: int) -> list[_Set]:
    """Return the best sets, the best first, and the new one if it is one; none twice."""
    if any(sorted(new.picked) == sorted(one.picked) for one in best):
        return list(best)
    return sorted([*best, new], key=_order)[:most]


def _order(one: _Set) -> tuple[float, list[int]]:
    return -round(one.value, _DIGITS), sorted(one.picked)
