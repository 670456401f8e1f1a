"""Choosing sentences together: the set of them that is worth most, found by a beam search.

The worth of a set is an estimate of what ROUGE would say of it: twice the expected number of a
summary's words, and of its pairs of words, that the set holds, by the lengths of both. What two
sentences share counts once, so nothing is said twice; length has its price, so short sentences that
say much win. What reads badly costs something, and is never chosen where `picking` forbids it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizers.ranking import Candidate, Costs, containment, penalty
from summarizers.text.edge import link_length
from summarizers.worth import LANGUAGE, SCALE, Pair, Worth, neighbours

_PAIRS = 2.0
"""How much pairs count beside single stems."""
_CONTENT = 0.55
"""Which part of a sentence's words is content."""
_WANTED = 22.0
"""Content words of a summary as people write it (40 words)."""
_FLAW = 0.1
"""How much what the form of a sentence costs counts beside its worth."""
_LINKED = 0.5
"""What a linking word costs that is left out or links to nothing shown."""
_BAN = 0.65
_BEAM = 4
_WIDTH = 20


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: int
    candidate: Candidate
    stems: frozenset[str]
    pairs: frozenset[Pair]
    cost: float


@dataclass(frozen=True, slots=True)
class _Set:
    value: float
    picked: tuple[int, ...]
    stems: frozenset[str]
    pairs: frozenset[Pair]
    expected: float
    words: int
    cost: float


_NOTHING = _Set(0.0, (), frozenset(), frozenset(), 0.0, 0, 0.0)


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
        self._sentences = [
            _Sentence(
                place,
                candidate,
                frozenset(candidate.stems),
                frozenset(neighbours(candidate.stems)),
                penalty(candidate, costs) + _LINKED * bool(link_length(candidate.text, LANGUAGE)),
            )
            for place, candidate in enumerate(pool)
            if not candidate.half_quote
        ]
        alone = sorted((self._add(_NOTHING, one) for one in self._sentences), key=_order)
        best = {one.picked[0] for one in alone[:_WIDTH]}
        self._sentences = [one for one in self._sentences if one.place in best]

    def grow(self, known: _Set) -> list[_Set]:
        """Return the set with one more sentence each, of those that are left."""
        sound = [one for one in self._sentences if self._goes_with(one, known)]
        return [self._add(known, one) for one in _fitting(sound)]

    def _goes_with(self, one: _Sentence, known: _Set) -> bool:
        if one.place in known.picked:
            return False
        if one.candidate.unresolved and one.place - 1 not in known.picked:
            return False
        return all(
            containment(one.stems, other.stems) < _BAN
            for other in self._sentences
            if other.place in known.picked
        )

    def _add(self, known: _Set, one: _Sentence) -> _Set:
        stems, pairs = self._worth.stems, self._worth.pairs
        gained = sum(stems[s] for s in one.stems - known.stems)
        paired = sum(pairs[p] for p in one.pairs - known.pairs)
        expected = known.expected + (gained + _PAIRS * paired) / SCALE
        words, cost = known.words + one.candidate.words, known.cost + one.cost
        return _Set(
            value=2 * expected / (_CONTENT * words + _WANTED) - _FLAW * cost,
            picked=(*known.picked, one.place),
            stems=known.stems | one.stems,
            pairs=known.pairs | one.pairs,
            expected=expected,
            words=words,
            cost=cost,
        )


def _fitting(sound: Sequence[_Sentence]) -> Sequence[_Sentence]:
    """Return those of a good length, or all if none is."""
    return [one for one in sound if one.candidate.well_sized] or sound


def _order(one: _Set) -> tuple[float, list[int]]:
    return -round(one.value, 9), sorted(one.picked)
