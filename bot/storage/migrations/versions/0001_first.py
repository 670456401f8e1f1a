"""The first schema: all tables, and the full-text index of each engine.

Types are spelled out here and not taken from `bot.storage.schema`: a migration never changes.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")
_FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_FULL_TEXT_SQLITE = (
    """
    CREATE VIRTUAL TABLE article_words USING fts5(
        title, text, content='article', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER article_words_insert AFTER INSERT ON article BEGIN
        INSERT INTO article_words(rowid, title, text) VALUES (new.id, new.title, new.text);
    END
    """,
    """
    CREATE TRIGGER article_words_delete AFTER DELETE ON article BEGIN
        INSERT INTO article_words(article_words, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
    END
    """,
    """
    CREATE TRIGGER article_words_update AFTER UPDATE OF title, text ON article BEGIN
        INSERT INTO article_words(article_words, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO article_words(rowid, title, text) VALUES (new.id, new.title, new.text);
    END
    """,
)

# Accents go (U+0300 to U+036F after decomposition) and punctuation becomes spaces, as FTS5's
# unicode61 does it. A tsvector holds at most 1 MB, hence the first 100,000 characters only.
_FULL_TEXT_POSTGRESQL = (
    r"""
    ALTER TABLE article ADD COLUMN words tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', regexp_replace(normalize(regexp_replace(
            normalize(left(title || ' ' || text, 100000), NFD),
            '[\u0300-\u036f]+', '', 'g'), NFC),
            '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+',
            ' ', 'g'))
    ) STORED
    """,
    "CREATE INDEX ix_article_words ON article USING gin (words)",
)


def upgrade() -> None:
    """Create everything."""
    _create_places()
    _create_feeds()
    _create_archive()
    _create_actors()
    _create_outbox()
    _create_subscriptions()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _FULL_TEXT_SQLITE if sqlite else _FULL_TEXT_POSTGRESQL:
        op.get_bind().exec_driver_sql(statement)


def _create_places() -> None:
    op.create_table(
        "workspace",
        _id(),
        _text("platform"),
        _text("remote_id"),
        _text("name", empty=True),
        _unique("workspace", "platform", "remote_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "channel",
        _id(),
        *_owner("channel", "workspace"),
        _text("remote_id"),
        _text("name", empty=True),
        sa.Column("plan_at", sa.Time),
        sa.Column("plan_zone", sa.Text),
        sa.Column("plan_stories", sa.Integer),
        sa.Column("plan_model", sa.Text),
        sa.Column("plan_paused", sa.Boolean),
        sa.Column("next_due", _MOMENT),
        _unique("channel", "workspace_id", "remote_id"),
        sqlite_autoincrement=True,
    )
    _index("channel", "next_due")


def _create_feeds() -> None:
    op.create_table(
        "feed",
        _id(),
        *_owner("feed", "workspace"),
        _text("address_key"),
        _text("address"),
        _text("source"),
        *(_text(name, empty=True) for name in ("title", "section", "language")),
        *(_text(name, empty=True) for name in ("etag", "last_modified", "body_hash")),
        sa.Column("next_at", _MOMENT),
        sa.Column("last_ok_at", _MOMENT),
        _text("last_error", empty=True),
        _count("failures"),
        _unique("feed", "workspace_id", "address_key"),
        sqlite_autoincrement=True,
    )
    _index("feed", "next_at")
    op.create_table(
        "seen_entry",
        *_owner("seen_entry", "feed"),
        _text("identity"),
        *_owner("seen_entry", "workspace"),
        _moment("at"),
        sa.PrimaryKeyConstraint("feed_id", "identity"),
        sqlite_with_rowid=False,
    )


def _create_archive() -> None:
    op.create_table(
        "story",
        _id(),
        *_owner("story", "workspace"),
        _text("language", empty=True),
        _moment("first_at"),
        _moment("last_at"),
        sqlite_autoincrement=True,
    )
    _index("story", "workspace_id", "last_at")
    op.create_table(
        "article",
        _id(),
        *_owner("article", "workspace"),
        *_loose("article", "feed_id", "feed"),
        *_loose("article", "story_id", "story"),
        _text("identity"),
        *(_text(name, empty=True) for name in ("url", "title", "text", "language", "outlet")),
        _text("author", empty=True),
        sa.Column("published", _MOMENT),
        _moment("seen_at"),
        _moment("at"),
        _text("section", empty=True),
        _text("image", empty=True),
        *(_text(name) for name in ("sentences", "summaries", "usable", "terms")),
        _text("tried", empty=True),
        _unique("article", "workspace_id", "identity"),
        sqlite_autoincrement=True,
    )
    _index("article", "workspace_id", "at")
    _index("article", "workspace_id", "seen_at")
    _index("article", "seen_at")
    _index("article", "story_id")
    _index("article", "feed_id")


def _create_actors() -> None:
    op.create_table(
        "actor",
        _id(),
        *_owner("actor", "workspace"),
        _text("name"),
        _folded("fold"),
        _text("type"),
        sa.Column("key", sa.Text),
        _count("mentions"),
        sa.Column("role", sa.Text),
        *_loose("actor", "role_article_id", "article"),
        sa.Column("role_at", _MOMENT),
        _unique("actor", "workspace_id", "key"),
        sqlite_autoincrement=True,
    )
    _index("actor", "role_article_id")
    _create_names()
    _create_mentions()


def _create_names() -> None:
    op.create_table(
        "alias",
        *_owner("alias", "actor"),
        _text("text"),
        *_owner("alias", "workspace"),
        _folded("fold"),
        _folded("bag"),
        _count("count"),
        sa.PrimaryKeyConstraint("actor_id", "text"),
        sqlite_with_rowid=False,
    )
    _index("alias", "workspace_id", "bag")
    op.create_table(
        "alias_word",
        *_owner("alias_word", "workspace"),
        _folded("word"),
        *_owner("alias_word", "actor"),
        sa.PrimaryKeyConstraint("workspace_id", "word", "actor_id"),
        sqlite_with_rowid=False,
    )
    _index("alias_word", "actor_id")


def _create_mentions() -> None:
    op.create_table(
        "mention",
        *_owner("mention", "actor"),
        _moment("at"),
        *_owner("mention", "article"),
        *_owner("mention", "workspace"),
        sa.Column("salience", sa.Float, nullable=False),
        _text("spans"),
        sa.PrimaryKeyConstraint("actor_id", "at", "article_id"),
        sqlite_with_rowid=False,
    )
    _index("mention", "article_id", "salience")
    op.create_table(
        "actor_day",
        *_owner("actor_day", "actor"),
        sa.Column("day", sa.Date, nullable=False),
        *_owner("actor_day", "workspace"),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("actor_id", "day"),
        sqlite_with_rowid=False,
    )


def _create_outbox() -> None:
    op.create_table(
        "digest",
        _id(),
        *_owner("digest", "workspace"),
        *_owner("digest", "channel"),
        _moment("due_at"),
        _text("stories"),
        _text("choices"),
        _count("articles"),
        _count("feeds"),
        sa.Column("next_due", _MOMENT),
        _text("zone", empty=True),
        sa.Column("skipped", sa.Text),
        _unique("digest", "channel_id", "due_at"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "told",
        _id(),
        *_owner("told", "workspace"),
        *_owner("told", "channel"),
        *_owner("told", "story"),
        _moment("at"),
        _text("article_ids"),
        _text("sentences"),
        sqlite_autoincrement=True,
    )
    _index("told", "channel_id", "at")
    _index("told", "story_id")
    op.create_table(
        "delivery",
        _id(),
        *_owner("delivery", "workspace"),
        *_owner("delivery", "channel"),
        *(_text(name) for name in ("key", "message", "state")),
        _count("attempts"),
        *(sa.Column(name, _MOMENT) for name in ("next_at", "claimed_at", "sent_at")),
        _text("receipt", empty=True),
        _text("reason", empty=True),
        _unique("delivery", "workspace_id", "key"),
        sqlite_autoincrement=True,
    )
    _index("delivery", "state", "channel_id", "id")
    _index("delivery", "channel_id")


def _create_subscriptions() -> None:
    op.create_table(
        "subscription",
        _id(),
        *_owner("subscription", "workspace"),
        *_owner("subscription", "channel"),
        *(_text(name) for name in ("person_id", "query_key", "query")),
        _moment("created_at"),
        _unique("subscription", "workspace_id", "person_id", "channel_id", "query_key"),
        sqlite_autoincrement=True,
    )
    _index("subscription", "channel_id")
    op.create_table(
        "alert",
        *_owner("alert", "subscription"),
        *_owner("alert", "story"),
        *_owner("alert", "workspace"),
        _moment("at"),
        sa.PrimaryKeyConstraint("subscription_id", "story_id"),
        sqlite_with_rowid=False,
    )
    _index("alert", "story_id")


# ── how the columns are spelled ─────────────────────────────────────────────────────────


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _text(name: str, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="" if empty else None)


def _folded(name: str) -> sa.Column[str]:
    return sa.Column(name, _FOLDED, nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, _MOMENT, nullable=False)


def _owner(table: str, owner: str) -> tuple[Any, ...]:
    column = f"{owner}_id"
    name = f"fk_{table}_{column}"
    return (
        sa.Column(column, sa.Integer, nullable=False),
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=name, ondelete="CASCADE"),
    )


def _loose(table: str, column: str, other: str) -> tuple[Any, ...]:
    name = f"fk_{table}_{column}"
    return (
        sa.Column(column, sa.Integer),
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="SET NULL"),
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
