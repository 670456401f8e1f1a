"""The contract of an engine: what runs named jobs."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeAlias

Job: TypeAlias = Callable[[], Awaitable[object]]


class Engine(ABC):
    """Runs named jobs, each at most once at a time."""

    @abstractmethod
    async def defer(self, job: str, /, *, at: datetime | None = None) -> None:
        """Ask for a job, now or at a moment. Where it waits already, the earlier moment holds.

        Raises PlugInError for a name nobody registered.
        """

    @abstractmethod
    async def run(self) -> None:
        """Run what is asked for, until cancelled."""
