"""Moments as people say them, in the console's zone."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.model.message import Time

_DAYS_RELATIVE = 7
"""Farther away than that, a date says more than a number of days."""


def show_time(moment: Time, now: datetime, zone: tzinfo) -> str:
    """Return a moment in its style: "5 hours ago", "13 January", "08:00", or day, time and zone.

    The zone is named because it is the reader's, and what is planned may be planned in another.
    """
    at = _in_zone(moment.at, zone)
    if moment.style == "relative":
        return _relative(at, _in_zone(now, zone))
    if moment.style == "time":
        return f"{at:%H:%M}"
    day = show_day(at, _in_zone(now, zone))
    return day if moment.style == "date" else f"{at:%a} {day}, {at:%H:%M %Z}"


def show_day(day: date, now: date) -> str:
    """Return a day; its year only where it is not this year."""
    return f"{day.day} {day:%b}" if day.year == now.year else f"{day.day} {day:%b} {day.year}"


def _relative(at: datetime, now: datetime) -> str:
    away = abs(now - at)
    if away < timedelta(seconds=45):
        return "just now" if at <= now else "in a moment"
    amount = _amount(away)
    if not amount:
        return show_day(at, now)
    return f"{amount} ago" if at < now else f"in {amount}"


def _amount(away: timedelta) -> str:
    """Return how long, rounded to its largest unit; empty for longer than a week."""
    for unit, seconds, most in (("minute", 60, 60), ("hour", 3600, 24), ("day", 86400, 7)):
        count = round(away.total_seconds() / seconds)
        if count < most or (unit == "day" and count == _DAYS_RELATIVE):
            count = max(count, 1)
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return ""


def _in_zone(at: datetime, zone: tzinfo) -> datetime:
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        return aware.astimezone(zone)
    except OverflowError:  # the first or the last day of the calendar: no other zone has it
        return aware.replace(tzinfo=zone)
