"""Bounds one transaction's work: what people may ask for must not keep a reader busy for long.

On SQLite the time is what the thread has worked, so that a busy machine refuses nobody; on
PostgreSQL it is the server's own limit on each statement.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

STEPS = 500
"""Instructions of SQLite's machine between two looks at the clock. A scan that looks into the text
of articles spends five or so on each."""


@contextmanager
def bounded(connection: Connection, seconds: float | None) -> Iterator[None]:
    """Stop what runs inside after so many seconds of work; None: never.

    The engine raises what `bot.storage.trouble` explains as TooLongError.
    """
    if seconds is None:
        yield
        return
    raw = connection.connection.dbapi_connection
    if not isinstance(raw, sqlite3.Connection):
        milliseconds = max(1, round(seconds * 1000))
        connection.execute(text(f"SET LOCAL statement_timeout = {milliseconds}"))
        yield
        return
    until = time.thread_time() + seconds
    raw.set_progress_handler(lambda: time.thread_time() > until, STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)
