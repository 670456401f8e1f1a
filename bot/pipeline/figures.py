"""Where outlets of one story disagree in a number about the same thing. Pure.

English in depth (`bot.pipeline.counts`), ten more languages by their plainest wordings
(`bot.pipeline.foreign_counts`).

Shown beside a summary, so being right comes first: a number counts only where its own clause says
what it counts, where nothing makes it rough, old, expected or partial, and where both sentences are
about the same places and days. Of what is left, some differences are missed; few are false.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from bot.model.article import Article
from bot.pipeline.counts import Count, find_counts
from bot.pipeline.foreign_counts import LANGUAGES, find_foreign_counts
from summarizers.text.words import stems

_SHARED_STEMS = 2
"""So many words, besides what is counted, two sentences on one event have in common."""
_SHARED_STEMS_ABROAD = 3
"""In other languages than English, where no names of places are compared."""
_NEARLY_ONE = 3
"""Counts further apart than that factor are of different things."""
_LANGUAGES = LANGUAGES | {"en", ""}
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_SAME_TIME = timedelta(hours=24)
"""An older count has been overtaken, not contradicted."""

_LONGEST = 1_000
"""A sentence of more characters is a list, and each of its numbers would be held against all."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that outlets count differently."""

    counted: str
    """What: "deaths", "people rescued"."""
    values: tuple[tuple[int, tuple[str, ...]], ...]
    """Each number with the outlets that give it, the lowest first."""

    def __str__(self) -> str:
        """Return the line a reader sees."""
        given = (f"{value:,} ({' and '.join(outlets)})" for value, outlets in self.values)
        return f"Figures differ on {self.counted}: {', '.join(given)}"


def find_differences(articles: Sequence[Article]) -> list[Difference]:
    """Return in which counts the outlets of one story differ, by the latest article of each."""
    given: defaultdict[str, list[tuple[Article, Count]]] = defaultdict(list)
    for article in articles:
        if article.outlet and article.language in _LANGUAGES:
            for count in _clear_counts(article):
                given[count.counted].append((article, count))
    found = (_difference(counted, claims) for counted, claims in sorted(given.items()))
    return [one for one in found if one is not None]


def figures_note(articles: Sequence[Article]) -> str:
    """Return the differences as one line; empty where there are none."""
    return "; ".join(map(str, find_differences(articles)))


def _clear_counts(article: Article) -> list[Count]:
    """Return the article's counts of which it gives one number only."""
    by_thing: defaultdict[str, list[Count]] = defaultdict(list)
    for index in sorted(article.usable):
        for count in _counts_in(article.sentence(index), article.language):
            by_thing[count.counted].append(count)
    return [
        counts[0] for counts in by_thing.values() if len({count.value for count in counts}) == 1
    ]


def _counts_in(sentence: str, language: str) -> list[Count]:
    if len(sentence) > _LONGEST:
        return []
    if language in LANGUAGES:
        return find_foreign_counts(sentence, language)
    return find_counts(sentence)


def _difference(counted: str, claims: Sequence[tuple[Article, Count]]) -> Difference | None:
    counts = _latest(claims)
    shared = _SHARED_STEMS_ABROAD if claims[0][0].language in LANGUAGES else _SHARED_STEMS
    if len({count.value for count in counts.values()}) < 2 or not _comparable(
        list(counts.values()), shared
    ):
        return None
    values = sorted({count.value for count in counts.values()})
    return Difference(
        counted,
        tuple(
            (value, tuple(sorted(name for name, count in counts.items() if count.value == value)))
            for value in values
        ),
    )


def _latest(claims: Sequence[tuple[Article, Count]]) -> dict[str, Count]:
    """Return what each outlet counts by its latest article, if it is not overtaken."""
    latest = {
        article.outlet: (article, count)
        for article, count in sorted(claims, key=lambda claim: (claim[0].at, claim[0].id))
    }
    newest = max(article.at for article, _ in latest.values())
    return {
        outlet: count
        for outlet, (article, count) in latest.items()
        if newest - article.at <= _SAME_TIME
    }


def _comparable(counts: Sequence[Count], shared: int) -> bool:
    """Return whether every two counts are of one event."""
    values = [count.value for count in counts]
    return max(values) <= _NEARLY_ONE * min(values) and all(
        _same_event(a, b, shared) for a, b in combinations(counts, 2)
    )


def _same_event(a: Count, b: Count, shared: int) -> bool:
    places_agree = all(
        not one.names or one.names & other.context for one, other in ((a, b), (b, a))
    )
    return (
        places_agree
        and not (_days(a) and _days(b) and _days(a) != _days(b))
        and len(a.context & b.context) >= shared
    )


def _days(count: Count) -> frozenset[str]:
    return count.context & _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(stems(_DAYS, "en"))
