"""When a feed is due again. Pure; times are UTC-aware.

::

    history ─half the median gap─▶ rhythm ─slower after a silence─┐
    a manager's interval ─────────────────────────────────────────┤
        ┌─────────────────────────────────────────────────────────┘
        └▶ ±10 %, 15 minutes to 24 hours ─▶ not before ttl, max-age ─▶ not before Retry-After
"""

import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

INTERVAL = timedelta(minutes=30)
"""Of a feed that tells no history: none of its entries, or only one, has a date."""
SHORTEST = timedelta(minutes=15)
LONGEST = timedelta(hours=24)
FOLDER_INTERVAL = timedelta(minutes=1)
"""A look at a folder costs next to nothing, and who drops a text there waits for it."""
_HISTORY = 20
_SPREAD = 0.1
_SILENCE_SHARE = 50
_SLOWEST_IN_SILENCE = timedelta(hours=6)
"""Dates may be wrong, and who has been silent may begin again: no silence makes it rarer."""
_FIRST_RETRY = timedelta(minutes=5)
_MOST_DOUBLINGS = 12


def rhythm_of(published: Iterable[datetime | None]) -> timedelta | None:
    """Return half the median gap between the last 20 entries, 15 minutes to a day.

    None when fewer than two have a date.
    """
    dates = sorted((date for date in published if date), reverse=True)[:_HISTORY]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(dates)]
    return _clamp(timedelta(seconds=median(gaps) / 2)) if gaps else None


def after_silence(rhythm: timedelta, newest: datetime | None, now: datetime) -> timedelta:
    """Return how often to look at a feed whose newest entry is from then.

    Not more often than a fiftieth of its silence: after a weekend every hour, after two weeks four
    times a day. What a feed did when it was alive says little once it is not.
    """
    if newest is None:
        return rhythm
    silence = min((now - newest) / _SILENCE_SHARE, _SLOWEST_IN_SILENCE)
    return max(rhythm, silence)


def newest_of(published: Iterable[datetime | None], now: datetime) -> datetime | None:
    """Return the latest of some dates, none of them later than now."""
    return max((min(date, now) for date in published if date), default=None)


def next_reading(
    now: datetime,
    interval: timedelta,
    *,
    spread: float = 0.0,
    fresh_for: timedelta | None = None,
) -> datetime:
    """Return when a feed that was just read is due again.

    `spread` (-1 to 1) moves that by up to a tenth, so that feeds added together do not stay
    together. `fresh_for` is how long the server or the feed says that nothing changes: that is not
    undercut.
    """
    wait = _clamp(interval * (1 + _SPREAD * spread))
    return now + max(wait, _clamp(fresh_for) if fresh_for else wait)


def next_try(
    now: datetime, failures: int, *, spread: float = 0.0, not_before: datetime | None = None
) -> datetime:
    """Return when a feed that failed so many times in a row is tried again.

    After five minutes, doubled each time, at most a day, and not before `not_before`.
    """
    wait = _FIRST_RETRY * 2.0 ** min(max(failures, 1) - 1, _MOST_DOUBLINGS)
    due = now + min(wait * (1 + _SPREAD * spread), LONGEST)
    return max(due, not_before) if not_before else due


def spread_of(feed_id: int, now: datetime) -> float:
    """Return a number from -1 to 1 that differs between feeds and between readings of one."""
    drawn = zlib.crc32(f"{feed_id} {now.isoformat()}".encode())
    return drawn / 0x7FFFFFFF - 1 if drawn < 0xFFFFFFFF else 1.0


def _clamp(wait: timedelta) -> timedelta:
    return min(max(wait, SHORTEST), LONGEST)
