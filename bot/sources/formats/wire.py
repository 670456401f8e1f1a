"""What an XML feed says, before the rules, and the rules that make entries of it.

Both readers of XML (`strict`, `lenient`) hand on these records, so that the rules for links, dates,
authors and pictures stand in one place and the two cannot drift apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeAlias

from bot.model.feed import Entry
from bot.model.text import clean_line
from bot.sources.formats.dates import read_date
from bot.sources.formats.parsed import (
    MOST_ENTRIES,
    ParsedFeed,
    as_html,
    choose_base,
    entry_link,
    entry_title,
    keep_newest,
    language_code,
    summary_and_content,
)
from bot.sources.formats.repair import mend_text, unwrap
from bot.sources.formats.zones import countries_of
from bot.sources.links import direct_link, web_link

_NAME_IN_BRACKETS = re.compile(r"\(([^()@]+)\)")
_NOBODY = frozenset({"unknown", "noreply", "no-reply"})
"""What Blogger and others write where they know no name."""
_MAIL_ADDRESS = re.compile(r"[(<]?(?<![^\s()<>@])[^\s()<>@]+@[^\s()<>@]+[)>]?")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", re.IGNORECASE)
_OF_GOOGLE = re.compile(r"https?://news\.google\.com/")
"""Its feeds put the outlet behind each headline, and for a text the headline again, or others."""

_BESIDE = re.compile(
    r"gravatar\.com/avatar|/pixel\.(?:gif|png)|1x1(?<!\w1x1)\.(?:gif|png)|feedburner\.com/~"
    r"|feeds\.wordpress\.com/|stats\.wordpress\.com/|doubleclick\.net/|scorecardresearch\.com/"
)
"""In lower case, and each begins with a character: the engine looks for those alone, fast."""


class Link(NamedTuple):
    """A link as a feed gives it: where to, in which relation, of which media type."""

    href: str
    rel: str = "alternate"
    type: str = ""


class Picture(NamedTuple):
    """What may be the picture of an entry: an attachment or a thumbnail."""

    href: str
    type: str = ""
    medium: str = ""
    last_resort: bool = False
    """True for thumbnails and cover art: taken where nothing says it is a picture."""
    width: str = ""
    """As the feed writes it."""


@dataclass(slots=True)
class RawEntry:
    """One item or entry of an XML feed, as written."""

    title: str = ""
    spare_title: str = ""
    """The title of its picture or film: taken where the entry has none itself."""
    id: str = ""
    id_is_link: bool = True
    """False when the feed says that its guid is not the address of the page."""
    original_link: str = ""
    """The article's own address where the link goes through a counter (FeedBurner)."""
    links: list[Link] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    description: str = ""
    more_descriptions: list[str] = field(default_factory=list)
    """Further descriptions, which are the full text where no content says that it is."""
    contents: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    language: str = ""
    outlet: str = ""
    base: str = ""
    """What xml:base says relative links are relative to; may be relative itself."""


@dataclass(slots=True)
class RawFeed:
    """An XML feed, as written."""

    title: str = ""
    language: str = ""
    links: list[Link] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    """Who wrote the entries that name nobody (Atom only)."""
    entries: list[RawEntry] = field(default_factory=list)
    cut: bool = False
    """True when it holds more entries than were looked at."""


def finish(feed: RawFeed, *, url: str, now: datetime, complete: bool = True) -> ParsedFeed:
    """Apply the rules to a feed as written. `url` is its own address, "" when it has none."""
    language = language_code(feed.language)
    base = choose_base(url, (link.href for link in _pages(feed.links)))
    countries = countries_of(base, feed.language)
    chosen = _choose_newest([(raw, _date(raw, now, countries)) for raw in feed.entries])
    entries = [_finish_entry(raw, feed, language, base, date) for raw, date in chosen]
    kept, warnings = keep_newest(entries, feed.cut or len(chosen) < len(feed.entries))
    return ParsedFeed(
        entry_title(as_html(mend_text(feed.title))), language, kept, warnings, complete
    )


_Dated: TypeAlias = tuple[RawEntry, datetime | None]


