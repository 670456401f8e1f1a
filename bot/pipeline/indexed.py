"""An article as the index of a window holds it, with what was measured of it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from math import inf, log
from operator import itemgetter
from typing import Any

from bot.model.story import Evidence
from bot.pipeline.likeness import AGAIN, LONGEST
from bot.pipeline.series import series
from bot.pipeline.weekdays import named_days

_HOUR = timedelta(hours=1)
_TEXT = 12
"""So many terms beside its title's tell a text: the teaser of a column is the same each day."""
_ONE_TEXT = timedelta(days=7)
"""A text that comes again later is told anew: a story that grew for good would leave no room in the
window for the other news."""
_VALUES = 10_000
"""Of 0 to 1, in four digits."""
NOTHING = -1.0
"""Less than any cosine."""


Picker = Callable[[Sequence[Any]], tuple[Any, ...]]
"""Takes what stands at certain places out of a list."""

InBoth = tuple[Picker, tuple[float, ...], tuple[int, ...], int]
"""The words that two articles share: what takes out what belongs to them, the products of the
values that they have in both, the numbers of those in the title of the one, and how many of them,
the first ones, are in that of the other."""


class SharedValues(dict[float, float]):
    """One object for each value that terms have: few are different, as they are rounded."""

    def __missing__(self, value: float) -> float:
        if len(self) >= _VALUES:
            self.clear()
        self[value] = value
        return value


class IndexedArticle:
    """An article's terms, and what was measured of it."""

    __slots__ = (
        "actors",
        "actors_length",
        "alone",
        "at",
        "cosines",
        "days",
        "far",
        "in_both",
        "is_compared",
        "least",
        "length",
        "log_size",
        "measured_until",
        "numbers",
        "odds",
        "pick",
        "printed",
        "series",
        "size",
        "surrounding",
        "title",
        "title_weighed",
        "title_weight",
        "values",
    )

    def __init__(
        self, numbers: tuple[int, ...], values: SharedValues, shown: Evidence, language: str
    ) -> None:
        self.size = len(numbers)
        self.log_size = log(1 + self.size)
        self.numbers, self.title = numbers, numbers[: shown.title_terms or None]
        self.actors = shown.actors
        self.days = named_days(shown.terms, language)
        self.at, self.series = shown.at, series(shown.outlet, shown.title)
        self.values = tuple(map(values.__getitem__, shown.terms.values()))
        told = self.series and self.size - len(self.title) >= _TEXT
        self.printed = hash((self.series, numbers, self.values)) if told else 0
        """Stands for what its outlet printed, title and opening; 0 where that is too little."""
        self.pick = picker(numbers)
        """Takes what belongs to these words out of a list."""
        self.odds: dict[int, float] = {}
        """What words, actors and times say of the log-odds, by the articles compared with."""
        self.alone: dict[int, float] = {}
        """The same log-odds if nothing else is around."""
        self.cosines: dict[int, float] = {}
        """Those of them that may be on the same event."""
        self.far: tuple[int, ...] = ()
        """The others of them."""
        self.in_both: dict[int, InBoth] = {}
        """In a small window, by articles with lower ids."""
        self.is_compared = False
        """Whether with the nearest ones, too."""
        self.surrounding: float | None = None
        self.least = NOTHING
        """What is less alike than that does not change it."""
        self.length = self.actors_length = 1.0
        self.measured_until = -1
        self.title_weight, self.title_weighed = 0.0, -1
        """What its title's words weigh, and when they did: the changes of the weights by then."""

    def names_a_day_of(self, other: "IndexedArticle", hours: float | None) -> bool | None:
        """Return whether two articles so far apart name a day of the week in common.

        None where one of them names none, and where they name different ones but are written on
        different days: then they do so on one event as well.
        """
        if not self.days or not other.days:
            return None
        if self.days & other.days:
            return True
        return None if hours is not None and hours >= AGAIN else False

    def hours_from(self, other: "IndexedArticle") -> float | None:
        """Return the time between two articles, None if it is not known.

        Two items of a series that come on different days are as far apart as can be; but one text
        that comes again is one.
        """
        if self.at is None or other.at is None:
            return None
        hours = abs(self.at - other.at) / _HOUR
        if hours < AGAIN or not self.series or self.series != other.series:
            return hours
        return 0.0 if self.repeats(other) else inf

    def repeats(self, other: "IndexedArticle") -> bool:
        """Return whether two articles are one text of one outlet, a week apart at most."""
        if not self.printed or self.printed != other.printed:
            return False
        return self.at is None or other.at is None or abs(self.at - other.at) <= _ONE_TEXT

    def is_far_from(self, other: "IndexedArticle") -> bool:
        """Return whether two articles are too far apart in time to be on one event."""
        hours = self.hours_from(other)
        return hours is not None and hours > LONGEST

    def keep(self, article_id: int, cosine: float, odds: float, alone: float, far: bool) -> None:
        """Remember what was measured of it and another article."""
        self.odds[article_id], self.alone[article_id] = odds, alone
        if far:
            self.far += (article_id,)
        else:
            self.cosines[article_id] = cosine
        if far or cosine >= self.least:
            self.surrounding = None

    def begin_anew(self) -> None:
        """Forget what was measured, to be compared with all others."""
        self.odds.clear()
        self.alone.clear()
        self.cosines.clear()
        self.far = ()
        self.surrounding = None
        self.is_compared, self.measured_until = True, -1

    def lose(self, article_id: int) -> None:
        """Forget an article that is not in the window any more."""
        del self.odds[article_id], self.alone[article_id]
        if self.cosines.pop(article_id, None) is None:
            self.far = tuple(one for one in self.far if one != article_id)
        self.in_both.pop(article_id, None)
        self.surrounding = None


def picker(places: tuple[int, ...]) -> Picker:
    """Return what takes these places out of a list."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda those: tuple(those[place] for place in places)
