"""The tables, one schema for SQLite and PostgreSQL.

Every row a workspace owns carries its `workspace_id`, and every query filters on it. The migrations
build the same (a test compares) plus the full-text index, which each engine spells in its own way.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Time,
    UniqueConstraint,
    false,
)

from bot.storage.columns import Duration, Folded, Moment, Packed, Words

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _owned_by(table: str, **options: Any) -> Column[int]:
    """Return the column of an owner with whom the row goes."""
    return Column(
        f"{table}_id",
        Integer,
        ForeignKey(f"{table}.id", ondelete="CASCADE"),
        nullable=False,
        **options,
    )


def _words(name: str) -> Column[str]:
    return Column(name, Words, nullable=False, server_default="")


workspace = Table(
    "workspace",
    metadata,
    _id(),
    Column("platform", Words, nullable=False),
    Column("remote_id", Words, nullable=False),
    _words("name"),
    Column("left_at", Moment),
    Column("greeted_at", Moment),
    UniqueConstraint("platform", "remote_id"),
    sqlite_autoincrement=True,
)

channel = Table(
    "channel",
    metadata,
    _id(),
    _owned_by("workspace"),
    Column("remote_id", Words, nullable=False),
    _words("name"),
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
    _words("closed_reason"),
    Column("closed_told", Boolean),
    _words("plan_set_by"),
    Column("plan_weights", Packed),
    UniqueConstraint("workspace_id", "remote_id"),
    Index("ix_channel_next_due", "next_due"),
    sqlite_autoincrement=True,
)

feed = Table(
    "feed",
    metadata,
    _id(),
    _owned_by("workspace"),
    Column("address_key", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("source", Words, nullable=False),
    _words("title"),
    _words("section"),
    _words("language"),
    _words("etag"),
    _words("last_modified"),
    _words("body_hash"),
    Column("next_at", Moment),
    Column("last_ok_at", Moment),
    _words("last_error"),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("rhythm", Duration),
    Column("ttl", Duration),
    Column("by_link", Boolean, nullable=False, server_default=false()),
    Column("newest_at", Moment),
    Column("failing_since", Moment),
    Column("missing_since", Moment),
    Column("gone_since", Moment),
    Column("gone_times", Integer, nullable=False, server_default="0"),
    Column("kills", Integer, nullable=False, server_default="0"),
    _words("stopped"),
    _words("noticed"),
    _words("moved_to"),
    Column("moved_times", Integer, nullable=False, server_default="0"),
    Column("moved_since", Moment),
    Column("readings", Integer, nullable=False, server_default="0"),
    Column("unchanged", Integer, nullable=False, server_default="0"),
    Column("left_out", Integer, nullable=False, server_default="0"),
    Column("left_out_at", Moment),
    Column("interval", Duration),
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
    _owned_by("feed", primary_key=True),
    Column("identity", Words, primary_key=True),
    _owned_by("workspace"),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

story = Table(
    "story",
    metadata,
    _id(),
    _owned_by("workspace"),
    _words("language"),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Index("ix_story_workspace_id_last_at", "workspace_id", "last_at"),
    sqlite_autoincrement=True,
)

story_split = Table(
    "story_split",
    metadata,
    _owned_by("story", primary_key=True),
    _owned_by("workspace"),
    Column("from_id", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

article = Table(
    "article",
    metadata,
    _id(),
    _owned_by("workspace"),
    Column("feed_id", Integer, ForeignKey("feed.id", ondelete="SET NULL")),
    Column("story_id", Integer, ForeignKey("story.id", ondelete="SET NULL")),
    Column("identity", Words, nullable=False),
    _words("url"),
    _words("title"),
    _words("text"),
    _words("language"),
    _words("outlet"),
    _words("author"),
    Column("published", Moment),
    Column("seen_at", Moment, nullable=False),
    Column("at", Moment, nullable=False),
    _words("section"),
    _words("image"),
    Column("sentences", Packed, nullable=False),
    Column("summaries", Packed, nullable=False),
    Column("usable", Packed, nullable=False),
    Column("terms", Packed, nullable=False),
    _words("tried"),
    UniqueConstraint("workspace_id", "identity"),
    Index("ix_article_workspace_id_at", "workspace_id", "at"),
    Index("ix_article_workspace_id_seen_at", "workspace_id", "seen_at"),
    Index("ix_article_seen_at", "seen_at"),
    Index("ix_article_story_id", "story_id"),
    Index("ix_article_feed_id", "feed_id"),
    sqlite_autoincrement=True,
)

actor = Table(
    "actor",
    metadata,
    _id(),
    _owned_by("workspace"),
    Column("name", Words, nullable=False),
    Column("fold", Folded, nullable=False),
    Column("type", Words, nullable=False),
    Column("key", Words),
    Column("mentions", Integer, nullable=False, server_default="0"),
    Column("role", Words),
    Column("role_article_id", Integer, ForeignKey("article.id", ondelete="SET NULL")),
    Column("role_at", Moment),
    # Whom a manager said it is: found by its names, shown is the other (see `corrections`).
    Column("shown_id", Integer),
    # Split off by a manager: no article joins it by its name.
    Column("apart", Boolean),
    UniqueConstraint("workspace_id", "key"),
    Index("ix_actor_role_article_id", "role_article_id"),
    Index("ix_actor_shown_id", "shown_id"),
    Index("ix_actor_workspace_id_mentions", "workspace_id", "mentions"),
    sqlite_autoincrement=True,
)

alias = Table(
    "alias",
    metadata,
    _owned_by("actor", primary_key=True),
    Column("text", Words, primary_key=True),
    _owned_by("workspace"),
    Column("fold", Folded, nullable=False),
    Column("bag", Folded, nullable=False),
    Column("count", Integer, nullable=False, server_default="0"),
    Index("ix_alias_workspace_id_bag", "workspace_id", "bag"),
    sqlite_with_rowid=False,
)

alias_word = Table(
    "alias_word",
    metadata,
    _owned_by("workspace", primary_key=True),
    Column("word", Folded, primary_key=True),
    _owned_by("actor", primary_key=True),
    Index("ix_alias_word_actor_id", "actor_id"),
    sqlite_with_rowid=False,
)

mention = Table(
    "mention",
    metadata,
    _owned_by("actor", primary_key=True),
    Column("at", Moment, primary_key=True),
    _owned_by("article", primary_key=True),
    _owned_by("workspace"),
    Column("salience", Float, nullable=False),
    Column("spans", Packed, nullable=False),
    Column("role", Words),
    # With salience, so that counting co-actors never leaves the index.
    Index("ix_mention_article_id_salience", "article_id", "salience"),
    sqlite_with_rowid=False,
)

actor_day = Table(
    "actor_day",
    metadata,
    _owned_by("actor", primary_key=True),
    Column("day", Date, primary_key=True),
    _owned_by("workspace"),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

correction = Table(
    "correction",
    metadata,
    _id(),
    _owned_by("workspace"),
    Column("kind", Words, nullable=False),
    _owned_by("actor"),
    Column("other_id", Integer, nullable=False),
    _words("text"),
    Column("at", Moment, nullable=False),
    Index("ix_correction_workspace_id", "workspace_id"),
    Index("ix_correction_actor_id", "actor_id"),
    Index("ix_correction_other_id", "other_id"),
    sqlite_autoincrement=True,
)

original_mention = Table(
    "original_mention",
    metadata,
    _owned_by("actor", primary_key=True),
    _owned_by("article", primary_key=True),
    _owned_by("workspace"),
    Column("to_id", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("salience", Float, nullable=False),
    Column("spans", Packed, nullable=False),
    Column("role", Words),
    Index("ix_original_mention_article_id", "article_id"),
    Index("ix_original_mention_to_id", "to_id"),
    sqlite_with_rowid=False,
)

resolving = Table(
    "resolving",
    metadata,
    _owned_by("workspace", primary_key=True),
    Column("article_id", Integer, nullable=False),
    _words("tagger"),
    sqlite_with_rowid=False,
)

digest = Table(
    "digest",
    metadata,
    _id(),
    _owned_by("workspace"),
    _owned_by("channel"),
    Column("due_at", Moment, nullable=False),
    Column("stories", Packed, nullable=False),
    Column("choices", Packed, nullable=False),
    Column("articles", Integer, nullable=False, server_default="0"),
    Column("feeds", Integer, nullable=False, server_default="0"),
    Column("next_due", Moment),
    _words("zone"),
    Column("skipped", Words),
    UniqueConstraint("channel_id", "due_at"),
    sqlite_autoincrement=True,
)

told = Table(
    "told",
    metadata,
    _id(),
    _owned_by("workspace"),
    _owned_by("channel"),
    _owned_by("story"),
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
    _id(),
    _owned_by("workspace"),
    _owned_by("channel"),
    Column("key", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_at", Moment),
    Column("claimed_at", Moment),
    Column("sent_at", Moment),
    _words("receipt"),
    _words("reason"),
    Column("queued_at", Moment),
    UniqueConstraint("workspace_id", "key"),
    Index("ix_delivery_state_channel_id_id", "state", "channel_id", "id"),
    Index("ix_delivery_channel_id", "channel_id"),
    sqlite_autoincrement=True,
)

subscription = Table(
    "subscription",
    metadata,
    _id(),
    _owned_by("workspace"),
    _owned_by("channel"),
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
    _owned_by("subscription", primary_key=True),
    _owned_by("story", primary_key=True),
    _owned_by("workspace"),
    Column("at", Moment, nullable=False),
    Index("ix_alert_story_id", "story_id"),
    sqlite_with_rowid=False,
)

manager = Table(
    "manager",
    metadata,
    _owned_by("workspace", primary_key=True),
    Column("person_id", Words, primary_key=True),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

mute = Table(
    "mute",
    metadata,
    _id(),
    _owned_by("workspace"),
    _owned_by("channel"),
    Column("query_key", Words, nullable=False),
    Column("query", Words, nullable=False),
    Column("until", Moment),
    UniqueConstraint("channel_id", "query_key"),
    sqlite_autoincrement=True,
)
