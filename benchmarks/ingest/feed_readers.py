"""The readers of feeds that are compared: ours, feedparser by itself, others where installed."""

import importlib
import importlib.util
import io
from calendar import timegm
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from benchmarks.ingest.feed_files import FeedFile, Found
from bot.model.errors import ReadError
from bot.sources.decode import decode
from bot.sources.formats.feed import parse_feed
from bot.sources.formats.repair import repair
from bot.sources.formats.tidy import tidy_feed
from bot.sources.markup import line_of

NOW = datetime(2026, 11, 28, tzinfo=UTC)
Reader = Callable[[FeedFile], tuple[Found, ...]]


def read_by_verbatim(file: FeedFile) -> tuple[Found, ...]:
    """Return what our own reader finds; nothing where it says why it cannot."""
    try:
        parsed = parse_feed(file.body, url=file.url, charset=file.charset, now=NOW)
    except ReadError:
        return ()
    return tuple((entry.title, entry.link, entry.published) for entry in parsed.entries)


def read_by_feedparser(file: FeedFile) -> tuple[Found, ...]:
    """Return what feedparser finds by itself, with its default settings.

    Where it knows the article's own address behind FeedBurner's, that is its link.
    """
    feedparser = importlib.import_module("feedparser")
    charset = f"; charset={file.charset}" if file.charset else ""
    parsed = feedparser.parse(
        io.BytesIO(file.body),
        response_headers={
            "content-type": f"application/xml{charset}",
            "content-location": file.url,
        },
    )
    return tuple(
        (
            line_of(str(entry.get("title", "")), 500),
            str(entry.get("feedburner_origlink") or entry.get("link", "")),
            _moment(dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")),
        )
        for entry in parsed.entries
    )


def read_cleaned(file: FeedFile) -> tuple[Found, ...]:
    """Return what feedparser finds after our clean-up of encoding and markup."""
    document = tidy_feed(decode(file.body, file.charset))
    if document is None:
        return ()
    return read_by_feedparser(replace(file, body=repair(document.text).encode(), charset="utf-8"))


def _read_by_fastfeedparser(file: FeedFile) -> tuple[Found, ...]:
    parsed = importlib.import_module("fastfeedparser").parse(file.body)
    return tuple(
        (
            line_of(str(entry.get("title") or ""), 500),
            str(entry.get("link") or ""),
            _iso(entry.get("published") or entry.get("updated")),
        )
        for entry in parsed.entries
    )


def _moment(parts: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError):
        return None


def _iso(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC) if text else None
    except (ValueError, OverflowError):
        return None


def find_readers() -> Mapping[str, Reader]:
    """Return the readers by name, ours first."""
    readers: dict[str, Reader] = {"verbatim": read_by_verbatim, "feedparser": read_by_feedparser}
    if importlib.util.find_spec("fastfeedparser"):
        readers["fastfeedparser"] = _read_by_fastfeedparser
    return readers
