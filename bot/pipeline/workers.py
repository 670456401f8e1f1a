"""Worker processes for CPU-heavy work: killed when they take too long or too much memory."""

import asyncio
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from bot.model.errors import WorkerError

P = ParamSpec("P")
T = TypeVar("T")

_TASKS_PER_WORKER = 500
"""A worker is renewed after so many tasks: parsers leak a little."""


class Workers:
    """A pool of worker processes; a `bot.model.progress.Runner`.

    `seconds` and `megabytes` bound one task; the pool starts with the first task.
    """

    def __init__(self, *, count: int = 1, seconds: float = 10, megabytes: int = 1024) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._starting: asyncio.Task[None] | None = None
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["bot.pipeline.analyse"])
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=_TASKS_PER_WORKER,
            initializer=_limit_worker,
            initargs=(megabytes,),
            context=context,
        )

    async def __call__(self, work: Callable[P, T], /, *arguments: P.args, **options: P.kwargs) -> T:
        """Run `work` in a worker and return its result.

        Raises WorkerError when it was stopped, and whatever `work` itself raises.
        """
        await self._start()
        future = self._pool.schedule(
            work, args=list(arguments), kwargs=dict(options), timeout=self._seconds
        )
        try:
            result: T = await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise WorkerError(
                f"Reading it took more than {self._seconds:g} seconds, so it was stopped.",
                fix="Such a document is skipped; workers.seconds sets the limit.",
            ) from error
        except (MemoryError, ProcessExpired) as error:
            raise WorkerError(
                f"Reading it took more than {self._megabytes} MB of memory, so it was stopped.",
                fix="Such a document is skipped; workers.megabytes sets the limit.",
            ) from error
        return result

    async def _start(self) -> None:
        """Start the pool in a thread, once: that takes seconds, which the loop does not have."""
        if self._starting is None:
            self._starting = asyncio.create_task(asyncio.to_thread(self._start_pool))
        await asyncio.shield(self._starting)

    def _start_pool(self) -> None:
        _ = self._pool.active  # starts it when it has not started yet

    async def close(self) -> None:
        """Stop the workers now; work under way is given up."""
        if self._starting is not None:
            await asyncio.wait([self._starting])
        await asyncio.to_thread(self._stop)

    def _stop(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        try:
            self._pool.join()
        except CancelledError:
            return  # tasks that were still waiting: given up on purpose


def _limit_worker(megabytes: int) -> None:
    # Ctrl-C in a terminal reaches the whole process group; only the main process answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One thread a worker: more would fight with the other workers for the same two cores.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ[variable] = "1"
    limit = megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
