"""What makes an entry the same entry the next time its feed is read.

Its id, where the feed gives one; else its link without what does not change the page; else its
title and day. Edits of title or text never make a new entry.
"""

import hashlib
import re
from urllib.parse import urlsplit

from bot.model.feed import Entry
from bot.sources.links import canonical_link

__all__ = ["canonical_link", "identify"]

_WEB = re.compile(r"https?://", re.IGNORECASE)


def identify(entry: Entry) -> str:
    """Return a short text (40 hexadecimal digits) that is equal for the same entry of one feed.

    An id that is a link counts as the link it is, so that a move from http to https, a trailing
    slash or a tracker changes nothing.
    """
    return hashlib.sha256(_name(entry).encode("utf-8", "replace")).hexdigest()[:40]


def _name(entry: Entry) -> str:
    if entry.id:
        return f"id {_same_link(entry.id) if _WEB.match(entry.id) else entry.id.strip()}"
    if entry.link:
        return f"link {_same_link(entry.link)}"
    day = entry.published.date().isoformat() if entry.published else ""
    words = entry.title or entry.summary or entry.content
    return f"title {' '.join(words.casefold().split())[:500]} {day}"


def _same_link(link: str) -> str:
    """Return a link without scheme, `www.`, trailing slash and trackers."""
    canonical = canonical_link(link)
    if not canonical:
        return link.strip()
    parts = urlsplit(canonical)
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{query}"
