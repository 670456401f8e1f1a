"""Dates in feeds and pages: read, or None. Never a guess.

Read is what can be meant in one way only: ISO 8601 and its relatives (year, month, day), the mail
format (RFC 822 and 5322) and its relatives (the month by name, in the languages of `_MONTHS`).
`11/12/2026` is not: it is a day in November for some and in December for others.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from bot.sources.formats.zones import offset_of

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)
_LONGEST = 80
_CLOCK = r"(\d{1,2}:\d\d(?::\d{1,2})?)(?:[.,]\d+)?(?:\s*([ap])\.?m\.?)?"
_ZONE = r"((?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d|[+-]\d:\d\d|[+-]\d\d|[a-z]{1,5})"
_WEEKDAY = r"(?:[^\W\d]{1,12}\.?(?:\s?,\s?|\s+))?"
_NOTE = r"(?:\s*(?:\([^)]*\)|\[[\w/+-]{1,40}\]))?"
_USUAL = re.compile(
    r"[A-Z][a-z][a-z], (\d\d?) ([A-Z][a-z][a-z]) (\d{4}) (\d\d):(\d\d):(\d\d)"
    r" ([+-]\d{4}|[A-Z]{1,4})"
)
_USUAL_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII
)
"""The two ways in which nearly every date is written: tried first, for speed."""
_ISO = re.compile(
    rf"(\d{{4}})-(\d\d?)-(\d\d?)(?:(?:[T ]|,\s)\s*{_CLOCK}\s*{_ZONE}?)?{_NOTE}", re.IGNORECASE
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?", re.IGNORECASE)
_SLASHES = re.compile(rf"(\d{{4}})([/.])(\d\d?)\2(\d\d?)(?:\s+{_CLOCK}\s*{_ZONE}?)?", re.IGNORECASE)
_IDEOGRAMS = re.compile(
    r"(\d{4})\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]\s*(?:(\d{1,2}:\d\d(?::\d\d)?))?"
)
_MAIL = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?[\s-]+(?:de\s+)?([^\W\d]{{3,12}})\.?,?[\s-]+(?:de\s+)?"
    rf"(\d{{4}}|\d\d)(?:,?\s+(?:at\s+|[-–]\s+)?{_CLOCK}(?:\s*{_ZONE})?)?{_NOTE}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}([^\W\d]{{3,12}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})"
    rf"(?:,?\s+(?:at\s+|[-–]\s+)?{_CLOCK}(?:\s*{_ZONE})?)?{_NOTE}",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    rf"{_WEEKDAY}([^\W\d]{{3,12}})\s+(\d{{1,2}})\s+{_CLOCK}(?:\s+{_ZONE})?\s+(\d{{4}})",
    re.IGNORECASE,
)
_MONTHS = (
    "jan january januar janvier janv enero ene gennaio gen januari janeiro январь января янв "
    "stycznia sty jänner ocak oca",
    "feb february februar février févr fév febrero febbraio februari fevereiro fev февраль "
    "февраля фев lutego lut şubat şub",
    "mar march märz mrz mär mars marzo maart mrt março март марта мар marca marts",
    "apr april avril avr abril abr aprile апрель апреля апр kwietnia kwi nisan nis",
    "may mai mayo maggio mag mei maio май мая maja maj mayıs",
    "jun june juni juin junio giugno giu junho июнь июня июн czerwca cze haziran haz",
    "jul july juli juillet juil julio luglio lug julho июль июля июл lipca temmuz tem",
    "aug august août agosto ago augustus август августа авг sierpnia sie augusti "
    "agustus agu ağustos ağu",
    "sep sept september septembre septiembre settembre set setembro сентябрь сентября сен сент "
    "września wrz eylül eyl",
    "oct october oktober okt octobre octubre ottobre ott outubro out октябрь октября окт "
    "października paź ekim eki",
    "nov november novembre noviembre novembro ноябрь ноября ноя нояб kasım kas",
    "dec december dezember dez décembre déc diciembre dic dicembre dezembro декабрь декабря "
    "дек grudnia gru desember des aralık ara",
)
"""The names of the months in English, German, French, Spanish, Italian, Dutch, Portuguese, Russian,
Polish, Turkish, Indonesian and Scandinavian languages. Left out is what means two months (Polish
and Croatian `lip`)."""
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


def read_date(text: str, now: datetime, countries: frozenset[str] = frozenset()) -> datetime | None:
    """Return the moment that a date in a feed, page or file names, in UTC; None if it is unclear.

    A time without a zone is taken as UTC, a day without a time as its beginning. Days before 1990
    or more than two days ahead of `now` are no publication dates. `countries` (see
    `bot.sources.formats.zones`) decide between zones of one name.
    """
    if usual := _USUAL.fullmatch(text):
        day, name, year, *clock, zone = usual.groups()
        return _in_range(_read_usual((year, _month(name), day, *clock), zone, countries), now)
    if usual := _USUAL_ISO.fullmatch(text):
        *numbers, zone = usual.groups()
        return _in_range(_read_usual(numbers, zone, countries), now)
    trimmed = " ".join(text[:_LONGEST].split())
    if len(trimmed) < 8:
        return None
    readers = _WITH_NUMBERS if trimmed[:4].isdigit() else _WITH_NAMES
    found = next((moment for read in readers if (moment := read(trimmed, countries))), None)
    return _in_range(found, now)


def _in_range(found: datetime | None, now: datetime) -> datetime | None:
    if found is None:
        return None
    try:
        moment = found.astimezone(UTC)
    except OverflowError:
        return None
    return moment if _EARLIEST <= moment <= now + _AHEAD else None


def _read_usual(
    numbers: Iterable[str | int], zone: str, countries: frozenset[str]
) -> datetime | None:
    """Return the moment of year, month, day, hours, minutes and seconds in a zone."""
    year, month, day, hours, minutes, seconds = map(int, numbers)
    try:
        whole = 59 if seconds == 60 else seconds
        local = datetime(year, month, day, hours, minutes, whole)
        offset = offset_of(zone, local, countries)
        return None if offset is None else local.replace(tzinfo=UTC) - offset
    except (ValueError, OverflowError):
        return None


def _read_iso(text: str, countries: frozenset[str]) -> datetime | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day, clock, half, zone = match.groups()
    return _moment((year, int(month), day), (clock, half, zone), countries)


def _read_mail(text: str, countries: frozenset[str]) -> datetime | None:
    match = _MAIL.fullmatch(text)
    if not match:
        return None
    day, name, year, clock, half, zone = match.groups()
    full_year = year if len(year) == 4 else f"20{year}"
    return _moment((full_year, _month(name), day), (clock, half, zone), countries)


def _read_month_first(text: str, countries: frozenset[str]) -> datetime | None:
    match = _MONTH_FIRST.fullmatch(text)
    if not match:
        return None
    name, day, year, clock, half, zone = match.groups()
    return _moment((year, _month(name), day), (clock, half, zone), countries)


def _read_year_last(text: str, countries: frozenset[str]) -> datetime | None:
    match = _YEAR_LAST.fullmatch(text)
    if not match:
        return None
    name, day, clock, half, zone, year = match.groups()
    return _moment((year, _month(name), day), (clock, half, zone), countries)


def _read_numbers(text: str, countries: frozenset[str]) -> datetime | None:
    """Read year, month and day as numbers in that order: nobody writes the day second."""
    if match := _SLASHES.fullmatch(text):
        year, _, month, day, clock, half, zone = match.groups()
        return _moment((year, int(month), day), (clock, half, zone), countries)
    if match := _IDEOGRAMS.fullmatch(text):
        year, month, day, clock = match.groups()
        return _moment((year, int(month), day), (clock, None, None), countries)
    if match := _BASIC.fullmatch(text):
        year, month, day, hours, minutes, seconds, zone = match.groups()
        clock = f"{hours or 0}:{minutes or '00'}:{seconds or '00'}"
        return _moment((year, int(month), day), (clock, None, zone), countries)
    return None


_WITH_NUMBERS = (_read_iso, _read_numbers)
_WITH_NAMES = (_read_mail, _read_month_first, _read_year_last)


def _month(name: str) -> int:
    return _MONTH_NUMBERS.get(name.lower(), 0)


def _moment(
    date: tuple[str, int, str],
    time: tuple[str | None, str | None, str | None],
    countries: frozenset[str],
) -> datetime | None:
    """Return the moment of year, month and day, and of clock, half of the day and zone."""
    (year, month, day), (clock, half, zone) = date, time
    hours, minutes, seconds = (int(part) for part in f"{clock or '0:00'}:00".split(":")[:3])
    after = _hours(hours, half)
    if after is None:
        return None
    try:
        start = datetime(int(year), month, int(day), 0, minutes, 59 if seconds == 60 else seconds)
        local = start + after
        offset = offset_of(zone, local, countries) if zone else timedelta()
        return None if offset is None else local.replace(tzinfo=timezone(offset))
    except (ValueError, OverflowError):
        return None


def _hours(hours: int, half: str | None) -> timedelta | None:
    """Return the hours since midnight; `half` is "a" or "p" on a clock of twelve hours."""
    if half is None:
        return timedelta(hours=hours) if hours < 24 else None
    if not 1 <= hours <= 12:
        return None
    return timedelta(hours=hours % 12 + (12 if half.lower() == "p" else 0))
