"""Topics that channels' digests leave out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, or_, select

from bot.model.workspace import Mute
from bot.storage import schema
from bot.storage.statements import insert, short_key

_M = schema.mute.c


class Mutes:
    """Implements `bot.storage.channel_contract.Mutes`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def set(self, workspace_id: int, channel_id: int, query: str, until: datetime | None) -> Mute:
        """Mute a topic in a channel; muted before, it is muted until then from now on."""
        key = short_key(query)
        values = {"workspace_id": workspace_id, "channel_id": channel_id}
        statement = insert(self._connection, schema.mute).values(
            **values, query_key=key, query=query, until=until
        )
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["channel_id", "query_key"],
                set_={"until": until},
                where=_M.workspace_id == workspace_id,
            )
        )
        mine = (_M.workspace_id == workspace_id, _M.channel_id == channel_id)
        found = select(schema.mute).where(*mine, _M.query_key == key)
        return _mute(self._connection.execute(found).one())

    def of_channel(self, workspace_id: int, channel_id: int, now: datetime) -> Sequence[Mute]:
        """Return what a channel has muted and that has not run out, the oldest first."""
        rows = self._connection.execute(
            select(schema.mute)
            .where(
                _M.workspace_id == workspace_id,
                _M.channel_id == channel_id,
                or_(_M.until.is_(None), _M.until > now),
            )
            .order_by(_M.id)
        )
        return [_mute(row) for row in rows]

    def remove(self, workspace_id: int, mute_id: int) -> bool:
        """End a mute; return whether it was there."""
        gone = self._connection.execute(
            delete(schema.mute).where(_M.workspace_id == workspace_id, _M.id == mute_id)
        )
        return gone.rowcount > 0


def _mute(row: Row[Any]) -> Mute:
    return Mute(row.id, row.workspace_id, row.channel_id, row.query, row.until)
