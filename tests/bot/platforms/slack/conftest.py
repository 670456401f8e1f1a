import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.slack import Slack
from tests.builders.chat import Chat, running_chat
from tests.builders.world import Clock
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import ADMIN, APP_TOKEN, BOT_TOKEN, FakeSlack

NOW = datetime(2026, 1, 13, 7, 0, tzinfo=UTC)

Connect = Callable[..., AbstractAsyncContextManager[Slack]]


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as server:
        yield server
    # Whatever a test is about: the bot never sends what Slack would refuse.
    assert server.refused == []


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def person(slack: FakeSlack) -> Someone:
    return Someone(slack)


@pytest.fixture
def admin(slack: FakeSlack) -> Someone:
    return Someone(slack, ADMIN)


@pytest.fixture
def make(slack: FakeSlack) -> Callable[..., Slack]:
    async def no_pause(seconds: float) -> None:
        await asyncio.sleep(0)

    def make_platform(**changed: Any) -> Slack:
        settings: dict[str, Any] = {
            "bot_token": BOT_TOKEN,
            "app_token": APP_TOKEN,
            "api_base": slack.api_base,
            "clock": lambda: NOW,
            "pause": no_pause,
            "patience": 0.6,
            "ping_interval": 0.05,
        }
        return Slack(**(settings | changed))

    return make_platform


@pytest.fixture
def connect(slack: FakeSlack, desk: FakeDesk, make: Callable[..., Slack]) -> Connect:
    """Serve until the block ends; inside it the bot is connected."""

    @asynccontextmanager
    async def connected(**changed: Any) -> AsyncIterator[Slack]:
        platform = make(**changed)
        before = slack.socket.connections
        serving = asyncio.create_task(platform.serve(desk))
        try:
            waiting = asyncio.create_task(slack.socket.wait_for_connection(before + 1))
            await asyncio.wait((waiting, serving), return_when=asyncio.FIRST_COMPLETED)
            if serving.done():
                waiting.cancel()
                await serving
            await waiting
            yield platform
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)

    return connected


RunChat = Callable[..., AbstractAsyncContextManager[Chat]]


@pytest.fixture
def run_chat(slack: FakeSlack, make: Callable[..., Slack], tmp_path: Path) -> RunChat:
    """Run the real desk behind a connected platform; once more is a restart."""

    def run(clock: Clock | None = None) -> AbstractAsyncContextManager[Chat]:
        connected = slack.socket.wait_for_connection(slack.socket.connections + 1)
        return running_chat(tmp_path, make(), connected, clock)

    return run
