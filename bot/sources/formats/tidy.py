"""The feed document inside a text: from its root element to that element's end.

Dropped: everything before the root element (junk, comments, and with the DOCTYPE every entity
declaration) and everything after its end. What breaks off is cut after its last whole entry: half a
link or half a title is worse than none, and the entry comes whole with the next reading.
"""

import re
from dataclasses import dataclass

from bot.sources.formats.repair import HIDDEN

_ROOT = re.compile(r"<((?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel))(?=[\s>/])", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_DECLARED_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)\s[^<>]*(?:xmlns|version)\s*=", re.IGNORECASE)
"""Servers have been seen to wrap a page around a feed; no page holds such an element."""
_ITEM = re.compile(r"<(?:[\w.-]{1,40}+:)?+(?:[iI][tT][eE][mM]|[eE][nN][tT][rR][yY])(?=[\s>])")
_ITEM_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>", re.IGNORECASE)
_ANY_END = re.compile(r"</[\w.:-]{1,60}\s*>|/>")
_AFTER_NAME = (">", " ", "\t", "\r", "\n")
_CHANNEL = re.compile(r"<(/?(?:[\w.-]{1,40}:)?channel)[\s>]", re.IGNORECASE)
MOST_ITEMS = 2_000
_SHORTEST_ITEM = len("<item></item>")
_HEAD = 200_000


@dataclass(frozen=True, slots=True)
class TidyFeed:
    """A feed document ready to be parsed. `complete` is False when its end is missing."""

    text: str
    complete: bool
    cut: bool = False
    """True when items beyond what is read were left out."""


def tidy_feed(text: str) -> TidyFeed | None:
    """Return the feed document inside `text`, or None when there is no feed's root element."""
    root = _find_root(text)
    if root is None:
        return None
    end = _find_end(text, root)
    complete = end >= 0 or text[root.end() :].lstrip().startswith("/>")
    document = _cut_out(text, root, end)
    starts = _too_many_starts(document)
    if starts:
        return TidyFeed(_close(document[: starts[-1]], root[1]), complete, cut=True)
    return TidyFeed(document if complete else _close(document, root[1]), complete)


def _find_end(text: str, root: re.Match[str]) -> int:
    """Return where the last end tag of the root begins; -1 where there is none."""
    start = f"</{root[1]}"
    place = text.rfind(start, root.start())
    # Not that of an element whose name only begins so, as `feedburner:origLink` in a `feed`.
    while place >= 0 and text[place + len(start) : place + len(start) + 1] not in _AFTER_NAME:
        place = text.rfind(start, root.start(), place)
    return place


def _cut_out(text: str, root: re.Match[str], end: int) -> str:
    """Return the document from its root to its end tag, which begins at `end` (-1: nowhere)."""
    if end < 0:
        return text[root.start() :]
    closing = f"</{root[1]}>"
    if text.startswith(closing, end):
        return text[root.start() : end + len(closing)]
    return f"{text[root.start() : end]}{closing}"


def _find_root(text: str) -> re.Match[str] | None:
    """Return the start of the feed, unless the document is a page that only shows one."""
    root = _ROOT.search(text, 0, _HEAD)
    if root and ("<!--" in text[: root.start()] or "<![CDATA[" in text[: root.start()]):
        text = HIDDEN.sub(_blank, text[:_HEAD])
        root = _ROOT.search(text)
    page = _PAGE.search(text, 0, root.start()) if root else None
    if not root or not page:
        return root
    declared = _DECLARED_FEED.match(text, root.start(), _HEAD)
    return root if declared and _ITEM.search(text, 0, _HEAD) else None


def count_items(text: str) -> int:
    """Return how many items and entries a document begins, in CDATA sections and comments none."""
    return sum(1 for _ in _ITEM.finditer(without_hidden(text)))


def without_hidden(text: str) -> str:
    """Return a document without its CDATA sections and comments: what a parser takes as markup."""
    return HIDDEN.sub("", text)


def _close(text: str, root: str) -> str:
    """Cut a document that breaks off after its last whole entry, and close what is open."""
    shown = HIDDEN.sub(_blank, text)
    last = _last_item_end(shown)
    ends = [last] if last else []
    if not ends:  # no entry is whole: keep what is known of the feed itself
        first = _ITEM.search(shown)
        limit = first.start() if first else len(shown)
        ends = [match.end() for match in _ANY_END.finditer(shown, 0, limit)]
    if not ends:
        return text
    kept = text[: ends[-1]]
    channels = [match[1] for match in _CHANNEL.finditer(shown, 1, ends[-1])]
    is_open = bool(channels) and not channels[-1].startswith("/")
    return f"{kept}{f'</{channels[-1]}>' if is_open else ''}</{root}>"


def _last_item_end(shown: str) -> int:
    """Return where the last end tag of an entry ends, 0 when there is none."""
    place = shown.rfind("</")
    while place >= 0:
        if match := _ITEM_END.match(shown, place):
            return match.end()
        place = shown.rfind("</", 0, place)
    return 0


def _blank(match: re.Match[str]) -> str:
    """Return as many spaces as were hidden, so that places in the text stay the same."""
    return " " * len(match[0])


def _too_many_starts(text: str) -> list[int]:
    """Return where the entries begin, when there are more than are read."""
    if len(text) <= _SHORTEST_ITEM * MOST_ITEMS or text.count("<") <= 2 * MOST_ITEMS:
        return []  # an entry has a start and an end
    found = zip(_ITEM.finditer(text), range(MOST_ITEMS + 1), strict=False)
    starts = [match.start() for match, _ in found]
    return starts if len(starts) > MOST_ITEMS else []
