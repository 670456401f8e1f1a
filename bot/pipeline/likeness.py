"""How likely two articles report one event: a logistic model, and the time between them.

The log-odds of a pair are a weighted sum of a few measures (`Measures`), fitted on pairs of NeuS's
`train` part by `python -m benchmarks.train_grouping`, with events of one, two and three articles
and some articles cut to their headlines, so that neither is taken for granted.

How alike an article is to its nearest stories counts against a pair: where everybody reports on one
affair all articles are alike, and only what is more alike than that is one event (compare
"cross-domain similarity local scaling", Conneau et al. 2018, arXiv:1710.04087). A story counts
once there, however many articles it has: a large one does not make its own articles strangers.

NeuS has no dates: what the time between two articles says is not fitted, but reasoned.
"""

from dataclasses import dataclass
from math import exp, log, pi, sqrt

NEIGHBOURS = 5
"""Of how many of the nearest stories an article's likeness to its surroundings is the mean."""

USUAL = 0.15
"""In a full window every article is so much like some others at least, so in an emptier one too."""

_CUT_FEW, _CUT_MANY, _MANY = 0.55, -2.1, 300

_SOON, _SPREAD, _DAYS = 0.55, 16.0, 96.0
"""The share of an event's reports that come soon after each other, the standard deviation of the
hours between those, and the hours in which the others come, like any other article."""
LONGEST = 96.0
"""Articles so many hours apart are never one event: what goes on for longer is told anew."""
AGAIN = 12.0
"""Articles that are so many hours apart are taken to be on different days."""
NEVER = -1e6
SURE = 100.0
"""The log-odds of one text of one outlet that comes again."""

FEW = 40
"""A window of so many articles is grouped anew as a whole when one arrives."""
_HINDSIGHT, _FROM = 0.1, 20
"""So much less is asked in such a window, in full from so many articles on."""
_ALONE, _FIRST = 1.75, 10
"""So much more is asked of the first two, which fades until there are so many."""


def cut(articles: int) -> float:
    """Return the mean log-odds that articles are grouped from, in a window of so many articles.

    With few articles, the words that all the news of those days share are not known yet. A window
    that is grouped anew as a whole sees every pair with all the others known, and what is wrong
    is mended by the next article, so less is asked there; in larger ones that fades. Much more is
    asked where there is next to nothing to see: two reports from one country of one morning have
    more in common than any others around.
    """
    lowest = _CUT_FEW + (_CUT_MANY - _CUT_FEW) * articles / (articles + _MANY)
    fading = min(max(2 - articles / FEW, 0), 1)
    lowest -= _HINDSIGHT * min(articles / _FROM, 1) * fading
    return lowest + _ALONE * max(1 - articles / _FIRST, 0)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of two articles and their surroundings."""

    cosine: float
    shared: int
    """Terms that are in both."""
    sizes: tuple[int, int]
    """Terms of each."""
    covered: tuple[float, float]
    """How much of each one's title is among the terms of the other, 0 to 1, by what words weigh."""
    rarest: float
    """The weight of the rarest term that is in both."""
    surroundings: tuple[float, float]
    """The mean cosine of each with the nearest article of each of its `NEIGHBOURS` stories."""
    actors: float | None = None
    """The cosine of their actors, each with its salience, and rare ones counting more; None where
    none are known of one of them."""
    same_day: bool | None = None
    """Whether they name a day of the week in common; None where that says nothing: one of them
    names none, or they are on different days and each names its own."""
    hours: float | None = None
    """The time between them; None if it is not known."""

    def features(self) -> tuple[float, ...]:
        """Return the numbers that are weighed."""
        return (
            self.cosine,
            log(1 + self.shared),
            *(log(1 + size) for size in sorted(self.sizes)),
            *sorted(self.covered),
            self.rarest,
            *((0.0, 0.0) if self.actors is None else (self.actors, 1.0)),
            *(float(self.same_day is one) for one in (True, False)),
            *sorted(self.surroundings),
        )


@dataclass(frozen=True, slots=True)
class Likeness:
    """The weights of the features, and what is added."""

    weights: tuple[float, ...]
    bias: float

    def log_odds(self, measures: Measures) -> float:
        """Return the log-odds that two articles report one event."""
        one, other = measures.sizes
        sizes = log(1 + one), log(1 + other)
        of_words = self.of_words(
            measures.cosine, measures.shared, sizes, measures.covered, measures.rarest
        )
        return (
            of_words
            + (0.0 if measures.actors is None else self.of_actors(measures.actors))
            + (0.0 if measures.same_day is None else self.of_days(measures.same_day))
            + (0.0 if measures.hours is None else self.of_time(measures.hours))
            + self.of_surroundings(*measures.surroundings)
        )

    def of_actors(self, cosine: float) -> float:
        """Return what the actors of two articles add to the log-odds."""
        alike, known = self.weights[7:9]
        return alike * cosine + known

    def of_days(self, same: bool) -> float:
        """Return what it adds that two articles name a day in common, or only different ones."""
        return self.weights[9] if same else self.weights[10]

    @staticmethod
    def of_time(hours: float) -> float:
        """Return what the time between two articles adds to the log-odds: much to few hours.

        By Bayes: how likely so many hours are between reports of one event, against any articles.
        """
        if hours > LONGEST:
            return NEVER
        at_once = _SOON * _DAYS * sqrt(2 / pi) / _SPREAD
        return log(at_once * exp(-((hours / _SPREAD) ** 2) / 2) + 1 - _SOON)

    def of_words(
        self,
        cosine: float,
        shared: int,
        sizes: tuple[float, float],
        covered: tuple[float, float],
        rarest: float,
    ) -> float:
        """Return what the words of two articles add to the log-odds, and the bias.

        `sizes` are the logarithms of one more than the terms of each.
        """
        alike, in_both, low, high, less, more, rare = self.weights[:7]
        size, larger = sizes
        if size > larger:
            size, larger = larger, size
        little, much = covered
        if little > much:
            little, much = much, little
        return (
            alike * cosine
            + in_both * log(1 + shared)
            + low * size
            + high * larger
            + less * little
            + more * much
            + rare * rarest
            + self.bias
        )

    def alone(self, cosine: float) -> float:
        """Return what the surroundings of two articles add if nothing else is around: the most."""
        thin, dense = self.weights[11], self.weights[12]
        nearest = cosine if cosine > USUAL else USUAL
        return (thin + dense) * (nearest + USUAL * (NEIGHBOURS - 1)) / NEIGHBOURS

    def of_surroundings(self, one: float, other: float) -> float:
        """Return what the surroundings of two articles add to the log-odds."""
        thin, dense = self.weights[11], self.weights[12]
        return thin * one + dense * other if one <= other else thin * other + dense * one


FITTED = Likeness(
    (
        *(10.011, 1.685, -0.754, -0.973, 2.667, 1.651, 0.349),
        *(0.546, -0.46),
        *(0.552, -1.765),
        *(-15.612, -11.992),
    ),
    2.368,
)
"""Halfway between what `python -m benchmarks.train_grouping` printed with named days and without.

What days weigh is as printed. NeuS's texts are short and English: the newer fit alone is no better
on them, joins two of the longer samples and parts reports in a language of which nothing is known.
"""
