"""A feed that a workspace follows, its entries, and what one reading of it brought."""

from dataclasses import dataclass, field
from datetime import datetime


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


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What one reading of a feed brought."""

    state: FetchState
    title: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    not_modified: bool = False
    warnings: tuple[str, ...] = ()
