"""What waits for the writer is written together, and yet each work is kept or fails by itself."""

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import event, text

from bot.model.errors import DiskFullError, QueryError, StoppingError, StorageError
from bot.storage.contract import Transaction
from bot.storage.database import Database
from bot.storage.engines import read_url, reader_engine, writer_engine

pytest_plugins = ["tests.builders.storage"]

Work = Callable[[Transaction], object]


class Gate:
    """Keeps the writer busy until it is opened, so that what comes meanwhile waits."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def __call__(self, t: Transaction) -> str:
        self.reached.set()
        assert self.opened.wait(60)
        return "first"


class Press:
    """A database, and how often it waited for the disk."""

    def __init__(self, url: str) -> None:
        self.writer = writer_engine(read_url(url))
        self.database = Database(self.writer, reader_engine(read_url(url), 1))
        self.commits = 0
        event.listen(self.writer, "commit", self._count)

    def _count(self, _: object) -> None:
        self.commits += 1

    async def write_behind(self, *works: Work, first: Work | None = None) -> list[object]:
        """Write all of them behind one that is under way; return what each returned or raised."""
        gate = Gate()

        def begin(t: Transaction) -> object:
            gate(t)
            return first(t) if first else "first"

        tasks = [asyncio.create_task(self.database.write(begin))]
        await asyncio.to_thread(gate.reached.wait, 60)
        tasks += [asyncio.create_task(self.database.write(work)) for work in works]
        await asyncio.sleep(0)  # they have been handed over
        gate.opened.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    async def names(self) -> list[str]:
        return sorted(one.name for one in await self.database.read(lambda t: t.workspaces.all()))


@pytest.fixture
def press(database_url: str) -> Iterator[Press]:
    opened = Press(database_url)
    yield opened
    opened.database.close_now()


def add(name: str) -> Work:
    return lambda t: t.workspaces.ensure("console", name, name).name


def add_and_fail(name: str) -> Work:
    def work(t: Transaction) -> object:
        add(name)(t)
        raise QueryError("No such thing.")

    return work


def add_and_break(name: str) -> Work:
    def work(t: Transaction) -> object:
        add(name)(t)
        t.workspaces._connection.execute(text("INSERT INTO nowhere VALUES (1)"))  # type: ignore[attr-defined]
        return "never"

    return work


async def test_what_waits_shares_waiting_for_the_disk(press: Press) -> None:
    names = [f"w{number:02}" for number in range(40)]
    assert await press.write_behind(*map(add, names)) == ["first", *names]
    assert await press.names() == names
    assert press.commits < 40


async def test_each_is_told_when_the_disk_has_it_in_the_order_given(press: Press) -> None:
    await press.write_behind(add("a"), lambda t: [one.name for one in t.workspaces.all()])
    seen = await press.write_behind(lambda t: [one.name for one in t.workspaces.all()], add("b"))
    assert seen == ["first", ["a"], "b"]
    assert await press.names() == ["a", "b"]


async def test_one_that_refuses_undoes_nothing_but_itself(press: Press) -> None:
    said = await press.write_behind(add("a"), add_and_fail("b"), add("c"))
    assert [said[0], said[1], said[3]] == ["first", "a", "c"]
    assert isinstance(said[2], QueryError)
    assert await press.names() == ["a", "c"]


async def test_one_that_the_database_refuses_undoes_nothing_but_itself(press: Press) -> None:
    said = await press.write_behind(add("a"), add_and_break("b"), add("c"), first=add("z"))
    assert [said[0], said[1], said[3]] == ["z", "a", "c"]
    assert isinstance(said[2], StorageError)
    assert await press.names() == ["a", "c", "z"]


@pytest.mark.parametrize("first", [add_and_fail("z"), add_and_break("z")])
async def test_a_first_one_that_fails_undoes_nothing_but_itself(press: Press, first: Work) -> None:
    said = await press.write_behind(add("a"), add("b"), first=first)
    assert isinstance(said[0], (QueryError, StorageError))
    assert said[1:] == ["a", "b"]
    assert await press.names() == ["a", "b"]


async def test_a_commit_that_fails_is_said_to_all(press: Press) -> None:
    """The disk can be full at the very end, too."""

    def refuse(_: object) -> None:
        raise OSError(28, "No space left on device")

    event.listen(press.writer, "commit", refuse)
    said = await press.write_behind(add("a"), add_and_fail("b"), add("c"))
    event.remove(press.writer, "commit", refuse)
    kinds = [type(one) for one in said]
    assert kinds == [DiskFullError, DiskFullError, QueryError, DiskFullError]
    assert await press.names() == []
    assert await press.database.write(add("d")) == "d"


async def test_who_no_longer_waits_has_nothing_written(press: Press) -> None:
    gate = Gate()
    busy = asyncio.create_task(press.database.write(gate))
    await asyncio.to_thread(gate.reached.wait, 60)
    given_up = asyncio.create_task(press.database.write(add("a")))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    gate.opened.set()
    assert await busy == "first"
    assert await press.database.write(add("b")) == "b"
    assert await press.names() == ["b"]


async def test_after_the_end_nothing_is_taken(database_url: str) -> None:
    press = Press(database_url)
    press.database.close_now()
    with pytest.raises(StoppingError):
        await press.database.write(add("a"))
