"""People whom the managers of a workspace named as managers, too."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0003"

_MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "manager",
        sa.Column("workspace_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "person_id"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_manager_workspace_id",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
