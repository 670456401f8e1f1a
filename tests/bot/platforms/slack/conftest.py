import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.slack import Slack
from tests.builders.chat import Chat, running_chat, serve
from tests.builders.world import Clock
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.http import SIGNING_SECRET, Requests
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import ADMIN, APP_TOKEN, BOT_TOKEN, FakeSlack

NOW = datetime(2026, 1, 13, 7, 0, tzinfo=UTC)

SOCKET, HTTP = "socket", "http"

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
def way() -> str:
    """How Slack tells the bot what people do; files that try both override it."""
    return SOCKET


@pytest.fixture
async def requests(slack: FakeSlack, way: str) -> AsyncIterator[Requests]:
    """Slack's requests over HTTP, with which it delivers where that is the way."""
    async with Requests(lambda: NOW) as requests:
        if way == HTTP:
            slack.deliver = requests.deliver
        yield requests


@pytest.fixture
def make(slack: FakeSlack, requests: Requests, way: str) -> Callable[..., Slack]:
    async def no_pause(seconds: float) -> None:
        await asyncio.sleep(0)

    def make_platform(**changed: Any) -> Slack:
        settings: dict[str, Any] = {
            "bot_token": BOT_TOKEN,
            **_ways(requests)[way],
            "api_base": slack.api_base,
            "clock": lambda: NOW,
            "pause": no_pause,
        }
        requests.clock = changed.get("clock", requests.clock)
        return Slack(**(settings | changed))

    return make_platform


@pytest.fixture
def connect(
    slack: FakeSlack, desk: FakeDesk, make: Callable[..., Slack], requests: Requests, way: str
) -> Connect:
    """Serve until the block ends; inside it the bot is connected."""

    @asynccontextmanager
    async def connected(**changed: Any) -> AsyncIterator[Slack]:
        platform = make(**changed)
        before = slack.socket.connections
        heard = (
            requests.wait_until_open()
            if way == HTTP
            else slack.socket.wait_for_connection(before + 1)
        )
        async with serve(platform, desk, heard):
            yield platform

    return connected


RunChat = Callable[..., AbstractAsyncContextManager[Chat]]


@pytest.fixture
def run_chat(slack: FakeSlack, make: Callable[..., Slack], tmp_path: Path) -> RunChat:
    """Run the real desk behind a connected platform; once more is a restart."""

    def run(clock: Clock | None = None, **changed: Any) -> AbstractAsyncContextManager[Chat]:
        connected = slack.socket.wait_for_connection(slack.socket.connections + 1)
        return running_chat(tmp_path, make(**changed), connected, clock)

    return run


def _ways(requests: Requests) -> dict[str, dict[str, str]]:
    return {
        SOCKET: {"app_token": APP_TOKEN},
        HTTP: {"signing_secret": SIGNING_SECRET, "listen": requests.address},
    }
