"""Who is who as managers corrected it, roles by article, and how far re-resolving has come."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the columns and the tables."""
    op.add_column("actor", sa.Column("shown_id", sa.Integer))
    op.add_column("actor", sa.Column("apart", sa.Boolean))
    op.create_index("ix_actor_shown_id", "actor", ["shown_id"])
    op.create_index("ix_actor_workspace_id_mentions", "actor", ["workspace_id", "mentions"])
    op.add_column("mention", sa.Column("role", sa.Text))
    _keep_known_roles()
    _create_correction()
    _create_original_mention()
    op.create_table(
        "resolving",
        *_owner("resolving", "workspace"),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("tagger", sa.Text, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("workspace_id"),
        sqlite_with_rowid=False,
    )


def _keep_known_roles() -> None:
    """Put the one role that was kept of each actor to the article that printed it."""
    op.execute(
        "UPDATE mention SET role = (SELECT actor.role FROM actor WHERE actor.id = actor_id)"
        " WHERE EXISTS (SELECT 1 FROM actor WHERE actor.id = mention.actor_id"
        " AND actor.role_article_id = mention.article_id AND actor.role IS NOT NULL)"
    )


def _create_correction() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer, primary_key=True),
        *_owner("correction", "workspace"),
        sa.Column("kind", sa.Text, nullable=False),
        *_owner("correction", "actor"),
        sa.Column("other_id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False, server_default=""),
        sa.Column("at", _MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    for column in ("workspace_id", "actor_id", "other_id"):
        op.create_index(f"ix_correction_{column}", "correction", [column])


def _create_original_mention() -> None:
    op.create_table(
        "original_mention",
        *_owner("original_mention", "actor"),
        *_owner("original_mention", "article"),
        *_owner("original_mention", "workspace"),
        sa.Column("to_id", sa.Integer, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("salience", sa.Float, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        sa.PrimaryKeyConstraint("actor_id", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_original_mention_article_id", "original_mention", ["article_id"])
    op.create_index("ix_original_mention_to_id", "original_mention", ["to_id"])


def _owner(holder: str, table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    column, name = f"{table}_id", f"fk_{holder}_{table}_id"
    return (
        sa.Column(column, sa.Integer, nullable=False),
        sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE"),
    )
