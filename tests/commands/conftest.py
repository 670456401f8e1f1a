"""A newsroom for each test of a command: empty (`room`), or with a few stories (`archive`)."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.builders.newsroom import DATABASE, Newsroom, open_newsroom
from tests.builders.small_archive import SmallArchive, StoryIds, publish_all
from tests.fakes.web import ScriptedWeb

T = TypeVar("T")


@pytest.fixture
async def web() -> AsyncIterator[ScriptedWeb]:
    """A web server of this test, which the newsroom may reach."""
    async with ScriptedWeb() as server:
        yield server


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an empty newsroom, to be copied: making one takes long."""
    folder = tmp_path_factory.mktemp("empty")
    _run_aside(_store_nothing(folder))
    return folder / DATABASE


@pytest.fixture(scope="session")
def small_archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, StoryIds]:
    """The database of the small archive, to be copied, and the ids of its stories."""
    folder = tmp_path_factory.mktemp("small_archive")
    return folder / DATABASE, _run_aside(_store_small_archive(folder))


@pytest.fixture
async def room(tmp_path: Path, empty_database: Path, web: ScriptedWeb) -> AsyncIterator[Newsroom]:
    """An empty newsroom."""
    shutil.copy(empty_database, tmp_path)
    room = await open_newsroom(tmp_path, web=[web.address])
    yield room
    await room.close()


@pytest.fixture
async def archive(
    tmp_path: Path, small_archive: tuple[Path, StoryIds]
) -> AsyncIterator[SmallArchive]:
    """A newsroom with the stories of the small archive."""
    database, ids = small_archive
    shutil.copy(database, tmp_path)
    room = await open_newsroom(tmp_path)
    yield SmallArchive(room, **ids)
    await room.close()


async def _store_nothing(folder: Path) -> None:
    await (await open_newsroom(folder)).close()


async def _store_small_archive(folder: Path) -> StoryIds:
    room = await open_newsroom(folder)
    ids = await publish_all(room)
    await room.close()
    return ids


def _run_aside(work: Coroutine[Any, Any, T]) -> T:
    """Run work of a whole session on an event loop of its own, beside that of a test."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
