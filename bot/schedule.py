"""APScheduler, which only wakes the engine: what is due is decided by the database.

Its own misfire rules would drop a job that is more than a second late, so grace is unlimited and
missed ticks are run once (`coalesce`).
"""

from collections.abc import Mapping

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.jobs.engine import Engine

TICKS: Mapping[str, float] = {"pull": 15, "digest": 20, "deliver": 5, "clean-up": 6 * 3600}
"""Seconds between two looks of each job at what is due."""


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

    def stop(self) -> None:
        """Stop ticking at once."""
        self._scheduler.shutdown(wait=False)
