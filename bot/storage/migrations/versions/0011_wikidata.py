"""What Wikidata said of actors, and how many articles a workspace has."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the table, and the count as it is now."""
    op.add_column(
        "workspace", sa.Column("articles", sa.Integer, nullable=False, server_default="0")
    )
    op.execute(
        "UPDATE workspace SET articles = "
        "(SELECT count(*) FROM article WHERE article.workspace_id = workspace.id)"
    )
    op.create_table(
        "wikidata_answer",
        sa.Column("actor_id", sa.Integer, nullable=False),
        sa.Column("workspace_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("actor_id"),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["actor.id"],
            name="fk_wikidata_answer_actor_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_wikidata_answer_workspace_id",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
