"""Where the bot is: workspaces it left, workspaces it greeted, channels that are closed to it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the columns."""
    op.add_column("workspace", sa.Column("left_at", _MOMENT))
    op.add_column("workspace", sa.Column("greeted_at", _MOMENT))
    op.add_column("channel", sa.Column("closed_at", _MOMENT))
    op.add_column("channel", _words("closed_reason"))
    op.add_column("channel", sa.Column("closed_told", sa.Boolean))
    op.add_column("channel", _words("plan_set_by"))


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")
