"""Entries of one reading → which of them are new, and which of those are announced.

::

    entries ─known by id, link or title and date?─▶ new ─first pull, burst?─▶ read ─old?─▶ quiet
                     └ seen                                  └ left out: counted, seen      │
                                                                          announced ◀───────┘
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.feed import Entry, Feed, FetchResult, FetchState
from bot.pipeline.services import Services
from bot.sources.forms import page_named, plain_page
from bot.sources.identity import has_own_page, identities, repeats_ids, shared_names
from bot.sources.pace import newest_of
from bot.storage.contract import Transaction

FIRST_PULL = 10
"""Entries a web feed's first pull brings; older ones count as seen: a new feed never floods."""
FIRST_TOLD = 3
"""Of those, how many alerts are given on at most: a new feed is no burst of news."""
LATER_PULL = 50
"""Entries one later pull brings at most; what a burst brings above that is counted, and seen."""
SEEN_KEPT = timedelta(days=400)
"""How long an entry is known after its feed has held it last: longer than articles are kept by
default, so that what comes back is no news."""
_RENEWED_EVERY = 20
"""Readings from one renewal of what is known to the next: each writes all that the feed holds."""
_OLD = timedelta(days=7)
"""An entry that much older than the newest known one is a backlog sent again, no news."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to be read."""

    entry: Entry
    identity: str
    """What its article is known by in the whole workspace, as far as the entry tells."""
    quiet: bool
    """It is stored, but no alert is given on it."""

    def known_by(self, address: str) -> str:
        """Return what its article is known by, now that the page has said its own address."""
        by_page = self.identity == plain_page(self.entry.link)
        return page_named(self.entry.link, address) if by_page else self.identity


@dataclass(frozen=True, slots=True)
class Sifted:
    """What of a reading is new."""

    new: tuple[NewEntry, ...] = ()
    seen: tuple[str, ...] = ()
    """Identities to remember, of new entries and of known ones that changed."""
    left_out: int = 0
    """How many new entries of a burst are not read."""
    held: tuple[str, ...] = ()
    """Identities of all that the feed holds, at readings that renew what is known of it."""


async def sift(services: Services, feed: Feed, result: FetchResult) -> tuple[Sifted, FetchState]:
    """Return what of a reading is new, and the feed's state with what that taught."""
    if not result.entries:
        return Sifted(), result.state
    now = services.clock()
    state = _learn(feed, result, now)
    shared = shared_names(result.entries)
    named = {
        entry: identities(entry, by_link=state.by_link, shared=shared) for entry in result.entries
    }
    unknown = await services.storage.read(lambda t: _unknown(t, feed, named))
    fresh = await _find_fresh(services, feed, named, unknown)
    read, told = _choose(feed, fresh)
    left_out = 0 if feed.state.last_ok_at is None else len(fresh) - len(read)
    if left_out:
        state = replace(state, left_out=left_out, left_out_at=now)
    new = tuple(
        NewEntry(
            entry,
            _article_identity(feed, entry, named[entry][0], shared),
            quiet=place >= told or _is_old(feed, entry, now),
        )
        for place, entry in enumerate(read)
    )
    return Sifted(new, tuple(sorted(unknown)), left_out, _held(named, state)), state


async def _find_fresh(
    services: Services, feed: Feed, named: Mapping[Entry, tuple[str, ...]], unknown: set[str]
) -> list[Entry]:
    """Return the entries none of whose names is known, each once, the newest first."""
    fresh = _newest_first(e for e, names in named.items() if unknown.issuperset(names))
    fresh = _once(fresh, named)
    if feed.source == "folder":  # its files are known by their path
        return fresh
    return await services.storage.read(lambda t: _without_renamed(t, feed, fresh))


def _choose(feed: Feed, fresh: Sequence[Entry]) -> tuple[Sequence[Entry], int]:
    """Return which of the new entries are read, and of how many of those alerts are given."""
    if feed.source == "folder":  # somebody put them there
        return fresh, len(fresh)
    read = fresh[: _room(feed)]
    return read, FIRST_TOLD if feed.state.last_ok_at is None else len(read)


def _held(named: Mapping[Entry, tuple[str, ...]], state: FetchState) -> tuple[str, ...]:
    if state.readings % _RENEWED_EVERY:
        return ()
    return tuple(dict.fromkeys(name for names in named.values() for name in names))


def _learn(feed: Feed, result: FetchResult, now: datetime) -> FetchState:
    dates = (entry.published for entry in result.entries)
    newest = newest_of((feed.state.newest_at, *dates), now)
    by_link = feed.state.by_link or repeats_ids(result.entries)
    return replace(result.state, newest_at=newest, by_link=by_link)


def _unknown(t: Transaction, feed: Feed, named: dict[Entry, tuple[str, ...]]) -> set[str]:
    names = [name for found in named.values() for name in found]
    return t.feeds.unseen(feed.id, list(dict.fromkeys(names)))


def _once(entries: Sequence[Entry], named: Mapping[Entry, tuple[str, ...]]) -> list[Entry]:
    """Keep one of the entries that share a name: a feed may hold one several times."""
    kept: list[Entry] = []
    names: set[str] = set()
    for entry in entries:
        if names.isdisjoint(named[entry]):
            kept.append(entry)
        names.update(named[entry])
    return kept


def _without_renamed(t: Transaction, feed: Feed, entries: Sequence[Entry]) -> list[Entry]:
    """Drop what has only got a new id and a new link: same title, same moment, stored already."""
    dated = [(entry.title, entry.published) for entry in entries if entry.published]
    if not dated or feed.state.last_ok_at is None:
        return list(entries)
    since = min(date for _, date in dated)
    known = t.articles.dated_titles(feed.workspace_id, feed.id, since)
    return [entry for entry in entries if (entry.title, entry.published) not in known]


def _room(feed: Feed) -> int:
    return FIRST_PULL if feed.state.last_ok_at is None else LATER_PULL


def _is_old(feed: Feed, entry: Entry, now: datetime) -> bool:
    newest = feed.state.newest_at or now
    return entry.published is not None and entry.published < newest - _OLD


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=_when, reverse=True)


def _when(entry: Entry) -> tuple[bool, float]:
    return (True, entry.published.timestamp()) if entry.published else (False, 0.0)


def _article_identity(feed: Feed, entry: Entry, name: str, shared: frozenset[str]) -> str:
    """Return what makes an entry's article the same one in every feed of the workspace.

    The address it links to, however it is written and in whichever of its forms; where that says
    little (none, a home page, one that several entries share, sound), the entry itself.
    """
    return plain_page(entry.link) if has_own_page(entry, shared) else f"{feed.id}:{name}"
