"""Digests, what they told, messages on their way, and alerts."""

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint

from bot.storage.columns import Moment, Packed, Words
from bot.storage.tables.base import identity, metadata, owned_by, words

digest = Table(
    "digest",
    metadata,
    identity(),
    owned_by("workspace"),
    owned_by("channel"),
    Column("due_at", Moment, nullable=False),
    Column("stories", Packed, nullable=False),
    Column("choices", Packed, nullable=False),
    Column("articles", Integer, nullable=False, server_default="0"),
    Column("feeds", Integer, nullable=False, server_default="0"),
    Column("next_due", Moment),
    words("zone"),
    Column("skipped", Words),
    UniqueConstraint("channel_id", "due_at"),
    sqlite_autoincrement=True,
)

told = Table(
    "told",
    metadata,
    identity(),
    owned_by("workspace"),
    owned_by("channel"),
    owned_by("story"),
    Column("at", Moment, nullable=False),
    Column("article_ids", Packed, nullable=False),
    Column("sentences", Packed, nullable=False),
    Index("ix_told_channel_id_at", "channel_id", "at"),
    Index("ix_told_story_id", "story_id"),
    sqlite_autoincrement=True,
)

delivery = Table(
    "delivery",
    metadata,
    identity(),
    owned_by("workspace"),
    owned_by("channel"),
    Column("key", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_at", Moment),
    Column("claimed_at", Moment),
    Column("sent_at", Moment),
    words("receipt"),
    words("reason"),
    Column("queued_at", Moment),
    UniqueConstraint("workspace_id", "key"),
    Index("ix_delivery_state_channel_id_id", "state", "channel_id", "id"),
    Index("ix_delivery_channel_id", "channel_id"),
    sqlite_autoincrement=True,
)

subscription = Table(
    "subscription",
    metadata,
    identity(),
    owned_by("workspace"),
    owned_by("channel"),
    Column("person_id", Words, nullable=False),
    Column("query_key", Words, nullable=False),
    Column("query", Words, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("snoozed_until", Moment),
    UniqueConstraint("workspace_id", "person_id", "channel_id", "query_key"),
    Index("ix_subscription_channel_id", "channel_id"),
    sqlite_autoincrement=True,
)

alert = Table(
    "alert",
    metadata,
    owned_by("subscription", primary_key=True),
    owned_by("story", primary_key=True),
    owned_by("workspace"),
    Column("at", Moment, nullable=False),
    Index("ix_alert_story_id", "story_id"),
    sqlite_with_rowid=False,
)
