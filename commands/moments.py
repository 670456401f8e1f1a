"""Times of day and ends of pauses as people type them.

An end is a span of time (`45 minutes`, `2h`, `3 days`, `1 week`), a day of the week (`Monday`: the
beginning of the next one), `tomorrow`, or a date (`2026-04-01`). `for` or `until` may stand first.
"""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.errors import UsageError
from bot.pipeline.slots import slot_on
from commands.wording import quoted

_LONGEST = timedelta(days=366)
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})\s?([ap]m)?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})()\s?(?:h|([ap]m))?", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,4})\s*([a-z]+)")
_UNITS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), timedelta(minutes=1)),
    **dict.fromkeys(("h", "hour", "hours"), timedelta(hours=1)),
    **dict.fromkeys(("d", "day", "days"), timedelta(days=1)),
    **dict.fromkeys(("w", "week", "weeks"), timedelta(weeks=1)),
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEADING = re.compile(r"(?:for|until)\b[:\s]*")


def is_clock(text: str) -> bool:
    """Return whether a text is written as a time of day, though perhaps not a real one."""
    return _CLOCK.fullmatch(text) is not None


def parse_clock(text: str) -> time:
    """Return a typed time of day: `8:00`, `08:00`, `20.30`, `8`, `8am`. Raises UsageError."""
    match = _CLOCK.fullmatch(text.strip()) or _HOUR.fullmatch(text.strip())
    if match:
        hour, minute = _hour(int(match[1]), (match[3] or "").casefold()), int(match[2] or 0)
        if 0 <= hour < 24 and minute < 60:
            return time(hour, minute)
    raise UsageError(
        f"{quoted(text)} is not a time of day.",
        fix="Write it as hours and minutes from 00:00 to 23:59, such as `08:00`.",
        subject=text,
    )


def _hour(typed: int, half: str) -> int:
    """Return the hour of the day; -1 for one that no half of a day has, such as 13pm."""
    if not half:
        return typed
    return typed % 12 + 12 * (half == "pm") if 1 <= typed <= 12 else -1


def parse_end(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Return when something ends, in UTC; days begin at midnight in `zone`. Raises UsageError."""
    wanted = _LEADING.sub("", text.strip().casefold(), count=1)
    end = _after_span(wanted, now) or _on_day(wanted, now, zone)
    if end is None:
        raise UsageError(
            f"{quoted(text)} is not a time I understand.",
            fix="Write a span such as `2h` or `3 days`, a day such as `Monday`, or a date such "
            "as `2026-04-01`.",
            subject=text,
        )
    if not now < end <= now + _LONGEST:
        raise UsageError(
            f"{quoted(text)} is not within the next year.",
            fix="Name a time from now on, at most a year ahead.",
            subject=text,
        )
    return end


def take_end(text: str, word: str) -> tuple[str, str]:
    """Return a text without `word:…` at its end, and what stands there.

    A query takes the rest of its line as it is, so that `until:3 days` without quotes is in it.
    """
    before, found, end = text.rpartition(f" {word}:")
    return (before.strip(), end.strip(' "')) if found and before else (text, "")


def _after_span(text: str, now: datetime) -> datetime | None:
    match = _SPAN.fullmatch(text)
    unit = _UNITS.get(match[2]) if match else None
    return now + int(match[1]) * unit if match and unit else None


def _on_day(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    today = now.astimezone(zone).date()
    day = _named_day(text, today)
    if day is None:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
    return slot_on(day, time(0), zone)


def _named_day(text: str, today: date) -> date | None:
    if text == "tomorrow":
        return today + timedelta(days=1)
    for number, name in enumerate(_WEEKDAYS):
        if text in (name, name[:3]):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None
