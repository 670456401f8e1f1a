"""Dates in feeds and pages: read, or None. Never a guess."""

import re
from datetime import UTC, datetime, timedelta, timezone

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s-]+(\d{4}|\d\d)"
    r"(?:\s+(\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d+)?(?:\s*([+-]\d{4}|[+-]\d\d:\d\d|[a-z]{1,5}))?(?:\s*\([^)]*\))?)?",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_ZONES = {
    **dict.fromkeys(("UT", "UTC", "GMT", "Z", "WET"), 0),
    **{"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360},
    **{"PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600},
    **{"CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "WEST": 60},
    **{"MSK": 180, "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "NZST": 720, "NZDT": 780},
    **{"AEST": 600, "AEDT": 660, "AWST": 480, "WIB": 420},
}
"""Minutes east of UTC. Names that mean several zones (IST, BST) are left out on purpose."""


def read_date(text: str, now: datetime) -> datetime | None:
    """Return the moment that a date in a feed, page or file names, in UTC; None if it is unclear.

    Read are ISO 8601 and the mail format (RFC 822 and 5322). A time without a zone is taken as
    UTC, a day without a time as its beginning. Days before 1990 or more than two days ahead of
    `now` are no publication dates.
    """
    trimmed = text.strip()[:80]
    found = _read_iso(trimmed) or _read_mail(trimmed)
    if found is None:
        return None
    try:
        moment = found.astimezone(UTC)
    except OverflowError:
        return None
    return moment if _EARLIEST <= moment <= now + _AHEAD else None


def _read_iso(text: str) -> datetime | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    day, clock, zone = match.groups()
    return _moment(day, clock, zone)


def _read_mail(text: str) -> datetime | None:
    match = _MAIL.fullmatch(text)
    if not match:
        return None
    day, month_name, year, clock, zone = match.groups()
    month = _month(month_name)
    if not month:
        return None
    full_year = year if len(year) == 4 else f"20{year}"
    padded = f"0{clock}" if clock and clock[1] == ":" else clock
    return _moment(f"{full_year}-{month:02}-{int(day):02}", padded, zone)


def _month(name: str) -> int:
    lower = name.lower()
    if lower in _FULL_MONTHS:
        return _FULL_MONTHS.index(lower) + 1
    return _MONTHS.index(lower[:3]) + 1 if lower in (*_MONTHS, "sept") else 0


def _moment(day: str, clock: str | None, zone: str | None) -> datetime | None:
    offset = _offset(zone) if zone else timedelta()
    if offset is None:
        return None
    try:
        naive = datetime.fromisoformat(f"{day}T{clock or '00:00'}")
        return naive.replace(tzinfo=timezone(offset))
    except ValueError:
        return None


def _offset(zone: str) -> timedelta | None:
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return timedelta(minutes=-minutes if zone[0] == "-" else minutes)
    known = _ZONES.get(zone.upper())
    return None if known is None else timedelta(minutes=known)
