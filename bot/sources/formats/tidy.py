"""Feed text made fit for an XML parser, whatever came before it.

Dropped: everything before the root element (junk, comments, and with the DOCTYPE every entity
declaration), everything after its end, characters XML forbids, tags too long to be meant.
"""

import re
from dataclasses import dataclass

_ROOT = re.compile(r"<((?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel))(?=[\s>/])", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_ITEM = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,10})|(\d{1,10}));")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{50000,}>")
_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_MOST_ITEMS = 2_000
_MOST_TAGS = 500_000
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True)
class TidyFeed:
    """A feed document ready to be parsed. `complete` is False when its end is missing."""

    body: bytes
    complete: bool
    cut: bool = False
    """True when items beyond what is read were left out."""


def tidy_feed(text: str) -> TidyFeed | None:
    """Return the feed document inside `text`, or None when there is no feed's root element."""
    root = _ROOT.search(text[:200_000])
    page = _PAGE.search(text[:200_000])
    if not root or (page and page.start() < root.start()):
        return None
    document = text[root.start() :]
    end = document.rfind(f"</{root[1]}")
    closed = document[:end] if end >= 0 else document
    items = [match.start() for match in _first(closed, _MOST_ITEMS + 1)]
    cut = len(items) > _MOST_ITEMS
    kept = closed[: items[-1]] if cut else closed
    cleaned = _LONG_TAG.sub(" ", _REFERENCE.sub(_allowed, _FORBIDDEN.sub("", kept)))
    whole = f"{_DECLARATION}{cleaned}" + (f"</{root[1]}>" if end >= 0 or cut else "")
    return TidyFeed(whole.encode("utf-8"), complete=end >= 0, cut=cut)


def has_too_many_tags(body: bytes) -> bool:
    """Return whether a document has more markup than any real feed: parsing it would take long.

    What stands in CDATA sections is text to the parser and does not count.
    """
    return _CDATA.sub(b"", body).count(b"<") > _MOST_TAGS


def _first(text: str, count: int) -> list[re.Match[str]]:
    return [match for match, _ in zip(_ITEM.finditer(text), range(count), strict=False)]


def _allowed(match: re.Match[str]) -> str:
    """Return a character reference unless it names a character XML forbids."""
    code = int(match[1], 16) if match[1] else int(match[2])
    forbidden = code > 0x10FFFF or _FORBIDDEN.match(chr(code))
    return "" if forbidden else match[0]
