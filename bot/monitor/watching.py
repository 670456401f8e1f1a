"""Watching: measures and serves while the bot runs, where the settings ask for it.

The libraries of the port are imported only then: a bot without it does without their memory.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Protocol

from bot.monitor.lag import LoopLag
from bot.pipeline.services import Services


class Sendable(Protocol):
    """What the monitor sees of a platform."""

    @property
    def name(self) -> str:
        """As in the settings."""
        ...

    @property
    def connected(self) -> bool:
        """Whether messages can be sent."""
        ...


@asynccontextmanager
async def watch(
    listen: str,
    services: Services,
    platforms: Sequence[Sendable],
    delivered_at: Callable[[], datetime | None],
) -> AsyncIterator[None]:
    """Serve `/healthz` and `/metrics` at `listen` (`host:port`) meanwhile; empty: nothing.

    Raises SettingsError where nothing can listen there.
    """
    if not listen:
        yield
        return
    from bot.monitor.server import Monitor

    lag = LoopLag()
    monitor = Monitor(
        services,
        lag,
        connected=lambda: {platform.name: platform.connected for platform in platforms},
        delivered_at=delivered_at,
    )
    host, _, port = listen.rpartition(":")
    await monitor.start(host.strip("[]"), int(port))
    try:
        async with _measuring(lag):
            yield
    finally:
        await monitor.stop()


@asynccontextmanager
async def _measuring(lag: LoopLag) -> AsyncIterator[None]:
    measuring = asyncio.create_task(lag.run(), name="loop lag")
    try:
        yield
    finally:
        measuring.cancel()
        await asyncio.gather(measuring, return_exceptions=True)
