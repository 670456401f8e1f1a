"""Workspaces, their channels, who manages them and what they mute."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Time, UniqueConstraint

from bot.storage.columns import Moment, Packed, Words
from bot.storage.tables.base import identity, metadata, owned_by, words

workspace = Table(
    "workspace",
    metadata,
    identity(),
    Column("platform", Words, nullable=False),
    Column("remote_id", Words, nullable=False),
    words("name"),
    Column("left_at", Moment),
    Column("greeted_at", Moment),
    # Kept up to date: counting 100,000 articles took half of all that /who asks for.
    Column("articles", Integer, nullable=False, server_default="0"),
    # The day (UTC) on which feeds were added last, and how many then, removed ones included.
    Column("feeds_added_on", Date),
    Column("feeds_added", Integer, nullable=False, server_default="0"),
    UniqueConstraint("platform", "remote_id"),
    sqlite_autoincrement=True,
)

channel = Table(
    "channel",
    metadata,
    identity(),
    owned_by("workspace"),
    Column("remote_id", Words, nullable=False),
    words("name"),
    Column("plan_at", Time),
    Column("plan_zone", Words),
    Column("plan_stories", Integer),
    Column("plan_model", Words),
    Column("plan_paused", Boolean),
    Column("next_due", Moment),
    Column("plan_paused_until", Moment),
    Column("plan_sections", Packed),
    Column("plan_from_chat", Boolean),
    Column("closed_at", Moment),
    words("closed_reason"),
    Column("closed_told", Boolean),
    words("plan_set_by"),
    Column("plan_weights", Packed),
    UniqueConstraint("workspace_id", "remote_id"),
    Index("ix_channel_next_due", "next_due"),
    sqlite_autoincrement=True,
)

manager = Table(
    "manager",
    metadata,
    owned_by("workspace", primary_key=True),
    Column("person_id", Words, primary_key=True),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

mute = Table(
    "mute",
    metadata,
    identity(),
    owned_by("workspace"),
    owned_by("channel"),
    Column("query_key", Words, nullable=False),
    Column("query", Words, nullable=False),
    Column("until", Moment),
    UniqueConstraint("channel_id", "query_key"),
    sqlite_autoincrement=True,
)
