"""How many of an article's terms are its title's: they tell more of the event it is on."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add one column; of articles stored before, all terms count as the title's."""
    op.add_column(
        "article", sa.Column("title_terms", sa.Integer(), nullable=False, server_default="0")
    )
