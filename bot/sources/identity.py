"""What makes an entry the same entry the next time its feed is read.

Its id, where the feed gives one; its link without what does not change the page; where there is
neither, its title and day, and its text too where several entries of that day are called so. One of
them known, the entry is known: publishers change ids (a new system, ids made up anew at each
request) and links (a better slug), rarely both; and where they change both, and the title too, the
text still tells. Edits of title, text or date never make a new entry.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from bot.model.feed import Entry
from bot.sources.links import canonical_link

_TEXT = 1_000
_LONG_TEXT = 600
_SHORT_TEXT = 150
"""Letters of a text that tell it from others: by itself, and together with its day."""
_MARKS = re.compile(r"[\W_]+")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def identities(
    entry: Entry, *, by_link: bool = False, shared: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return all that an entry is known by, the surest first: 40 hexadecimal digits each.

    Two entries of one feed that share one of them are the same. An id that is a link counts as the
    link it is, so that a move from http to https, a trailing slash or a tracker changes nothing.
    `by_link`: the feed's ids repeat and count for nothing, unless an entry has no link. `shared`
    are links, titles and texts that several entries have (see `shared_names`): they tell none of
    them.
    """
    link = f"link {same_link(entry.link)}" if has_own_page(entry, shared) else ""
    by_id = entry.id and not (by_link and link)
    own = (_id(entry), link) if by_id else (link,)
    if not any(own):
        title = _title(entry)
        own = ("" if title in shared else title, f"{title} {_letters(entry)}")
    text = _text(entry, shared)
    names = (*own, "" if text in shared else text)
    return tuple(dict.fromkeys(_short(name) for name in names if name))


def repeats_ids(entries: Iterable[Entry]) -> bool:
    """Return whether entries with different links carry one id: then the ids say nothing."""
    links: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.id and entry.link:
            links[entry.id].add(same_link(entry.link))
    return any(len(found) > 1 for found in links.values())


def shared_names(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the links, titles and texts that several entries of a reading have."""
    links = shared_links(entries)
    titles = Counter(_title(one) for one in entries if not one.id)
    texts = Counter(_text(one, links) for one in entries)
    several = (name for name, count in (*titles.items(), *texts.items()) if count > 1)
    return links.union(several)


def shared_links(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the links that several entries have: of a live page, a page of all the news."""
    ids: dict[str, set[str]] = defaultdict(set)
    links: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.link:
            same = same_link(entry.link)
            ids[same].add(entry.id or entry.title)
            links[same].add(entry.link)
    return frozenset(link for same, found in ids.items() if len(found) > 1 for link in links[same])


def _short(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:40]


def has_own_page(entry: Entry, shared: frozenset[str]) -> bool:
    """Return whether an entry's link tells it: its page, no site's front, of no other entry.

    Sound does not: its address may change at each request, or be that of a stream.
    """
    return not entry.is_played and entry.link not in shared and _leads_to_page(entry.link)


def _leads_to_page(link: str) -> bool:
    parts = urlsplit(canonical_link(link))
    return bool(parts.path.strip("/") or parts.query or parts.fragment)


def _id(entry: Entry) -> str:
    return f"id {same_link(entry.id) if _WEB.match(entry.id) else entry.id.strip()}"


def _text(entry: Entry, shared: frozenset[str]) -> str:
    """Return an entry's text without case, marks and spaces, "" where it is too short to tell.

    Then a publisher may change id, link and title at once. A line that a feed repeats every day is
    short, or stands under another date: so a shorter text tells only together with its day, or
    without one with its title; and then not where there are an id and a page of its own, as an
    undated show may say the same of each of its episodes.
    """
    letters = _letters(entry)
    if len(letters) >= _LONG_TEXT:
        return f"text {letters}"
    if len(letters) < _SHORT_TEXT:
        return ""
    if entry.published is None and entry.id and has_own_page(entry, shared):
        return ""
    day = entry.published.date().isoformat() if entry.published else _title(entry)
    return f"text {letters} {day}"


def _letters(entry: Entry) -> str:
    return _MARKS.sub("", entry.summary[:_TEXT].casefold())


def _title(entry: Entry) -> str:
    day = entry.published.date().isoformat() if entry.published else ""
    words = entry.title or entry.summary or entry.content
    return f"title {' '.join(words.casefold().split())[:500]} {day}"


def same_link(link: str) -> str:
    """Return a link without scheme, `www.`, trailing slash and trackers."""
    canonical = canonical_link(link)
    if not canonical:
        return link.strip()
    parts = urlsplit(canonical)
    query = f"?{parts.query}" if parts.query else ""
    route = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{query}{route}"
