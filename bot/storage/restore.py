"""Putting a backup back: made ready beside the database, and swapped in when it is whole."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.model.errors import CorruptDatabaseError, NewerDatabaseError, StorageError
from bot.storage.engines import read_url
from bot.storage.maintenance import backup, find_damage
from bot.storage.migrations import HEAD
from bot.storage.trouble import backups_of, in_sentences

_BESIDE = ("-wal", "-shm")


def prepare_restore(url: str, source: Path) -> Path:
    """Copy a backup beside the database at `url`, and return the copy.

    Raises StorageError for PostgreSQL and where there is no such file, CorruptDatabaseError where
    the backup is damaged, NewerDatabaseError where a newer version of the bot made it.
    """
    target = _file_of(url)
    with in_sentences(read_url(f"sqlite:///{source}")):
        if not source.is_file():
            raise StorageError(f"There is no file {source}.", fix="Name a backup that is there.")
    if not os.access(source, os.R_OK):
        raise StorageError(f"{source} may not be read.", fix="Let this account read it.")
    copy = target.with_name(f"{target.stem}-restoring{target.suffix}")
    discard(copy)
    try:
        _copy(source, copy, url)
        if damage := find_damage(f"sqlite:///{copy}"):
            raise _useless(source, damage[0])
        _refuse_newer(source, copy)
    except StorageError:
        discard(copy)  # on a full disk it would take the room that the bot needs
        raise
    return copy


def _copy(source: Path, copy: Path, url: str) -> None:
    try:
        with (
            in_sentences(read_url(url)),
            closing(_open_backup(source)) as opened,
            closing(sqlite3.connect(copy)) as made,
        ):
            opened.backup(made)
    except CorruptDatabaseError as error:
        raise _useless(source, "It is damaged or not a database.") from error


def _open_backup(source: Path) -> sqlite3.Connection:
    """Open a backup, also where nothing may be written: SQLite would put a log beside it."""
    log = source.with_name(f"{source.name}-wal")
    if log.exists() or (os.access(source, os.W_OK) and os.access(source.parent, os.W_OK)):
        return sqlite3.connect(source)
    return sqlite3.connect(f"{source.absolute().as_uri()}?immutable=1", uri=True)


def _refuse_newer(source: Path, copy: Path) -> None:
    """Say so of the backup that was named: of the copy nobody knows."""
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    version = found[0] or ""
    if version > HEAD:
        raise NewerDatabaseError(
            f"The backup {source} is of version {version}; this copy of Verbatim reads versions up "
            f"to {HEAD}.",
            fix="Put it back with the newer Verbatim, or take a backup made by this one.",
            subject=str(source),
        )


def _useless(source: Path, why: str) -> CorruptDatabaseError:
    return CorruptDatabaseError(
        f"The backup {source} cannot be put back: {why}", fix="Take another backup."
    )


def swap_in(url: str, copy: Path, now: datetime) -> Path | None:
    """Put the prepared copy in the place of the database; return where the old one is now.

    The caller holds the lease and has closed both. None where there was no database.
    """
    target = _file_of(url)
    kept = target.with_name(f"{target.stem}-before-restore-{now:%Y%m%d-%H%M%S}{target.suffix}")
    had_one = target.exists()
    if had_one:
        _keep(url, kept)
    with in_sentences(read_url(url)):
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if had_one:
            _give_to_owner(target, copy)
        for end in _BESIDE:  # of the old one, all of which is in `kept`
            target.with_name(target.name + end).unlink(missing_ok=True)
        copy.replace(target)
    return kept if had_one else None


def _keep(url: str, kept: Path) -> None:
    try:
        backup(url, kept)
    except CorruptDatabaseError:  # no database any more: its files are kept as they are
        target = _file_of(url)
        with in_sentences(read_url(url)):
            for end in ("", *_BESIDE):
                if (part := target.with_name(target.name + end)).exists():
                    shutil.copy2(part, kept.with_name(kept.name + end))


def _give_to_owner(old: Path, new: Path) -> None:
    """Let the bot read and write what an operator with more rights has put in its place."""
    owner = old.stat()
    new.chmod(stat.S_IMODE(owner.st_mode))
    if (new.stat().st_uid, new.stat().st_gid) != (owner.st_uid, owner.st_gid):
        os.chown(new, owner.st_uid, owner.st_gid)


def discard(copy: Path) -> None:
    """Remove a prepared copy, if it is still there, and what its migration left beside it.

    Raises ReadOnlyError where that is not allowed.
    """
    with in_sentences(read_url(f"sqlite:///{copy}")):
        for file in (copy, *backups_of(copy)):
            for end in ("", *_BESIDE):
                file.with_name(file.name + end).unlink(missing_ok=True)


def _file_of(url: str) -> Path:
    parsed = read_url(url)
    if parsed.get_backend_name() != "sqlite":
        raise StorageError(
            "A PostgreSQL database is put back with its own tools.",
            fix="Stop the bot, use pg_restore or psql, and start the bot again.",
        )
    return Path(parsed.database or "")
