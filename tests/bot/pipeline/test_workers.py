"""Worker processes, for real: results, errors, and what happens to work that will not end."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest

from bot.model.errors import HttpStatusError, WorkerError
from bot.pipeline.workers import Workers


def add(a: int, b: int = 0) -> tuple[int, int]:
    return a + b, os.getpid()


def spin() -> None:
    while True:
        pass


def hog() -> int:
    return len(bytearray(2 * 1024**3))


def refuse() -> None:
    raise HttpStatusError("The server said no.", status=418, subject="https://tea.example")


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    pool = Workers(count=1, seconds=1.5, megabytes=600)
    yield pool
    await pool.close()


async def test_work_runs_in_another_process(workers: Workers) -> None:
    total, process = await workers(add, 2, b=3)
    assert total == 5
    assert process != os.getpid()


async def test_work_that_never_ends_is_stopped_and_the_next_runs(workers: Workers) -> None:
    with pytest.raises(WorkerError, match=r"more than 1\.5 seconds"):
        await workers(spin)
    assert (await workers(add, 1))[0] == 1


async def test_work_that_wants_too_much_memory_is_stopped(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="more than 600 MB"):
        await workers(hog)
    assert (await workers(add, 1))[0] == 1


async def test_an_error_of_the_tree_arrives_whole(workers: Workers) -> None:
    with pytest.raises(HttpStatusError) as caught:
        await workers(refuse)
    assert caught.value.status == 418
    assert caught.value.subject == "https://tea.example"
    assert str(caught.value) == "The server said no."


async def test_the_event_loop_goes_on_while_a_worker_works(workers: Workers) -> None:
    spinning = asyncio.ensure_future(workers(spin))
    turns = 0
    while not spinning.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 10
    assert isinstance(spinning.exception(), WorkerError)
