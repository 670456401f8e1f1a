"""The contract of a platform."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

from bot.model.delivery import Receipt
from bot.model.message import Message
from bot.model.request import Dispatcher
from bot.model.workspace import Channel, Managers

Payload: TypeAlias = Any
"""What one call of the platform's API takes; its own renderer makes it, its own sender sends it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A platform's limits on one payload."""

    characters: int
    utf8_bytes: int = 0
    """0: no limit of its own."""


class Platform(ABC):
    """A place where people are: Discord, Slack, the console."""

    name: ClassVar[str]
    limits: ClassVar[Limits]

    @property
    def connected(self) -> bool:
        """Whether there is any use in sending now."""
        return True

    @abstractmethod
    def render(self, message: Message) -> list[Payload]:
        """Return the payloads that show a message. Pure; never fails, whatever the message."""

    @abstractmethod
    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        """Deliver a message. The same `key` never shows twice where the platform can tell.

        `again`: it was tried before, so it may be there. Raises DeliveryError.
        """

    async def check_channel(self, workspace: str, channel: str) -> None:  # noqa: B027
        """Make sure that a channel is the workspace's. Raises NotAllowedError.

        Overridden where there is more than one workspace.
        """

    async def why_closed(self, workspace: str, channel: str) -> str:
        """Return in sentences why nothing can be posted in a channel; empty where it can."""
        return ""

    async def who_manages(self, workspace: str) -> Managers:
        """Return who manages a workspace by right, as far as the platform can tell."""
        return Managers()

    async def name_of(self, workspace: str, person: str) -> str:
        """Return what a member is called; nothing for a bot and for anybody else."""
        return ""

    async def has_right(self, workspace: str, person: str) -> bool:
        """Return whether a member manages by right; no where the platform does not say."""
        return False

    @abstractmethod
    async def serve(self, dispatcher: Dispatcher) -> None:
        """Listen to people and hand on what they ask, until cancelled or (console) at the end."""
