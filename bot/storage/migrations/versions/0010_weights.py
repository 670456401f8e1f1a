"""Weights of the sections in a channel's digest."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the column."""
    op.add_column("channel", sa.Column("plan_weights", sa.Text))
