"""Every command that reads the archive is stopped when it takes too long."""

from dataclasses import replace

import pytest

from bot.model.errors import TooLongError
from bot.storage import bounds
from commands.dispatch import Desk, load_commands
from tests.builders.small_archive import SmallArchive
from tests.commands.test_hostile_words import answer

ASKED: dict[str, dict[str, str]] = {
    "who": {"actor": "Takaichi"},
    "between": {"a": "Japan", "b": "South Korea"},
    "story": {"story": "3"},
    "topic": {"query": "harbour"},
    "search": {"words": "harbour"},
    "latest": {},
    "trending": {},
    "feed list": {},
    "alert list": {},
    "news status": {},
    "me data": {},
    "digest why": {"story": "2"},
}


@pytest.mark.parametrize("command", ASKED)
async def test_each_command_that_reads_the_archive_is_bounded(
    archive: SmallArchive, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no time at all, none gets to an answer: its reads are those that are bounded."""
    monkeypatch.setattr(bounds, "STEPS", 1)
    room = archive.room
    context = room.context()
    narrow = replace(context.services, storage=room.storage.bounded(-1))
    with pytest.raises(TooLongError):
        await load_commands()[command](replace(context, services=narrow), **ASKED[command])


async def test_whoever_asks_reads_what_to_do(
    archive: SmallArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "STEPS", 1)
    desk = Desk(archive.room.services, load_commands(), patience=-1)
    said = await answer(desk, "who", {"actor": "Takaichi"})
    assert "more of the archive than one answer may. Ask for less" in said
