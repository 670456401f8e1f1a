"""A site's address → its feeds: what a person pastes is seldom the feed itself.

::

    address ─┬─ is a feed ─────────────────────────────────────────────▶ that one
             └─ is a page ─▶ known host? ─▶ <link> ─▶ <a> ─▶ usual paths ─▶ each parsed first

Comment feeds, oEmbed and API addresses are advertised like feeds and are none worth following.
"""

import asyncio
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

from bot.model.errors import NotAFeedError, ReadError
from bot.model.progress import Clock, Runner
from bot.sources.decode import decode
from bot.sources.extract import parse_page
from bot.sources.formats.feed import find_feed
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.links import display_link, host_name, web_link

if TYPE_CHECKING:  # a worker imports this module, and has no use for the HTTP client
    from bot.sources.client import Client, Response

_MOST_TRIED = 8
_FEED_TYPES = frozenset(
    {
        *("application/rss+xml", "application/atom+xml", "application/feed+json"),
        *("application/rdf+xml", "application/json", "application/xml", "text/xml"),
    }
)
_FALSE_FRIENDS = re.compile(
    r"oembed|wp-json|/comments?(/|$)|comments?[-_]?feed|[?&]feed=comments", re.I
)
_COMMENTS = re.compile(r"comment|kommentar|comentario|commentaire|コメント", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"(?:^|[/._-])(?:rss|atom|feed|feeds)(?:\.(?:xml|json|rss|php))?/?$", re.IGNORECASE
)
_USUAL_PATHS = ("/feed", "/rss", "/atom.xml", "/rss.xml", "/index.xml", "/feed.xml", "/feed.json")


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was found and parsed."""

    address: str
    title: str
    entries: int
    """How many entries it holds at the moment."""


async def discover(client: "Client", run: Runner, clock: Clock, url: str) -> list[FoundFeed]:
    """Return the feeds at an address: itself if it is one, else those of the site behind it.

    An address without `https://` is completed. Every feed offered has been parsed. Raises
    NotAFeedError when there is none, and the ReadError of the address when it cannot be fetched.
    """
    address = url.strip() if "://" in url else f"https://{url.strip()}"
    try:
        response = await client.get(address)
    except ReadError:
        found = await _try_all(client, run, clock, known_feeds(address))
        if found:
            return found
        raise
    itself = await run(
        find_feed,
        response.body,
        url=response.url,
        charset=response.charset,
        now=clock(),
        name=display_link(response.url),
    )
    if itself is not None:
        return [_found(response.url, itself)]
    return await _search_page(client, run, clock, response)


async def _search_page(
    client: "Client", run: Runner, clock: Clock, page: "Response"
) -> list[FoundFeed]:
    linked, anchored = await run(find_links, page.body, page.url, page.charset)
    usual = [urljoin(page.url, path) for path in _USUAL_PATHS]
    for candidates in ((*known_feeds(page.url), *linked), anchored, usual):
        found = await _try_all(client, run, clock, candidates)
        if found:
            return found
    shown = display_link(page.url)
    raise NotAFeedError(
        f"No feed was found at {shown}.",
        fix="Look for an RSS or Atom link on the site and give its address.",
        subject=shown,
    )


async def _try_all(
    client: "Client", run: Runner, clock: Clock, candidates: Iterable[str]
) -> list[FoundFeed]:
    """Return those candidates that are feeds, in order."""
    chosen = list(dict.fromkeys(candidates))[:_MOST_TRIED]
    tried = await asyncio.gather(*(_try(client, run, clock, address) for address in chosen))
    return [feed for feed in tried if feed is not None]


async def _try(client: "Client", run: Runner, clock: Clock, address: str) -> FoundFeed | None:
    shown = display_link(address)
    try:
        response = await client.get(address)
        feed = await run(
            find_feed,
            response.body,
            url=response.url,
            charset=response.charset,
            now=clock(),
            name=shown,
        )
    except ReadError:
        return None  # a candidate only: what the site advertises need not exist
    return _found(address, feed) if feed is not None else None


def _found(address: str, feed: ParsedFeed) -> FoundFeed:
    return FoundFeed(address, feed.title or host_name(address), len(feed.entries))


def find_links(body: bytes, url: str, charset: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a page's likely feed addresses: from its <link> elements, and from its <a>.

    Worker function.
    """
    tree = parse_page(decode(body, charset).replace("\x00", ""))
    if tree is None:
        return (), ()
    bases = tree.xpath(".//base/@href")
    base = urljoin(url, str(bases[0])) if bases else url
    linked = [
        web_link(element.get("href") or "", base)
        for element in tree.iter("link")
        if _advertises(element.get("rel"), element.get("type"), element.get("title"))
    ]
    anchored = [
        link
        for element in tree.iter("a")
        if (link := web_link(element.get("href") or "", base)) and _FEED_PATH.search(_path(link))
    ]
    return _worth_trying(linked), _worth_trying(anchored)


def known_feeds(url: str) -> list[str]:
    """Return the feeds of a page whose host names its feeds by a rule."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    host = host_name(url).removeprefix("m.")
    steps = [step for step in parts.path.split("/") if step]
    rule = _RULES.get(host)
    if rule:
        return rule(steps, parse_qs(parts.query))
    if len(steps) == 1 and steps[0].startswith("@"):
        return [f"{parts.scheme}://{parts.netloc}/{steps[0]}.rss"]  # Mastodon, on any host
    return []


def _youtube(steps: Sequence[str], query: dict[str, list[str]]) -> list[str]:
    base = "https://www.youtube.com/feeds/videos.xml"
    if len(steps) >= 2 and steps[0] == "channel":
        return [f"{base}?channel_id={steps[1]}"]
    return [f"{base}?playlist_id={name}" for name in query.get("list", [])[:1]]


def _github(steps: Sequence[str], query: dict[str, list[str]]) -> list[str]:
    if len(steps) < 2:
        return [f"https://github.com/{steps[0]}.atom"] if steps else []
    base = f"https://github.com/{steps[0]}/{steps[1]}"
    return [f"{base}/releases.atom", f"{base}/commits.atom"]


def _reddit(steps: Sequence[str], query: dict[str, list[str]]) -> list[str]:
    if len(steps) >= 2 and steps[0] in ("r", "user"):
        return [f"https://www.reddit.com/{steps[0]}/{steps[1]}/.rss"]
    return []


_RULES = {"youtube.com": _youtube, "github.com": _github, "reddit.com": _reddit}


def _advertises(rel: str | None, kind: str | None, title: str | None) -> bool:
    media_type = (kind or "").partition(";")[0].strip().lower()
    relations = (rel or "").lower().split()
    if media_type not in _FEED_TYPES or _COMMENTS.search(title or ""):
        return False
    return "alternate" in relations or "feed" in relations


def _worth_trying(links: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link for link in links if link and not _FALSE_FRIENDS.search(link)))


def _path(link: str) -> str:
    return urlsplit(link).path
