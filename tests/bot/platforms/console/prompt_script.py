"""A console on this terminal with a fake dispatcher, run in a process of its own by the tests."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.model.message import Message, Paragraph, Plain
from bot.model.request import Completion, Request
from bot.model.workspace import Channel
from bot.platforms.console import Console
from tests.fakes.dispatcher import FakeDispatcher

CHANNEL = Channel(1, 1, "console", "console", "console")


class SlowNews(FakeDispatcher):
    """Delivers a message while the next line is being typed."""

    def __init__(self) -> None:
        super().__init__(
            completions={
                "/wh": [Completion("who", "Who someone is")],
                "/who tak": [Completion("Sanae Takaichi", "Person")],
            }
        )
        self.news: list[asyncio.Task[object]] = []

    async def complete(self, request: Request) -> list[Completion]:
        """Suggest; where `news` is typed, deliver some."""
        if request.line == "news":
            message = Message((Paragraph((Plain("Fresh news"),)),))
            self.news.append(asyncio.create_task(console.send(CHANNEL, message, "n")))
        return await super().complete(request)


console = Console(
    out=sys.stdout,
    source=sys.stdin,
    history=Path(sys.argv[1]),
    clock=lambda: datetime(2026, 1, 13, 7, 0, tzinfo=UTC),
    zone=UTC,
)
asyncio.run(console.serve(SlowNews()))
print("ended cleanly")  # noqa: T201
