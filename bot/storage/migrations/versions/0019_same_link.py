"""Articles are known by their link as it is compared: without scheme, `www.` and closing slash."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_LONGEST = 400
"""Longer ones were cut and end with a hash."""
_LINK = re.compile(r"https?://(?:www\.)?([^/?#]*)([^?#]*?)/*(\?[^#]*)?")


def upgrade() -> None:
    """Rewrite what articles stored before are known by; where two would be one, both stay."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("SELECT id, workspace_id, identity FROM article ORDER BY id")
    ).all()
    taken = {(row.workspace_id, row.identity) for row in rows}
    changed = []
    for row in rows:
        link = _LINK.fullmatch(row.identity) if len(row.identity) < _LONGEST else None
        wanted = (row.workspace_id, f"{link[1]}{link[2]}{link[3] or ''}") if link else None
        if wanted and wanted not in taken:
            taken.add(wanted)
            changed.append({"id": row.id, "identity": wanted[1]})
    if changed:
        connection.execute(
            sa.text("UPDATE article SET identity = :identity WHERE id = :id"), changed
        )
