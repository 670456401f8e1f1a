"""The engine of one process: each job at most once at a time, failures end at their job."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.local import LocalEngine
from bot.model.errors import DiskFullError, PlugInError

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class Work:
    """Jobs that note their runs and wait to be let go."""

    def __init__(self) -> None:
        self.runs: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.ran = asyncio.Condition()
        self.started = asyncio.Event()
        self.active = 0

    async def _note(self, name: str) -> None:
        self.active += 1
        self.started.set()
        await self.gate.wait()
        self.active -= 1
        async with self.ran:
            self.runs.append(name)
            self.ran.notify_all()

    async def pull(self) -> None:
        await self._note("pull")

    async def digest(self) -> None:
        await self._note("digest")

    async def full(self) -> None:
        await self._note("full")
        raise DiskFullError("The disk is full.")

    async def broken(self) -> None:
        await self._note("broken")
        raise ZeroDivisionError

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5), self.ran:
            await self.ran.wait_for(lambda: len(self.runs) >= count)


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
async def engine(work: Work):
    jobs = {name: getattr(work, name) for name in ("pull", "digest", "full", "broken")}
    engine = LocalEngine(jobs, lambda: NOW)
    task = asyncio.create_task(engine.run())
    yield engine
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_deferred_job_runs(engine: LocalEngine, work: Work) -> None:
    await engine.defer("pull")
    await work.until(1)
    assert work.runs == ["pull"]


async def test_a_job_asked_for_twice_while_it_waits_runs_once(
    engine: LocalEngine, work: Work
) -> None:
    await engine.defer("pull")
    await engine.defer("pull")
    await engine.defer("digest")
    await work.until(2)
    assert sorted(work.runs) == ["digest", "pull"]


async def test_a_job_never_overlaps_itself_but_runs_again(engine: LocalEngine, work: Work) -> None:
    work.gate.clear()
    await engine.defer("pull")
    await work.started.wait()
    await engine.defer("pull")
    await engine.defer("digest")
    assert work.active == 1
    work.gate.set()
    await work.until(3)
    assert sorted(work.runs) == ["digest", "pull", "pull"]


async def test_a_job_for_later_waits(engine: LocalEngine, work: Work) -> None:
    await engine.defer("pull", at=NOW + timedelta(hours=1))
    await engine.defer("digest")
    await work.until(1)
    assert work.runs == ["digest"]


@pytest.mark.parametrize("name", ["full", "broken"])
async def test_a_failing_job_is_logged_and_the_others_go_on(
    engine: LocalEngine, work: Work, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        await engine.defer(name)
        await work.until(1)
        await engine.defer("pull")
        await work.until(2)
    assert work.runs == [name, "pull"]
    assert name in caplog.text


async def test_an_unknown_job_is_refused(engine: LocalEngine) -> None:
    with pytest.raises(PlugInError, match='no job "dance"'):
        await engine.defer("dance")


async def test_a_trouble_is_told_once_kept_for_the_status_and_ends_with_a_word(
    caplog: pytest.LogCaptureFixture,
) -> None:
    troubles: dict[str, str] = {}
    runs = 0
    ran = asyncio.Event()

    async def pull() -> None:
        nonlocal runs
        runs += 1
        ran.set()
        if runs < 4:
            raise DiskFullError("The disk is full.")

    engine = LocalEngine({"pull": pull}, lambda: NOW, troubles)
    running = asyncio.create_task(engine.run())
    for expected in (1, 2, 3, 4):
        ran.clear()
        await engine.defer("pull")
        async with asyncio.timeout(5):
            await ran.wait()
        await asyncio.sleep(0)
        assert ("pull" in troubles) == (expected < 4)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 2
    assert "The disk is full." in said[0]
    assert said[1] == "pull: works again"
