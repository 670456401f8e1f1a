"""What rises and what falls: actors of the last day against their own usual."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.model.actor import DayCount, Trend
from bot.storage import schema
from bot.storage.people import load_actors
from bot.storage.statements import in_batches

_A = schema.article.c
_M = schema.mention.c
_D = schema.actor_day.c

_USUAL_DAYS = 30
_KNOWN_AFTER = 7
"""Days of archive from which on it is known what is usual."""
_LEAST = 2
"""One article is no trend."""


@dataclass(frozen=True, slots=True)
class _Times:
    """The last 24 hours, and the days (UTC) before them that show what is usual."""

    since: datetime
    first: date
    last: date
    today: date


def _times(now: datetime) -> _Times:
    since, today = now - timedelta(days=1), now.astimezone(UTC).date()
    last = since.astimezone(UTC).date() - timedelta(days=1)
    return _Times(since, last - timedelta(days=_USUAL_DAYS - 1), last, today)


def trending(connection: Connection, workspace_id: int, now: datetime, limit: int) -> list[Trend]:
    """Return actors of the last 24 hours who are above their usual, the steepest first.

    The usual is articles a day over the 30 days before, or over as many as the archive holds.
    """
    times = _times(now)
    stories = _recent_stories(connection, workspace_id, times.since, now)
    recent = {actor: n.total() for actor, n in stories.items() if n.total() >= _LEAST}
    days = _days(connection, workspace_id, sorted(recent), times.first, times.today)
    covered = _covered_days(connection, workspace_id, times.first, times.last)
    usual = {
        actor: sum(n for day, n in days[actor].items() if day <= times.last) / covered
        for actor in recent
    }
    rising = [actor for actor in recent if recent[actor] > usual[actor]]
    rising.sort(key=lambda one: (-steepness(recent[one], usual[one]), -recent[one], one))
    return [
        Trend(
            actor,
            recent[actor.id],
            usual[actor.id],
            _main_story(stories[actor.id]),
            _every_day(days[actor.id], times.first, times.today),
        )
        for actor in load_actors(connection, workspace_id, rising[:limit])
    ]


def falling(connection: Connection, workspace_id: int, now: datetime, limit: int) -> list[Trend]:
    """Return actors who were in the news and are at most half as much, the steepest fall first.

    Nobody in an archive of less than a week: what is usual is not known yet.
    """
    times = _times(now)
    covered = _covered_days(connection, workspace_id, times.first, times.last)
    if covered < _KNOWN_AFTER:
        return []
    usual = _usual(connection, workspace_id, times.first, times.last, covered)
    stories = _recent_stories(connection, workspace_id, times.since, now)
    recent = {actor: stories[actor].total() if actor in stories else 0 for actor in usual}
    fallen = [actor for actor in usual if recent[actor] <= usual[actor] / 2]
    fallen.sort(key=lambda one: (steepness(recent[one], usual[one]), one))
    days = _days(connection, workspace_id, sorted(fallen[:limit]), times.first, times.today)
    return [
        Trend(
            actor,
            recent[actor.id],
            usual[actor.id],
            None,
            _every_day(days[actor.id], times.first, times.today),
        )
        for actor in load_actors(connection, workspace_id, fallen[:limit])
    ]


def _usual(
    connection: Connection, workspace_id: int, first: date, last: date, covered: int
) -> dict[int, float]:
    """Return articles a day of everyone who is named once a day or more."""
    total = func.sum(_D.n)
    rows = connection.execute(
        select(_D.actor_id, total)
        .where(_D.workspace_id == workspace_id, _D.day.between(first, last))
        .group_by(_D.actor_id)
        .having(total >= covered)
    )
    return {actor_id: int(n) / covered for actor_id, n in rows}


def steepness(recent: int, usual: float) -> float:
    """Return how far `recent` lies above `usual`, in standard deviations of a Poisson count.

    One is added to the usual, so that a first mention (1 against 0) weighs less than eight
    against one.
    """
    return (recent - usual) / math.sqrt(usual + 1.0)


def _recent_stories(
    connection: Connection, workspace_id: int, since: datetime, now: datetime
) -> dict[int, Counter[int | None]]:
    """Return how many of the recent articles that name an actor belong to each story."""
    rows = connection.execute(
        select(_M.actor_id, _A.story_id, func.count())
        .join_from(schema.article, schema.mention, _M.article_id == _A.id)
        .where(_A.workspace_id == workspace_id, _A.at > since, _A.at <= now)
        .group_by(_M.actor_id, _A.story_id)
    )
    stories: dict[int, Counter[int | None]] = defaultdict(Counter)
    for actor_id, story_id, n in rows:
        stories[actor_id][story_id] = n
    return stories


def _days(
    connection: Connection, workspace_id: int, actors: Sequence[int], first: date, last: date
) -> dict[int, dict[date, int]]:
    days: dict[int, dict[date, int]] = defaultdict(dict)
    for some in in_batches(actors):
        rows = connection.execute(
            select(_D.actor_id, _D.day, _D.n).where(
                _D.workspace_id == workspace_id,
                _D.actor_id.in_(some),
                _D.day.between(first, last),
            )
        )
        for actor_id, day, n in rows:
            days[actor_id][day] = n
    return days


def _covered_days(connection: Connection, workspace_id: int, first: date, last: date) -> int:
    """Return for how many of the days there is an archive, at least one."""
    oldest = connection.execute(
        select(func.min(_A.at)).where(_A.workspace_id == workspace_id)
    ).scalar()
    begin = max(first, oldest.date()) if oldest else last
    return max(1, (last - begin).days + 1)


def _main_story(stories: Counter[int | None]) -> int | None:
    known = {story: n for story, n in stories.items() if story is not None}
    return max(known, key=lambda story: (known[story], story), default=None)


def _every_day(counts: Mapping[date, int], first: date, last: date) -> tuple[DayCount, ...]:
    every = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return tuple(DayCount(day, counts.get(day, 0)) for day in every)
