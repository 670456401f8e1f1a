"""The block of `key: value` lines that a text file may begin with.

::

    ---
    title: Storm closes the harbour
    outlet: The Harbour Courier
    published: -PT5H
    ---
    The harbour of Lund was closed on Monday …

`published` is ISO 8601, or a negative ISO 8601 duration: that long before the file is first read
(for sample articles that must not age).
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.text import clean_line
from bot.sources.formats.dates import read_date
from bot.sources.formats.parsed import language_code
from bot.sources.links import canonical_link

_BLOCK = re.compile(r"\s{0,20}---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PAIR = re.compile(r"([A-Za-z_-]{1,40}):[ \t]+(.*)")
_LONGEST = 10_000
_AGO = re.compile(
    r"-P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?"
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a text file says of itself; absent values are empty or None."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    language: str = ""
    section: str = ""
    url: str = ""
    published: datetime | None = None


def split_front_matter(text: str, now: datetime) -> tuple[FrontMatter, str, tuple[str, ...]]:
    """Return front matter, the text after it, and warnings. Keys of others are left alone."""
    match = _BLOCK.match(text[:_LONGEST])
    if not match:
        return FrontMatter(), text, ()
    values, warnings = _load(match[1])
    if values is None:
        return FrontMatter(), text, warnings
    published, doubts = _read_published(values.get("published", ""), now)
    front = FrontMatter(
        title=clean_line(values.get("title", ""), 500),
        outlet=clean_line(values.get("outlet", ""), 200),
        author=clean_line(values.get("author", ""), 200),
        language=language_code(values.get("language", "")),
        section=clean_line(values.get("section", ""), 100),
        url=canonical_link(values.get("url", "")),
        published=published,
    )
    return front, text[match.end() :], (*warnings, *doubts)


def _load(block: str) -> tuple[dict[str, str] | None, tuple[str, ...]]:
    """Return the block's text values; None when the block is prose between two rulers."""
    import yaml

    if not block.strip():
        return {}, ()
    if ":" not in block:
        return None, ()
    try:
        # The base loader leaves every value a text: no surprises with `No`, 12:30 or 1984.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return _load_lines(block), _unless_simple(block, error)
    if not isinstance(loaded, dict):
        return None, ()
    pairs = {key: value for key, value in loaded.items() if isinstance(value, str)}
    return {str(key).strip().lower(): value for key, value in pairs.items()}, ()


def _load_lines(block: str) -> dict[str, str]:
    """Read what people write though YAML forbids it: an unquoted title with a colon in it."""
    pairs = (match.groups() for line in block.splitlines() if (match := _PAIR.fullmatch(line)))
    return {key.lower(): value.strip(" \t\"'") for key, value in pairs}


def _unless_simple(block: str, error: Exception) -> tuple[str, ...]:
    """Return a warning unless every line of the block is a `key: value` pair."""
    if all(_PAIR.fullmatch(line) for line in block.splitlines() if line.strip()):
        return ()
    mark = getattr(error, "problem_mark", None)
    where = f" (line {mark.line + 2})" if mark else ""
    return (f"The front matter{where} cannot be read as YAML, so parts of it are left out.",)


def _read_published(value: str, now: datetime) -> tuple[datetime | None, tuple[str, ...]]:
    text = value.strip()
    if not text:
        return None, ()
    ago = _AGO.fullmatch(text)
    if ago and any(ago.groups()):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in ago.groups())
        span = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
        return now - span, ()
    date = read_date(text, now)
    if date is None:
        shown = clean_line(text, 40)
        return None, (f'"{shown}" is no date: write 2026-01-31T08:00Z or -PT5H.',)
    return date, ()
