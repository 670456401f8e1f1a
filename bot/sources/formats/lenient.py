"""The patient reader of RSS and Atom: feedparser, for what the fast one is not sure of."""

import io
import logging
from collections.abc import Iterable
from typing import Any

from bot.sources.formats.parsed import as_html
from bot.sources.formats.wire import Link, Picture, RawEntry, RawFeed

_log = logging.getLogger(__name__)
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def read_leniently(document: str) -> RawFeed | None:
    """Return what feedparser makes of a document, or None when it finds nothing at all."""
    try:
        parsed = _run_feedparser(f"{_DECLARATION}{document}".encode("utf-8", "ignore"))
    except Exception as error:  # noqa: BLE001  it breaks on stray tags (`</width>`) in many ways
        _log.info("feedparser cannot read a feed: %r", error)
        return None
    if not parsed.entries and not parsed.feed:
        return None
    is_atom = str(parsed.get("version", "")).startswith("atom")
    return RawFeed(
        title=_title(parsed.feed),
        language=_text(parsed.feed, "language"),
        links=_links(parsed.feed),
        authors=_authors(parsed.feed) if is_atom else [],
        entries=[_read_entry(raw) for raw in parsed.entries],
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


def _read_entry(raw: Any) -> RawEntry:
    return RawEntry(
        title=_title(raw),
        id=_text(raw, "id"),
        id_is_link=bool(raw.get("guidislink")),
        original_link=_text(raw, "feedburner_origlink") or _text(raw, "pheedo_origlink"),
        links=_links(raw),
        authors=_authors(raw),
        # Plain look-ups: feedparser's own would put one of these dates in another's place.
        published=_plain(raw, "published"),
        updated=_plain(raw, "updated"),
        created=_plain(raw, "created"),
        description=_text(raw, "summary"),
        contents=[_text(part, "value") for part in _dicts(raw, "content")],
        pictures=_pictures(raw),
        language=_language(raw),
        outlet=_text(_part(raw, "source"), "title"),
        base=_base(raw),
    )


def _title(raw: Any) -> str:
    title = _text(raw, "title")
    plain = _text(_part(raw, "title_detail"), "type") == "text/plain"
    return as_html(title) if plain else title


def _links(raw: Any) -> list[Link]:
    return [
        Link(_text(link, "href"), _text(link, "rel"), _text(link, "type"))
        for link in _dicts(raw, "links")
    ]


def _authors(raw: Any) -> list[str]:
    several = [_text(author, "name") for author in _dicts(raw, "authors")]
    named = [name for name in several if name]
    whole = _text(raw, "author")
    # feedparser splits `desk@paper.example (The Desk)` wrongly for many domains.
    return named if len(named) > 1 and "@" not in whole else [whole]


def _plain(raw: Any, name: str) -> list[str]:
    text = dict.get(raw, name)
    return [text] if isinstance(text, str) else []


def _pictures(raw: Any) -> list[Picture]:
    media = [
        Picture(
            _text(part, "url"),
            _text(part, "type"),
            _text(part, "medium"),
            width=_text(part, "width"),
        )
        for part in _dicts(raw, "media_content")
    ]
    enclosures = [
        Picture(_text(link, "href"), _text(link, "type"))
        for link in _dicts(raw, "links")
        if _text(link, "rel") == "enclosure"
    ]
    spare = [_text(part, "url") for part in _dicts(raw, "media_thumbnail")]
    spare.append(_text(_part(raw, "image"), "href"))
    return [*media, *enclosures, *(Picture(href, last_resort=True) for href in spare)]


def _base(raw: Any) -> str:
    bases = (_text(_part(raw, name), "base") for name in ("title_detail", "summary_detail"))
    return next((base for base in bases if base), "")


def _language(raw: Any) -> str:
    details = [*_dicts(raw, "content"), _part(raw, "title_detail")]
    return next((found for part in details if (found := _text(part, "language"))), "")


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
