from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.sources.client import Client
from tests.fakes.web import ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
async def web() -> AsyncIterator[ScriptedWeb]:
    async with ScriptedWeb() as server:
        yield server


@pytest.fixture
async def client(web: ScriptedWeb) -> AsyncIterator[Client]:
    made = Client(
        user_agent="Verbatim-test/1",
        allow_private=[web.address],
        clock=lambda: NOW,
        seconds=5,
    )
    yield made
    await made.aclose()
