"""Which sentences of an article its feed prints under all sorts of articles."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add one column; of articles stored before, no sentence counts as recurring."""
    op.add_column("article", sa.Column("recurring", sa.Text(), nullable=False, server_default="[]"))
