"""Joined, kicked, shut out, let in again, restarted: real discord.py, the real desk, a stand-in."""

from datetime import timedelta
from typing import Any

from bot.pipeline.group import StoryWindow
from bot.pipeline.presence import purge_left
from tests.bot.platforms.discord.conftest import RunChat
from tests.builders.chat import Chat
from tests.builders.newsroom import NOW
from tests.builders.world import Clock
from tests.fakes.discord.rules import texts_of, walk
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import (
    ANNOUNCEMENTS,
    GUILD,
    MANAGER,
    NEWS,
    OTHER_CHANNEL,
    OTHER_GUILD,
    VIEW_AND_SEND,
    channel,
    forbid,
)
from tests.fakes.waiting import pass_time

RULES = "600000000000000012"


async def greeted(chat: Chat, discord: FakeDiscord, guild: str) -> None:
    async def is_greeted() -> bool:
        return (await chat.workspace(guild)).greeted_at is not None

    await chat.until(is_greeted)
    await chat.deliver()


def said(discord: FakeDiscord, channel_id: str) -> list[str]:
    return ["\n".join(texts_of(message)) for message in discord.world.sent(channel_id)]


async def plan(discord: FakeDiscord, at: str = NEWS) -> None:
    asked = await discord.slash("digest set", manager=True, at=at, time="08:00", timezone="UTC")
    assert "every day at 08:00" in await asked.answer()


async def closed(chat: Chat, channel_id: str, guild: str = GUILD) -> None:
    async def is_closed() -> bool:
        known = (await chat.channels(guild)).get(channel_id)
        return known is not None and known.closed_at is not None

    await chat.until(is_closed)


async def opened(chat: Chat, channel_id: str, guild: str = GUILD) -> None:
    async def is_open() -> bool:
        return (await chat.channels(guild))[channel_id].closed_at is None

    await chat.until(is_open)


