"""RSS and Atom, of every version, by feedparser."""

import io
import logging
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.model.errors import MalformedFeedError
from bot.model.feed import Entry
from bot.model.text import clean_line
from bot.sources.formats.dates import read_date
from bot.sources.formats.parsed import (
    ParsedFeed,
    entry_title,
    keep_newest,
    language_code,
    summary_and_content,
)
from bot.sources.formats.tidy import TidyFeed, has_too_many_tags
from bot.sources.links import web_link

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_NAME_IN_BRACKETS = re.compile(r"\(([^()@]+)\)")
_MAIL_ADDRESS = re.compile(r"[(<]?[^\s()<>@]+@[^\s()<>@]+[)>]?")
_BROKEN_OFF = "The feed breaks off before its end; the entries before that are read."


def parse_xml(feed: TidyFeed, *, url: str, shown: str, now: datetime) -> ParsedFeed:
    """Read a tidied RSS or Atom document. `url` is where it came from, `shown` names it.

    Raises MalformedFeedError when not even its title can be read.
    """
    if has_too_many_tags(feed.body):
        raise MalformedFeedError(f"{shown} holds more markup than any real feed.", subject=shown)
    parsed = _run_feedparser(feed.body)
    if not parsed.entries and not parsed.feed:
        raise MalformedFeedError(
            f"{shown} begins like a feed, but nothing in it can be read.",
            fix="Tell the site, or look for another feed of it.",
            subject=shown,
        )
    entries = [_read_entry(raw, url, now) for raw in parsed.entries]
    kept, warnings = keep_newest(entries, feed.cut)
    broken = () if feed.complete else (_BROKEN_OFF,)
    return ParsedFeed(
        title=entry_title(_text(parsed.feed, "title")),
        language=language_code(_text(parsed.feed, "language")),
        entries=kept,
        warnings=(*broken, *warnings),
        complete=feed.complete,
    )


def _run_feedparser(body: bytes) -> Any:
    import feedparser

    logging.getLogger("feedparser").setLevel(logging.ERROR)
    # A stream, because feedparser takes bytes for a file name first.
    return feedparser.parse(
        io.BytesIO(body),
        response_headers=_HEADERS,
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _read_entry(raw: Any, url: str, now: datetime) -> Entry:
    base = _base(raw) or url
    identity = clean_line(_text(raw, "id"), 1_000)
    summary, content = summary_and_content(_text(raw, "summary"), _content(raw))
    return Entry(
        title=entry_title(_text(raw, "title")),
        link=_link(raw, base),
        id=identity,
        author=_author(raw),
        published=_published(raw, now),
        summary=summary,
        content=content,
        image=_image(raw, base),
        language=language_code(_language(raw)),
        outlet=entry_title(_text(_part(raw, "source"), "title")),
    )


def _link(raw: Any, base: str) -> str:
    """Return the link to the article: never the comments, an enclosure or a bare id."""
    original = _text(raw, "feedburner_origlink")
    alternates = [link for link in _dicts(raw, "links") if _text(link, "rel") in ("", "alternate")]
    pages = [link for link in alternates if "html" in _text(link, "type")]
    hrefs = [original, *(_text(link, "href") for link in (*pages, *alternates))]
    identity = _text(raw, "id")
    if raw.get("guidislink") and "://" in identity:
        hrefs.append(identity)
    return next((found for href in hrefs if href and (found := web_link(href, base))), "")


def _base(raw: Any) -> str:
    for name in ("title_detail", "summary_detail"):
        base = web_link(_text(_part(raw, name), "base"))
        if base:
            return base
    return ""


def _published(raw: Any, now: datetime) -> datetime | None:
    # Plain look-ups: feedparser's own would put one of these dates in another's place, and warn.
    texts = (dict.get(raw, name) for name in ("published", "updated", "created"))
    dates = (read_date(text, now) for text in texts if isinstance(text, str))
    return next((date for date in dates if date), None)


def _content(raw: Any) -> str:
    return max((_text(part, "value") for part in _dicts(raw, "content")), key=len, default="")


def _language(raw: Any) -> str:
    details = [*_dicts(raw, "content"), _part(raw, "title_detail")]
    return next((found for part in details if (found := _text(part, "language"))), "")


def _author(raw: Any) -> str:
    """Return the author's name; an address alone is nobody's name.

    RSS writes `desk@paper.example (The Desk)`, which feedparser splits wrongly for many domains.
    """
    whole = entry_title(_text(raw, "author"))
    if "@" not in whole:
        return whole
    named = _NAME_IN_BRACKETS.search(whole)
    name = named[1] if named else _MAIL_ADDRESS.sub("", whole)
    return name.strip(" ,;\"'")


def _image(raw: Any, base: str) -> str:
    media = [
        *_dicts(raw, "media_content"),
        *(link for link in _dicts(raw, "links") if _text(link, "rel") == "enclosure"),
    ]
    pictures = [part for part in media if _is_picture(part)]
    found = (
        web_link(_text(part, "url") or _text(part, "href"), base)
        for part in (*pictures, *_dicts(raw, "media_thumbnail"))
    )
    return next((link for link in found if link), "")


def _is_picture(part: Any) -> bool:
    return _text(part, "type").startswith("image/") or _text(part, "medium") == "image"


def _text(raw: Any, name: str) -> str:
    """Return a text value of feedparser's dict; whatever else it holds there counts as absent."""
    value = raw.get(name) if hasattr(raw, "get") else None
    return value if isinstance(value, str) else ""


def _part(raw: Any, name: str) -> Any:
    value = raw.get(name)
    return value if hasattr(value, "get") else {}


def _dicts(raw: Any, name: str) -> Iterable[Any]:
    value = raw.get(name)
    return [part for part in value if hasattr(part, "get")] if isinstance(value, list) else []
