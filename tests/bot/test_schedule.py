"""The schedule: what wakes the jobs, whatever the clock does."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.jobs.engine import Engine
from bot.schedule import Schedule

NOW = datetime(2026, 1, 13, 7, 0, tzinfo=UTC)


class Woken(Engine):
    """An engine that says what it was asked for."""

    def __init__(self) -> None:
        self.asked: asyncio.Queue[str] = asyncio.Queue()

    async def defer(self, job: str, /, *, at: datetime | None = None) -> None:
        self.asked.put_nowait(job)

    async def run(self) -> None: ...


async def test_a_clock_that_was_set_back_holds_up_no_job() -> None:
    engine, moments = Woken(), [NOW, NOW - timedelta(hours=1)]
    schedule = Schedule(engine)
    schedule.start()

    def clock() -> datetime:
        return moments.pop(0) if len(moments) > 1 else moments[0]

    keeping = asyncio.create_task(schedule.keep_time(clock, lambda seconds: asyncio.sleep(0)))
    async with asyncio.timeout(20):  # so that a fault shows
        asked = set[str]()
        while asked != {"pull", "digest", "deliver", "clean-up"}:
            asked.add(await engine.asked.get())
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    schedule.stop()
