"""What people set from chat: snoozed alerts, paused and sectioned digests, muted topics."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column("channel", sa.Column("plan_paused_until", _MOMENT))
    op.add_column("channel", sa.Column("plan_sections", sa.Text))
    op.add_column("channel", sa.Column("plan_from_chat", sa.Boolean))
    op.add_column("subscription", sa.Column("snoozed_until", _MOMENT))
    op.create_table(
        "mute",
        sa.Column("id", sa.Integer, primary_key=True),
        *_owner("workspace"),
        *_owner("channel"),
        sa.Column("query_key", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("until", _MOMENT),
        sa.UniqueConstraint("channel_id", "query_key", name="uq_mute_channel_id_query_key"),
        sqlite_autoincrement=True,
    )


def _owner(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    column, name = f"{table}_id", f"fk_mute_{table}_id"
    return (
        sa.Column(column, sa.Integer, nullable=False),
        sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE"),
    )
