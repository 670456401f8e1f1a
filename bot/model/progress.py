"""Values handed in from outside: the clock, progress, and the runner of heavy work."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import ParamSpec, Protocol, TypeVar

from bot.model.message import Message

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


class Interim(Protocol):
    """Shows an answer while it is not complete yet: each time in place of what it showed before.

    A platform hands it in with a request; where an answer cannot change once given, it hands in
    none.
    """

    @property
    def patience(self) -> timedelta:
        """How long after the request the answer can be changed; it may become less."""
        ...

    async def show(self, message: Message) -> None:
        """Show the answer as it is by now. Never raises: the complete one follows anyway."""
        ...

    async def pause(self) -> None:
        """Wait until it is polite to show something else."""
        ...
