"""Engines: how a database URL becomes connections with the right settings."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.model.errors import DatabaseUnreachableError
from bot.storage.trouble import in_sentences

BUSY_SECONDS = 10
"""How long a connection waits for another one's lock, and for a server to answer."""
PAGE_SIZE = 8192

_FILE = "sqlite:///"
_SCHEMES = {
    "sqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


def read_url(url: str) -> URL:
    """Return the parsed URL of a database, with the driver we use.

    Raises DatabaseUnreachableError for a URL of no known form; the text itself, which may hold a
    password, is not repeated.
    """
    fix = "Write sqlite:///PATH/TO/verbatim.db or postgresql://USER:PASSWORD@HOST/NAME."
    if url.startswith(_FILE):
        # As it stands: a path may hold `%` and `?`, which mean something else in a URL.
        return URL.create(_SCHEMES["sqlite"], database=_file(url.removeprefix(_FILE), fix))
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseUnreachableError("The database URL cannot be read.", fix=fix) from None
    if "@" in (parsed.host or ""):  # the end of a password, which would be shown
        raise DatabaseUnreachableError(
            "The database URL holds more than one @.", fix="In a password, write %40 for @."
        )
    driver = _SCHEMES.get(parsed.drivername)
    if driver is None:
        raise DatabaseUnreachableError(
            f"The database URL begins with {parsed.drivername}, which is not known.", fix=fix
        )
    if driver == _SCHEMES["sqlite"]:
        raise DatabaseUnreachableError("The database URL names no file.", fix=fix)
    return parsed.set(drivername=driver)


def _file(path: str, fix: str) -> str:
    if path in ("", ":memory:"):
        raise DatabaseUnreachableError("The database URL names no file.", fix=fix)
    return path


def prepare_folder(url: URL) -> None:
    """Make the folder of a SQLite file, if it is missing."""
    if url.get_backend_name() == "sqlite":
        with in_sentences(url):
            Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)


def writer_engine(url: URL) -> Engine:
    """Return the engine of the one writing connection; its transactions take the lock at once."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=1, **_server_options())
    engine = create_engine(url, pool_size=1, max_overflow=0, **_file_options())
    event.listen(engine, "connect", set_up_writer)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def reader_engine(url: URL, connections: int) -> Engine:
    """Return the engine of the reading connections: each transaction sees one snapshot."""
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_size=connections, **_server_options())
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    engine = create_engine(url, pool_size=connections, max_overflow=0, **_file_options())
    event.listen(engine, "connect", _set_up_reader)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def migration_engine(url: URL) -> Engine:
    """Return an engine for migrations.

    On SQLite foreign keys are off: rebuilding a table with them on deletes what refers to it.
    """
    if url.get_backend_name() != "sqlite":
        return create_engine(url, poolclass=NullPool, **_server_options())
    engine = create_engine(url, poolclass=NullPool, **_file_options())
    event.listen(engine, "connect", _set_up_file)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _server_options() -> dict[str, Any]:
    return {
        "pool_pre_ping": True,
        "hide_parameters": True,
        "connect_args": {
            "connect_timeout": BUSY_SECONDS,
            "options": f"-c timezone=UTC -c lock_timeout={BUSY_SECONDS}s",
        },
    }


def _file_options() -> dict[str, Any]:
    # No implicit BEGIN by the driver: the "begin" events say which kind each engine needs.
    return {
        "hide_parameters": True,
        "connect_args": {"isolation_level": None, "timeout": BUSY_SECONDS},
    }


def _set_up_file(connection: sqlite3.Connection, _record: object) -> None:
    # The first two hold only for a file without tables yet; the order matters.
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # Many builds of SQLite leave what was deleted in the file until something else lies over it.
    connection.execute("PRAGMA secure_delete = ON")


def set_up_writer(connection: sqlite3.Connection, record: object) -> None:
    """Give a new connection to a SQLite file what a writer needs."""
    _set_up_file(connection, record)
    connection.execute("PRAGMA foreign_keys = ON")


def _set_up_reader(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")
