"""Stories that grouping found to be one with another story."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "story_merged",
        *_owner("story"),
        *_owner("workspace"),
        sa.Column("into_id", sa.Integer, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("story_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_merged_into_id", "story_merged", ["into_id"])


def _owner(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    column, name = f"{table}_id", f"fk_story_merged_{table}_id"
    return (
        sa.Column(column, sa.Integer, nullable=False),
        sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE"),
    )
