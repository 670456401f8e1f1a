import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.discord import Discord
from tests.builders.chat import Chat, running_chat, serve
from tests.builders.world import Clock
from tests.fakes.discord.addresses import kept_addresses
from tests.fakes.discord.desk import FakeDesk
from tests.fakes.discord.server import TOKEN, FakeDiscord

NOW = datetime(2026, 1, 13, 7, 0, tzinfo=UTC)

Connect = Callable[..., AbstractAsyncContextManager[Discord]]


@pytest.fixture(autouse=True)
def _own_addresses() -> Iterator[None]:
    with kept_addresses():
        yield


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as server:
        yield server


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def make(discord: FakeDiscord, tmp_path: Path) -> Callable[..., Discord]:
    async def no_pause(seconds: float) -> None:
        await asyncio.sleep(0)

    def make_platform(**changed: Any) -> Discord:
        settings: dict[str, Any] = {
            "token": TOKEN,
            "api_base": discord.api_base,
            "gateway_url": discord.gateway_url,
            "clock": lambda: NOW,
            "commands_file": tmp_path / "discord-commands",
            "pause": no_pause,
        }
        return Discord(**(settings | changed))

    return make_platform


@pytest.fixture
def connect(discord: FakeDiscord, desk: FakeDesk, make: Callable[..., Discord]) -> Connect:
    """Serve until the block ends; inside it the bot has a session."""

    @asynccontextmanager
    async def connected(**changed: Any) -> AsyncIterator[Discord]:
        platform = make(**changed)
        before = len(discord.gateway.identifies)
        session = discord.gateway.wait_for_session(before + 1)
        async with serve(platform, desk, session):
            yield platform

    return connected


RunChat = Callable[..., AbstractAsyncContextManager[Chat]]


@pytest.fixture
def run_chat(discord: FakeDiscord, make: Callable[..., Discord], tmp_path: Path) -> RunChat:
    """Run the real desk behind a connected platform; once more is a restart."""

    def run(clock: Clock | None = None, **changed: Any) -> AbstractAsyncContextManager[Chat]:
        sessions = discord.gateway.wait_for_session(
            len(discord.gateway.identifies) + discord.shards
        )
        return running_chat(tmp_path, make(**changed), sessions, clock)

    return run
