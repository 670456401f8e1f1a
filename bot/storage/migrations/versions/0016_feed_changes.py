"""Since when a feed is called otherwise or leads elsewhere; one that is gone needs no count."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add one column and drop those of the count."""
    op.add_column("feed", sa.Column("other_since", _MOMENT))
    op.drop_column("feed", "gone_since")
    op.drop_column("feed", "gone_times")
