"""Deliveries know when they were queued: what is a day old is given up."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import Moment

revision = "0009"
down_revision = "0008"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the column; what waits already is as old as this migration."""
    op.add_column("delivery", sa.Column("queued_at", _MOMENT))
    delivery = sa.table("delivery", sa.column("queued_at", Moment))
    op.execute(delivery.update().values(queued_at=datetime.now(UTC)))
