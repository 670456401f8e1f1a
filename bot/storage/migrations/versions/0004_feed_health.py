"""What is remembered of feeds: their rhythm, their trouble, where they moved; parked hosts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the columns and the table."""
    for column in (
        sa.Column("rhythm", sa.Integer),
        sa.Column("ttl", sa.Integer),
        sa.Column("by_link", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("newest_at", _MOMENT),
        sa.Column("failing_since", _MOMENT),
        sa.Column("missing_since", _MOMENT),
        sa.Column("gone_since", _MOMENT),
        _count("gone_times"),
        _count("kills"),
        _words("stopped"),
        _words("noticed"),
        _words("moved_to"),
        _count("moved_times"),
        sa.Column("moved_since", _MOMENT),
        _count("readings"),
        _count("unchanged"),
        _count("left_out"),
        sa.Column("left_out_at", _MOMENT),
        sa.Column("interval", sa.Integer),
    ):
        op.add_column("feed", column)
    op.create_table(
        "parked_host",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("until", _MOMENT, nullable=False),
        sqlite_with_rowid=False,
    )


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")
