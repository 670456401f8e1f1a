"""What a feed reader hands on, the same for every format, and the rules every entry obeys."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.model.feed import Entry
from bot.sources.formats.footers import without_footer
from bot.sources.formats.signature import without_signature
from bot.sources.formats.start import read_start
from bot.sources.links import direct_link, is_recording, names_key, web_link
from bot.sources.markup import line_of

MOST_ENTRIES = 500
_TITLE_SOURCE = 8_000
_SUMMARY = 1_000
_CONTENT = 1_000_000
_FULL_TEXT = 1_200
"""A description with more text than this is the article, not a summary of it."""


BROKEN_OFF = "The feed breaks off before its end; the entries before that are read."
_ESCAPED_MARKUP = re.compile(r"&lt;/[a-zA-Z][a-zA-Z0-9]{0,15}\s*&gt;|&lt;(?:br|p)\s?/?&gt;")

_MARKUP = re.compile(
    r"</[a-zA-Z]{1,12}\s*>|<(?:br|hr)\s*/?>|<[a-zA-Z][\w:-]{0,30}\s[^<>=]{0,200}=|&#?\w{2,8};"
)


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as read. `complete` is False when the document breaks off."""

    title: str
    language: str
    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()
    complete: bool = True


def keep_newest(entries: Sequence[Entry], cut: bool) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return at most 500 entries that say something, and a warning when there are more.

    Where all are dated, the newest are kept, in the order of the feed.
    """
    kept = [entry for entry in entries if _says_something(entry)]
    if len(kept) <= MOST_ENTRIES and not cut:
        return tuple(kept), ()
    dated = [(entry.published, entry) for entry in kept if entry.published]
    if len(dated) == len(kept):
        newest = sorted(dated, key=_when, reverse=True)[:MOST_ENTRIES]
        chosen = {id(entry) for _, entry in newest}
        kept = [entry for entry in kept if id(entry) in chosen]
    if not kept:
        return (), ()
    warning = f"The feed holds more than {MOST_ENTRIES} entries; only {MOST_ENTRIES} are read."
    return tuple(kept[:MOST_ENTRIES]), (warning,)


def choose_base(url: str, site_links: Iterable[str]) -> str:
    """Return what relative links of a feed are relative to: its own address.

    Unless the site itself has another host: then the feed is served for it by somebody else.
    """
    site = next((found for link in site_links if (found := web_link(link, url))), "")
    if not url:
        return site
    elsewhere = site and urlsplit(site).hostname != urlsplit(url).hostname
    return site if elsewhere else url


def summary_and_content(description: str, content: str, title: str) -> tuple[str, str]:
    """Return an entry's summary as text and its full text as the feed carries it.

    Many feeds put the whole article into the description: then that is the content. The line that
    signs it, with its title, is no part of it.
    """
    description = without_signature(unescape_twice(description), title)
    content = without_signature(unescape_twice(content), title)
    text = without_footer(read_start(description, _FULL_TEXT + 50))
    body = content or (description if len(text) > _FULL_TEXT else "")
    summary = text or without_footer(read_start(body, _SUMMARY + 50))
    return _shorten(summary), body[:_CONTENT]


def unescape_twice(fragment: str) -> str:
    """Return an HTML fragment; unescaped where a feed has escaped it once too often."""
    if "<" in fragment or not _ESCAPED_MARKUP.search(fragment):
        return fragment
    return html.unescape(fragment)


def as_html(text: str) -> str:
    """Return what a feed calls plain text as HTML; many feeds write HTML there all the same."""
    return text if "<" not in text or _MARKUP.search(text) else text.replace("<", "&lt;")


def entry_link(page: str, parts: Iterable[tuple[str, str]], base: str) -> tuple[str, bool]:
    """Return an entry's link, and whether it is listened to or watched instead of read.

    `parts` are addresses and their media types. A page that is one of these sounds and films, or
    ends as they do, is none. Of those never one that names a key: a private podcast gives each
    member addresses of their own, and a posted link is everybody's.
    """
    played = (href for href, kind in parts if kind.lower().startswith(("audio/", "video/")))
    links = [link for href in played if (link := web_link(href, base))]
    if page and not is_recording(page) and page not in {*links, *map(direct_link, links)}:
        return page, False
    safe = (link for link in (page, *links) if link and not names_key(link))
    link = next(safe, "")
    return link, bool(link)


def entry_title(text: str) -> str:
    """Return an entry's title as one clean line."""
    return line_of(text[:_TITLE_SOURCE], 500) if text else ""


def language_code(tag: str) -> str:
    """Return the two-letter code of a language tag such as `en-GB`, or ""."""
    if not tag:
        return ""
    code = tag.strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _shorten(line: str) -> str:
    if len(line) <= _SUMMARY:
        return line
    return f"{line[:_SUMMARY].rpartition(' ')[0] or line[:_SUMMARY]}…"


def _when(pair: tuple[datetime, Entry]) -> datetime:
    return pair[0]


def _says_something(entry: Entry) -> bool:
    return bool(entry.title or entry.link or entry.summary or entry.content)
