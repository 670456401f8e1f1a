"""OPML: lists of feeds, in and out. Folders are sections."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bot.model.errors import MalformedFeedError, TooLargeError
from bot.model.text import clean_line
from bot.sources.decode import decode, require_text
from bot.sources.formats.parsed import language_code
from bot.sources.formats.repair import repair
from bot.sources.links import plain_address, web_link

MOST_FEEDS = 1_000
"""Feeds of one list. More at once are a mistake more often than a wish."""
_DEEPEST = 20
_LONGEST_OTHER = 200
"""Characters of an address that is none on the web: it is only shown."""
_NAME = "The OPML file"
_BARE = re.compile(
    r"(?![\w.-]+\.(?:xml|rss|atom|json|opml|txt|html?)\Z)[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/|\Z)"
)
"""An address without its scheme, and no file's name."""
_ROOT = re.compile("<opml", re.IGNORECASE)
_SITEMAP = "sitemap"
"""The type of a news sitemap in our lists; other readers cannot read one, whatever it is called."""


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """One feed of a list."""

    address: str
    title: str = ""
    section: str = ""
    language: str = ""
    sitemap: bool = False
    """It is read as a news sitemap, whatever its address looks like."""


def read_opml(body: bytes) -> list[OpmlFeed]:
    """Return the feeds of an OPML file that are on the web; see `read_entries`."""
    feeds = [feed for feed in read_entries(body) if web_link(feed.address)]
    if not feeds:
        raise _names_no_feed()
    return feeds


def read_entries(body: bytes) -> list[OpmlFeed]:
    """Return the feeds of an OPML file in order, each address once.

    Those whose address is none on the web (`ftp:`, a file's name) too, as it is written. Nested
    folders become one section, joined by ` / `. Lists that other readers have written carelessly
    (stray `&`, several encodings, `feed:` for a scheme or none) are read too. Raises
    NotTextError, MalformedFeedError, TooLargeError.
    """
    require_text(body, _NAME)
    root = _parse(decode(body))
    if root is None or _local(root) != "opml":
        raise MalformedFeedError(
            "That is not OPML: it has no <opml> in it.",
            fix="Export the feeds from your reader as OPML and try again.",
        )
    feeds: dict[str, OpmlFeed] = {}
    for feed in _feeds_in(root):
        feeds.setdefault(feed.address, feed)
        if len(feeds) > MOST_FEEDS:
            raise TooLargeError(
                f"{_NAME} holds more than {MOST_FEEDS:,} feeds, which is the most for one import.",
                fix="Split it into several files; nothing was changed.",
            )
    if not feeds:
        raise _names_no_feed()
    return list(feeds.values())


def _names_no_feed() -> MalformedFeedError:
    return MalformedFeedError(
        f"{_NAME} names no feed: no entry in it has a feed's address (xmlUrl).",
        fix="Export the feeds from your reader as OPML and try again.",
    )


def write_opml(feeds: Sequence[OpmlFeed]) -> bytes:
    """Return an OPML 2.0 file of the feeds, one folder a section, that `read_opml` reads back.

    Sections come in alphabetical order. Feeds that are not on the web (folders) are left out.
    """
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds"
    body = etree.SubElement(root, "body")
    for section, members in groupby(sorted(feeds, key=_section), key=_section):
        parent = body
        if section:
            parent = etree.SubElement(body, "outline", text=section, title=section)
        for feed in members:
            if address := web_link(feed.address):
                etree.SubElement(parent, "outline", _attributes(feed, address))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _attributes(feed: OpmlFeed, address: str) -> dict[str, str]:
    title = _line(feed.title) or address
    kind = _SITEMAP if feed.sitemap else "rss"
    pairs = {"type": kind, "text": title, "title": title, "xmlUrl": address}
    return {**pairs, "language": feed.language} if feed.language else pairs


def _parse(text: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    start = _ROOT.search(text)  # what comes before may declare entities or encodings
    if start is None:
        return None
    try:
        source = repair(text[start.start() :]).encode("utf-8", "replace")
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None


def _feeds_in(root: Any) -> Iterator[OpmlFeed]:
    """Yield the feeds below a node, in document order, without recursion."""
    waiting: list[tuple[Any, tuple[str, ...]]]
    waiting = [(child, ()) for child in reversed(_outlines(root))]
    while waiting:
        node, sections = waiting.pop()
        values = {str(name).lower(): str(value) for name, value in node.attrib.items()}
        title = clean_line(values.get("title") or values.get("text") or "", 200)
        address, inside = _address(values), _outlines(node)
        on_web = bool(web_link(address))
        if on_web or (address and not inside):
            language = language_code(values.get("language", ""))
            shown = "" if title == address else title
            sitemap = values.get("type", "").strip().lower() == _SITEMAP
            yield OpmlFeed(address, shown, " / ".join(sections), language, sitemap)
        inner = sections if on_web or not title else (*sections, title)
        if len(inner) <= _DEEPEST:
            waiting.extend((child, inner) for child in reversed(inside))


def _address(values: Mapping[str, str]) -> str:
    written = values.get("xmlurl", "")
    if not written and values.get("type", "").strip().lower() == "rss":
        written = values.get("url", "")
    plain = plain_address(written)
    link = web_link(f"https://{plain}" if _BARE.match(plain) else plain)
    return link or clean_line(written, _LONGEST_OTHER)


def _outlines(node: Any) -> list[Any]:
    """Return the outlines directly in a node, and in its body."""
    found = []
    for child in node:
        if _local(child) == "outline":
            found.append(child)
        elif _local(child) == "body":
            found.extend(_outlines(child))
    return found


def _local(node: Any) -> str:
    tag = node.tag if isinstance(node.tag, str) else ""
    return tag.rpartition("}")[2].lower()


def _section(feed: OpmlFeed) -> str:
    return _line(feed.section)


def _line(text: str) -> str:
    """Return a name as one line without what XML forbids."""
    return clean_line(text.replace("\ufffe", "").replace("\uffff", ""), 200)
