"""Weights of the sections in a channel's digest."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0003"


def upgrade() -> None:
    """Add the column."""
    op.add_column("channel", sa.Column("plan_weights", sa.Text))
