"""The first sign to whoever asks: late, twice, lost on its way."""

import asyncio
from typing import Any

import pytest

from tests.bot.platforms.discord.conftest import Connect
from tests.fakes.discord.desk import FakeDesk
from tests.fakes.discord.server import FakeDiscord, Fault


@pytest.mark.parametrize(
    "fault",
    [
        Fault(404, {"message": "Unknown interaction", "code": 10062}),  # too late
        Fault(400, {"message": "Already acknowledged.", "code": 40060}),
    ],
)
async def test_who_cannot_be_answered_any_more_harms_nobody_else(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect, fault: Fault
) -> None:
    discord.fail("POST", "/callback", fault)
    async with connect():
        lost = await discord.slash("trending")
        again = await discord.slash("trending")
        assert await again.answer() == "trending"
    assert lost.original is None
    assert len(desk.asked) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault(503, {"message": "no", "code": 0}, stored=True),
        Fault(502, "<html>", content_type="text/html", stored=True),
        Fault(200, "<html>", content_type="text/html", stored=True),
        Fault(stored=True),
    ],
)
async def test_who_looks_at_thinking_is_answered_though_the_sign_went_wrong(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect, monkeypatch: Any, fault: Fault
) -> None:
    """The library says it once more, which Discord refuses: it has heard already."""
    real_sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: real_sleep(0))
    discord.fail("POST", "/callback", fault)
    async with connect():
        asked = await discord.slash("trending")
        assert await asked.answer() == "trending"
    assert len(asked.callbacks) == len(desk.asked) == 1


async def test_what_another_answered_completely_is_not_answered_again(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    twice = Fault(400, {"message": "Already acknowledged.", "code": 40060}, stored=True)
    discord.fail("POST", "/callback", twice)
    discord.fail("GET", "@original", Fault(200, {"flags": 64, "content": "its answer"}))
    async with connect():
        first = await discord.slash("trending")
        again = await discord.slash("trending")
        assert await again.answer() == "trending"
    assert first.original is None
    assert len(desk.asked) == 1
