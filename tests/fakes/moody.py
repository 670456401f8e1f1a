"""A platform that works, or does not: it is told how to take the messages that come.

It does for its part what Discord and Slack do: asked for a message again, it looks whether it has
that already.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from bot.model.delivery import Receipt
from bot.model.errors import DeliveryError
from bot.model.message import Message
from bot.model.progress import Clock
from bot.model.workspace import Channel

Mood = Literal["works", "unreachable", "keeps and fails", "busy", "keeps and hangs", "hangs"]


@dataclass(slots=True)
class Moody:
    """The sending half of the platform, and what it shows its people."""

    clock: Clock
    mood: Mood = "works"
    posted: list[tuple[int, str]] = field(default_factory=list)
    """Channel and key of each message that people see, in their order."""
    shut: set[int] = field(default_factory=set)
    """The channels that the bot may not post in."""
    connected: bool = True
    hanging: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while a message is on its way that is never answered."""

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        """Take a message as its mood is. Raises DeliveryError."""
        if channel.id in self.shut:
            raise DeliveryError("I may not post there.", closed=True)
        if self.mood == "unreachable":
            raise DeliveryError("Nobody answers.", ambiguous=True)
        if self.mood == "busy":
            until = self.clock() + timedelta(minutes=10)
            raise DeliveryError("It asks for a rest.", retry_at=until)
        if self.mood != "hangs" and not (again and (channel.id, key) in self.posted):
            self.posted.append((channel.id, key))
        if self.mood == "keeps and fails":
            raise DeliveryError("It answered with 502.", ambiguous=True)
        if self.mood != "works":
            self.hanging.set()
            await asyncio.Event().wait()
        return Receipt(key)
