"""A page → the addresses on it that may be feeds, the likeliest main feed first. Worker functions.

What a page advertises is a mixed bag: on half of the sites with a feed a comments feed is among it,
on one in four something that only looks like a feed (oEmbed, an API). False friends go; the rest is
ranked by what its title and address say.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.model.text import clean_line
from bot.sources.decode import decode
from bot.sources.extract import parse_page
from bot.sources.lean import lean
from bot.sources.links import host_name, plain_address, web_link
from bot.sources.sight import LOOK, describe_page

_MOST_LINKS = 2_000
_FEED_TYPES = {
    **{"application/rss+xml": 0.0, "application/atom+xml": 0.0, "application/feed+json": -0.5},
    **{"application/rdf+xml": -0.5, "application/xml": -1.0, "text/xml": -1.0},
    **{"application/json": -1.5, "application/rss": -0.2, "application/atom": -0.2},
    **{"text/rss+xml": -0.2, "text/rss": -0.2, "application/x-rss+xml": -0.2},
}
_UNTYPED = -0.2
_FALSE_FRIENDS = re.compile(
    r"oembed|wp-json|/api/(?!.{0,80}(?:feed|rss))|xmlrpc|opensearch|manifest|sitemap|[?&]rest_route=|/graphql|\.(?:css|js|png"
    r"|jpe?g|svg|ico|webmanifest)(?:$|\?)",
    re.IGNORECASE,
)
_COMMENTS_LINK = re.compile(
    r"/comments?(?:/|$|\.)|comments?[-_/]?(?:feed|rss|default)|[?&](?:feed|type)=(?:rss-)?comments"
    r"|[?&](?:feed=comments|p=\d+)|/comments/feed|disqus\.com|replytocom|feeds/\d+/comments",
    re.IGNORECASE,
)
_ONE_POST = re.compile(
    r"/t/[^/?]+/\d+\.rss|/topic/\d+(?:/[^/?]*)?\.rss|/feeds/question/|[?&]tid=\d|Special:Export"
)
_COMMENTS = re.compile(
    r"comment|kommentar|comentario|comentário|commentaire|commenti|reacties|komment|yorum|коммент"
    r"|комент|コメント|评论|댓글|replies|responses to",
    re.IGNORECASE,
)
_SECONDARY = re.compile(
    r"podcast|episodes|web-stories|audio|video|photo|gallery|events?\b|calendar|jobs?\b|careers|forum|categor|tag\b"
    r"|tagged|author|archive|search|newsletter|press|deals|recipes|reviews?\b|sport|weather|horoscope"
    r"|product|shop|status|changelog|bookmarks|notes\b|replies",
    re.IGNORECASE,
)
_SECTION = re.compile(r"categor|rubri[kq]|section", re.IGNORECASE)
_MAIN = re.compile(
    r"^(?:rss|feed|atom|rss feed|news feed|all|all (?:posts|articles|news|stories)|latest(?: \w+)?"
    r"|top stories|home(?:page)?|main|blog|news|posts?|articles?|entries|rss 2\.0|full|subscribe)$",
    re.IGNORECASE,
)
_TITLE_NOISE = re.compile(
    r"\b(?:rss|atom|xml|feed|2\.0|1\.0|\.92|0\.3|full|via|for|the|subscribe|json)\b|[»›|:·()\-–—]+",
    re.IGNORECASE,
)
_FEED_PATH = re.compile(
    r"(?:^|[/._-])(?:rss2?|atom|feeds?|rdf|index\.rdf|backend)(?:\.(?:xml|json|rss|php|aspx))?/?$"
    r"|\.(?:rss|atom|rdf)$|[?&](?:feed|format)=(?:rss2?|atom)",
    re.IGNORECASE,
)
_ANCHOR_WORDS = re.compile(r"\brss\b|\batom\b|\bfeed\b", re.IGNORECASE)
_FEED_HOSTS = re.compile(r"(?:^|\.)(?:feedburner|feedpress|feedblitz|rss|feeds?)\b")
_REFRESH = re.compile(r"\s*[0-5](?:\.\d+)?\s*[;,]\s*url\s*=\s*[\"']?([^\"'\s]+)", re.IGNORECASE)
_CHANNEL = re.compile(rb'"(?:externalId|channelId|browseId)"\s*:\s*"(UC[\w-]{22})"')
_EMBEDDED = re.compile(
    rb'"(?:feedUrl|rssUrl|rss_url|feed_url|rssFeedUrl)"\s*:\s*("https?:[^"]{5,500}")'
)
_SOUNDCLOUD = re.compile(rb"soundcloud://users:(\d{1,12})")


@dataclass(frozen=True, slots=True)
class Front:
    """What a page says of feeds; addresses are absolute, the likeliest main feed first."""

    linked: tuple[str, ...] = ()
    """From its <link> elements."""
    anchored: tuple[str, ...] = ()
    """From its <a> elements."""
    embedded: tuple[str, ...] = ()
    """From data inside it: a channel's number, a podcast's feed."""
    title: str = ""
    """The site's name, or the page's title."""
    what: str = ""
    """What the page looks like, in words: `a login page`."""
    fix: str = ""
    """What a person can do about it."""
    onward: str = ""
    """Where it sends every browser on to at once; "" where it stays."""


@dataclass(frozen=True, slots=True)
class _Link:
    address: str
    title: str
    kind: float
    order: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class _About:
    """What ranking knows of the page."""

    url: str
    host: str
    steps: tuple[str, ...]
    names: tuple[str, ...]
    """What the site and the page call themselves, bare."""
    language: str
    is_article: bool


def read_front(body: bytes, url: str, charset: str) -> Front:
    """Return what a page says of feeds."""
    text = decode(body, charset).replace("\x00", "")
    what, fix = describe_page(text, LOOK)
    tree = parse_page(lean(text)[0])
    if tree is None:
        return Front(embedded=_embedded(body), what=what, fix=fix)
    bases = tree.xpath(".//base/@href")
    base = (web_link(str(bases[0]), url) if bases else "") or url
    about = _about(tree, url)
    return Front(
        linked=_ranked(_advertised(tree, base), about),
        anchored=_ranked(_anchored(tree, base), about),
        embedded=_embedded(body),
        title=_site_name(tree) or _page_title(tree) or host_name(url),
        what=what,
        fix=fix,
        onward=_onward(tree, base),
    )


# ── what is there ───────────────────────────────────────────────────────────────────────


def _advertised(tree: Any, base: str) -> Iterator[_Link]:
    for order, element in enumerate(tree.iter("link")):
        if order >= _MOST_LINKS:
            return
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        likely = _FEED_TYPES.get(kind, _UNTYPED if _is_called_feed(element) else None)
        if likely is None or not {"alternate", "feed"} & _relations(element):
            continue
        link = web_link(plain_address(element.get("href") or ""), base)
        if link:
            title = clean_line(element.get("title") or "", 200)
            language = (element.get("hreflang") or "").lower()[:2]
            yield _Link(link, title, likely, order, language)


def _relations(element: Any) -> set[str]:
    return set((element.get("rel") or "").lower().split())


def _is_called_feed(element: Any) -> bool:
    """Return whether `rel` alone says that a link is a feed: with a type it may be a page."""
    return "feed" in _relations(element) and not (element.get("type") or "").strip()


def _anchored(tree: Any, base: str) -> Iterator[_Link]:
    for order, element in enumerate(tree.iter("a")):
        if order >= _MOST_LINKS:
            return
        link = web_link(plain_address(element.get("href") or ""), base)
        if not link:
            continue
        parts = urlsplit(link)
        words = clean_line("".join(element.itertext()) or element.get("title") or "", 60)
        telling = _ANCHOR_WORDS.search(words) and len(words) < 40 and parts.path.strip("/")
        if _FEED_PATH.search(f"{parts.path}?{parts.query}" if parts.query else parts.path):
            yield _Link(link, words, 0.5, order)
        elif telling or _is_called_feed(element) or _FEED_HOSTS.search(parts.hostname or ""):
            yield _Link(link, words, -0.5, order)


def _onward(tree: Any, base: str) -> str:
    for element in tree.iter("meta"):
        if (element.get("http-equiv") or "").strip().lower() == "refresh":
            match = _REFRESH.match(element.get("content") or "")
            return web_link(match[1], base) if match else ""
    return ""


def _embedded(body: bytes) -> tuple[str, ...]:
    found: list[str] = []
    if channel := _CHANNEL.search(body):
        base = "https://www.youtube.com/feeds/videos.xml"
        found.append(f"{base}?channel_id={channel[1].decode()}")
    for match in _EMBEDDED.finditer(body):
        try:
            found.append(web_link(str(json.loads(match[1]))))
        except ValueError:
            continue  # half of an escape: no address
    if person := _SOUNDCLOUD.search(body):
        base = "https://feeds.soundcloud.com/users/soundcloud:users"
        found.append(f"{base}:{person[1].decode()}/sounds.rss")
    return tuple(dict.fromkeys(link for link in found if link))[:3]


# ── which is the main one ───────────────────────────────────────────────────────────────


def _ranked(links: Iterable[_Link], about: _About) -> tuple[str, ...]:
    wanted = [link for link in links if not _is_false_friend(link, about)]
    alone = len({link.address for link in wanted}) == 1
    ranked = sorted(wanted, key=lambda link: -_score(link, about, alone=alone))
    return tuple(dict.fromkeys(link.address for link in ranked))


def _is_false_friend(link: _Link, about: _About) -> bool:
    address, title = link.address, link.title
    if any(mark.search(address) for mark in (_FALSE_FRIENDS, _COMMENTS_LINK, _ONE_POST)):
        return True
    if _COMMENTS.search(title) and not any(_COMMENTS.search(name) for name in about.names):
        return True
    # What is an article's own are its comments, whatever they are called.
    return about.is_article and _is_of_page(address, about) and not _SECTION.search(title)


def _is_of_page(address: str, about: _About) -> bool:
    """Return whether a feed's address lies under the page's own."""
    steps = tuple(step for step in urlsplit(address).path.split("/") if step)
    return (
        bool(about.steps)
        and len(steps) > len(about.steps) > 0
        and (steps[: len(about.steps)] == about.steps)
    )


def _score(link: _Link, about: _About, *, alone: bool) -> float:
    parts = urlsplit(link.address)
    path = parts.path.strip("/")
    score = link.kind - 0.05 * min(link.order, 40) - 0.4 * path.count("/")
    score += _title_score(link.title, about)
    if _is_of_page(link.address, about):
        score += 4.0  # the page is a section, and this is its feed
    elif not alone and _SECONDARY.search(f"{link.title} {path} {parts.query}"):
        score -= 2.0
    host = host_name(link.address)
    if host != about.host and not host.endswith(f".{about.host}"):
        score -= 0.3 if _FEED_HOSTS.search(host) else 1.0
    if link.language and about.language and link.language != about.language:
        score -= 1.5
    return score - (0.3 if parts.query else 0.0)


def _title_score(title: str, about: _About) -> float:
    bare = _bare(title)
    if not bare:
        return 0.8 if title else 0.5  # only "RSS": nothing against it
    if _MAIN.match(title.strip()):
        return 1.2
    if bare in about.names:
        return 2.0
    longer = [name for name in about.names if name and bare.startswith(name)]
    return -0.5 if longer else 0.2  # "The Courier: Sport" is a part of "The Courier"


def _about(tree: Any, url: str) -> _About:
    names = (_site_name(tree), *re.split(r"\s[|–—·•»:-]\s", _page_title(tree)), host_name(url))
    kinds = tree.xpath(".//meta[@property='og:type']/@content")
    steps = tuple(step for step in urlsplit(url).path.split("/") if step)
    return _About(
        url=url,
        host=host_name(url),
        steps=steps,
        names=tuple(dict.fromkeys(bare for name in names if (bare := _bare(name)))),
        language=(tree.get("lang") or "").lower()[:2],
        is_article=bool(steps) and any(str(kind).lower() == "article" for kind in kinds[:1]),
    )


def _bare(title: str) -> str:
    return " ".join(_TITLE_NOISE.sub(" ", title.casefold()).split())


def _site_name(tree: Any) -> str:
    names = tree.xpath(".//meta[@property='og:site_name' or @name='application-name']/@content")
    return clean_line(str(names[0]), 200) if names else ""


def _page_title(tree: Any) -> str:
    titles = tree.xpath(".//head/title | .//title")
    return clean_line("".join(titles[0].itertext()), 300) if titles else ""
