"""When a channel's digest is due: a wall time in a zone, on every local date once.

A missing hour (clocks go forward) runs at the next valid minute; a repeated hour (clocks go back)
runs once, the first time; a date that a zone leaves out (Apia, 30 December 2011) has no digest.
Dates are walked, not hours: adding 24 hours drifts, and a cron trigger loses days (see
docs/design/digests.md).
"""

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.model.errors import TimeZoneError
from bot.model.workspace import DigestPlan

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_LONGEST_GAP = 180
"""Minutes; no zone has ever left out more than that but for whole days."""


def find_zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name. Raises TimeZoneError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise TimeZoneError(
            f'"{name}" is not a time zone I know.',
            fix="Use a name such as Europe/Berlin, Asia/Tokyo or UTC.",
        ) from error


def machine_zone() -> str:
    """Return the IANA name of this machine's time zone, empty where it is not clear."""
    from tzlocal import get_localzone_name

    try:
        given = os.environ.get("TZ", "").removeprefix(":")
        if given and not Path(given).is_absolute():
            return find_zone(given).key  # tzlocal passes over a misspelt one, for the system's
        return get_localzone_name() or ""
    except (TimeZoneError, LookupError, ValueError):
        return ""


def slot_on(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """Return the slot of one local date in UTC, or None if the zone leaves that date out."""
    wall = datetime.combine(day, at)
    for minutes in range(_LONGEST_GAP):
        moment = _in_utc(wall + minutes * _MINUTE, zone)
        if moment is not None:
            return moment
    return None


def next_slot(after: datetime, at: time, zone: ZoneInfo) -> datetime:
    """Return the first slot strictly after a moment, in UTC."""
    day = after.astimezone(zone).date() - _DAY
    while True:
        slot = slot_on(day, at, zone)
        if slot is not None and slot > after:
            return slot
        day += _DAY


def plan_due(plan: DigestPlan, now: datetime) -> datetime | None:
    """Return the next slot of a plan; the first not in its pause, None while that has no end."""
    if plan.paused:
        return None
    # The very moment a pause ends is no longer in it.
    after = max(now, plan.paused_until - _MINUTE) if plan.paused_until else now
    return next_slot(after, plan.at, find_zone(plan.zone))


def _in_utc(wall: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the first moment that shows this wall time, or None if there is none."""
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return moment if moment.astimezone(zone).replace(tzinfo=None) == wall else None
