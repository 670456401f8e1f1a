"""A feed that a workspace follows, its entries, and what one reading of it brought."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.clock import lies_ahead


class Stop(StrEnum):
    """Why a feed is not read any more until a manager resumes it."""

    GONE = "gone"
    """Its server says that it is gone for good (410)."""
    QUARANTINED = "quarantined"
    """Reading it had to be stopped again and again: too much time or memory."""
    TAKEN = "taken"
    """Title and site have both become other ones: somebody else has its address."""


PUT_OFF_AT_MOST = timedelta(hours=27)
"""No reading is put off for longer (a day, and a tenth): else a clock had run ahead."""


@dataclass(frozen=True, slots=True)
class FetchState:
    """What is remembered between two readings of one feed (times are UTC-aware)."""

    etag: str = ""
    """The validator as the server sent it, byte for byte, quotes included."""
    last_modified: str = ""
    body_hash: str = ""
    next_at: datetime | None = None
    """When it is due again; None means at once."""
    last_ok_at: datetime | None = None
    last_error: str = ""
    """The last failure as a sentence; empty when the last reading went well."""
    failures: int = 0
    """Failures in a row."""
    rhythm: timedelta | None = None
    """How often its publishing history says to look; None: not known yet."""
    ttl: timedelta | None = None
    """How long the feed itself says that it stays the same."""
    by_link: bool = False
    """Its ids repeat: an entry is known by its link, for ever."""
    newest_at: datetime | None = None
    """The date of the newest entry it has brought."""
    failing_since: datetime | None = None
    missing_since: datetime | None = None
    """Since when it answers 404 and nothing else."""
    kills: int = 0
    """Readings in a row that had to be stopped for taking too much time or memory."""
    stopped: str = ""
    """A `Stop`: not read until a manager resumes it; empty: read when due."""
    noticed: str = ""
    """What managers were last told of the trouble that goes on; empty: nothing."""
    moved_to: str = ""
    """Where its server says that it has moved for good."""
    moved_times: int = 0
    """How many readings in a row have said so."""
    moved_since: datetime | None = None
    readings: int = 0
    """Successful readings ever."""
    unchanged: int = 0
    """Those of them that found nothing changed."""
    left_out: int = 0
    """Entries that its last burst brought above what is read at once."""
    left_out_at: datetime | None = None
    called: str = ""
    """The title by which its publisher is known, as it gave itself, whatever it is called here."""
    site: str = ""
    """The registrable domain that most of its entries linked to under that title."""
    other_since: datetime | None = None
    """Since when title or site is another; None: both are as they are known."""
    taken_title: str = ""
    """What it calls itself since then, or since somebody else has its address."""
    taken_site: str = ""
    """Where its entries lead since then."""

    def is_due(self, now: datetime) -> bool:
        """Return whether the feed is to be read now."""
        return self.next_at is None or not lies_ahead(self.next_at, now, PUT_OFF_AT_MOST)


@dataclass(frozen=True, slots=True)
class Feed:
    """A place articles come from: a feed URL, or a folder."""

    id: int
    workspace_id: int
    address: str
    """The URL, or the folder's path."""
    source: str
    """The name of the source that reads it: `web` or `folder`."""
    title: str = ""
    section: str = ""
    language: str = ""
    state: FetchState = field(default_factory=FetchState)
    interval: timedelta | None = None
    """How often a manager wants it read; None: as often as it publishes."""


@dataclass(frozen=True, slots=True)
class DueFeed:
    """A feed whose time has come, in short: enough to decide whose turn it is."""

    id: int
    workspace_id: int
    address: str
    failing: bool
    """Its last reading failed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item in a fetched feed, before its article is read. Absent values are empty or None."""

    title: str
    link: str
    id: str
    author: str = ""
    published: datetime | None = None
    summary: str = ""
    content: str = ""
    """The full text as the feed carries it (HTML or text), empty if it carries none."""
    image: str = ""
    language: str = ""
    outlet: str = ""
    """Who published it, where the feed says so for this entry."""
    section: str = ""
    """Where the feed files it, if it says so."""
    content_type: str = "text/html"
    """`text/html`, `text/plain` or `text/markdown`: how `content` is written."""
    is_played: bool = False
    """Whether the link leads to what is listened to or watched: the entry has no page."""


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What one reading of a feed brought."""

    state: FetchState
    title: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    not_modified: bool = False
    warnings: tuple[str, ...] = ()
    moved_to: str = ""
    """Its new address, once its server has said often and long enough that it has moved."""
