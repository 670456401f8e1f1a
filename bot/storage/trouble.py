"""The one seam where what engines raise becomes the error tree."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, StatementError

from bot.model.errors import (
    CorruptDatabaseError,
    DatabaseUnreachableError,
    DiskFullError,
    ReadOnlyError,
    StorageError,
    TooLongError,
)

_PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary one in the low byte."""


@contextmanager
def in_sentences(url: URL) -> Iterator[None]:
    """Turn whatever the engine of `url` raises inside into a StorageError with a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(url, error.orig or error) from error
    except StatementError as error:
        # Our own column types refuse a value (a naive moment): the caller's mistake, as it is.
        if isinstance(error.orig, ValueError):
            raise error.orig from error
        raise
    except (sqlite3.Error, OSError) as error:
        raise _explain(url, error) from error


def place_of(url: URL) -> str:
    """Return how a database is named to people: its path, or its address without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def backups_of(path: Path) -> list[Path]:
    """Return the backups that migrations left beside a database file, the newest first."""
    # By its version: a copy that `db restore` kept is the operator's.
    found = path.parent.glob(f"{path.stem}-before-[0-9]*{path.suffix}")
    return sorted(found, key=lambda backup: backup.name, reverse=True)


def _explain(url: URL, error: BaseException) -> StorageError:
    if isinstance(error, OSError):
        return _explain_os(url, error)
    if isinstance(error, sqlite3.Error):
        return _explain_sqlite(url, error)
    return _explain_postgresql(url, error)


def _explain_os(url: URL, error: OSError) -> StorageError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _disk_full(url)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _read_only(url)
    if error.errno in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS):
        return _no_locks(url)
    return _cannot_open(url)


def _explain_sqlite(url: URL, error: sqlite3.Error) -> StorageError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    match code:
        case sqlite3.SQLITE_FULL:
            return _disk_full(url)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _read_only(url)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _corrupt(url)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _locked(url)
        case sqlite3.SQLITE_CANTOPEN:
            return _cannot_open(url)
        case sqlite3.SQLITE_INTERRUPT:
            return _too_long(url)
    return _refused(url, error)


def _explain_postgresql(url: URL, error: BaseException) -> StorageError:
    state = getattr(error, "sqlstate", None)
    if state is None or state.startswith(("08", "28", "3D", "57P")):
        return _unreachable(url, error)
    if state == "57014":
        return _too_long(url)
    if state == "53100":
        return _disk_full(url)
    if state in ("25006", "42501"):
        return _read_only(url)
    if state.startswith("XX"):
        return _corrupt(url)
    if state == "55P03":
        return _locked(url)
    return _refused(url, error)


def _disk_full(url: URL) -> DiskFullError:
    place = place_of(url)
    return DiskFullError(f"There is no room left for the database {place}.", subject=place)


def _read_only(url: URL) -> ReadOnlyError:
    place = place_of(url)
    if url.get_backend_name() != "sqlite":
        return ReadOnlyError(
            f"The server of {place} lets nothing be written.",
            fix="See that it is no standby, that default_transaction_read_only is off, and that "
            "the bot's role owns its tables.",
            subject=place,
        )
    return ReadOnlyError(
        f"The database {place} may not be written by this account.",
        fix="Let the account that runs the bot write the file and its folder, and run commands "
        "as that account.",
        subject=place,
    )


def _too_long(url: URL) -> TooLongError:
    return TooLongError(
        "That would look through more of the archive than one answer may.", subject=place_of(url)
    )


def _locked(url: URL) -> StorageError:
    place = place_of(url)
    return StorageError(
        f"The database {place} was locked by another program for too long.",
        fix="Try again; if it stays so, see which program has it open.",
        subject=place,
    )


def _no_locks(url: URL) -> DatabaseUnreachableError:
    place = place_of(url)
    return DatabaseUnreachableError(
        f"The disk of the database {place} does not let files be locked.",
        fix="Put it on a disk of this machine, not on one of the network.",
        subject=place,
    )


def _cannot_open(url: URL) -> DatabaseUnreachableError:
    place = place_of(url)
    folder = Path(place).parent
    why = "is not a folder" if folder.exists() and not folder.is_dir() else "cannot be opened there"
    what = f"{folder} {why}" if "not a folder" in why else f"a file {why}"
    return DatabaseUnreachableError(
        f"The database {place} cannot be opened: {what}.",
        fix="Give a path in a folder that the account that runs the bot may write.",
        subject=place,
    )


def _unreachable(url: URL, error: BaseException) -> DatabaseUnreachableError:
    place = place_of(url)
    reason = _one_line(url, error)
    return DatabaseUnreachableError(
        f"The database {place} cannot be reached: {reason}",
        fix="See that the server runs and that the address, the name and the password are right.",
        subject=place,
    )


def _corrupt(url: URL) -> CorruptDatabaseError:
    place = place_of(url)
    fix = "Put a backup back with pg_restore."
    if url.get_backend_name() == "sqlite":
        backup = next(map(str, backups_of(Path(place))), "BACKUP")
        fix = (
            f"Put a backup in its place (python -m bot db restore {backup}), "
            "or move it away to start anew."
        )
    return CorruptDatabaseError(
        f"The database {place} is damaged or not a database.", fix=fix, subject=place
    )


def _refused(url: URL, error: BaseException) -> StorageError:
    place = place_of(url)
    return StorageError(
        f"The database {place} refused a statement: {_one_line(url, error)}", subject=place
    )


def _one_line(url: URL, error: BaseException) -> str:
    """Return what the engine says as one line, without the password."""
    line = " ".join(str(error).split()) or type(error).__name__
    if url.password:
        line = line.replace(str(url.password), "***")
    return line if line.endswith((".", "?")) else f"{line}."
