"""The one writer: what waits for it is written together, and waits for the disk once.

::

    work ─▶ waiting ─▶ one transaction: the first work, and each that waits behind it, up to a
                       twentieth of a second long ─▶ commit ─▶ all are told what theirs returned

A commit lasts until the disk has it, on small machines many milliseconds: one for each of a
hundred feeds that fall due at once would hold up everybody who writes.
"""

import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.trouble import in_sentences

T = TypeVar("T")

_Work: TypeAlias = Callable[[Connection], Any]
_Outcome: TypeAlias = tuple[Any, Exception | None]
"""What the work returned, or what it raised."""

_MOST_SECONDS = 0.05
"""What comes later waits for the next transaction: the first of this one waits for its end."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: _Work
    future: "Future[Any]" = field(default_factory=Future)


class Writer:
    """A thread that runs work on one connection, in the order in which it was given."""

    def __init__(self, engine: Engine) -> None:
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="storage-write")
        """Where also runs what must not happen while something is written."""
        self._engine = engine
        self._waiting: SimpleQueue[_Job] = SimpleQueue()

    def submit(self, work: Callable[[Connection], T]) -> "Future[T]":
        """Have `work` done, wholly or not at all; the future is done when the disk has it.

        The future fails with what the work raised, or with StorageError. Where the database fails
        one work of a transaction, each is done anew in one of its own: work may run twice.
        Raises RuntimeError after `close`.
        """
        job = _Job(work)
        self._waiting.put(job)
        try:
            self.thread.submit(self._write_waiting)
        except RuntimeError:
            job.future.cancel()
            raise
        return job.future

    def close(self) -> None:
        """Write what waits, and end. It blocks."""
        self.thread.shutdown()

    def _write_waiting(self) -> None:
        first = self._next()
        if first is None:
            return  # it was written together with an earlier one
        taken, outcomes = [first], list[_Outcome]()
        try:
            with in_sentences(self._engine.url), self._engine.begin() as connection:
                outcomes.append((first.work(connection), None))
                self._write_more(connection, taken, outcomes)
        except Exception as error:  # noqa: BLE001 - handed over to whoever waits
            if len(taken) == 1:
                outcomes = [(None, error)]
            elif len(outcomes) == len(taken):  # the commit failed: nobody knows what was kept
                outcomes = [(None, own or error) for _, own in outcomes]
            else:
                outcomes = [self._write_alone(job.work) for job in taken]
        _tell(taken, outcomes)
        # What failed knows this frame: what knows the failure must not stay in it.
        del first, taken, outcomes

    def _write_more(
        self, connection: Connection, taken: list[_Job], outcomes: list[_Outcome]
    ) -> None:
        """Do what waits behind the first. Raises what the database does."""
        until = time.monotonic() + _MOST_SECONDS
        while time.monotonic() < until and (job := self._next()):
            taken.append(job)
            outcomes.append(_attempt(job.work, connection))

    def _write_alone(self, work: _Work) -> _Outcome:
        try:
            with in_sentences(self._engine.url), self._engine.begin() as connection:
                return work(connection), None
        except Exception as error:  # noqa: BLE001 - handed over to whoever waits
            return None, error

    def _next(self) -> _Job | None:
        """Return what waits longest and is still wanted."""
        while True:
            try:
                job = self._waiting.get_nowait()
            except Empty:
                return None
            if job.future.set_running_or_notify_cancel():
                return job


def _attempt(work: _Work, connection: Connection) -> _Outcome:
    """Do it from one savepoint to the next. Raises what the database does."""
    try:
        with connection.begin_nested():
            return work(connection), None
    except (SQLAlchemyError, sqlite3.Error, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - handed over to whoever waits
        return None, error


def _tell(jobs: list[_Job], outcomes: list[_Outcome]) -> None:
    for job, (result, error) in zip(jobs, outcomes, strict=True):
        if error is None:
            job.future.set_result(result)
        else:
            job.future.set_exception(error)
