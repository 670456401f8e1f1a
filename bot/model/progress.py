"""Values handed in from outside: the clock, progress, and the runner of heavy work."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

Clock = Callable[[], datetime]
"""Returns the present moment, UTC-aware. Tests hand in their own."""

Progress = Callable[[str, int, int], None]
"""Told of progress: what is being done, how many are done, of how many (0: not known)."""


class Runner(Protocol):
    """Runs CPU-heavy work away from the event loop, in a worker process that can be killed.

    `work` is a module-level function; arguments and result are picklable.
    Raises `bot.model.errors.WorkerError` when the work took too long or too much memory.
    """

    def __call__(
        self, work: Callable[P, T], /, *arguments: P.args, **options: P.kwargs
    ) -> Awaitable[T]:
        """Run `work` and return its result."""
        ...
