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

from summarizers.ranking import Candidate, Costs, containment, penalty
from summarizers.text.edge import link_length
from summarizers.text.words import words
from summarizers.worth import LANGUAGE, SCALE, Pair, Worth, neighbours

_PAIRS = 2.5
"""How much pairs count beside single stems (sums of halves do not depend on their order)."""
_WANTED = 42.0
"""Words of a summary as people write it."""
_FLAW = 0.15
"""How much what the form of a sentence costs counts beside its worth."""
_LINKED = 0.5
"""What a linking word costs that is left out or links to nothing shown."""
_BAN = 0.65
_BEAM = 4
_WIDTH = 20


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


@dataclass(frozen=True, slots=True)
class _Set:
    value: float
    picked: tuple[int, ...]
    expected: float
    words: int
    cost: float


_NOTHING = _Set(0.0, (), 0, 0, 0.0)
_NO_WORDS = _Words(frozenset(), frozenset(), {})


def choose(pool: Sequence[Candidate], worth: Worth, limit: int, costs: Costs) -> list[int]:
    """Return at most `limit` places in one article's pool that go best together, ascending.

    Empty if no sentence of the pool can stand alone.
    """
    search = _Search(pool, worth, costs)
    sets = [_NOTHING]
    for _ in range(limit):
        longer = {frozenset(one.picked): one for known in sets for one in search.grow(known)}
        if not longer:
            break
        sets = sorted(longer.values(), key=_order)[:_BEAM]
    return sorted(sets[0].picked)


class _Search:
    def __init__(self, pool: Sequence[Candidate], worth: Worth, costs: Costs) -> None:
        self._worth = worth
        sentences = [
            self._weigh(place, candidate, penalty(candidate, costs))
            for place, candidate in enumerate(pool)
            if not candidate.half_quote
        ]
        sentences.sort(key=lambda one: _order(_add(_NOTHING, one, 0)))
        self._sentences = {one.place: one for one in sentences[:_WIDTH]}

    def grow(self, known: _Set) -> list[_Set]:
        """Return the set with one more sentence each, of those that are left."""
        picked = [self._sentences[place] for place in known.picked]
        sound = [one for one in self._sentences.values() if _goes_with(one, picked)]
        held = _together([one.held for one in picked])
        return [_add(known, one, self._said_already(one.held, held)) for one in _fitting(sound)]

    def _weigh(self, place: int, candidate: Candidate, cost: float) -> _Sentence:
        stems, pairs, expected = self._worth.stems, self._worth.pairs, self._worth.function_words
        known = (word for word in words(candidate.text, LANGUAGE) if word in expected)
        held = _Words(
            frozenset(candidate.stems), frozenset(neighbours(candidate.stems)), Counter(known)
        )
        return _Sentence(
            place,
            candidate,
            held,
            sum(stems[stem] for stem in held.stems)
            + _PAIRS * sum(pairs[pair] for pair in held.pairs)
            + sum(_upto(expected[word], n) for word, n in held.function_words.items()),
            cost + _LINKED * bool(link_length(candidate.text, LANGUAGE)),
        )

    def _said_already(self, new: _Words, held: _Words) -> float:
        """Return how much of what is expected of new words is no gain beside those held."""
        stems, pairs, expected = self._worth.stems, self._worth.pairs, self._worth.function_words
        lost: float = sum(stems[stem] for stem in new.stems & held.stems)
        lost += _PAIRS * sum(pairs[pair] for pair in new.pairs & held.pairs)
        for word in new.function_words.keys() & held.function_words.keys():
            more, had = new.function_words[word], held.function_words[word]
            sums = expected[word]
            lost += _upto(sums, more) + _upto(sums, had) - _upto(sums, more + had)
        return lost


def _goes_with(one: _Sentence, picked: Sequence[_Sentence]) -> bool:
    places = [other.place for other in picked]
    if one.place in places or (one.candidate.unresolved and one.place - 1 not in places):
        return False
    return all(containment(one.held.stems, other.held.stems) < _BAN for other in picked)


def _together(parts: Sequence[_Words]) -> _Words:
    if not parts:
        return _NO_WORDS
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
    return expected[min(times, len(expected) - 1)]


def _add(known: _Set, one: _Sentence, said_already: float) -> _Set:
    expected = known.expected + one.expected - said_already
    length, cost = known.words + one.candidate.words, known.cost + one.cost
    return _Set(
        value=2 * expected / SCALE / (length + _WANTED) - _FLAW * cost,
        picked=(*known.picked, one.place),
        expected=expected,
        words=length,
        cost=cost,
    )


def _fitting(sound: Sequence[_Sentence]) -> Sequence[_Sentence]:
    """Return those of a good length, or all if none is."""
    return [one for one in sound if one.candidate.well_sized] or sound


def _order(one: _Set) -> tuple[float, list[int]]:
    return -round(one.value, 9), sorted(one.picked)
