"""Three connections with servers spread over them: commands, joins and messages work on all."""

from collections.abc import Awaitable, Callable

import pytest

from bot.model.workspace import Channel, Workspace
from bot.platforms.discord.client import NewsClient
from tests.bot.platforms.discord.conftest import RunChat
from tests.bot.platforms.discord.test_delivery import HELLO
from tests.builders.chat import Chat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import NEWS, channel

SHARDS = 3


def guild_on(shard: int, number: int) -> str:
    """An id whose events come on a shard."""
    return str(((SHARDS * (1_000 + number) + shard) << 22) + number)


async def test_every_shard_hears_and_is_heard(
    discord: FakeDiscord, run_chat: RunChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(client: NewsClient, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify without the library's five seconds between two shards."""

    monkeypatch.setattr(NewsClient, "before_identify_hook", at_once)
    discord.shards = SHARDS
    places: dict[str, str] = {}
    for shard in range(SHARDS):
        guild, place = guild_on(shard, 1), f"60000000000000010{shard}"
        discord.world.add_guild(guild, channel(place, 0, "general"))
        places[guild] = place
    async with run_chat() as chat:
        assert sorted(i["shard"] for i in discord.gateway.identifies) == [[0, 3], [1, 3], [2, 3]]
        for shard in range(SHARDS):
            guild, place = guild_on(shard, 2), f"60000000000000020{shard}"
            await chat.until(is_greeted(chat, guild_on(shard, 1)))
            await discord.join(guild, channel(place, 0, "general"))
            places[guild] = place
        for guild, place in places.items():
            asked = await discord.slash(
                "digest set", manager=True, at=place, time="08:00", timezone="UTC"
            )
            assert "every day at 08:00" in await asked.answer()
            assert (await chat.channels(guild))[place].plan is not None
            to = Channel(1, 1, "discord", place, "general", workspace=guild)
            await chat.platform.send(to, HELLO, f"alert-{place}")
            await chat.until(is_greeted(chat, guild))
        left = [w for w in await workspaces(chat) if w.left_at]
    assert left == []
    assert all(discord.world.sent(place) for place in places.values())
    assert len(places) == 2 * SHARDS
    assert discord.world.overwrites == 1
    assert NEWS not in places.values()


def is_greeted(chat: Chat, guild: str) -> Callable[[], Awaitable[bool]]:
    async def greeted() -> bool:
        return (await chat.workspace(guild)).greeted_at is not None

    return greeted


async def workspaces(chat: Chat) -> list[Workspace]:
    return await chat.services.storage.read(lambda t: t.workspaces.all())
