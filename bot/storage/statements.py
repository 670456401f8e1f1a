"""Small pieces that the statements of all nouns share."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.columns import storable

T = TypeVar("T")

_LONGEST_KEY = 400
_BATCH = 500


def insert(connection: Connection, table: Table) -> sqlite.Insert:
    """Return an INSERT of the connection's engine, which knows `on_conflict_do_…`."""
    if connection.dialect.name == "postgresql":
        # Both classes spell the ON CONFLICT clauses alike; there is no common base to name.
        return cast(sqlite.Insert, postgresql.insert(table))
    return sqlite.insert(table)


def short_key(text: str) -> str:
    """Return a text of bounded length that stands for `text` in a unique index.

    PostgreSQL takes at most 2,704 bytes in an index entry, and feeds send longer identities.
    """
    text = storable(text)
    if len(text) <= _LONGEST_KEY:
        return text
    mark = hashlib.sha256(text.encode()).hexdigest()
    return f"{text[: _LONGEST_KEY - 65]}#{mark}"


def owned_by(column: ColumnElement[int], workspace_id: int) -> ColumnElement[bool]:
    """Return the filter on the owner for rows that are looked up by their ids.

    The sum keeps the owner's index out of it. Without statistics SQLite prefers that index to a
    list of ids, and reads the whole workspace: the latest ten stories of 10,000 articles took
    24 ms, and 6 ms so.
    """
    return column + 0 == workspace_id


def in_batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the values in runs of at most 500: engines bound the parameters of a statement."""
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]
