"""Choosing several sentences that go together: greedy, each one judged beside those picked.

Maximal marginal relevance (Carbonell and Goldstein 1998, doi:10.1145/290941.291025), with two
bans: nothing that repeats a pick, and nothing that can only be understood after a sentence that
was not picked.
"""

from collections.abc import Callable, Sequence

from summarizers.ranking import Candidate, containment

Likeness = Callable[[int, int], float]
"""How alike two candidates are (by their places in the pool), 0 to 1."""
Repeats = Callable[[Candidate, Candidate, float], bool]
"""Whether a candidate says again what a picked one has said, of which it holds so much."""

_UNRESOLVED = 0.5
_HALF_QUOTE = 1.0


def pick(
    pool: Sequence[Candidate],
    scores: Sequence[float],
    limit: int,
    *,
    ban: float,
    trade: float,
    likeness: Likeness | None = None,
    repeats: Repeats | None = None,
) -> list[int]:
    """Return at most `limit` places in the pool, the best first.

    `ban`: no candidate whose stem containment with a picked one reaches it. `trade`: how much
    likeness to the nearest picked one costs; without `likeness` that is the containment.
    `repeats`: a further ban.
    Fewer than `limit` come back rather than a sentence that reads badly, but always one if
    there is any.
    """
    choice = _Choice(pool, scores, ban=ban, trade=trade, likeness=likeness, repeats=repeats)
    while len(choice.picked) < limit:
        best = choice.best()
        if best is None:
            break
        choice.take(best)
    return choice.picked


class _Choice:
    def __init__(
        self,
        pool: Sequence[Candidate],
        scores: Sequence[float],
        *,
        ban: float,
        trade: float,
        likeness: Likeness | None,
        repeats: Repeats | None,
    ) -> None:
        self.picked: list[int] = []
        self._pool, self._scores = pool, scores
        self._ban, self._trade = ban, trade
        self._likeness, self._repeats = likeness, repeats
        self._stems = [frozenset(candidate.stems) for candidate in pool]
        self._open = set(range(len(pool)))
        self._nearest = [0.0] * len(pool)
        self._places: set[tuple[int, int]] = set()

    def best(self) -> int | None:
        """Return the best open candidate that reads well; any at all while none is picked."""
        sound = [place for place in self._open if self._is_sound(self._pool[place])]
        fitting = [place for place in sound if self._pool[place].well_sized]
        if fitting or sound:
            return min(fitting or sound, key=self._order)
        if self.picked or not self._open:
            return None
        return min(self._open, key=self._order_of_flawed)

    def take(self, place: int) -> None:
        """Pick a candidate, and close those that repeat it."""
        taken = self._pool[place]
        self.picked.append(place)
        self._places.add((taken.document, taken.position))
        self._open.remove(place)
        for other in tuple(self._open):
            repeated = containment(self._stems[place], self._stems[other])
            # What has no content stem holds nothing of another one, not even of itself.
            same = taken.text == self._pool[other].text
            if same or repeated >= self._ban or self._is_said(taken, other, repeated):
                self._open.remove(other)
            alike = self._likeness(place, other) if self._likeness else repeated
            self._nearest[other] = max(self._nearest[other], alike)

    def _is_said(self, taken: Candidate, other: int, repeated: float) -> bool:
        return self._repeats is not None and self._repeats(taken, self._pool[other], repeated)

    def _is_sound(self, candidate: Candidate) -> bool:
        before = (candidate.document, candidate.position - 1)
        return not candidate.half_quote and (not candidate.unresolved or before in self._places)

    def _order(self, place: int) -> tuple[float, int]:
        value = self._scores[place] - self._trade * self._nearest[place]
        return -round(value, 9), place

    def _order_of_flawed(self, place: int) -> tuple[float, int]:
        candidate = self._pool[place]
        cost = _UNRESOLVED * candidate.unresolved + _HALF_QUOTE * candidate.half_quote
        return round(cost - self._scores[place], 9), place
