"""The fast reader of RSS and Atom: lxml, for documents that are well-formed.

It reads what it is sure of and says so (None) where it is not: a document that is not well-formed,
an unknown root, core elements in an unknown namespace, content in base64, items in odd places.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin

from bot.sources.formats.names import NAMES
from bot.sources.formats.parsed import as_html
from bot.sources.formats.tidy import MOST_ITEMS
from bot.sources.formats.wire import Link, Picture, RawEntry, RawFeed

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_FEEDS = frozenset({"rss", "rdf:rdf", "feed"})
_DECLARATION = re.compile(r' xmlns(?::[\w.-]+)?="[^"]*"')
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_ENTRIES = frozenset({"item", "entry"})


def read_strictly(document: str) -> RawFeed | None:
    """Return the feed that a well-formed document holds, or None when that is unsure."""
    root = parse_document(document, recover=False)
    if root is None:
        return None
    if NAMES[root.tag] not in _FEEDS:
        return None
    return _Reader(root, "xml:base" in document).read(strictly=True)


def read_tolerantly(document: str) -> RawFeed | None:
    """Return what can be made out in a broken document, or None when it is nothing.

    Fast whatever it is given; for documents that feedparser would take too long over.
    """
    root = parse_document(document, recover=True)
    if root is None:
        return None
    return _Reader(root, "xml:base" in document).read(strictly=False)


def parse_document(document: str, *, recover: bool) -> Any:
    """Return the root element of an XML document, or None when it cannot be parsed.

    Nothing is loaded or expanded: entities stay unresolved, nesting ends at libxml2's 256.
    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # The slip seen most, and mended at no cost: controls that XML forbids.
        source = document.encode("utf-8", "ignore").translate(None, _CONTROLS)
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    return root if root is not None and isinstance(root.tag, str) else None


class _Unsure(Exception):
    """The document holds something that another reader knows better."""


