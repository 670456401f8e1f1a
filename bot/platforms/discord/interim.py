"""An answer on Discord before it is complete: what stands there is edited."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.model.message import Message
from bot.platforms.supervise import Pause

EVERY = 5.0
"""Seconds between two edits."""
_PATIENCE = timedelta(minutes=13)
"""The right to edit an answer is gone after fifteen minutes; the last edit may have to wait."""
_FAILURES = 3
"""In a row, after which nobody seems to see the answer: it can be dismissed."""


class EditedAnswer:
    """Edits the answer to one request; the `Interim` of Discord."""

    def __init__(self, show: Callable[[Message], Awaitable[bool]], pause: Pause) -> None:
        """`show` puts a message where the answer stands and returns whether it got there."""
        self._show = show
        self._pause = pause
        self._failures = 0

    @property
    def patience(self) -> timedelta:
        """How long after the request the answer can be changed."""
        return _PATIENCE

    async def show(self, message: Message) -> None:
        """Show the answer as it is by now.

        The library waits and tries again where Discord says that it is too often.
        """
        if self._failures < _FAILURES:
            self._failures = 0 if await self._show(message) else self._failures + 1

    async def pause(self) -> None:
        """Wait until it is polite to edit again."""
        await self._pause(EVERY)
