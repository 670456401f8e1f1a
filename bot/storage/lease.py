"""The lease: one running bot a database. Commands of the operator read and write beside it."""

import contextlib
import fcntl
import logging
import os
import socket
import threading
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TextIO

from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.model.errors import DatabaseInUseError, DatabaseMovedError
from bot.storage.engines import BUSY_SECONDS, prepare_folder, read_url
from bot.storage.trouble import in_sentences, place_of

log = logging.getLogger(__name__)

_KEY = 0x76657262  # "verb": an advisory lock holds within one PostgreSQL database
_DEAD_LINE = 10_000
"""Milliseconds after which a server that takes nothing any more is given up."""


class _Lock(Protocol):
    def close(self) -> None: ...


class Lease:
    """The right to run on a database, until closed or the process ends, however it ends.

    On PostgreSQL it goes with its connection: a server that starts anew has forgotten it.
    """

    def __init__(self, url: URL, lock: _Lock) -> None:
        self._url = url
        self._lock = lock
        self._closed = False
        self._file: tuple[int, int] | None = None
        """Which file the database was when it was looked at first."""
        self._turn = threading.Lock()
        """`renew` runs in a thread that nobody can stop: what was given up stays so."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def renew(self) -> None:
        """Make sure that it is held, and take it again where it was lost. It blocks.

        Raises DatabaseInUseError where another copy has taken it meanwhile, DatabaseMovedError
        where the file is no longer the one it was, and DatabaseUnreachableError while the server
        cannot be asked.
        """
        with self._turn:
            if self._closed:
                return
            if not isinstance(self._lock, Connection):
                self._look_at_file()
            elif not _is_alive(self._lock):
                self._take_again()

    def _look_at_file(self) -> None:
        """See that the file is there still: else what is written goes where nobody looks.

        A connection that is open keeps a file that was moved or deleted, a new one opens what has
        come in its place.
        """
        try:
            state = os.stat(self._url.database or "")  # noqa: PTH116
            found = (state.st_dev, state.st_ino)
        except (FileNotFoundError, NotADirectoryError):
            found = None
        except OSError:  # it cannot be seen; whoever reads or writes says so
            return
        if self._file not in (None, found):
            place = place_of(self._url)
            raise DatabaseMovedError(
                f"The database {place} was moved, replaced or deleted while the bot ran.",
                subject=place,
            )
        self._file = found

    def _take_again(self) -> None:
        with contextlib.suppress(SQLAlchemyError):
            self._lock.close()
        with in_sentences(self._url):
            self._lock = _lock_server(self._url)
        log.warning("The lease of %s was lost and is taken again.", place_of(self._url))

    def close(self) -> None:
        """Give it up; a second time does nothing."""
        with self._turn, contextlib.suppress(SQLAlchemyError):  # no connection, no lease
            self._closed = True
            self._lock.close()


def hold_lease(url: str) -> Lease:
    """Take the lease of the database at `url`.

    Raises DatabaseInUseError, naming the process, while another copy of the bot has it; and
    ReadOnlyError or DatabaseUnreachableError.
    """
    parsed = read_url(url)
    with in_sentences(parsed):
        if parsed.get_backend_name() == "sqlite":
            prepare_folder(parsed)
            return Lease(parsed, _lock_file(parsed))
        return Lease(parsed, _lock_server(parsed))


def own_name() -> str:
    """Return how this process is named where it holds a lease."""
    return f"process {os.getpid()} on {socket.gethostname()}"


def name_holder(url: str) -> str:
    """Return who holds the lease of a SQLite file, or held it last; "" where nobody ever did."""
    try:
        return _path_of(read_url(url)).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _path_of(url: URL) -> Path:
    return Path(f"{url.database}.lock")


def _lock_file(url: URL) -> TextIO:
    path = _path_of(url)
    # Append, so that a refused copy does not wipe out what the holder wrote.
    file = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        holder = file.read().strip()
        file.close()
        raise _in_use(url, holder) from None
    file.truncate(0)
    file.write(f"{own_name()}\n")
    file.flush()
    return file


def _lock_server(url: URL) -> Connection:
    # The connection's name tells a second copy who holds the lock; PostgreSQL keeps 63 bytes.
    name = f"verbatim: {own_name()}"[:63]
    options = {
        "connect_timeout": BUSY_SECONDS,
        "application_name": name,
        "tcp_user_timeout": _DEAD_LINE,
    }
    engine = create_engine(
        url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=options
    )
    connection = engine.connect()
    if connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}).scalar():
        return connection
    holder = _holder_on_server(connection)
    connection.close()
    raise _in_use(url, holder)


def _is_alive(connection: Connection) -> bool:
    """Return whether a connection is the one that it was: with it goes the lock."""
    try:
        connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def _holder_on_server(connection: Connection) -> str:
    name = connection.execute(
        text(
            "SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid) "
            "WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = :key "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        ),
        {"key": _KEY},
    ).scalar()
    return str(name or "").removeprefix("verbatim: ")


def _in_use(url: URL, holder: str) -> DatabaseInUseError:
    place = place_of(url)
    who = f" ({holder})" if holder else ""
    return DatabaseInUseError(
        f"Another copy of Verbatim{who} is running on {place}.",
        fix="Stop it, or give this one its own data_dir (with PostgreSQL its own database.url).",
        subject=place,
    )
