"""What an operator does to a database: look at it, check it, copy it, shrink it."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.engine import URL

from bot.model.errors import StorageError
from bot.storage.engines import BUSY_SECONDS, read_url
from bot.storage.migrate import find_version
from bot.storage.trouble import in_sentences, place_of

_PAGES_AT_ONCE = 1000
_INCREMENTAL = 2
"""SQLite's number for the `auto_vacuum` that gives unused pages back when it is asked to."""


def describe(engine: Engine) -> Mapping[str, str]:
    """Return facts about the database: `engine`, `version`, `size` in bytes, `path`."""
    with in_sentences(engine.url), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            name = f"SQLite {sqlite3.sqlite_version}"
            size = _size_of_file(_path_of(engine.url))
        else:
            name = f"PostgreSQL {connection.execute(text('SHOW server_version')).scalar_one()}"
            measured = text("SELECT pg_database_size(current_database())")
            size = int(connection.execute(measured).scalar_one())
        version = find_version(connection)
    return {
        "engine": name,
        "version": version,
        "size": str(size),
        "path": place_of(engine.url),
    }


def empty_log(engine: Engine) -> None:
    """Bring the write-ahead log of a SQLite file into the file; PostgreSQL does so by itself.

    The log holds whole pages as they were before; what was deleted stands in it until it is empty.
    While somebody reads an old state for longer than the wait for a lock, it stays as it is.
    """
    if engine.dialect.name != "sqlite":
        return
    with in_sentences(engine.url), closing(engine.raw_connection()) as connection:
        # Not in a transaction, so not through the engine: a checkpoint cannot run inside one.
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def backup(url: str, target: Path) -> Path:
    """Copy a SQLite database to the file `target` while the bot runs; the copy is consistent.

    Raises StorageError for PostgreSQL (which has its own tool), where `target` is there, and where
    its folder is not or may not be written.
    """
    parsed = _file_url(url, "Use pg_dump to back up a PostgreSQL database.")
    _require_folder(target.parent)
    if target.exists():
        raise StorageError(f"{target} is there already.", fix="Name a file that is not there.")
    try:
        with in_sentences(parsed), closing(_connect(parsed)) as source:
            source.execute("PRAGMA schema_version")  # what is no database is not the copy's fault
            with (
                in_sentences(parsed.set(database=str(target))),
                closing(sqlite3.connect(target)) as copy,
            ):
                # All pages in one step: a stepwise copy starts again whenever the bot writes.
                source.backup(copy)
    except StorageError:
        target.unlink(missing_ok=True)  # half a backup looks like a whole one
        raise
    return target


def _require_folder(folder: Path) -> None:
    # Not by Path: that raises where a folder above may not be looked into.
    if not os.path.isdir(folder):  # noqa: PTH112
        raise StorageError(f"There is no folder {folder}.", fix="Make it, or name another one.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StorageError(
            f"The folder {folder} may not be written by this account.", fix="Name another one."
        )


def find_damage(url: str) -> list[str]:
    """Return what is wrong inside a SQLite file, a sentence each; empty when it is sound.

    Looks at every page, every index, the references and the full-text index. Raises
    ReadOnlyError where the file may not be written: that index is only checked by writing.
    """
    parsed = _file_url(url, "Use pg_amcheck to check a PostgreSQL database.")
    with in_sentences(parsed), closing(_connect(parsed)) as connection:
        if not _is_ours(connection):
            return ["It holds no database of Verbatim."]
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            found.append(f"{len(broken)} rows refer to rows that are not there.")
        found += _full_text_damage(connection)
    return found


def vacuum(url: str) -> int:
    """Give unused pages of a SQLite file back to the disk; return how many bytes that freed.

    Goes in small steps, so that a running bot waits for none of them for long.
    """
    parsed = _file_url(url, "PostgreSQL does this by itself (autovacuum).")
    path = _path_of(parsed)
    with in_sentences(parsed), closing(_connect(parsed)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = _size_of_file(path)
        _let_shrink(connection)
        while connection.execute("PRAGMA freelist_count").fetchone()[0]:
            # One `execute` steps the statement once and frees a single page; a script runs it out.
            connection.executescript(f"PRAGMA incremental_vacuum({_PAGES_AT_ONCE})")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return max(0, before - _size_of_file(path))


def _let_shrink(connection: sqlite3.Connection) -> None:
    """Write a file anew, once, that does not know its unused pages: some tools copy it that way."""
    (mode,) = connection.execute("PRAGMA auto_vacuum").fetchone()
    if mode != _INCREMENTAL:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("VACUUM")


def _is_ours(connection: sqlite3.Connection) -> bool:
    known = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    return connection.execute(known).fetchone() is not None


def _full_text_damage(connection: sqlite3.Connection) -> list[str]:
    try:
        connection.execute(
            "INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
            raise
        return [f"The full-text index does not fit the articles ({error})."]
    finally:
        connection.rollback()
    return []


def _file_url(url: str, otherwise: str) -> URL:
    parsed = read_url(url)
    if parsed.get_backend_name() != "sqlite":
        raise StorageError(
            f"{place_of(parsed)} is not a SQLite file, so Verbatim leaves this to its own tools.",
            fix=otherwise,
            subject=place_of(parsed),
        )
    with in_sentences(parsed):
        there = _path_of(parsed).is_file()
    if not there:
        raise StorageError(f"There is no database {place_of(parsed)}.", subject=place_of(parsed))
    return parsed


def _path_of(url: URL) -> Path:
    return Path(url.database or "")


def _connect(url: URL) -> sqlite3.Connection:
    return sqlite3.connect(_path_of(url), timeout=BUSY_SECONDS)


def _size_of_file(path: Path) -> int:
    """Return the bytes of the file and of its write-ahead log."""
    beside = (path, path.with_name(f"{path.name}-wal"))
    return sum(part.stat().st_size for part in beside if part.exists())
