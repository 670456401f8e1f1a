"""Articles, stories and actors."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from bot.storage.columns import Folded, Moment, Packed, Words
from bot.storage.tables.base import identity, metadata, owned_by, words

story = Table(
    "story",
    metadata,
    identity(),
    owned_by("workspace"),
    words("language"),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Index("ix_story_workspace_id_last_at", "workspace_id", "last_at"),
    sqlite_autoincrement=True,
)

story_split = Table(
    "story_split",
    metadata,
    owned_by("story", primary_key=True),
    owned_by("workspace"),
    Column("from_id", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

# Grouping found that it is another one: whoever asks for it is shown that one.
story_merged = Table(
    "story_merged",
    metadata,
    owned_by("story", primary_key=True),
    owned_by("workspace"),
    Column("into_id", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_story_merged_into_id", "into_id"),
    sqlite_with_rowid=False,
)

article = Table(
    "article",
    metadata,
    identity(),
    owned_by("workspace"),
    Column("feed_id", Integer, ForeignKey("feed.id", ondelete="SET NULL")),
    Column("story_id", Integer, ForeignKey("story.id", ondelete="SET NULL")),
    Column("identity", Words, nullable=False),
    words("url"),
    words("title"),
    words("text"),
    words("language"),
    words("outlet"),
    words("author"),
    Column("published", Moment),
    Column("seen_at", Moment, nullable=False),
    Column("at", Moment, nullable=False),
    words("section"),
    words("image"),
    Column("sentences", Packed, nullable=False),
    Column("summaries", Packed, nullable=False),
    Column("usable", Packed, nullable=False),
    Column("terms", Packed, nullable=False),
    words("tried"),
    Column("title_terms", Integer, nullable=False, server_default="0"),
    Column("recurring", Packed, nullable=False, server_default="[]"),
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
    identity(),
    owned_by("workspace"),
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
    owned_by("actor", primary_key=True),
    Column("text", Words, primary_key=True),
    owned_by("workspace"),
    Column("fold", Folded, nullable=False),
    Column("bag", Folded, nullable=False),
    Column("count", Integer, nullable=False, server_default="0"),
    Index("ix_alias_workspace_id_bag", "workspace_id", "bag"),
    sqlite_with_rowid=False,
)

alias_word = Table(
    "alias_word",
    metadata,
    owned_by("workspace", primary_key=True),
    Column("word", Folded, primary_key=True),
    owned_by("actor", primary_key=True),
    Index("ix_alias_word_actor_id", "actor_id"),
    sqlite_with_rowid=False,
)

mention = Table(
    "mention",
    metadata,
    owned_by("actor", primary_key=True),
    Column("at", Moment, primary_key=True),
    owned_by("article", primary_key=True),
    owned_by("workspace"),
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
    owned_by("actor", primary_key=True),
    Column("day", Date, primary_key=True),
    owned_by("workspace"),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

correction = Table(
    "correction",
    metadata,
    identity(),
    owned_by("workspace"),
    Column("kind", Words, nullable=False),
    owned_by("actor"),
    Column("other_id", Integer, nullable=False),
    words("text"),
    Column("at", Moment, nullable=False),
    Index("ix_correction_workspace_id", "workspace_id"),
    Index("ix_correction_actor_id", "actor_id"),
    Index("ix_correction_other_id", "other_id"),
    sqlite_autoincrement=True,
)

original_mention = Table(
    "original_mention",
    metadata,
    owned_by("actor", primary_key=True),
    owned_by("article", primary_key=True),
    owned_by("workspace"),
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
    owned_by("workspace", primary_key=True),
    Column("article_id", Integer, nullable=False),
    words("tagger"),
    sqlite_with_rowid=False,
)

wikidata_answer = Table(
    "wikidata_answer",
    metadata,
    owned_by("actor", primary_key=True),
    owned_by("workspace"),
    Column("name", Words, nullable=False),
    Column("item", Packed, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
