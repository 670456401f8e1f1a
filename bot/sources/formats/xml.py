"""RSS and Atom, of every version: which of the readers reads a document.

::

    document ─▶ strict ─▶ sure ────────────────────────────────┐
                  └─ not ─▶ mended ─▶ strict ─▶ sure ──────────┤
                                        └─ not ─▶ feedparser ──┼─▶ the rules ─▶ ParsedFeed
                              (too much markup ─▶ tolerant) ───┘

The strict reader is fifty times as fast and handles nearly every feed; feedparser knows more ways
for a feed to be broken. What would take feedparser too long goes to libxml2's recovery instead.
"""

from dataclasses import replace
from datetime import datetime

from bot.model.errors import MalformedFeedError
from bot.sources.formats.lenient import read_leniently
from bot.sources.formats.parsed import BROKEN_OFF, ParsedFeed
from bot.sources.formats.repair import drop_forbidden, repair
from bot.sources.formats.strict import read_strictly, read_tolerantly
from bot.sources.formats.tidy import TidyFeed, count_items, without_hidden
from bot.sources.formats.wire import RawFeed, finish

_MOST_TAGS = 500_000
_MOST_SLIPS = 500_000
_MOST_PATIENT_TAGS = 20_000
"""feedparser takes up to 50 µs for a tag."""
_MOST_ATTRIBUTES = 10_000
_MOST_PATIENT_SIZE = 1_000_000


def parse_xml(feed: TidyFeed, *, url: str, shown: str, now: datetime) -> ParsedFeed:
    """Read a tidied RSS or Atom document. `url` is where it came from, `shown` names it.

    Raises MalformedFeedError when not even its title can be read.
    """
    if _has_more("<", feed.text, _MOST_TAGS):
        raise MalformedFeedError(
            f"{shown} holds more markup than any real feed.",
            fix="Tell the site, or look for another feed of it.",
            subject=shown,
        )
    raw = read_strictly(feed.text) or _read_mended(feed.text)
    if raw is None or not (raw.entries or raw.title or raw.links):
        raise MalformedFeedError(
            f"{shown} begins like a feed, but nothing in it can be read.",
            fix="Tell the site, or look for another feed of it.",
            subject=shown,
        )
    raw.cut = feed.cut
    parsed = finish(raw, url=url, now=now, complete=feed.complete)
    if feed.complete:
        return parsed
    return replace(parsed, warnings=(BROKEN_OFF, *parsed.warnings))


def _read_mended(document: str) -> RawFeed | None:
    """Read a document the strict reader is not sure of."""
    if document.count("&") > _MOST_SLIPS:
        return read_tolerantly(drop_forbidden(document))
    mended = repair(document)
    return read_strictly(mended) or _read_doubtful(mended)


def _read_doubtful(document: str) -> RawFeed | None:
    """Read a document that cannot be mended: the reader that finds more entries is right."""
    tolerant = read_tolerantly(document)
    if not _is_for_feedparser(document):
        return tolerant
    lenient = read_leniently(document)
    if lenient is None or tolerant is None:
        return lenient or tolerant
    expected = count_items(document)
    found = (len(lenient.entries), len(tolerant.entries))
    return tolerant if found[0] < found[1] <= expected else lenient


def _is_for_feedparser(document: str) -> bool:
    if len(document) > _MOST_PATIENT_SIZE:
        return False
    shown = without_hidden(document)
    return shown.count("<") <= _MOST_PATIENT_TAGS and shown.count("=") <= _MOST_ATTRIBUTES


def _has_more(mark: str, document: str, limit: int) -> bool:
    if len(document) <= limit:
        return False
    return document.count(mark) > limit and without_hidden(document).count(mark) > limit
