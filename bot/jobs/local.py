"""The engine of a single process: jobs run as tasks on the event loop."""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from datetime import datetime

from bot.jobs.engine import Engine, Job
from bot.model.errors import PlugInError, VerbatimError
from bot.model.progress import Clock

log = logging.getLogger(__name__)


class LocalEngine(Engine):
    """Runs jobs in this process. A job that fails is logged and runs again when asked again."""

    def __init__(
        self, jobs: Mapping[str, Job], clock: Clock, troubles: dict[str, str] | None = None
    ) -> None:
        """`troubles`: where it is kept which jobs fail at the moment, and why."""
        self._troubles = {} if troubles is None else troubles
        self._jobs = dict(jobs)
        self._clock = clock
        self._waiting: dict[str, datetime] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._changed = asyncio.Event()
        self._finished: dict[str, datetime] = {}

    def finished_at(self, job: str) -> datetime | None:
        """Return when a job last came to its end without failing; None: not yet."""
        return self._finished.get(job)

    async def defer(self, job: str, /, *, at: datetime | None = None) -> None:
        """Ask for a job; the earlier of two moments wins. Raises PlugInError for an unknown one."""
        if job not in self._jobs:
            raise PlugInError(f'There is no job "{job}".', fix=f"Known: {', '.join(self._jobs)}.")
        moment = at or self._clock()
        waiting = self._waiting.get(job)
        self._waiting[job] = min(moment, waiting) if waiting else moment
        self._changed.set()

    async def run(self) -> None:
        """Run what is asked for, until cancelled; then cancel what runs and wait for it."""
        try:
            while True:
                self._changed.clear()
                self._start_due()
                await self._wait()
        finally:
            for task in self._running.values():
                task.cancel()
            await asyncio.gather(*self._running.values(), return_exceptions=True)

    def _start_due(self) -> None:
        now = self._clock()
        for job, at in sorted(self._waiting.items(), key=lambda waiting: waiting[1]):
            if at <= now and job not in self._running:
                del self._waiting[job]
                task = asyncio.create_task(self._run_job(job), name=f"job {job}")
                self._running[job] = task
                task.add_done_callback(lambda _, job=job: self._done(job))  # type: ignore[misc]

    def _done(self, job: str) -> None:
        del self._running[job]
        self._changed.set()

    async def _wait(self) -> None:
        """Wait for a change, or for the next job's moment."""
        moments = [at for job, at in self._waiting.items() if job not in self._running]
        seconds = None
        if moments:
            seconds = max(0.0, (min(moments) - self._clock()).total_seconds())
        # Not wait_for: in Python 3.11 it can swallow a cancellation that meets the event.
        with contextlib.suppress(TimeoutError):  # the next job's moment has come
            async with asyncio.timeout(seconds):
                await self._changed.wait()

    async def _run_job(self, job: str) -> None:
        """Run one job. The border where a job's failure ends: the other jobs go on."""
        try:
            await self._jobs[job]()
            self._finished[job] = self._clock()
            if self._troubles.pop(job, None):
                log.warning("%s: works again", job)
        except VerbatimError as error:
            # Told once, not at every try: a full disk fails every few seconds.
            if self._troubles.get(job) != str(error):
                log.error("%s: %s", job, error)
            self._troubles[job] = str(error)
        except Exception:
            log.exception("The job %s failed; it runs again at its next time.", job)
