"""Every command that reads the archive is stopped when it takes too long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.digest import Digest
from bot.model.errors import TooLongError
from bot.storage.contract import Transaction
from commands.base import Context
from commands.dispatch import Desk, load_commands
from tests.builders.newsroom import NOW, Newsroom, Report
from tests.builders.small_archive import JAPAN, SOUTH_KOREA, TAKAICHI
from tests.commands.test_hostile_words import answer

HARBOUR = Report(
    "Wire",
    "Takaichi sees the harbour",
    ("Takaichi of Japan saw the harbour with guests from South Korea.",),
    (TAKAICHI, JAPAN, SOUTH_KOREA),
)
ASKED: dict[str, dict[str, str]] = {
    "who": {"actor": "Takaichi"},
    "between": {"a": "Japan", "b": "South Korea"},
    "story": {"story": "#1"},
    "topic": {"query": "harbour"},
    "search": {"words": "harbour"},
    "latest": {},
    "trending": {},
    "feed list": {},
    "alert list": {},
    "news status": {},
    "me data": {},
    "digest why": {"story": "#1"},
}


@pytest.fixture
async def much(room: Newsroom) -> Newsroom:
    """So much of everything that each look at it takes the database some work."""
    await room.publish(*[replace(HARBOUR, hours=n / 60) for n in range(1, 200)])
    await room.storage.write(lambda t: _store_more(t, room))
    return room


def _store_more(t: Transaction, room: Newsroom) -> None:
    here = (room.workspace.id, room.channel.id)
    for number in range(100):
        t.feeds.add(room.workspace.id, f"https://{number}.example/feed", "web")
        t.subscriptions.add(*here, "ada", f"harbour{number}", NOW)
    t.digests.record(Digest(*here, NOW - timedelta(hours=1), (), (), 0, 0), [], [])


async def test_each_command_that_reads_the_archive_is_bounded(much: Newsroom) -> None:
    """With no time at all, none gets to an answer: its reads are those that are bounded."""
    context = much.context()
    narrow = replace(context.services, storage=much.storage.bounded(-1))
    assert all([await is_answered(name, context) for name in ASKED])
    assert [
        name for name in ASKED if await is_answered(name, replace(context, services=narrow))
    ] == []


async def is_answered(command: str, context: Context) -> bool:
    try:
        return bool((await load_commands()[command](context, **ASKED[command])).parts)
    except TooLongError:
        return False


async def test_whoever_asks_reads_what_to_do(much: Newsroom) -> None:
    desk = Desk(much.services, load_commands(), patience=-1)
    said = await answer(desk, "who", {"actor": "Takaichi"})
    assert "more of the archive than one answer may. Ask for less" in said
