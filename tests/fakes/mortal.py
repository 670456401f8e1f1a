"""A storage that can die with its process between two transactions, as a kill leaves it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bot.storage.contract import Storage, Transaction

T = TypeVar("T")


@dataclass(slots=True)
class Mortal:
    """Hands work on to a storage until the process is killed; then nothing is ever answered."""

    storage: Storage
    writes_left: int | None = None
    """After so many writes the process is killed; None: it lives."""
    answered: bool = False
    """Whether the last write is kept: then its answer never comes."""
    died: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """Read, as long as the process lives."""
        await self._live()
        return await self.storage.read(work)

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Write, as long as the process lives."""
        await self._live()
        if self.writes_left == 0:
            if self.answered:
                await self.storage.write(work)
            self.died.set()
            await self._live()
        if self.writes_left is not None:
            self.writes_left -= 1
        return await self.storage.write(work)

    def bounded(self, seconds: float) -> "Storage":
        """Return the same storage: nothing here takes long."""
        return self

    async def settings(self) -> Mapping[str, str]:
        """Return facts about the database."""
        return await self.storage.settings()

    async def empty_log(self) -> None:
        """Empty the log, as long as the process lives."""
        await self._live()
        await self.storage.empty_log()

    async def close(self) -> None:
        """Leave the storage open: it outlives the process."""

    async def _live(self) -> None:
        if self.died.is_set():
            await asyncio.Event().wait()
