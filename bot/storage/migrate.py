"""Versions: brings a database to the version this code reads, or says why it cannot."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from bot.model.errors import NewerDatabaseError, StorageError
from bot.storage import schema
from bot.storage.engines import migration_engine
from bot.storage.migrations import HEAD
from bot.storage.trouble import backups_of, in_sentences, place_of

MIGRATIONS = Path(__file__).parent / "migrations"
_KEPT_BACKUPS = 3
_LOCK = 0x7665726D  # "verm": one migration at a time on a PostgreSQL server


def find_version(connection: Connection) -> str:
    """Return the database's version, empty for a database without any of our tables.

    Raises StorageError when our tables are there but no version.
    """
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""
    if tables & set(schema.metadata.tables):
        raise StorageError(
            f"The database {place_of(connection.engine.url)} belongs to another program: "
            "it has tables of the same names.",
            fix="Give the bot a database of its own.",
        )
    return ""


def bring_up_to_date(
    engine: Engine, *, migrate: bool = True, scripts: Path = MIGRATIONS, head: str = HEAD
) -> None:
    """Migrate the database that `engine` reads to `head`; a current one is only looked at.

    Before a SQLite file with data is migrated, a copy is put beside it. A migration that fails
    changes nothing. Raises NewerDatabaseError, and StorageError when a migration is due but
    `migrate` is False or the migration fails.
    """
    with in_sentences(engine.url):
        with engine.connect() as connection:
            version = find_version(connection)
        if version == head:
            return
        _refuse_newer(engine, version, head)
        if not migrate:
            raise _behind(engine, version, head)
        if version and engine.dialect.name == "sqlite":
            _copy_before(Path(engine.url.database or ""), head)
        with migration_engine(engine.url).begin() as connection:
            _migrate(connection, scripts, head)


def _refuse_newer(engine: Engine, version: str, head: str) -> None:
    # Versions are zero-padded numbers in sequence, so they compare as text.
    if version > head:
        place = place_of(engine.url)
        raise NewerDatabaseError(
            f"The database {place} is of version {version}; this copy of Verbatim reads versions "
            f"up to {head}.",
            fix="Run the newer Verbatim again, or put back a backup made by this one.",
            subject=place,
        )


def _behind(engine: Engine, version: str, head: str) -> StorageError:
    place = place_of(engine.url)
    state = f"is of version {version}, not {head}" if version else "has not been set up yet"
    return StorageError(
        f"The database {place} {state}.",
        fix="Start the bot, which sees to that, or run: python -m bot db migrate",
        subject=place,
    )


def _migrate(connection: Connection, scripts: Path, head: str) -> None:
    # Only now: Alembic takes 0.1 s and 10 MB, and most starts have nothing to migrate.
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if find_version(connection) == head:  # another process was quicker
        return
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, head)
    _check_references(connection)


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken: Sequence[object] = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise StorageError(
            f"The migration of {place_of(connection.engine.url)} would leave {len(broken)} rows "
            "without what they refer to, so nothing was changed.",
            fix="Please report this; the bot's previous version still works.",
        )


def _copy_before(path: Path, head: str) -> None:
    """Put a copy beside a file, under its name only when it is whole."""
    target = path.with_name(f"{path.stem}-before-{head}{path.suffix}")
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in backups_of(path)[_KEPT_BACKUPS:]:
        old.unlink()
