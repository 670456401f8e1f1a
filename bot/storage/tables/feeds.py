"""Feeds, what they brought, and hosts that rest."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint, false

from bot.storage.columns import Duration, Moment, Words
from bot.storage.tables.base import identity, metadata, owned_by, words

feed = Table(
    "feed",
    metadata,
    identity(),
    owned_by("workspace"),
    Column("address_key", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("source", Words, nullable=False),
    words("title"),
    words("section"),
    words("language"),
    words("etag"),
    words("last_modified"),
    words("body_hash"),
    Column("next_at", Moment),
    Column("last_ok_at", Moment),
    words("last_error"),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("rhythm", Duration),
    Column("ttl", Duration),
    Column("by_link", Boolean, nullable=False, server_default=false()),
    Column("newest_at", Moment),
    Column("failing_since", Moment),
    Column("missing_since", Moment),
    Column("kills", Integer, nullable=False, server_default="0"),
    words("stopped"),
    words("noticed"),
    words("moved_to"),
    Column("moved_times", Integer, nullable=False, server_default="0"),
    Column("moved_since", Moment),
    Column("readings", Integer, nullable=False, server_default="0"),
    Column("unchanged", Integer, nullable=False, server_default="0"),
    Column("left_out", Integer, nullable=False, server_default="0"),
    Column("left_out_at", Moment),
    Column("interval", Duration),
    words("called"),
    words("site"),
    words("taken_title"),
    words("taken_site"),
    Column("other_since", Moment),
    UniqueConstraint("workspace_id", "address_key"),
    Index("ix_feed_next_at", "next_at"),
    sqlite_autoincrement=True,
)

parked_host = Table(
    "parked_host",
    metadata,
    Column("host", Words, primary_key=True),
    Column("until", Moment, nullable=False),
    sqlite_with_rowid=False,
)

seen_entry = Table(
    "seen_entry",
    metadata,
    owned_by("feed", primary_key=True),
    Column("identity", Words, primary_key=True),
    owned_by("workspace"),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
