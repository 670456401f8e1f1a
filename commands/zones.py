"""Time zones as people type them (IANA names in any case, or the city alone) and read them."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.model.errors import NotFoundError
from bot.model.workspace import DigestPlan
from commands.wording import quoted

ZONES = (
    *("Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver"),
    *("America/Mexico_City", "America/Chicago", "America/Bogota", "America/Toronto"),
    *("America/New_York", "America/Santiago", "America/Argentina/Buenos_Aires"),
    *("America/Sao_Paulo", "Atlantic/Azores", "UTC", "Europe/London", "Europe/Lisbon"),
    *("Africa/Lagos", "Europe/Madrid", "Europe/Paris", "Europe/Berlin", "Europe/Rome"),
    *("Europe/Warsaw", "Europe/Stockholm", "Europe/Athens", "Europe/Kyiv", "Africa/Cairo"),
    *("Africa/Johannesburg", "Asia/Jerusalem", "Europe/Istanbul", "Africa/Nairobi"),
    *("Asia/Riyadh", "Asia/Tehran", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata"),
    *("Asia/Dhaka", "Asia/Bangkok", "Asia/Jakarta", "Asia/Singapore", "Asia/Hong_Kong"),
    *("Asia/Manila", "Asia/Taipei", "Asia/Shanghai", "Australia/Perth", "Asia/Seoul"),
    *("Asia/Tokyo", "Australia/Brisbane", "Australia/Sydney", "Pacific/Auckland"),
)
"""Offered to choose from, west to east; any other can be typed."""
_NEAREST = 4
_NO_ZONES = frozenset({"Factory", "localtime"})
_REVERSED = re.compile(r"etc/gmt[+-]", re.IGNORECASE)
_OFFSET = re.compile(r"(?:utc|gmt)?_?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?")


@cache
def zone_names() -> Mapping[str, str]:
    """Return all IANA names in alphabetical order (each without anything to say of it).

    Without what is a file's name only (`Factory`), and without `Etc/GMT+2` and its like, which
    count the other way round than people do: that one is two hours behind UTC.
    """
    named = (name for name in available_timezones() if name not in _NO_ZONES)
    return dict.fromkeys(sorted(name for name in named if not _REVERSED.match(name)), "")


def daily(plan: DigestPlan) -> str:
    """Return when a digest is posted, in the words and the zone it was planned in."""
    return f"every day at {plan.at:%H:%M} ({plan.zone})"


def find_zone_name(typed: str, now: datetime) -> str:
    """Return the IANA name that is meant: "europe/berlin" and "Berlin" are Europe/Berlin.

    Raises NotFoundError with the nearest names; for an offset ("UTC+2") with cities that have it
    at `now`, since an offset does not follow summer time. `UTC+0` is UTC.
    """
    wanted = _folded(typed)
    whole = {name.casefold(): name for name in zone_names()}
    if wanted in whole:
        return whole[wanted]
    if _REVERSED.match(wanted) and (exact := _exact(wanted)):
        return exact
    if offset := _OFFSET.fullmatch(wanted):
        if not int(offset["hours"]) and not int(offset["minutes"] or 0):
            return "UTC"
        raise _of_offset(typed, now)
    cities = _cities()
    found = cities.get(wanted, [])
    if len(found) == 1:
        return found[0]
    near = [n for city in get_close_matches(wanted, cities, n=_NEAREST) for n in cities[city]]
    raise NotFoundError(
        f"There is no time zone {quoted(typed)}.",
        nearest=tuple((found or near)[:_NEAREST]),
        fix=""
        if found or near
        else "Name a city that has your time, such as Europe/Berlin or Asia/Tokyo, or UTC.",
        subject=typed,
    )


def is_zone_name(typed: str) -> bool:
    """Return whether a text is a zone's whole name, or the city of one."""
    wanted = _folded(typed)
    return wanted in _cities() or any(name.casefold() == wanted for name in zone_names())


@cache
def _cities() -> Mapping[str, list[str]]:
    """Return the names of zones by their last part, in small letters."""
    cities: dict[str, list[str]] = {}
    for name in zone_names():
        cities.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
    return cities


def _folded(typed: str) -> str:
    return typed.strip().replace(" ", "_").casefold()


def _exact(wanted: str) -> str | None:
    """Return a zone such as Etc/GMT+2, which is meant only by who types all of it."""
    return next((name for name in available_timezones() if name.casefold() == wanted), None)


def zones_with_offset(typed: str, now: datetime) -> list[str]:
    """Return known zones that have an offset such as `UTC+2` at a moment; none for no offset."""
    offset = _OFFSET.fullmatch(_folded(typed))
    if offset is None:
        return []
    hours = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    meant = -hours if offset["sign"] in "-−" else hours
    return [name for name in ZONES if now.astimezone(ZoneInfo(name)).utcoffset() == meant]


def _of_offset(typed: str, now: datetime) -> NotFoundError:
    near = zones_with_offset(typed, now)
    return NotFoundError(
        f"{quoted(typed)} is no time zone: it would not follow summer time.",
        nearest=tuple(near[:_NEAREST]),
        fix="Name a city that has your time, such as Europe/Berlin or Asia/Tokyo.",
        subject=typed,
    )
