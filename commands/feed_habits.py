"""What a feed's entries say of it: how old, how often, how much of the article."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from bot.model.feed import Entry
from bot.model.message import Inline, Plain, Text, Time
from bot.sources.document import needs_page

_LATELY = 20
_DAY = timedelta(days=1)
_SILENT = timedelta(days=30)
_GAPS = 5
"""Silent for so long, and for so many of its usual gaps, a feed may have ended."""
_MOST = 0.8
_FEW = 0.2


def dates(entries: Sequence[Entry]) -> Text:
    """Return a line on the newest and the oldest entry."""
    dated = _dates(entries)
    if not entries:
        return (Plain("It is empty at the moment, so there is nothing to judge it by."),)
    if not dated:
        return (Plain("No entry has a date: each counts as new from when it is first seen."),)
    newest: tuple[Inline, ...] = (Plain("Newest entry "), Time(dated[0]))
    oldest: tuple[Inline, ...] = (Plain(", oldest "), Time(dated[-1])) if len(dated) > 1 else ()
    missing = len(entries) - len(dated)
    return (*newest, *oldest, Plain(f"; {missing} without a date" if missing else ""))


def rhythm(entries: Sequence[Entry], now: datetime) -> str:
    """Return how often it publishes, by the median gap of its last 20 entries; "" if unknown."""
    gap = _usual_gap(entries)
    if gap is None:
        return ""
    if silent_since(entries, now):
        return "Has published nothing since: it may have ended, or not be the site's main feed."
    return _often(gap)


def silent_since(entries: Sequence[Entry], now: datetime) -> datetime | None:
    """Return when the newest entry came, if none for far longer than usual; else None."""
    gap, newest = _usual_gap(entries), max(_dates(entries), default=now)
    return newest if gap is not None and now - newest > max(_SILENT, _GAPS * gap) else None


def _usual_gap(entries: Sequence[Entry]) -> timedelta | None:
    """Return the median gap between the last 20 entries; None of fewer than three."""
    gaps = [later - earlier for later, earlier in pairwise(_dates(entries)[:_LATELY])]
    return sorted(gaps)[len(gaps) // 2] if len(gaps) > 1 else None


def _often(gap: timedelta) -> str:
    if gap < _DAY / 24:
        return "Publishes several times an hour." if gap < _DAY / 48 else "Publishes about hourly."
    if gap < _DAY * 0.75:
        return f"Publishes about {round(_DAY / gap)} times a day."
    if gap < _DAY * 1.5:
        return "Publishes about once a day."
    if gap < _DAY * 45:
        return f"Publishes about every {round(gap / _DAY)} days."
    return "Publishes less than once a month."


def carries(entries: Sequence[Entry]) -> str:
    """Return whether the feed carries its articles or only leads to them."""
    full = sum(bool(entry.content) and not needs_page(entry) for entry in entries) / len(entries)
    if full >= _MOST:
        return "Carries its articles in full."
    if full > _FEW:
        return "Carries some articles in full; the others are read from their pages."
    if any(entry.summary for entry in entries):
        return "Carries summaries only; the articles are read from their pages."
    if not any(map(needs_page, entries)):
        return "Carries headlines only, with nothing behind them that the bot can read."
    return "Carries headlines only; the articles are read from their pages."


def _dates(entries: Sequence[Entry]) -> list[datetime]:
    return sorted((entry.published for entry in entries if entry.published), reverse=True)
