"""A runner that counts what had to be stopped, for one feed."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from bot.model.errors import WorkerError
from bot.model.progress import Runner

P = ParamSpec("P")
T = TypeVar("T")


class CountingRunner:
    """Hands work on to another `bot.model.progress.Runner`, counting what it had to stop."""

    def __init__(self, run: Runner) -> None:
        self.kills = 0
        self._run = run

    async def __call__(self, work: Callable[P, T], /, *arguments: P.args, **options: P.kwargs) -> T:
        """Run `work` and return its result. Raises WorkerError when it was stopped."""
        try:
            return await self._run(work, *arguments, **options)
        except WorkerError:
            self.kills += 1
            raise
