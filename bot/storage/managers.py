"""Managers who were named in chat."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select

from bot.storage import schema
from bot.storage.statements import insert

_M = schema.manager.c


class Managers:
    """Implements `bot.storage.manager_contract.Managers`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, workspace_id: int, person_id: str, at: datetime) -> bool:
        """Name somebody; False where that was done before."""
        statement = insert(self._connection, schema.manager).values(
            workspace_id=workspace_id, person_id=person_id, at=at
        )
        made = self._connection.execute(statement.on_conflict_do_nothing().returning(_M.person_id))
        return made.first() is not None

    def remove(self, workspace_id: int, person_id: str) -> bool:
        """Take it back; return whether it was there."""
        gone = self._connection.execute(
            delete(schema.manager).where(_M.workspace_id == workspace_id, _M.person_id == person_id)
        )
        return gone.rowcount > 0

    def has(self, workspace_id: int, person_id: str) -> bool:
        """Return whether somebody is named."""
        found = select(_M.person_id).where(
            _M.workspace_id == workspace_id, _M.person_id == person_id
        )
        return self._connection.execute(found).first() is not None

    def list(self, workspace_id: int) -> Sequence[str]:
        """Return the ids of all who are named, in the order in which they were."""
        found = select(_M.person_id).where(_M.workspace_id == workspace_id)
        return list(self._connection.execute(found.order_by(_M.at, _M.person_id)).scalars())
