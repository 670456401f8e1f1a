"""The real desk over a real database, joined to a platform that speaks to a stand-in."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.model.request import Dispatcher, Event
from bot.model.workspace import Channel, Workspace
from bot.pipeline.deliver import deliver_due
from bot.pipeline.post import post_due
from bot.pipeline.services import Services
from bot.platforms.base import Platform
from commands.dispatch import Desk, load_commands
from tests.builders.newsroom import NOW, open_newsroom
from tests.builders.world import Clock


class WatchedDesk(Desk):
    """The real desk, which says when it has taken note of something."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.changed = asyncio.Condition()

    async def happened(self, event: Event) -> None:
        """Take note, and say so."""
        await super().happened(event)
        async with self.changed:
            self.changed.notify_all()


@dataclass(slots=True)
class Chat:
    """A running bot of one platform; its jobs run when a test says so."""

    services: Services
    platform: Platform
    desk: WatchedDesk
    clock: Clock
    _serving: "asyncio.Task[None] | None" = field(default=None)

    async def until(self, true: Callable[[], Awaitable[bool]]) -> None:
        """Wait until something is true that the platform tells of."""
        async with asyncio.timeout(30), self.desk.changed:
            while not await true():
                await self.desk.changed.wait()

    async def run_jobs(self) -> None:
        """Post what is due, and send what waits."""
        await post_due(self.services)
        await self.deliver()

    async def deliver(self) -> int:
        """Send what waits."""
        return await deliver_due(self.services, {self.platform.name: self.platform})

    async def workspace(self, remote_id: str) -> Workspace:
        """Return a workspace by the platform's id."""
        name = self.platform.name
        return await self.services.storage.write(lambda t: t.workspaces.ensure(name, remote_id, ""))

    async def channels(self, remote_id: str) -> dict[str, Channel]:
        """Return the channels of a workspace by the platform's ids."""
        workspace = await self.workspace(remote_id)
        found = await self.services.storage.read(lambda t: t.channels.list(workspace.id))
        return {channel.remote_id: channel for channel in found}


@asynccontextmanager
async def running_chat(
    folder: Path, platform: Platform, connected: Awaitable[object], clock: Clock | None = None
) -> AsyncIterator[Chat]:
    """Serve a platform over a database in `folder` until the block ends.

    Inside it `connected` has come true; a second block on the same folder is a restart.
    """
    room = await open_newsroom(folder)
    clock = clock or Clock(NOW)
    services = replace(room.services, clock=clock)
    desk = WatchedDesk(services, load_commands(), {platform.name: platform})
    try:
        async with serve(platform, desk, connected) as serving:
            yield Chat(services, platform, desk, clock, serving)
    finally:
        await room.close()


@asynccontextmanager
async def serve(
    platform: Platform, dispatcher: Dispatcher, connected: Awaitable[object]
) -> AsyncIterator["asyncio.Task[None]"]:
    """Serve a platform until the block ends; inside it `connected` has come true.

    What ends the platform before that is raised.
    """
    serving = asyncio.create_task(platform.serve(dispatcher))
    try:
        waiting = asyncio.ensure_future(connected)
        await asyncio.wait((waiting, serving), return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            waiting.cancel()
            await serving
        await waiting
        yield serving
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
