"""Alerts in direct messages: they arrive, and where they cannot, their person is told once."""

from bot.pipeline.match import queue_alerts
from tests.bot.platforms.discord.conftest import RunChat
from tests.builders.chat import Chat
from tests.builders.newsroom import Newsroom, Report
from tests.fakes.discord.rules import walk
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import (
    GUILD,
    NEWS,
    OTHER_CHANNEL,
    OTHER_GUILD,
    READER,
    SEND,
    channel,
    forbid,
)

DIRECT = f"5{READER[1:]}"


async def publish(chat: Chat, title: str) -> None:
    """Bring an article, and send the alerts on it."""
    workspace, channel = await chat.workspace(GUILD), (await chat.channels(GUILD))[NEWS]
    room = Newsroom(chat.services.storage, chat.services, workspace, channel)
    story = await room.publish(Report(f"Post {title}", title, ("The ferry sailed at dawn.",)))

    now = chat.clock()
    found = await chat.services.storage.read(lambda t: t.stories.get(workspace.id, story))
    assert found is not None
    ids = [article.id for article in found.articles]
    await chat.services.storage.write(lambda t: queue_alerts(t, workspace.id, ids, now))
    await chat.deliver()


async def test_alerts_in_direct_messages_stop_and_go_on(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        asked = await discord.slash("alert add", query="ferry", where="DM")
        assert "you are told in direct messages" in await asked.answer()
        await publish(chat, "Ferry sails")
        assert len(discord.world.sent(DIRECT)) == 1

        discord.world.refusals[DIRECT] = 50007
        await publish(chat, "Second ferry sails")
        await publish(chat, "Third ferry sails")
        told = await discord.slash("alert list")
        assert "Your alerts in direct messages are paused." in await told.answer()
        again = await discord.slash("alert list")
        assert "are paused" not in await again.answer()

        del discord.world.refusals[DIRECT]
        resumed = await discord.press(told.control("Write to me again"), on=told.original)
        assert "go on with the next story" in await resumed.answer()
        await publish(chat, "Fourth ferry sails")
    assert len(discord.world.sent(DIRECT)) == 2
    assert discord.count("POST", f"/channels/{DIRECT}/messages") == 3


async def test_who_sets_an_alert_where_the_bot_may_not_post_is_told_so(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    """Commands work everywhere: "you are told here" it said, and nothing ever came."""
    discord.world.channels[NEWS]["permission_overwrites"] = [forbid(GUILD, SEND)]
    async with run_chat():
        asked = await discord.slash("alert add", query="ferry")
        answer = await asked.answer()
        assert "**But:** The bot may not post there yet." in answer
        assert "where:DM" in answer
        direct = await discord.slash("alert add", query="ferry", where="DM")
        assert "But:" not in await direct.answer()


async def test_where_else_is_asked_back(discord: FakeDiscord, run_chat: RunChat) -> None:
    async with run_chat():
        pressed = await discord.press("ask:alert add ferry where:dm")
        assert "in direct messages" in await pressed.answer()
        wrong = await discord.slash("alert add", query="ferry", where="by post")
        assert "Write `where:DM`" in await wrong.answer()


async def test_a_button_of_an_alert_asks_about_the_server_that_it_is_from(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    """It asked which server is meant, and of the one remembered about a story it does not have."""
    discord.world.add_guild(OTHER_GUILD, channel(OTHER_CHANNEL, 0, "general"), name="Second")
    async with run_chat() as chat:
        asked = await discord.slash("alert add", query="ferry", where="DM")
        await asked.answer()
        which = await discord.slash("alert list", in_guild=False)
        await which.answer()
        second = await discord.press(which.control("Second"), on=which.original, in_guild=False)
        assert "You have no alerts" in await second.answer()
        await publish(chat, "Ferry sails")
        (alert,) = discord.world.sent(DIRECT)
        button = next(c for c in walk(alert["components"]) if c.get("label") == "Details")
        pressed = await discord.press(button["custom_id"], on=alert, in_guild=False)
        assert "Ferry sails" in await pressed.answer()