class _Reader:
    """Reads one document."""

    def __init__(self, root: Any, has_bases: bool) -> None:
        self._root = root
        self._bases = has_bases

    def read(self, *, strictly: bool) -> RawFeed | None:
        """Return the feed, or None where the document is unsure and `strictly` is wanted."""
        try:
            return self._read(strictly)
        except _Unsure:
            return None

    def _read(self, strictly: bool) -> RawFeed | None:
        feed = RawFeed(language=self._root.get(_LANG, ""))
        items = self._read_feed(feed)
        called_so = list(self._root.iter("{*}item", "{*}entry"))
        everywhere = [element for element in called_so if NAMES[element.tag] in _ENTRIES]
        unknown = bool(called_so) and not everywhere  # all in a name space nobody knows
        if strictly and (unknown or not _are_all(items, everywhere)):
            return None
        chosen = items if strictly else everywhere
        feed.entries = [self._read_entry(item) for item in chosen[:MOST_ITEMS]]
        return feed

    # ── the feed itself ─────────────────────────────────────────────────────────────────

    def _read_feed(self, feed: RawFeed) -> list[Any]:
        """Fill in what the feed says of itself; return its items."""
        is_atom = NAMES[self._root.tag] == "feed"
        items: list[Any] = []
        for name, element in self._feed_parts():
            if name in _ENTRIES:
                items.append(element)
            elif name in ("title", "dc:title"):
                feed.title = feed.title or self._markup(element)
            elif name in ("language", "dc:language"):
                feed.language = _text(element) or feed.language
            elif name == "link":
                feed.links.append(_link(element))
            elif name == "author" and is_atom:
                feed.authors.append(self._author(element))
        return items

    def _feed_parts(self) -> Iterator[tuple[str, Any]]:
        """Yield the children of the root and of its channels, with their names."""
        for element in self._children(self._root):
            name = NAMES[element.tag]
            if name == "channel":
                yield from ((NAMES[part.tag], part) for part in self._children(element))
            else:
                yield name, element

    # ── one entry ───────────────────────────────────────────────────────────────────────

    def _read_entry(self, item: Any) -> RawEntry:
        entry = RawEntry(id=item.get(_ABOUT, ""), language=item.get(_LANG, ""))
        for element in item.iterchildren(tag="*"):
            read = _FIELDS.get(NAMES[element.tag])
            if read is not None:
                read(self, entry, element)
        if self._bases:
            entry.base = item.base or ""
        return entry

    def _children(self, element: Any) -> Iterator[Any]:
        found: Iterator[Any] = element.iterchildren(tag="*")
        return found

    def _read_title(self, entry: RawEntry, element: Any) -> None:
        entry.title = entry.title or self._markup(element)
        entry.language = element.get(_LANG) or entry.language

    def _read_spare_title(self, entry: RawEntry, element: Any) -> None:
        entry.spare_title = entry.spare_title or _text(element)

    def _read_link(self, entry: RawEntry, element: Any) -> None:
        link = _link(element)
        if link.rel == "enclosure":
            return self._read_enclosure(entry, element)
        # Its own base alone: the rules add the entry's, in which the feed's is.
        if link.href and (own := element.get(_BASE)):
            link = Link(urljoin(own, link.href), link.rel, link.type)
        entry.links.append(link)
        return None

    def _read_guid(self, entry: RawEntry, element: Any) -> None:
        entry.id = _text(element) or entry.id
        entry.id_is_link = _attribute(element, "isPermaLink").lower() in ("", "true")

    def _read_about(self, entry: RawEntry, element: Any) -> None:
        entry.original_link = _text(element)

    def _read_author(self, entry: RawEntry, element: Any) -> None:
        entry.authors.append(self._author(element))

    def _author(self, element: Any) -> str:
        if not len(element):
            return _text(element)
        named = (
            _text(part)
            for part in self._children(element)
            if NAMES[part.tag] in ("name", "itunes:name")
        )
        return next(named, "") or _text(element)

    def _read_published(self, entry: RawEntry, element: Any) -> None:
        entry.published.append(_text(element))

    def _read_updated(self, entry: RawEntry, element: Any) -> None:
        entry.updated.append(_text(element))

    def _read_created(self, entry: RawEntry, element: Any) -> None:
        entry.created.append(_text(element))

    def _read_description(self, entry: RawEntry, element: Any) -> None:
        text = self._markup(element)
        if not entry.description:
            entry.description = text
        elif text:
            entry.more_descriptions.append(text)

    def _read_content(self, entry: RawEntry, element: Any) -> None:
        entry.language = element.get(_LANG) or entry.language
        text = self._markup(element)
        if text:
            entry.contents.append(text)

    def _read_language(self, entry: RawEntry, element: Any) -> None:
        entry.language = _text(element) or entry.language

    def _read_source(self, entry: RawEntry, element: Any) -> None:
        titles = (_text(part) for part in self._children(element) if NAMES[part.tag] == "title")
        entry.outlet = next(titles, "") or _text(element)

    def _read_enclosure(self, entry: RawEntry, element: Any) -> None:
        href = element.get("url") or element.get("href") or ""
        kind, medium = element.get("type", ""), element.get("medium", "")
        entry.pictures.append(Picture(href, kind, medium, width=element.get("width", "")))

    def _read_thumbnail(self, entry: RawEntry, element: Any) -> None:
        href = element.get("url") or element.get("href") or _text(element)
        entry.pictures.append(Picture(href, last_resort=True))

    def _read_media_group(self, entry: RawEntry, element: Any) -> None:
        """Read what media:group and media:content hold; a caption is not the article."""
        for part in self._children(element):
            name = NAMES[part.tag]
            if name == "media:thumbnail":
                self._read_thumbnail(entry, part)
            elif name == "media:content":
                self._read_media(entry, part)
            elif name == "media:description" and NAMES[element.tag] == "media:group":
                self._read_description(entry, part)

    def _read_media(self, entry: RawEntry, element: Any) -> None:
        self._read_enclosure(entry, element)
        self._read_media_group(entry, element)

    def _markup(self, element: Any) -> str:
        """Return a text construct as HTML: escaped, in CDATA, or as elements of its own."""
        if len(element):
            return _inner_markup(element)
        text = (element.text or "").strip()
        if not element.keys():
            return text  # nearly always
        kind = element.get("type", "").lower()
        if text and (element.get("mode") == "base64" or _is_binary(kind)):
            raise _Unsure
        return as_html(text) if kind in ("text", "text/plain", "plain") else text


