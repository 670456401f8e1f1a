"""What the machine's clock has shown, so that nothing is deleted because it jumped."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("believed", _MOMENT),
        sa.Column("doubted", _MOMENT),
    )