def _choose_newest(entries: Sequence[_Dated]) -> Sequence[_Dated]:
    """Leave out what `keep_newest` would, before work is spent on it."""
    if len(entries) <= MOST_ENTRIES:
        return entries
    dated = [(date, place) for place, (_, date) in enumerate(entries) if date]
    if len(dated) < len(entries):
        return entries
    newest = sorted(dated, key=lambda pair: (pair[0], -pair[1]), reverse=True)[:MOST_ENTRIES]
    return [entries[place] for place in sorted(place for _, place in newest)]


def _finish_entry(
    raw: RawEntry, feed: RawFeed, feed_language: str, feed_base: str, date: datetime | None
) -> Entry:
    base = web_link(raw.base, feed_base) or feed_base
    content = max(raw.contents or raw.more_descriptions, key=len, default="")
    marked = as_html(mend_text(raw.title or raw.spare_title))
    summary, content = summary_and_content(mend_text(raw.description), mend_text(content), marked)
    language, outlet = language_code(raw.language), entry_title(raw.outlet)
    title, parts = entry_title(marked), ((part.href, part.type) for part in raw.pictures)
    link, is_played = entry_link(_link(raw, base), parts, base)
    if _OF_GOOGLE.match(link):
        title, summary, content = _without_outlet(title, outlet), "", ""
    return Entry(
        title=title,
        link=link,
        id=clean_line(raw.id, 1_000),
        author=_author(raw.authors) or _author(feed.authors),
        published=date,
        summary=summary,
        content=content,
        image=_image(raw.pictures, base),
        is_played=is_played,
        language="" if language == feed_language else language,
        outlet=outlet,
    )


def _without_outlet(title: str, outlet: str) -> str:
    """Cut the outlet's name off the end of a title: `Headline - The Courier`."""
    return title.removesuffix(f" - {outlet}") if outlet else title


def _link(raw: RawEntry, base: str) -> str:
    """Return the link to the article: never the comments, a picture, sound or a bare id."""
    hrefs = [raw.original_link, *(link.href for link in _pages(raw.links))]
    if raw.id_is_link and "://" in raw.id:
        hrefs.append(raw.id)
    found = next((link for href in hrefs if href and (link := web_link(unwrap(href), base))), "")
    return direct_link(found)


def _pages(links: Sequence[Link]) -> list[Link]:
    """Return the links that lead to the thing itself, HTML pages first."""
    alternates = [link for link in links if link.rel in ("", "alternate")]
    if len(alternates) > 1:
        alternates.sort(key=lambda link: bool(link.type) and "html" not in link.type)
    return alternates


def _date(raw: RawEntry, now: datetime, countries: frozenset[str]) -> datetime | None:
    for text in (*raw.published, *raw.updated, *raw.created):
        if date := read_date(text, now, countries):
            return date
    return None


def _author(authors: Sequence[str]) -> str:
    if not authors:
        return ""
    names = (_name(author) for author in authors)
    return ", ".join(dict.fromkeys(name for name in names if name))[:300]


def _name(author: str) -> str:
    """Return an author's name; an address alone is nobody's name.

    RSS writes `desk@paper.example (The Desk)`.
    """
    name = entry_title(mend_text(author))
    if "@" in name:
        named = _NAME_IN_BRACKETS.search(name)
        name = (named[1] if named else _MAIL_ADDRESS.sub("", name)).strip(" ,;\"'")
    return "" if name.casefold() in _NOBODY else name


def _image(pictures: Sequence[Picture], base: str) -> str:
    if not pictures:
        return ""
    sure = [part for part in pictures if not part.last_resort and _is_picture(part)]
    sure.sort(key=_width, reverse=True)  # the same one in several sizes, mostly
    spare = [part for part in pictures if part.last_resort]
    found = (web_link(part.href, base) for part in (*sure, *spare) if not _is_beside(part))
    return next((link for link in found if link), "")


def _width(part: Picture) -> int:
    """Return how wide a picture is said to be, in pixels; 0 where that is no number, or absurd."""
    return int(part.width) if re.fullmatch(r"[0-9]{1,6}", part.width) else 0


def _is_beside(part: Picture) -> bool:
    """Return whether a picture counts readers, or shows who wrote it (WordPress)."""
    return part.width in ("0", "1") or bool(_BESIDE.search(part.href.lower()))


def _is_picture(part: Picture) -> bool:
    if part.type or part.medium:
        return part.type.startswith("image/") or part.medium == "image"
    return bool(_PICTURE.search(part.href))
