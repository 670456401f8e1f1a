"""Opens a database and runs work on it off the event loop: one writer thread, a few readers."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from copy import copy
from functools import cached_property
from typing import ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from bot.model.errors import StoppingError
from bot.storage.actors import Actors
from bot.storage.articles import Articles
from bot.storage.bounds import bounded
from bot.storage.channels import Channels
from bot.storage.clocks import Clocks
from bot.storage.contract import Transaction
from bot.storage.corrections import Corrections
from bot.storage.deliveries import Deliveries
from bot.storage.digests import Digests
from bot.storage.engines import prepare_folder, read_url, reader_engine, writer_engine
from bot.storage.feeds import Feeds
from bot.storage.health import HealthCounts
from bot.storage.maintenance import describe, empty_log
from bot.storage.managers import Managers
from bot.storage.migrate import bring_up_to_date
from bot.storage.mutes import Mutes
from bot.storage.stories import Stories
from bot.storage.subscriptions import Subscriptions
from bot.storage.trouble import in_sentences
from bot.storage.wikidata import WikidataAnswers
from bot.storage.workspaces import Workspaces
from bot.storage.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")

_READERS = 4


class Nouns:
    """All nouns of one transaction; implements `bot.storage.contract.Transaction`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def whole(self) -> object:
        """What stands for all that is kept or lost together with this."""
        return self._connection.get_transaction()

    @cached_property
    def workspaces(self) -> Workspaces:
        """Workspaces."""
        return Workspaces(self._connection)

    @cached_property
    def channels(self) -> Channels:
        """Channels and when their digests are due."""
        return Channels(self._connection)

    @cached_property
    def feeds(self) -> Feeds:
        """Feeds, their fetch state, and which entries have been seen."""
        return Feeds(self._connection)

    @cached_property
    def articles(self) -> Articles:
        """The archive."""
        return Articles(self._connection)

    @cached_property
    def actors(self) -> Actors:
        """Actors, their aliases, and where they are mentioned."""
        return Actors(self._connection)

    @cached_property
    def corrections(self) -> Corrections:
        """What managers corrected about who is who."""
        return Corrections(self._connection)

    @cached_property
    def stories(self) -> Stories:
        """Stories and their articles."""
        return Stories(self._connection)

    @cached_property
    def digests(self) -> Digests:
        """Digests, why they chose what they chose, and what channels have been told."""
        return Digests(self._connection)

    @cached_property
    def health(self) -> HealthCounts:
        """How the whole bot does."""
        return HealthCounts(self._connection)

    @cached_property
    def deliveries(self) -> Deliveries:
        """The outbox."""
        return Deliveries(self._connection)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Who wants alerts on what, and which were given."""
        return Subscriptions(self._connection)

    @cached_property
    def mutes(self) -> Mutes:
        """Topics that channels' digests leave out."""
        return Mutes(self._connection)

    @cached_property
    def managers(self) -> Managers:
        """People who were named as managers."""
        return Managers(self._connection)

    @cached_property
    def clocks(self) -> Clocks:
        """What the machine's clock has shown."""
        return Clocks(self._connection)

    @cached_property
    def wikidata(self) -> WikidataAnswers:
        """What Wikidata said of actors."""
        return WikidataAnswers(self._connection)


class Database:
    """An open database; implements `bot.storage.contract.Storage`.

    SQLite has one writing connection by design (a second one would only wait for the lock), and
    readers see the last committed state while it writes. Raises StorageError and its kinds.
    """

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader
        self._seconds: float | None = None
        self._writing = Writer(writer)
        self._read_threads = ThreadPoolExecutor(_READERS, thread_name_prefix="storage-read")

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a read-only transaction on a reader thread. Raises StorageError."""
        submit = self._read_threads.submit
        return await _wait(submit, _read, self._reader, work, self._seconds)

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` on the one writer thread: all of it is kept or nothing. Raises StorageError.

        It shares a transaction with others that wait, and may run twice where the database fails
        one of them: it must do nothing but read and write there.
        """
        return await _wait(self._writing.submit, lambda connection: work(Nouns(connection)))

    def bounded(self, seconds: float) -> "Database":
        """Return the same database with reads that are stopped after so many seconds of work.

        They raise TooLongError. On SQLite it is the time that the thread works.
        """
        twin = copy(self)
        twin._seconds = seconds
        return twin

    async def settings(self) -> Mapping[str, str]:
        """Return facts about the database: engine, version, size, path."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._read_threads, describe, self._reader)

    async def empty_log(self) -> None:
        """Bring SQLite's write-ahead log into the file, so that it keeps nothing deleted."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._writing.thread, empty_log, self._writer)

    async def close(self) -> None:
        """Finish what runs and close."""
        await asyncio.to_thread(self.close_now)

    def close_now(self) -> None:
        """Finish what runs and close, where no event loop runs (it blocks)."""
        self._writing.close()
        self._read_threads.shutdown()
        self._reader.dispose()
        self._writer.dispose()


def open_database(url: str, *, migrate: bool = True) -> Database:
    """Open the database at `url`, making or migrating it first where that is due.

    `sqlite:///PATH` or `postgresql://…`. With `migrate=False` a database that is not of this
    version is refused. It blocks: call it before the event loop runs, or in a thread.
    Raises NewerDatabaseError, DatabaseUnreachableError, ReadOnlyError, CorruptDatabaseError and
    other StorageErrors.
    """
    parsed = read_url(url)
    prepare_folder(parsed)
    reader = reader_engine(parsed, _READERS)
    try:
        bring_up_to_date(reader, migrate=migrate)
    except BaseException:
        reader.dispose()
        raise
    return Database(writer_engine(parsed), reader)


async def _wait(submit: Callable[P, Future[T]], *arguments: P.args, **options: P.kwargs) -> T:
    """Give a thread work, and wait for it. Raises what the work does, and StoppingError."""
    try:
        done = submit(*arguments, **options)
    except RuntimeError as error:  # the threads take nothing any more
        raise StoppingError("The bot is being stopped, or starts anew.") from error
    return await asyncio.wrap_future(done)


def _read(engine: Engine, work: Callable[[Transaction], T], seconds: float | None) -> T:
    with in_sentences(engine.url), engine.begin() as connection, bounded(connection, seconds):
        return work(Nouns(connection))