def _are_all(items: list[Any], everywhere: list[Any]) -> bool:
    """Return whether no entry stands elsewhere; what is nested in an entry belongs to it."""
    if len(items) == len(everywhere):
        return True
    known = set(items)
    strays = (element for element in everywhere if element not in known)
    return all(any(parent in known for parent in stray.iterancestors()) for stray in strays)


def _inner_markup(element: Any) -> str:
    """Return what stands inside an element as HTML, without Atom's `div` around it."""
    from lxml import etree

    inner = list(element)
    lone = len(inner) == 1 and not (element.text or "").strip()
    if lone and isinstance(inner[0].tag, str) and inner[0].tag.endswith("}div"):
        return _inner_markup(inner[0])
    for part in element.iterdescendants(tag="*"):
        part.tag = _bare(part.tag)
    pieces = (etree.tostring(part, encoding="unicode", method="html") for part in inner)
    return _DECLARATION.sub("", "".join((_escape(element.text), *pieces))).strip()


def _bare(tag: str) -> str:
    """Return a tag without its name space; what is no name then (`T07:00:00Z`) is a span."""
    name = tag.rpartition("}")[2].rpartition(":")[2]
    return name if name[:1].isalpha() or name[:1] == "_" else "span"


def _escape(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_binary(kind: str) -> bool:
    """Return whether a media type says that the content stands there in base64."""
    return "/" in kind and not kind.startswith("text/") and not kind.endswith(("+xml", "/xml"))


def _text(element: Any) -> str:
    return (element.text or "").strip() if not len(element) else "".join(element.itertext()).strip()


def _attribute(element: Any, name: str) -> str:
    """Return an attribute whose name may be written in any case."""
    usual = element.get(name)
    if usual is not None:
        return str(usual)
    found = (value for key, value in element.items() if key.lower() == name.lower())
    return str(next(found, ""))


def _link(element: Any) -> Link:
    href = element.get("href")
    written = _text(element) if href is None else href
    return Link(written, element.get("rel", "alternate"), element.get("type", "").lower())


_FIELDS: dict[str, Callable[[_Reader, RawEntry, Any], None]] = {
    "title": _Reader._read_title,
    "dc:title": _Reader._read_title,
    "media:title": _Reader._read_spare_title,
    "link": _Reader._read_link,
    "guid": _Reader._read_guid,
    "id": _Reader._read_guid,
    **dict.fromkeys(("feedburner:origlink", "pheedo:origlink"), _Reader._read_about),
    **dict.fromkeys(("author", "dc:creator", "dc:author", "itunes:author"), _Reader._read_author),
    **dict.fromkeys(("pubdate", "published", "issued", "dcterms:issued"), _Reader._read_published),
    **dict.fromkeys(("updated", "modified", "dc:date", "dcterms:modified"), _Reader._read_updated),
    **dict.fromkeys(("created", "dcterms:created"), _Reader._read_created),
    **dict.fromkeys(("description", "summary", "dc:description"), _Reader._read_description),
    **dict.fromkeys(("media:description", "itunes:summary"), _Reader._read_description),
    **dict.fromkeys(("content:encoded", "content", "fullitem"), _Reader._read_content),
    **dict.fromkeys(("body", "xhtml:body"), _Reader._read_content),
    **dict.fromkeys(("language", "dc:language"), _Reader._read_language),
    "source": _Reader._read_source,
    "enclosure": _Reader._read_enclosure,
    "media:content": _Reader._read_media,
    "media:group": _Reader._read_media_group,
    **dict.fromkeys(("media:thumbnail", "itunes:image"), _Reader._read_thumbnail),
}
