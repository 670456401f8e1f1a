"""Worker processes for CPU-heavy work: killed when they take too long or too much memory.

::

    work ─pickle─▶ place? ─▶ pool ─▶ worker ─▶ result
                     └ a few more than there are workers: no worker waits for the event loop, and
                       nothing waits in the pool for long: what is not back by then never will be

The pool ends for good when a worker dies that has no work (the system was short of memory, an
operator's kill), and forgets work whose worker dies at the moment of taking it. Both happen to a
bot that runs for months: then a new pool takes the old one's place, and the work is done there.
"""

import asyncio
import contextlib
import logging
import multiprocessing
import os
import pickle
import resource
import signal
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar, cast

from pebble import ProcessExpired, ProcessPool

from bot.model.errors import WorkerError

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

_TASKS_PER_WORKER = 500
"""A worker is renewed after so many tasks: parsers leak a little."""
_AHEAD = 6
"""So much work is handed over before a worker is free for it."""
_START_SECONDS = 30.0
"""What a worker may take to start, and to be ended, on a machine that is busy."""


class Workers:
    """A pool of worker processes; a `bot.model.progress.Runner`.

    `seconds` and `megabytes` bound one task, `start_seconds` what comes on top before work counts
    as lost; the pool starts with the first task.
    """

    def __init__(
        self,
        *,
        count: int = 1,
        seconds: float = 10,
        megabytes: int = 1024,
        start_seconds: float = _START_SECONDS,
    ) -> None:
        self._count = count
        self._seconds = seconds
        self._megabytes = megabytes
        self._lost_after = (_AHEAD + 1) * seconds + start_seconds
        self._places = asyncio.Semaphore(count + _AHEAD)
        self._pool = _Pool(count, megabytes)
        self._starting: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._closed = False

    async def __call__(self, work: Callable[P, T], /, *arguments: P.args, **options: P.kwargs) -> T:
        """Run `work` in a worker and return its result.

        Raises WorkerError when it was stopped, and whatever `work` itself raises.
        """
        # What cannot be unpickled fails like any work, and not the worker that takes it.
        packed = await asyncio.to_thread(pickle.dumps, (work, arguments, options))
        async with self._places:
            try:
                return cast(T, await self._run(packed))
            except BrokenProcessPool:  # no fault of this work
                return cast(T, await self._run_again(packed))

    async def _run_again(self, packed: bytes) -> object:
        try:
            return await self._run(packed)
        except BrokenProcessPool as error:
            raise WorkerError(
                "No worker process could be kept running.",
                fix="The machine is short of memory, or something ends the bot's processes.",
            ) from error

    async def _run(self, packed: bytes) -> object:
        """Run packed work in the pool. Raises BrokenProcessPool where the pool ended before it."""
        await self._start()
        pool = self._pool
        try:
            async with asyncio.timeout(self._lost_after) as patience:
                return await asyncio.wrap_future(pool.schedule(packed, self._seconds))
        except BrokenProcessPool:
            self._replace(pool)
            raise
        except TimeoutError as error:
            if patience.expired():
                self._replace(pool)
            raise WorkerError(
                f"Reading it took more than {self._seconds:g} seconds, so it was stopped.",
                fix="Such a document is skipped; workers.seconds sets the limit.",
            ) from error
        except (MemoryError, ProcessExpired) as error:
            raise WorkerError(
                f"Reading it took more than {self._megabytes} MB of memory, so it was stopped.",
                fix="Such a document is skipped; workers.megabytes sets the limit.",
            ) from error

    async def _start(self) -> None:
        """Start the pool in a thread, once: that takes seconds, which the loop does not have."""
        if self._starting is not None and self._starting.done() and not self._pool.active:
            self._replace(self._pool)  # it has ended while nobody asked
        if self._starting is None:
            self._starting = asyncio.create_task(asyncio.to_thread(self._pool.start))
        await asyncio.shield(self._starting)

    def _replace(self, ended: "_Pool") -> None:
        """Put a new pool in the place of one that has ended, unless somebody has done it."""
        if ended is not self._pool or self._closed:
            return
        log.warning("The worker processes have ended; new ones are started.")
        self._pool, self._starting = _Pool(self._count, self._megabytes), None
        ending = asyncio.create_task(asyncio.to_thread(ended.stop))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    async def close(self) -> None:
        """Stop the workers now; work under way is given up."""
        self._closed = True
        if self._starting is not None:  # a pool that could not start has nothing to end
            await asyncio.gather(self._starting, return_exceptions=True)
        if self._ending:
            await asyncio.wait(self._ending)
        await asyncio.to_thread(self._pool.stop)


class _Pool:
    """The worker processes from their start to their end."""

    def __init__(self, count: int, megabytes: int) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["bot.pipeline.analyse"])
        self._under_way: set[Future[object]] = set()
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=_TASKS_PER_WORKER,
            initializer=_limit_worker,
            initargs=(megabytes,),
            context=context,
        )

    @property
    def active(self) -> bool:
        """Whether it takes work; asking starts it when it has not started yet."""
        return bool(self._pool.active)

    def start(self) -> None:
        """Start it, which takes seconds."""
        # The fork server, too, must not end of a Ctrl-C while it reads its modules.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
        try:
            _ = self.active
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def schedule(self, packed: bytes, seconds: float) -> Future[object]:
        """Give it work. Raises BrokenProcessPool."""
        try:
            future = self._pool.schedule(_unpack_and_run, args=[packed], timeout=seconds)
        except RuntimeError as error:  # it has ended this very moment
            raise BrokenProcessPool(str(error)) from error
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    def stop(self) -> None:
        """End all processes; what is under way fails with BrokenProcessPool. Takes a while."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        with contextlib.suppress(CancelledError):  # tasks that waited are given up on purpose
            self._pool.join()
        for future in list(self._under_way):
            if not future.done():
                future.set_exception(BrokenProcessPool("The pool was stopped."))


def _unpack_and_run(packed: bytes) -> object:
    work, arguments, options = pickle.loads(packed)
    return work(*arguments, **options)


def _limit_worker(megabytes: int) -> None:
    # Ctrl-C in a terminal reaches the whole process group, and so does the end of the terminal;
    # only the main process answers them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    # One thread a worker: more would fight with the other workers for the same two cores.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ[variable] = "1"
    limit = megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
