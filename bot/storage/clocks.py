"""What the machine's clock has shown."""

from sqlalchemy import Connection, select

from bot.model.clock import SeenClock
from bot.storage import schema
from bot.storage.statements import insert

_C = schema.clock.c
_ONLY = 1
"""The id of the one row."""


class Clocks:
    """Implements `bot.storage.clock_contract.Clocks`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def seen(self) -> SeenClock:
        """Return what it has shown so far."""
        row = self._connection.execute(select(_C.believed, _C.doubted)).first()
        return SeenClock(*row) if row else SeenClock()

    def note(self, seen: SeenClock) -> None:
        """Keep what it has shown by now."""
        values = {"believed": seen.believed, "doubted": seen.doubted}
        statement = insert(self._connection, schema.clock).values(id=_ONLY, **values)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_=values)
        )
