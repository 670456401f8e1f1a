"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read by ourselves: feedparser does not know it."""

import contextlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.model.errors import MalformedFeedError
from bot.model.feed import Entry
from bot.model.text import clean_line
from bot.sources.formats.dates import read_date
from bot.sources.formats.parsed import (
    BROKEN_OFF,
    ParsedFeed,
    as_html,
    choose_base,
    entry_link,
    entry_title,
    keep_newest,
    language_code,
    summary_and_content,
)
from bot.sources.formats.zones import countries_of
from bot.sources.links import direct_link, web_link

_MOST_ITEMS = 2_000
_HEAD = 20_000
_DECODER = json.JSONDecoder(strict=False)
"""Not strict: line breaks inside strings are wrong and common."""
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")


def load_json(text: str) -> Any:
    """Return what the JSON text begins with, or None when it is no JSON (or absurdly nested).

    Caches and plug-ins write remarks under what they send; a feed is whole without them.
    """
    try:
        return _DECODER.raw_decode(text)[0]
    except (ValueError, RecursionError):  # absurd numbers are ValueErrors too
        return None


def salvage_json(text: str) -> Any:
    """Return what a JSON Feed that breaks off holds up to its last whole item, or None."""
    head = _ITEMS.search(text[:_HEAD])
    if not head or "jsonfeed.org" not in text[:_HEAD]:
        return None
    feed = load_json(f"{text[: head.end()]}]}}")
    if not isinstance(feed, dict):
        return None
    place = head.end()
    items: list[Any] = []
    with contextlib.suppress(ValueError, RecursionError):
        while len(items) <= _MOST_ITEMS:
            item, place = _DECODER.raw_decode(text, _next_value(text, place))
            items.append(item)
    return {**feed, "items": items}


def _next_value(text: str, place: int) -> int:
    gap = _GAP.match(text, place)
    return gap.end() if gap else place


def is_json_feed(value: Any) -> bool:
    """Return whether a JSON value is a JSON Feed; some forget to say so."""
    if not isinstance(value, dict):
        return False
    version = value.get("version")
    if isinstance(version, str) and "jsonfeed.org" in version.lower():
        return True
    return isinstance(value.get("items"), list) and (
        "home_page_url" in value or "feed_url" in value
    )


def parse_json(
    feed: dict[str, Any], *, url: str, shown: str, now: datetime, complete: bool = True
) -> ParsedFeed:
    """Read a JSON Feed. Raises MalformedFeedError when it has no items that can be read."""
    items = feed.get("items")
    if not isinstance(items, list):
        raise _malformed(shown, "without a list of items")
    language = language_code(_text(feed, "language"))
    base = choose_base(url, [_text(feed, "home_page_url")])
    author = _author(feed)
    countries = countries_of(base, _text(feed, "language"))
    entries = [
        _read_item(item, base, author, _date(item, now, countries))
        for item in items[:_MOST_ITEMS]
        if isinstance(item, dict)
    ]
    kept, warnings = keep_newest(entries, cut=len(items) > _MOST_ITEMS)
    if not complete and not kept:
        raise _malformed(shown, "that breaks off before its first whole item")
    broken = () if complete else (BROKEN_OFF,)
    title = entry_title(as_html(_text(feed, "title")))
    return ParsedFeed(title, language, kept, (*broken, *warnings), complete)


def _malformed(shown: str, how: str) -> MalformedFeedError:
    return MalformedFeedError(
        f"{shown} is a JSON Feed {how}.",
        fix="Tell the site, or look for another feed of it.",
        subject=shown,
    )


def _read_item(item: dict[str, Any], base: str, feed_author: str, date: datetime | None) -> Entry:
    html = _encodable(_text(item, "content_html"))
    plain = _encodable(_text(item, "content_text"))
    title = as_html(_text(item, "title"))
    summary, content = summary_and_content(_text(item, "summary"), html or plain, title)
    link, is_played = entry_link(_link(item, base), _parts(item), base)
    return Entry(
        title=entry_title(title),
        link=link,
        id=clean_line(_identity(item), 1_000),
        author=_author(item) or feed_author,
        published=date,
        summary=summary,
        content=content,
        image=_first_link(item, ("image", "banner_image"), base),
        language=language_code(_text(item, "language")),
        content_type="text/plain" if content and not html else "text/html",
        is_played=is_played,
    )


def _encodable(text: str) -> str:
    """Return text without the halves of surrogate pairs that JSON can carry."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _identity(item: dict[str, Any]) -> str:
    value = item.get("id")
    return str(value) if isinstance(value, (str, int, float)) else ""


def _link(item: dict[str, Any], base: str) -> str:
    return direct_link(_first_link(item, ("url", "external_url"), base) or _id_link(item))


def _parts(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of what is attached, with their media types."""
    attachments = item.get("attachments")
    for part in attachments if isinstance(attachments, list) else ():
        if isinstance(part, dict):
            yield _text(part, "url"), _text(part, "mime_type")


def _id_link(item: dict[str, Any]) -> str:
    """Return the id where it is a link, as the format advises."""
    identity = _text(item, "id")
    return web_link(identity) if "://" in identity else ""


def _author(item: dict[str, Any]) -> str:
    """Return the names of version 1.1's `authors`, or of version 1.0's `author`."""
    authors = item.get("authors")
    people = authors if isinstance(authors, list) else [item.get("author")]
    names = [
        entry_title(_text(person, "name")) if isinstance(person, dict) else entry_title(person)
        for person in people
        if isinstance(person, (dict, str))
    ]
    return ", ".join(name for name in names if name)[:300]


def _date(item: dict[str, Any], now: datetime, countries: frozenset[str]) -> datetime | None:
    written = (_text(item, name) for name in ("date_published", "date_modified"))
    dates = (read_date(text, now, countries) for text in written)
    return next((date for date in dates if date), None)


def _first_link(item: dict[str, Any], names: tuple[str, ...], base: str) -> str:
    links = (web_link(_text(item, name), base) for name in names)
    return next((link for link in links if link), "")


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