async def test_from_the_invitation_to_the_first_digest_by_clicks_alone(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await discord.join(
            OTHER_GUILD,
            channel(RULES, 0, "rules", permission_overwrites=[forbid(OTHER_GUILD, 1 << 11)]),
            channel(OTHER_CHANNEL, 0, "general"),
        )
        await greeted(chat, discord, OTHER_GUILD)
        (hello,) = discord.world.sent(OTHER_CHANNEL)
        assert discord.world.sent(RULES) == []
        assert "Hello, Newsroom" in texts_of(hello)[0]

        select = next(c for c in walk(hello["components"]) if c.get("type") == 3)
        world = next(o["value"] for o in select["options"] if o["label"].startswith("Culture"))
        refused = await discord.press(select["custom_id"], picked=world, on=hello, at=OTHER_CHANNEL)
        assert "Only managers" in await refused.answer()
        topic = await discord.press(
            select["custom_id"], picked=world, on=hello, manager=True, at=OTHER_CHANNEL
        )
        assert "in which language" in await topic.answer()
        pack = await discord.press(
            topic.control("English · 1 feed"), manager=True, at=OTHER_CHANNEL
        )
        assert "Following 1 feed of Culture English" in await pack.answer()
        hours = pack.control("2. At what hour shall the digest come, here in this channel?")
        hour = await discord.press(
            hours, picked="news setup time:08:00", manager=True, at=OTHER_CHANNEL
        )
        assert "on whose clock" in await hour.answer()
        zones = hour.control(
            "3. 08:00 on whose clock? Choose the one that shows your time now. (1 of 2)"
        )
        done = await discord.press(
            zones,
            picked="news setup time:08:00 zone:Europe/Berlin",
            manager=True,
            at=OTHER_CHANNEL,
        )
        assert "every day at 08:00 (Europe/Berlin)" in await done.answer()
        planned = (await chat.channels(OTHER_GUILD))[OTHER_CHANNEL]
        assert planned.next_due is not None
        chat.clock.now = planned.next_due
        await chat.run_jobs()
        assert "Your digest" in said(discord, OTHER_CHANNEL)[-1]


async def test_a_renamed_channel_is_called_by_its_new_name(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await plan(discord)
        await discord.change(NEWS, name="daily-news")
        await (await discord.slash("digest preview")).answer()
        assert (await chat.channels(GUILD))[NEWS].name == "daily-news"


async def test_nobody_is_greeted_twice_and_who_joined_meanwhile_is_greeted(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    discord.world.guilds[GUILD] = {"system_channel_id": ANNOUNCEMENTS}
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
    discord.world.add_guild(OTHER_GUILD, channel(OTHER_CHANNEL, 0, "general"))
    async with run_chat() as chat:
        await greeted(chat, discord, OTHER_GUILD)
        await discord.gateway.dispatch("GUILD_CREATE", discord.world.guild())
        await plan(discord)
        await chat.deliver()
    assert len(said(discord, ANNOUNCEMENTS)) == 1  # its channel for system messages
    assert len(said(discord, OTHER_CHANNEL)) == 1
    assert said(discord, NEWS) == []


async def test_a_server_that_removes_the_bot_pauses_and_goes_on_when_it_is_back(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await plan(discord)

        async def left() -> bool:
            return (await chat.workspace(GUILD)).left_at is not None

        async def back() -> bool:
            return not await left()

        await discord.outage(GUILD)
        await discord.gateway.dispatch("GUILD_CREATE", discord.world.guild())
        await discord.is_read()
        assert not await left()
        special = discord.world.guilds[GUILD]
        await discord.kick(GUILD)
        await chat.until(left)
        chat.clock.now = NOW + timedelta(days=3)
        await chat.run_jobs()
        await discord.join(GUILD, **special)
        await chat.until(back)
        next_due = (await chat.channels(GUILD))[NEWS].next_due
    assert next_due is not None
    assert NOW + timedelta(days=3) < next_due <= NOW + timedelta(days=4)
    assert not any("Your digest" in text for text in said(discord, NEWS))


async def test_who_was_removed_meanwhile_is_found_missing_and_purged_in_the_end(
    discord: FakeDiscord, run_chat: RunChat, caplog: Any
) -> None:
    discord.world.add_guild(OTHER_GUILD, channel(OTHER_CHANNEL, 0, "general"))
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await greeted(chat, discord, OTHER_GUILD)
    discord.world.guilds.pop(OTHER_GUILD)
    clock = Clock(NOW)
    async with run_chat(clock) as chat:

        async def left() -> bool:
            return (await chat.workspace(OTHER_GUILD)).left_at is not None

        await discord.is_read()
        pass_time(2)  # without another server
        await chat.until(left)
        clock.now = NOW + timedelta(days=29)
        windows = chat.services.windows
        gone = (await chat.workspace(OTHER_GUILD)).id
        windows.keep(gone, StoryWindow())
        assert await purge_left(chat.services) == 0
        assert list(windows.held()) == [gone]
        clock.now = NOW + timedelta(days=31)
        assert await purge_left(chat.services) == 1
        assert not windows.held()
        known = await chat.services.storage.read(lambda t: t.workspaces.all())
    assert OTHER_GUILD not in [workspace.remote_id for workspace in known]
    assert GUILD in [workspace.remote_id for workspace in known]
    assert "left discord Newsroom over 30 days ago: its feeds, articles" in caplog.text


async def test_lost_permission_pauses_is_told_once_and_its_return_goes_on(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    direct = f"5{MANAGER[1:]}"
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await plan(discord)
        await discord.change(NEWS, permission_overwrites=[forbid(GUILD, VIEW_AND_SEND)])
        await closed(chat, NEWS)
        await chat.deliver()
        await discord.change(NEWS, name="news")
        await chat.deliver()
        (told,) = said(discord, direct)
        assert "The digest in #news is paused." in told
        assert "does not let the bot post" in told
        status = await discord.slash("news status", manager=True, at=ANNOUNCEMENTS)
        assert "does not let the bot post" in await status.answer()
        chat.clock.now = NOW + timedelta(days=1)
        await chat.run_jobs()
        await discord.change(NEWS, permission_overwrites=[])
        await opened(chat, NEWS)
        assert (await chat.channels(GUILD))[NEWS].next_due is not None
    assert discord.count("POST", f"/channels/{NEWS}/messages") == 1  # hello


async def test_a_manager_without_direct_messages_is_told_in_another_channel(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    direct = f"5{MANAGER[1:]}"
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await plan(discord)
        await plan(discord, at=ANNOUNCEMENTS)
        discord.world.refusals[direct] = 50007
        await discord.delete(NEWS)
        await closed(chat, NEWS)
        await chat.deliver()
    told = said(discord, ANNOUNCEMENTS)[-1]
    assert "#news is not posted any more.** The channel was deleted. Choose another one" in told
    assert "goes on by itself" not in told
    assert "</digest set:" in told


async def test_a_refused_message_closes_its_channel_and_nothing_is_tried_in_a_loop(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await plan(discord)
        discord.world.refusals[NEWS] = 50013
        for day in range(1, 4):
            chat.clock.now = NOW + timedelta(days=day)
            await chat.run_jobs()
        refused = discord.count("POST", f"/channels/{NEWS}/messages") - 1
        del discord.world.refusals[NEWS]
        resumed = await discord.slash("digest resume", manager=True)
        assert "is posted again here" in await resumed.answer()
        chat.clock.now = NOW + timedelta(days=5)
        chat.clock.now = (await chat.channels(GUILD))[NEWS].next_due or NOW
        await chat.run_jobs()
    assert refused == 1
    assert "Your digest" in said(discord, NEWS)[-1]


async def test_permission_lost_while_the_bot_was_down_is_seen_at_the_start(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat():
        await plan(discord)
    discord.world.channels[NEWS]["permission_overwrites"] = [forbid(GUILD, VIEW_AND_SEND)]
    async with run_chat() as chat:
        await closed(chat, NEWS)
    discord.world.channels[NEWS]["permission_overwrites"] = []
    async with run_chat() as chat:
        await opened(chat, NEWS)


async def renamed(chat: Chat, channel_id: str, name: str) -> None:
    async def is_renamed() -> bool:
        return (await chat.channels(GUILD))[channel_id].name == name

    await chat.until(is_renamed)


async def test_a_channel_with_another_name_is_called_by_it(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    """It was called by its old name until somebody asked something in it."""
    async with run_chat() as chat:
        await plan(discord)
        await discord.change(NEWS, name="morning")
        await renamed(chat, NEWS, "morning")
        asked = await discord.slash("news status", manager=True, at=ANNOUNCEMENTS)
        assert "Digest in #morning:" in (await asked.answer()).replace("\\", "")


async def test_a_name_that_changed_while_the_bot_was_off_is_noted_when_it_starts(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat():
        await plan(discord)
    discord.world.channels[NEWS]["name"] = "morning"
    async with run_chat() as chat:
        await renamed(chat, NEWS, "morning")
