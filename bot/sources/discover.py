"""A site's address → its feeds: what a person pastes is seldom the feed itself.

::

    address ─┬─ is a feed or a news sitemap ───────────────────────────────▶ that one
             ├─ turns us away ─▶ known host ─▶ usual paths
             └─ is a page ─▶ known host, <link> ─▶ <a> ─▶ usual paths ─▶ news sitemap
                             each is parsed before it is offered, the main one comes first

Comment feeds, oEmbed and API addresses are advertised like feeds and are none worth following.
"""

import asyncio
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from bot.model.errors import HttpStatusError, MalformedFeedError, NotAFeedError, ReadError
from bot.model.feed import Entry
from bot.model.progress import Clock, Runner
from bot.sources.candidates import Front, read_front
from bot.sources.decode import decode
from bot.sources.formats.feed import describe, find_feed
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.known_hosts import known_feeds, without_feeds
from bot.sources.links import display_link, host_name
from bot.sources.news_sitemap import USUAL, looks_like_sitemap, read_sitemap, sitemaps_of

if TYPE_CHECKING:  # a worker imports this module, and has no use for the HTTP client
    from bot.sources.client import Client, Response

WEB = "web"
SITEMAP = "sitemap"
_MOST_TRIED = 8
_MOST_SITEMAPS = 6
_STALE = timedelta(days=365)
_SAME_SHARE = 0.6
_HTML = re.compile(rb"<(!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_DATA = re.compile(rb"\s*(?:[\[{]|<\?xml[^>]{0,200}>\s*<opml|<opml)", re.IGNORECASE)
_TURNED_AWAY = frozenset({401, 403})
_USUAL_PATHS = ("/feed", "/rss", "/atom.xml", "/rss.xml", "/index.xml", "/feed.xml", "/feed.json")

_FORMS = (
    *((b"<rss", "RSS"), (b"<rdf:RDF", "RSS 1.0"), (b"<feed", "Atom"), (b":feed", "Atom")),
    *((b"jsonfeed.org", "JSON Feed"), (b"<channel", "RSS")),
)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was found and parsed."""

    address: str
    title: str
    entries: int
    """How many entries it holds at the moment."""
    newest: datetime | None = None
    """When its newest entry was published, where they say so."""
    source: str = WEB
    """The name of the source that reads it: `web` or `sitemap`."""
    form: str = ""
    """Its format in words: `RSS`, `Atom`, `JSON Feed`, `news sitemap`."""
    itself: bool = False
    """Whether the address that was asked for is this feed."""


@dataclass(frozen=True, slots=True)
class _Tried:
    found: FoundFeed
    links: frozenset[str]


async def discover(client: "Client", run: Runner, clock: Clock, url: str) -> list[FoundFeed]:
    """Return the feeds at an address: itself if it is one, else those of the site behind it.

    The likeliest main feed comes first; a news sitemap is offered where there is no feed. An
    address without `https://` is completed. Every feed offered has been parsed. Raises
    NotAFeedError when there is none (it says what is there instead), and the ReadError of the
    address when it cannot be fetched.
    """
    return await _Search(client, run, clock).at(url.strip())


class _Search:
    """One search, with what it needs from the world."""

    def __init__(self, client: "Client", run: Runner, clock: Clock) -> None:
        self._client = client
        self._run = run
        self._clock = clock
        self._failed: dict[str, ReadError] = {}
        """By its address, why a candidate that is named somewhere is no feed."""

    async def at(self, url: str) -> list[FoundFeed]:
        address = url if "://" in url else f"https://{url}"
        if network := without_feeds(address):
            raise _of_network(address, network)
        try:
            response = await self._client.get(address)
        except ReadError as error:
            found = await self._without_page(address, error)
            if found:
                return found
            raise
        return await self._in(response)

    async def _in(self, response: "Response", *, led: bool = False) -> list[FoundFeed]:
        """Return the feeds that an answer is or leads to; `led`: a page has led to it."""
        itself = await self._parse_if_sound(response)
        if itself is not None:
            return [replace(itself.found, itself=not led)]
        if not _is_page(response.body):
            raise _no_page(response)
        front = await self._run(read_front, response.body, response.url, response.charset)
        if front.onward and not led:
            with suppress(ReadError):  # then the page itself is looked at
                return await self._in(await self._client.get(front.onward), led=True)
        return await self._behind(response, front)

    async def _without_page(self, address: str, error: ReadError) -> list[FoundFeed]:
        """Return the feeds of a site whose page cannot be had.

        Many sites turn programs away from their pages, but not from the feeds made for them.
        """
        found = await self._try_all(known_feeds(address))
        if found or not isinstance(error, HttpStatusError) or error.status not in _TURNED_AWAY:
            return found
        return (await self._try_all(_usual_feeds(address), guessed=True))[:1]

    async def _parse_if_sound(self, response: "Response") -> _Tried | None:
        """Return the feed that an answer is. A page that only begins like one is none."""
        try:
            return await self._parse(response)
        except MalformedFeedError:
            if not _HTML.search(response.body[:10_000]):
                raise
            return None

    async def _behind(self, page: "Response", front: Front) -> list[FoundFeed]:
        known = (*known_feeds(page.url), *front.embedded)
        for candidates in ((*known, *front.linked), front.anchored):
            found = await self._try_all(candidates)
            if found:
                return found
        found = await self._try_all(_usual_feeds(page.url), guessed=True)
        if found:
            return found[:1]
        return await self._news_sitemap(page, front)

    async def _news_sitemap(self, page: "Response", front: Front) -> list[FoundFeed]:
        robots = urljoin(page.url, "/robots.txt")
        named: tuple[str, ...] = ()
        with suppress(ReadError):  # many sites have none, and need none
            named = sitemaps_of((await self._client.get(robots)).body, robots)
        usual = [urljoin(page.url, path) for path in USUAL]
        for address in list(dict.fromkeys((*named, *usual)))[:_MOST_SITEMAPS]:
            tried = await self._try(address, guessed=address not in named)
            if tried and tried.found.source == SITEMAP:
                return [tried.found]
        failed = (self._failed[one] for one in front.linked if one in self._failed)
        raise _nothing(page, front, next(failed, None))

    async def _try_all(
        self, candidates: Iterable[str], *, guessed: bool = False
    ) -> list[FoundFeed]:
        """Return those candidates that are feeds, in order: living ones first, each once."""
        chosen = list(dict.fromkeys(candidates))[:_MOST_TRIED]
        tried = await asyncio.gather(*(self._try(a, guessed=guessed) for a in chosen))
        return _choose([one for one in tried if one is not None], self._clock())

    async def _try(
        self, address: str, *, guessed: bool = False, in_index: bool = False
    ) -> _Tried | None:
        """Return what a candidate is. A guess that leads elsewhere is none: sites answer to all."""
        try:
            response = await self._client.get(address)
            if guessed and not _is_same_place(response.url, address):
                return None
            found = await self._parse(response, address, in_index=in_index)
            if found is None and not guessed:
                self._failed[address] = _no_page(response)
            return found
        except ReadError as error:  # a candidate only: what the site advertises need not exist
            if not guessed:
                self._failed[address] = error
            return None

    async def _parse(
        self, response: "Response", address: str = "", *, in_index: bool = False
    ) -> _Tried | None:
        """Return the feed that an answer is, or None. Raises ReadError for what is no text."""
        if looks_like_sitemap(response.body):
            return await self._parse_sitemap(response, address or response.url, in_index=in_index)
        feed = await self._run(
            find_feed,
            response.body,
            url=response.url,
            charset=response.charset,
            now=self._clock(),
            name=display_link(response.url),
        )
        place = address or response.url
        return _tried(place, feed, WEB, _form(response.body)) if feed is not None else None

    async def _parse_sitemap(
        self, response: "Response", address: str, *, in_index: bool
    ) -> _Tried | None:
        """Return the news that a sitemap lists; of an index, what its first sitemap lists.

        An index named in another one is none: it may lead in circles.
        """
        parsed = await self._run(
            read_sitemap,
            response.body,
            url=response.url,
            now=self._clock(),
            name=display_link(response.url),
        )
        entries: tuple[Entry, ...] = parsed.feed.entries
        if parsed.children:
            child = None if in_index else await self._try(parsed.children[0], in_index=True)
            return _Tried(_at(child.found, address), child.links) if child else None
        return _tried(address, parsed.feed, SITEMAP, "news sitemap") if entries else None


def _usual_feeds(url: str) -> list[str]:
    """Return where sites usually keep their feed."""
    return [urljoin(url, path) for path in _USUAL_PATHS]


def _tried(address: str, feed: ParsedFeed, source: str, form: str) -> _Tried:
    dates = [entry.published for entry in feed.entries if entry.published]
    found = FoundFeed(
        address=address,
        title=feed.title or host_name(address),
        entries=len(feed.entries),
        newest=max(dates, default=None),
        source=source,
        form=form,
    )
    return _Tried(found, frozenset(entry.link for entry in feed.entries if entry.link))


def _at(found: FoundFeed, address: str) -> FoundFeed:
    return replace(found, address=address)


def _form(body: bytes) -> str:
    """Return a feed's format in words, by its first element."""
    start = body[:4_000].replace(b"\x00", b"")
    for mark, form in _FORMS:
        if mark in start:
            return form
    return ""


def _choose(tried: list[_Tried], now: datetime) -> list[FoundFeed]:
    """Drop a second form of the same feed; what is empty or long asleep goes last."""
    kept: list[_Tried] = []
    for one in tried:
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
    kept.sort(key=lambda one: _sleepiness(one.found, now))
    return [one.found for one in kept]


def _is_same(one: _Tried, other: _Tried) -> bool:
    """Return whether two feeds bring the same articles: RSS and Atom of one site."""
    if not one.links or not other.links:
        return one.found.title == other.found.title and one.links == other.links
    smaller = min(len(one.links), len(other.links))
    return len(one.links & other.links) >= _SAME_SHARE * smaller and (
        one.found.title == other.found.title or one.links == other.links
    )


def _sleepiness(found: FoundFeed, now: datetime) -> int:
    if not found.entries:
        return 2
    return int(found.newest is not None and now - found.newest > _STALE)


def _is_same_place(url: str, address: str) -> bool:
    """Return whether an answer came from where it was asked: https and www. aside."""
    bare = [link.partition("://")[2].removeprefix("www.").rstrip("/") for link in (url, address)]
    return bare[0] == bare[1]


def _is_page(body: bytes) -> bool:
    return b"<" in body[:10_000] and not _DATA.match(body)


def _no_page(response: "Response") -> NotAFeedError:
    """Return what to say of something that is no page either: JSON, an OPML list, a text."""
    shown = display_link(response.url)
    what, fix = describe(decode(response.body[:200_000], response.charset))
    return NotAFeedError(f"{shown} is no feed but {what}.", fix=fix, subject=shown)


def _of_network(address: str, network: str) -> NotAFeedError:
    shown = display_link(address)
    return NotAFeedError(
        f"{shown} is on {network}, which offers no feeds.",
        fix="Look for the same publisher elsewhere: a site of its own, Mastodon, Bluesky and "
        "YouTube have feeds.",
        subject=shown,
    )


def _nothing(page: "Response", front: Front, named: ReadError | None) -> NotAFeedError:
    """Return what to say of a page without a feed; `named`: why the one that it names is none."""
    shown = display_link(page.url)
    if named is not None:
        return NotAFeedError(
            f"No feed was found at {shown}, though it names one: {named.message}",
            fix=front.fix if isinstance(named, NotAFeedError) else named.fix,
            subject=shown,
        )
    return NotAFeedError(
        f"No feed was found at {shown}: it is {front.what}.", fix=front.fix, subject=shown
    )
