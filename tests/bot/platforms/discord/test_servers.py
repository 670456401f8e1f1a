"""Two servers with one bot: neither reaches into the other."""

import pytest

from bot.model.errors import DeliveryError
from bot.model.workspace import Channel
from tests.bot.platforms.discord.conftest import Connect, RunChat
from tests.bot.platforms.discord.test_delivery import HELLO, KEY
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import (
    FORUM,
    GUILD,
    NEWS,
    OTHER_CHANNEL,
    OTHER_GUILD,
    THREAD,
    VIEW_AND_SEND,
    channel,
    forbid,
    thread,
)

PLAN = {"time": "08:00", "timezone": "UTC"}


@pytest.fixture(autouse=True)
def _other_server(discord: FakeDiscord) -> None:
    discord.world.add_guild(OTHER_GUILD, channel(OTHER_CHANNEL, 0, "private"))


async def test_a_picked_channel_is_planned_by_its_id(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        picked = discord.world.channels[FORUM]
        asked = await discord.slash("digest set", manager=True, channel=picked, **PLAN)
        assert "is posted in #forum every day at 08:00" in (await asked.answer()).replace("\\", "")
        assert (await chat.channels(GUILD))[FORUM].plan is not None


@pytest.mark.parametrize("name", ["Tips > tricks", "a|b", "<#1>", "plain"])
async def test_a_picked_thread_is_planned_whatever_it_is_called(
    discord: FakeDiscord, run_chat: RunChat, name: str
) -> None:
    discord.world.channels[THREAD]["name"] = name
    async with run_chat() as chat:
        picked = discord.world.channels[THREAD]
        asked = await discord.slash("digest set", manager=True, channel=picked, **PLAN)
        assert "every day at 08:00" in await asked.answer()
        assert (await chat.channels(GUILD))[THREAD].plan is not None


LINES = ("digest set 08:00 UTC", "digest now", "digest mute ferry", "digest pause", "digest mute")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("name", ["", "|news"])
async def test_another_servers_channel_is_refused(
    discord: FakeDiscord, run_chat: RunChat, line: str, name: str
) -> None:
    async with run_chat() as chat:
        typed = f"ask:{line} channel:<#{OTHER_CHANNEL}{name}>"
        asked = await discord.press(typed, manager=True)
        assert "That channel is not one of this server, or I cannot see it. Choose" in (
            await asked.answer()
        )
        assert OTHER_CHANNEL not in await chat.channels(GUILD)


async def test_a_picked_channel_of_another_server_is_refused(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat():
        picked = discord.world.channels[OTHER_CHANNEL]
        asked = await discord.slash("digest now", manager=True, channel=picked)
        assert "not one of this server" in await asked.answer()


async def test_a_channel_that_does_not_exist_is_refused(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat():
        pressed = await discord.press("ask:digest now channel:<#123456789012345678>", manager=True)
        assert "not one of this server" in await pressed.answer()


async def test_a_category_is_refused(discord: FakeDiscord, run_chat: RunChat) -> None:
    discord.world.channels["600000000000000099"] = channel("600000000000000099", 4, "lobby")
    async with run_chat():
        asked = await discord.press(
            "ask:digest set 08:00 UTC channel:<#600000000000000099>", manager=True
        )
        assert "That is a category" in await asked.answer()


@pytest.mark.parametrize("remote_id", [OTHER_CHANNEL, FORUM])
async def test_the_sender_looks_again(
    discord: FakeDiscord, connect: Connect, remote_id: str
) -> None:
    """Whatever the database says: what is one server's goes to no other."""
    stranger = GUILD if remote_id == OTHER_CHANNEL else OTHER_GUILD
    async with connect() as platform:
        to = Channel(1, 1, "discord", remote_id, "news", workspace=stranger)
        with pytest.raises(DeliveryError, match="not one of the server") as caught:
            await platform.send(to, HELLO, KEY)
        await platform.send(Channel(1, 1, "discord", NEWS, "news", workspace=GUILD), HELLO, KEY)

    assert caught.value.dead
    assert discord.world.sent(OTHER_CHANNEL) == []
    assert len(discord.world.sent(NEWS)) == 1


async def test_a_channel_that_the_bot_may_not_write_to_is_told_when_it_is_planned(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    discord.world.channels[NEWS]["permission_overwrites"] = [forbid(GUILD, VIEW_AND_SEND)]
    async with run_chat():
        asked = await discord.slash("digest set", manager=True, **PLAN)
        assert "The bot may not post there yet. Give its role View Channel" in await asked.answer()


async def test_nothing_is_promised_where_the_bot_may_not_write(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    discord.world.channels[NEWS]["permission_overwrites"] = [forbid(GUILD, 1 << 11)]
    async with run_chat():
        asked = await discord.slash("digest now", manager=True)
        assert "Nothing is posted here. The bot may not post there yet." in await asked.answer()


@pytest.mark.parametrize("rights", [VIEW_AND_SEND, VIEW_AND_SEND | 1 << 38])
async def test_in_a_thread_the_right_for_threads_is_named(
    discord: FakeDiscord, run_chat: RunChat, rights: int
) -> None:
    discord.world.guilds[GUILD]["rights"] = rights
    async with run_chat():
        asked = await discord.slash("digest set", manager=True, at=THREAD, **PLAN)
        missing = "Give its role View Channel and Send Messages in Threads there"
        assert (missing in await asked.answer()) == (rights == VIEW_AND_SEND)


async def test_in_a_post_of_a_forum_the_forums_digest_is_meant(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    post = thread("600000000000000098", FORUM, "Your digest")
    discord.world.channels[post["id"]] = post
    async with run_chat() as chat:
        asked = await discord.slash("digest set", manager=True, at=post["id"], **PLAN)
        await asked.answer()
        assert (await chat.channels(GUILD))[FORUM].plan is not None
