"""What a feed reader hands on, the same for every format, and the rules every entry obeys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.feed import Entry
from bot.model.text import clean_line
from bot.sources.markup import line_of, text_of

MOST_ENTRIES = 500
_SUMMARY = 1_000
_CONTENT = 1_000_000
_FULL_TEXT = 1_200
"""A description with more text than this is the article, not a summary of it."""


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
    warning = f"The feed holds more than {MOST_ENTRIES} entries; only {MOST_ENTRIES} are read."
    return tuple(kept[:MOST_ENTRIES]), (warning,)


def summary_and_content(description: str, content: str) -> tuple[str, str]:
    """Return an entry's summary as text and its full text as the feed carries it.

    Many feeds put the whole article into the description: then that is the content.
    """
    text = text_of(description, _CONTENT)
    body = content or (description if len(text) > _FULL_TEXT else "")
    # JSON can carry halves of surrogate pairs, which nothing after this could encode.
    whole = body[:_CONTENT].encode("utf-8", "ignore").decode("utf-8")
    return _shorten(text or text_of(body, _CONTENT)), whole


def entry_title(text: str) -> str:
    """Return an entry's title as one clean line."""
    return line_of(text, 500)


def language_code(tag: str) -> str:
    """Return the two-letter code of a language tag such as `en-GB`, or ""."""
    code = tag.strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _shorten(text: str) -> str:
    line = clean_line(text, _SUMMARY + 1)
    if len(line) <= _SUMMARY:
        return line
    return f"{line[:_SUMMARY].rpartition(' ')[0] or line[:_SUMMARY]}…"


def _when(pair: tuple[datetime, Entry]) -> datetime:
    return pair[0]


def _says_something(entry: Entry) -> bool:
    return bool(entry.title or entry.link or entry.summary or entry.content)
