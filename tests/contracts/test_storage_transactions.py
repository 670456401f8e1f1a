"""Reading and writing off the event loop, on both engines."""

import asyncio
import threading
from datetime import datetime

import pytest

from bot.model.errors import StorageError
from bot.storage.contract import Transaction
from bot.storage.database import Database, open_database
from bot.storage.migrations import HEAD
from tests.builders.articles import build_article, store_article

pytest_plugins = ["tests.builders.storage"]


async def workspace_of(storage: Database) -> int:
    workspace = await storage.write(lambda t: t.workspaces.ensure("console", "w", "W"))
    return workspace.id


async def test_a_write_that_fails_keeps_nothing(storage: Database) -> None:
    mine = await workspace_of(storage)

    def fail(t: Transaction) -> None:
        store_article(t, mine)
        t.feeds.add(mine, "https://a.example/feed", "web")
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="the power went"):
        await storage.write(fail)
    counts = await storage.read(lambda t: t.workspaces.counts(mine))
    assert (counts.articles, counts.feeds) == (0, 0)
    assert await storage.write(lambda t: store_article(t, mine)) > 0


async def test_readers_see_one_snapshot_while_a_writer_works(storage: Database) -> None:
    mine = await workspace_of(storage)
    written, looked, go_on = threading.Event(), threading.Event(), threading.Event()

    def write(t: Transaction) -> None:
        store_article(t, mine, "1")
        written.set()
        assert go_on.wait(10)

    def look_twice(t: Transaction) -> tuple[int, int]:
        before = t.workspaces.counts(mine).articles
        looked.set()
        assert committed.wait(10)
        return before, t.workspaces.counts(mine).articles

    committed = threading.Event()
    writing = asyncio.create_task(storage.write(write))
    await asyncio.to_thread(written.wait, 10)
    reading = asyncio.create_task(storage.read(look_twice))
    await asyncio.to_thread(looked.wait, 10)
    go_on.set()
    await writing
    committed.set()

    assert await reading == (0, 0)
    assert (await storage.read(lambda t: t.workspaces.counts(mine))).articles == 1


async def test_the_loop_goes_on_while_the_database_works(storage: Database) -> None:
    release = threading.Event()
    working = asyncio.create_task(storage.write(lambda t: release.wait(10)))
    await asyncio.sleep(0)
    release.set()  # reached only because the loop was free

    assert await working


async def test_a_reader_cannot_write(storage: Database) -> None:
    with pytest.raises(StorageError, match=r"may not be written|lets nothing be written"):
        await storage.read(lambda t: t.workspaces.ensure("console", "w", "W"))


async def test_a_naive_moment_is_refused(storage: Database) -> None:
    mine = await workspace_of(storage)
    naive = build_article(mine, seen_at=datetime(2026, 3, 14))

    with pytest.raises(ValueError, match="no time zone"):
        await storage.write(lambda t: t.articles.add(naive))


async def test_what_was_written_is_there_after_reopening(database_url: str) -> None:
    first = open_database(database_url)
    mine = await workspace_of(first)
    await first.write(lambda t: store_article(t, mine))
    await first.close()

    again = open_database(database_url, migrate=False)
    assert (await again.read(lambda t: t.workspaces.counts(mine))).articles == 1
    await again.close()


async def test_settings_name_engine_version_size_and_path(storage: Database) -> None:
    facts = await storage.settings()

    assert facts["engine"].split()[0] in {"SQLite", "PostgreSQL"}
    assert facts["version"] == HEAD
    assert int(facts["size"]) > 0
    assert "verbatim" in facts["path"]


async def test_what_refers_to_nothing_is_refused(storage: Database) -> None:
    with pytest.raises(StorageError, match="refused"):
        await storage.write(lambda t: t.channels.ensure(10**6, "c", "C"))


async def test_closing_waits_for_what_runs(database_url: str) -> None:
    storage = open_database(database_url)
    begun, release = threading.Event(), threading.Event()

    def work(t: Transaction) -> int:
        begun.set()
        assert release.wait(10)
        return t.workspaces.ensure("console", "w", "W").id

    working = asyncio.create_task(storage.write(work))
    await asyncio.to_thread(begun.wait, 10)
    closing = asyncio.create_task(storage.close())
    release.set()
    await closing
    assert await working > 0
