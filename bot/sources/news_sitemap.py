"""News sitemaps: what a site tells search engines of its newest articles. Worker functions.

The format is Google's (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap):
a sitemap whose entries carry publication, language, date and title; or an index of such, either of
them gzipped. Document type declarations are refused, so no entity is ever expanded.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from bot.model.errors import MalformedFeedError, NotAFeedError, TooLargeError
from bot.model.feed import Entry
from bot.model.text import clean_line
from bot.sources.decode import decode
from bot.sources.formats.dates import read_date
from bot.sources.formats.parsed import (
    BROKEN_OFF,
    ParsedFeed,
    entry_title,
    keep_newest,
    language_code,
)
from bot.sources.formats.repair import drop_forbidden
from bot.sources.hosts import is_same_owner
from bot.sources.links import host_name, web_link

_MOST_BYTES = 10_485_760
_MOST_READ = 5_000
_MOST_CHILDREN = 3
_MOST_NAMED = 1_000
"""Sitemaps that a robots.txt is believed to have: it is read on the event loop."""
_GZIP = b"\x1f\x8b"
_START = re.compile(rb"<(?:\w{1,20}:)?(urlset|sitemapindex)[\s>]")
_ENTRY_END = re.compile(rb"</(?:\w{1,20}:)?(?:url|sitemap)\s*>")
_END = re.compile(
    rb"</(?:\w{1,20}:)?(?:urlset|sitemapindex)\s*>|<(?:\w{1,20}:)?(?:urlset|sitemapindex)\s[^<>]*/>"
)
_NEWS = re.compile(r"news|nyhet|nachricht|noticia|actualit|aktuell|latest|today", re.IGNORECASE)
_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2000})", re.IGNORECASE | re.MULTILINE)
USUAL = ("/sitemap-news.xml", "/news-sitemap.xml", "/sitemap_news.xml", "/sitemap.xml")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap as read: entries, or the addresses of further sitemaps, the likeliest first."""

    feed: ParsedFeed
    children: tuple[str, ...] = ()


def sitemaps_of(robots: bytes, url: str) -> tuple[str, ...]:
    """Return the sitemaps a robots.txt names, those that speak of news first."""
    text = robots[:500_000].decode("utf-8", "replace")
    links = (web_link(match[1], url) for match in islice(_LINE.finditer(text), _MOST_NAMED))
    return _news_first(dict.fromkeys(link for link in links if link))


def looks_like_sitemap(body: bytes) -> bool:
    """Return whether bytes begin like a sitemap, gzipped or not."""
    return bool(_START.search(_inflate(body, 4_000)[:4_000]))


def read_sitemap(body: bytes, *, url: str, now: datetime, name: str) -> Sitemap:
    """Read a news sitemap or an index of them.

    Only entries with a news title are articles; a sitemap without any has none. Raises
    NotAFeedError for what is no sitemap, MalformedFeedError, TooLargeError.
    """
    plain = _inflate(body, _MOST_BYTES + 1)
    if len(plain) > _MOST_BYTES:
        raise TooLargeError(
            f"{name} is larger than {_MOST_BYTES // 1_048_576} MB.",
            fix="Such large sitemaps are not read.",
            subject=name,
        )
    start = _START.search(plain[:4_000])
    if not start:
        raise NotAFeedError(f"{name} is no sitemap.", fix="Check the address.", subject=name)
    if b"<!DOCTYPE" in plain[:4_000] or b"<!ENTITY" in plain[:4_000]:
        raise MalformedFeedError(f"{name} declares its own entities, which none may.", subject=name)
    complete = _END.search(plain) is not None
    tree = _parse(plain if complete else _whole_entries(plain, name))
    if tree is None:
        raise MalformedFeedError(f"{name} begins like a sitemap but cannot be read.", subject=name)
    if start[1] == b"sitemapindex":
        return Sitemap(ParsedFeed("", "", ()), _children(tree, url))
    entries = [entry for node in _nodes(tree, "url") if (entry := _entry(node, url, now))]
    return Sitemap(_feed(entries, url, complete=complete))


def _feed(entries: list[Entry], url: str, *, complete: bool) -> ParsedFeed:
    kept, warnings = keep_newest(entries, cut=False)
    language = kept[0].language if kept else ""
    broken = () if complete else (BROKEN_OFF,)
    return ParsedFeed(_title(kept, url), language, kept, (*broken, *warnings), complete)


def _whole_entries(plain: bytes, name: str) -> bytes:
    """Return a document that breaks off up to its last whole entry.

    Half a title would be kept for ever. Raises MalformedFeedError where no entry is whole.
    """
    ends = [match.end() for match in _ENTRY_END.finditer(plain)]
    if not ends:
        raise MalformedFeedError(
            f"{name} breaks off before its first whole entry.",
            fix="Tell the site, or look for another feed of it.",
            subject=name,
        )
    return plain[: ends[-1]]


def _inflate(body: bytes, limit: int) -> bytes:
    """Return gzipped bytes inflated, never further than the limit; others as they are."""
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(31).decompress(body, limit)
    except zlib.error:
        return b""


def _parse(plain: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        recover=True,
        load_dtd=False,
        remove_comments=True,
    )
    try:
        # In recovery a reference to what is no character becomes bytes that are no text.
        source = drop_forbidden(decode(plain)).strip()
        return etree.fromstring(source.encode("utf-8", "ignore"), parser)
    except etree.XMLSyntaxError:
        return None


def _children(tree: Any, url: str) -> tuple[str, ...]:
    """Return the sitemaps of an index, of its own site: those for news, else the newest ones."""
    dated: list[tuple[str, str]] = []
    for node in _nodes(tree, "sitemap"):
        link = web_link(_text(node, "loc"), url)
        if link and is_same_owner(link, url):
            dated.append((_text(node, "lastmod"), link))
    newest = [link for _, link in sorted(dated, reverse=True)]
    return _news_first(dict.fromkeys(newest))[:_MOST_CHILDREN]


def _news_first(links: dict[str, None]) -> tuple[str, ...]:
    return tuple(sorted(links, key=lambda link: not _NEWS.search(link)))


def _entry(node: Any, url: str, now: datetime) -> Entry | None:
    """Return the article of one <url>, or None for an address that is no news."""
    news = next(iter(_nodes(node, "news")), None)
    link = web_link(_text(node, "loc"), url)
    title = entry_title(_text(news, "title")) if news is not None else ""
    if not link or not title:
        return None
    publication = next(iter(_nodes(news, "publication")), None)
    image = next(iter(_nodes(node, "image")), None)
    return Entry(
        title=title,
        link=link,
        id=link,
        published=read_date(_text(news, "publication_date"), now),
        language=language_code(_text(publication, "language")) if publication is not None else "",
        outlet=clean_line(_text(publication, "name"), 200) if publication is not None else "",
        image=web_link(_text(image, "loc"), url) if image is not None else "",
    )


def _title(entries: tuple[Entry, ...], url: str) -> str:
    return (entries[0].outlet if entries else "") or host_name(url)


def _nodes(parent: Any, name: str) -> Iterator[Any]:
    """Yield children by local name: sites get the namespaces wrong in every way."""
    for number, child in enumerate(parent):
        if number >= _MOST_READ:
            return
        tag = child.tag
        if isinstance(tag, str) and tag.rpartition("}")[2].rpartition(":")[2] == name:
            yield child


def _text(parent: Any, name: str) -> str:
    node = next(iter(_nodes(parent, name)), None)
    return clean_line("".join(node.itertext()), 2_000) if node is not None else ""
