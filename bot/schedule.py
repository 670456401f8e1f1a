"""APScheduler, which only wakes the engine: what is due is decided by the database.

Its own misfire rules would drop a job that is more than a second late, so grace is unlimited and
missed ticks are run once (`coalesce`).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.jobs.engine import Engine
from bot.model.progress import Clock

log = logging.getLogger(__name__)

TICKS: Mapping[str, float] = {"pull": 15, "digest": 20, "deliver": 5, "clean-up": 6 * 3600}
"""Seconds between two looks of each job at what is due."""

_LOOK = 15.0
"""Seconds between two looks at the clock."""


class Schedule:
    """Defers each job on its tick, from `start` to `stop`."""

    def __init__(self, engine: Engine, ticks: Mapping[str, float] = TICKS) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for job, seconds in ticks.items():
            self._scheduler.add_job(
                engine.defer,
                "interval",
                (job,),
                seconds=seconds,
                id=job,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )

    def start(self) -> None:
        """Begin ticking; needs a running event loop."""
        self._scheduler.start()

    async def keep_time(
        self, clock: Clock, pause: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> None:
        """Look at each job at once when the clock was set back, until cancelled.

        The library would wait until it is as late again as it was.
        """
        before = clock()
        while True:
            await pause(_LOOK)
            now = clock()
            if now < before:
                log.warning("The clock was set back by %.0f s.", (before - now).total_seconds())
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=now)
            before = now

    def stop(self) -> None:
        """Stop ticking at once."""
        self._scheduler.shutdown(wait=False)
