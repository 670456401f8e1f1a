"""`kl`: the word distribution nearest to the text's (Haghighi and Vanderwende 2009).

The order of picks of sumy's `KLSummarizer`. Each step there builds the joint distribution of the
summary and every open sentence anew; here only the words of the open sentences are looked at.
What lies within float noise of the best is computed once more in sumy's own order of addition, so
that ties go as they go there.
"""

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

from summarizers.rated import RatedModel
from summarizers.text.stops import stop_words
from summarizers.text.words import words

if TYPE_CHECKING:
    from summarizers.bags import Floats

_NOISE = 1e-9


class Kl(RatedModel):
    """KL divergence on cleaned sentences, as sumy picks."""

    good_for = "A pick whose words are distributed like the whole text's."

    def rate(
        self, texts: Sequence[str], limit: int, *, title: str, language: str
    ) -> Sequence[float]:
        """Return -0, -1, -2 … for the first `limit` picks; see `RatedModel`."""
        picking = _Picking([words(text, language) for text in texts], stop_words(language))
        ratings = [float(-len(texts))] * len(texts)
        for rank in range(min(limit, len(texts))):
            ratings[picking.pick()] = -float(rank)
        return ratings


class _Picking:
    def __init__(self, tokens: Sequence[list[str]], stops: frozenset[str]) -> None:
        import numpy

        self._tokens = tokens
        self._content = [[word for word in one if word not in stops] for one in tokens]
        counts = Counter(word for one in self._content for word in one)
        total = counts.total()
        self._share = {word: times / total for word, times in counts.items()}
        self._summary: list[str] = []
        self._open = numpy.ones(len(tokens), dtype=bool)
        columns = {word: column for column, word in enumerate(counts)}
        cells = [
            (row, columns[word], times)
            for row, one in enumerate(self._content)
            for word, times in Counter(one).items()
        ]
        self._columns = columns
        self._rows, self._words, self._times = numpy.array(cells, dtype=int).reshape(-1, 3).T
        self._lengths = numpy.array([len(one) for one in self._content])
        self._shares = numpy.array(list(self._share.values()))
        self._held = numpy.zeros(len(columns))

    def pick(self) -> int:
        """Return the open sentence that brings the summary nearest to the text, and take it."""
        import numpy

        rough = numpy.where(self._open, self._divergences(), numpy.inf)
        close = numpy.flatnonzero(rough <= rough.min() + _NOISE).tolist()
        best: int = close[0] if len(close) == 1 else min(close, key=self._exactly)
        self._open[best] = False
        self._summary += self._tokens[best]
        for word in self._tokens[best]:
            if word in self._columns:
                self._held[self._columns[word]] += 1
        return best

    def _divergences(self) -> "Floats":
        """Return the divergence for every sentence, exact but for the order of addition.

        sum f log(f n / c) over the words of summary and sentence: f the word's share of the text,
        c its count in both together, n the size of both.
        """
        import numpy

        held, shares = self._held, self._shares
        inside = held > 0
        safe = numpy.where(inside, held, 1)
        have = (shares * (numpy.log(shares) - numpy.log(safe)))[inside].sum()
        before, added = held[self._words], shares[self._words]
        new = before == 0
        change = -added * numpy.log(before + self._times)
        change += numpy.where(new, added * numpy.log(added), added * numpy.log(safe[self._words]))
        size = len(self._open)
        changes = numpy.bincount(self._rows, weights=change, minlength=size)
        mass = numpy.bincount(self._rows, weights=numpy.where(new, added, 0), minlength=size)
        # A sentence without content words, before anything is picked, has an empty sum.
        total = numpy.maximum(self._lengths + len(self._summary), 1)
        found: Floats = have + changes + (shares[inside].sum() + mass) * numpy.log(total)
        return found

    def _exactly(self, row: int) -> float:
        joint = Counter(self._content[row])
        for word, times in Counter(self._summary).items():
            joint[word] += times
        total = float(joint.total())
        divergence = 0.0
        for word, times in joint.items():
            share = self._share.get(word)
            if share:
                divergence += share * log(share / (times / total))
        return divergence
