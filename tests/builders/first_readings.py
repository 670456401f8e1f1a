"""Feeds that are read one after the other, each while somebody waits to show how far it is."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.model.message import Message
from bot.storage.contract import Storage, Transaction
from tests.builders.world import Clock

BROKEN = "broken"
"""Feeds with that in their address cannot be read."""


@dataclass(slots=True)
class Turns:
    """`pause` is a platform's: while it waits, so many feeds have their first reading."""

    clock: Clock
    storage: Storage | None = None
    """Until it is set, nobody reads feeds."""
    at_a_time: int = 1
    waits: list[float] = field(default_factory=list)

    async def pause(self, seconds: float) -> None:
        """Let the time pass, and the next feeds be read."""
        self.waits.append(seconds)
        self.clock.turn(minutes=seconds / 60)
        await asyncio.sleep(0)
        if self.storage is not None:
            await self.storage.write(self._read_some)

    def _read_some(self, t: Transaction) -> None:
        workspaces = t.workspaces.all()
        feeds = [feed for one in workspaces for feed in t.feeds.list(one.id)]
        waiting = [f for f in feeds if not f.state.last_ok_at and not f.state.failures]
        for feed in waiting[: self.at_a_time]:
            now = self.clock()
            state = replace(feed.state, last_ok_at=now, readings=1)
            if BROKEN in feed.address:
                state = replace(feed.state, failures=1, last_error="It answers HTTP 500.")
            t.feeds.save_state(feed.id, state)


@dataclass(slots=True)
class Shown:
    """An `Interim` that keeps what it is shown."""

    turns: Turns
    patience: timedelta
    messages: list[Message] = field(default_factory=list)

    async def show(self, message: Message) -> None:
        """Keep it."""
        self.messages.append(message)

    async def pause(self) -> None:
        """Let five seconds pass."""
        await self.turns.pause(5.0)
