"""How likely two articles report one event: a logistic model of what their words have in common.

The log-odds of a pair are a weighted sum of a few measures (`Measures`). The weights were fitted
by `python -m benchmarks.train_grouping` on pairs of NeuS's `train` part, of which every event was
kept with one, two or three articles and every seventh article with its headline alone, so that
neither the size of an event nor the length of an article is taken for granted.

How alike an article is to its nearest neighbours counts against a pair: where everybody reports on
one affair, all articles are alike, and only what is more alike than that is one event (compare
"cross-domain similarity local scaling", Conneau et al. 2018, arXiv:1710.04087).
"""

from dataclasses import dataclass
from math import log

NEIGHBOURS = 5
"""Of how many of its nearest articles an article's likeness to its surroundings is the mean."""

_CUT_FEW, _CUT_MANY, _MANY = 0.2, -1.5, 200


def cut(articles: int) -> float:
    """Return the mean log-odds that articles are grouped from, in a window of so many articles.

    With few articles, the words that all the news of those days share are not known yet.
    """
    return _CUT_FEW + (_CUT_MANY - _CUT_FEW) * articles / (articles + _MANY)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of two articles and their surroundings."""

    cosine: float
    shared: int
    """Terms that are in both."""
    sizes: tuple[int, int]
    """Terms of each."""
    surroundings: tuple[float, float]
    """The mean cosine of each with the `NEIGHBOURS` articles most like it."""

    def features(self) -> tuple[float, ...]:
        """Return the numbers that are weighed."""
        (low, high), (thin, dense) = sorted(self.sizes), sorted(self.surroundings)
        return self.cosine, log(1 + self.shared), log(1 + low), log(1 + high), thin, dense


_WEIGHTS = (20.358, 1.16, -0.571, -0.239, -8.967, -13.214)
_BIAS = -0.367


def log_odds(measures: Measures) -> float:
    """Return the log-odds that two articles report one event."""
    weighted = zip(_WEIGHTS, measures.features(), strict=True)
    return sum(weight * feature for weight, feature in weighted) + _BIAS
