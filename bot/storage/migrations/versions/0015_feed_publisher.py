"""Whose a feed is, and whose it seems to be when somebody else has its address."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the columns."""
    for name in ("called", "site", "taken_title", "taken_site"):
        op.add_column("feed", sa.Column(name, sa.Text, nullable=False, server_default=""))
