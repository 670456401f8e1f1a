"""Names of time zones in dates → how far east of UTC that is. Never a guess.

Some names mean several zones: IST is the time of India, Israel and Ireland. Such a name is read
where the host's ending or the language says of which country a feed is, and the clocks there went
by that name on the day: the British have no BST in January.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

_DAY = 24 * 60
"""Minutes."""
_ZONES = {
    **dict.fromkeys(("UT", "UTC", "GMT", "Z", "WET"), 0),
    **{"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360},
    **{"PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "NDT": -150},
    **{"CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "WEST": 60},
    **{"MSK": 180, "TRT": 180, "WAT": 60, "CAT": 120, "SAST": 120, "EAT": 180},
    **{"IRST": 210, "IDT": 180, "PKT": 300, "NPT": 345, "ICT": 420, "MYT": 480, "PHT": 480},
    **{"JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "WIB": 420, "WITA": 480, "WIT": 540},
    **{"AEST": 600, "AEDT": 660, "ACST": 570, "ACDT": 630, "AWST": 480},
    **{"NZST": 720, "NZDT": 780, "BRT": -180, "ART": -180, "PET": -300, "VET": -240},
}
"""Minutes east of UTC. CST, MST and PST are those of North America, as the mail format says; other
names that mean several zones (IST, BST, GST, AST) are left out on purpose."""
_CLOCKS = {
    **dict.fromkeys(("gb", "uk"), "Europe/London"),
    **{"ie": "Europe/Dublin", "in": "Asia/Kolkata", "il": "Asia/Jerusalem"},
    **{"cn": "Asia/Shanghai", "tw": "Asia/Taipei", "ph": "Asia/Manila"},
}
"""By country, the clocks whose names mean another zone elsewhere."""
_SHARED = frozenset({"BST", "IST", "CST", "PST"})
_SPOKEN_IN = {"he": "il", **dict.fromkeys(("hi", "te", "mr", "gu", "kn", "ml", "or", "as"), "in")}
"""Languages whose press is one country's."""


def countries_of(address: str, language: str) -> frozenset[str]:
    """Return the countries, in two letters, that a feed or page may be of by what it says itself.

    `language` is a tag such as `en-IN`, or "". Only those whose clocks have names to tell apart.
    """
    try:
        ending = (urlsplit(address).hostname or "").rpartition(".")[2]
    except ValueError:
        ending = ""
    code, _, region = language.strip().lower().replace("_", "-").partition("-")
    named = (ending, region, _SPOKEN_IN.get(code, ""))
    return frozenset(one for one in named if one in _CLOCKS)


def offset_of(zone: str, local: datetime, countries: frozenset[str]) -> timedelta | None:
    """Return how far east of UTC a zone is, by name or in hours; None where that is unclear.

    `local` is the time on the clocks there, without a zone.
    """
    name = zone.upper()
    if name in _SHARED and countries:
        clocks = (local.replace(tzinfo=_clock(one)) for one in countries)
        found = {there.utcoffset() for there in clocks if there.tzname() == name}
        if found:
            return found.pop() if len(found) == 1 else None
    return _fixed_offset(name)


@lru_cache(maxsize=16)
def _clock(country: str) -> ZoneInfo:
    return ZoneInfo(_CLOCKS[country])


@lru_cache(maxsize=512)
def _fixed_offset(name: str) -> timedelta | None:
    known = _ZONES.get(name)
    if known is not None:
        return timedelta(minutes=known)
    signed = name.removeprefix("GMT").removeprefix("UTC").strip()
    if signed[:1] not in ("+", "-"):
        return None
    hours, _, minutes = signed[1:].partition(":")
    if len(hours) > 2:
        hours, minutes = hours[:2], hours[2:]
    east = int(hours) * 60 + int(minutes or 0)
    if east >= _DAY:
        return None
    return timedelta(minutes=-east if signed[0] == "-" else east)
