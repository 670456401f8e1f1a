"""Worker processes, for real: results, errors, and what happens to work that will not end."""

import asyncio
import gc
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.model.errors import HttpStatusError, WorkerError
from bot.pipeline.workers import Workers

ROOT = Path(__file__).parents[3]


def add(a: int, b: int = 0) -> tuple[int, int]:
    return a + b, os.getpid()


def spin() -> None:
    while True:
        pass


def hog() -> int:
    return len(bytearray(2 * 1024**3))


def refuse() -> None:
    raise HttpStatusError("The server said no.", status=418, subject="https://tea.example")


class BreaksWhenTaken:
    """Cannot be unpickled, as where memory ends just then."""

    def __reduce__(self) -> tuple[object, ...]:
        return _run_out, ()


def _run_out() -> None:
    raise MemoryError


# A limit is of real time: on a machine that is very busy even the smallest work takes a second.
STOPPED_AFTER = 4


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    async with closing_workers(count=1, seconds=STOPPED_AFTER) as pool:
        yield pool


@asynccontextmanager
async def closing_workers(
    *, count: int, seconds: float = 30, start_seconds: float = 30
) -> AsyncIterator[Workers]:
    pool = Workers(count=count, seconds=seconds, megabytes=600, start_seconds=start_seconds)
    try:
        yield pool
    finally:
        await pool.close()


async def test_work_runs_in_another_process(workers: Workers) -> None:
    total, process = await workers(add, 2, b=3)
    assert total == 5
    assert process != os.getpid()


async def test_work_that_never_ends_is_stopped_and_the_next_runs(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="more than 4 seconds"):
        await workers(spin)
    assert (await workers(add, 1))[0] == 1


async def test_work_that_wants_too_much_memory_is_stopped() -> None:
    async with closing_workers(count=1) as workers:
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


async def test_a_worker_that_is_killed_while_idle_costs_nobody_anything(workers: Workers) -> None:
    _, process = await workers(add, 1)
    os.kill(process, signal.SIGKILL)
    total, other = await workers(add, 2)
    assert total == 2
    assert other != process
    assert (await workers(add, 3))[0] == 3


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGHUP])
async def test_what_a_whole_group_is_sent_ends_no_worker(
    workers: Workers, sent: signal.Signals
) -> None:
    _, process = await workers(add, 1)
    os.kill(process, sent)
    assert (await workers(add, 2))[1] == process


async def test_work_that_cannot_even_be_taken_fails_and_no_other() -> None:
    async with closing_workers(count=2) as workers:
        others = [asyncio.ensure_future(workers(add, n)) for n in range(4)]
        with pytest.raises(WorkerError, match="more than 600 MB"):
            await workers(add, BreaksWhenTaken())  # type: ignore[arg-type]
        assert [total for total, _ in await asyncio.gather(*others)] == [0, 1, 2, 3]


async def test_workers_that_are_all_killed_at_work_come_back(workers: Workers) -> None:
    _, process = await workers(add, 1)
    working = asyncio.ensure_future(workers(spin))
    waiting = asyncio.ensure_future(workers(add, 5))
    os.kill(process, signal.SIGKILL)
    with pytest.raises(WorkerError):
        await working
    assert (await waiting)[0] == 5


ENDS_AT_ITS_START = """
import os, sys
if any("multiprocessing.forkserver" in word for word in sys.orig_argv):
    open(os.environ["HOLDS"]).read()  # until the other end is closed
    os._exit(1)
"""


async def close_while_starting() -> None:
    """Ask a pool whose fork server ends while it starts, give up asking, and close the pool."""
    pool = Workers(count=1, seconds=30, megabytes=600)
    asking = asyncio.create_task(pool(add, 2, b=3))
    begun = await asyncio.to_thread(open, os.environ["HOLDS"], "w")  # open once the server reads
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    closing = asyncio.create_task(pool.close())
    await asyncio.sleep(0)
    begun.close()
    await closing
    del pool, asking, closing
    gc.collect()


def test_a_pool_that_cannot_start_is_closed_without_a_word(tmp_path: Path) -> None:
    """As when a Ctrl-C ends the fork server while it still reads its modules."""
    (tmp_path / "sitecustomize.py").write_text(ENDS_AT_ITS_START)
    holds = tmp_path / "holds"
    os.mkfifo(holds)
    work = f"import asyncio; from {__name__} import *; asyncio.run(close_while_starting())"
    done = subprocess.run(
        [sys.executable, "-c", work],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "HOLDS": str(holds)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


async def test_work_that_is_lost_is_not_waited_for_for_ever() -> None:
    """A worker that is stopped holds the others' lock on the pipe: nobody takes work any more."""
    async with closing_workers(count=1, seconds=1.5, start_seconds=0) as workers:
        _, process = await workers(add, 1)
        os.kill(process, signal.SIGSTOP)
        with pytest.raises(WorkerError, match=r"more than 1\.5 seconds"):
            await workers(add, 2)
        assert (await workers(add, 3))[0] == 3
