"""How many feeds a workspace added on its last day of adding any."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("workspace", sa.Column("feeds_added_on", sa.Date))
    added = sa.Column("feeds_added", sa.Integer, nullable=False, server_default="0")
    op.add_column("workspace", added)
