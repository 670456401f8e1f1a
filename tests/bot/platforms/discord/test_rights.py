"""Threads, forums and roles that change: what is closed to the bot there, and opens again."""

from datetime import timedelta
from typing import Any

from bot.model.workspace import Channel
from tests.bot.platforms.discord.conftest import RunChat
from tests.bot.platforms.discord.test_delivery import HELLO
from tests.bot.platforms.discord.test_presence import (
    RULES,
    closed,
    greeted,
    opened,
    plan,
    renamed,
    said,
)
from tests.builders.chat import Chat
from tests.builders.newsroom import NOW
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import (
    BOT,
    FORUM,
    GUILD,
    MANAGER,
    NEWS,
    REQUIRE_TAG,
    SEND_IN_THREADS,
    THREAD,
    VIEW_AND_SEND,
    forbid,
    thread,
    user,
)


async def test_a_thread_whose_channel_is_hidden_hides_nothing_else(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    """The library raises where it does not know a thread's channel: the server stayed unknown."""
    discord.world.channels["600000000000000021"] = thread("600000000000000021", RULES, "kept")
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        kept = Channel(1, 1, "discord", "600000000000000021", "kept", workspace=GUILD)
        await chat.platform.send(kept, HELLO, "alert-1")
    assert len(said(discord, kept.remote_id)) == 1


async def test_a_forum_that_wants_tags_is_told_of_once_and_goes_on_when_it_does_not(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    """Whatever else changed on the server opened it again, for the next refusal and notice."""
    direct = f"5{MANAGER[1:]}"
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await plan(discord, at=FORUM)
        await discord.change(FORUM, flags=REQUIRE_TAG)
        for day in range(1, 4):
            chat.clock.now = NOW + timedelta(days=day)
            await chat.run_jobs()
            await discord.change(NEWS, name=f"news-{day}")
            await discord.is_read()
        (told,) = said(discord, direct)
        assert "wants a tag on every post" in told
        assert discord.count("POST", f"/channels/{FORUM}/threads") == 1
        await discord.change(FORUM, flags=0)
        await opened(chat, FORUM)


async def change_thread(discord: FakeDiscord, thread_id: str, **values: Any) -> None:
    kept = discord.world.channels[thread_id]
    kept["thread_metadata"] = kept["thread_metadata"] | values.pop("metadata", {})
    kept |= values
    await discord.gateway.dispatch("THREAD_UPDATE", kept)


async def refuse_digest_in_thread(
    chat: Chat, discord: FakeDiscord, code: int, metadata: dict[str, bool]
) -> None:
    """Plan a digest in a thread that then takes none, and let it fall due."""
    await greeted(chat, discord, GUILD)
    await plan(discord, at=THREAD)
    await change_thread(discord, THREAD, metadata=metadata)
    discord.world.refusals[THREAD] = code
    chat.clock.now = NOW + timedelta(days=1)
    await chat.run_jobs()


async def test_a_locked_thread_goes_on_when_it_is_unlocked(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    discord.world.guilds[GUILD] = {"rights": VIEW_AND_SEND | SEND_IN_THREADS}
    async with run_chat() as chat:
        await refuse_digest_in_thread(chat, discord, 160005, {"locked": True})
        await discord.change(NEWS, name="daily")
        await discord.is_read()
        known = (await chat.channels(GUILD))[THREAD]
        assert known.closed_reason.startswith("The channel thread is a locked thread.")
        del discord.world.refusals[THREAD]
        await change_thread(discord, THREAD, metadata={"locked": False})
        await opened(chat, THREAD)


async def test_an_archived_thread_goes_on_when_it_is_opened(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    discord.world.guilds[GUILD] = {"rights": VIEW_AND_SEND | SEND_IN_THREADS}
    async with run_chat() as chat:
        await refuse_digest_in_thread(chat, discord, 50083, {"archived": True, "locked": True})
        assert (await chat.channels(GUILD))[THREAD].closed_at is not None
        del discord.world.refusals[THREAD]
        await change_thread(discord, THREAD, metadata={"archived": False, "locked": False})
        await opened(chat, THREAD)


async def test_an_archived_thread_that_is_changed_is_still_archived(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    """The library takes it for one that was opened: its manager was told of it again and again."""
    discord.world.guilds[GUILD] = {"rights": VIEW_AND_SEND | SEND_IN_THREADS}
    async with run_chat() as chat:
        await refuse_digest_in_thread(chat, discord, 50083, {"archived": True})
        await change_thread(discord, THREAD, name="older")
        await discord.is_read()
        assert (await chat.channels(GUILD))[THREAD].closed_at is not None


async def test_a_renamed_thread_is_called_by_its_new_name_at_once(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await plan(discord, at=THREAD)
        await change_thread(discord, THREAD, name="evening")
        await renamed(chat, THREAD, "evening")


async def test_a_role_that_is_deleted_takes_what_it_allowed_with_it(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    discord.world.add_role("news bot", VIEW_AND_SEND)
    role = discord.world.roles[0]["id"]
    bot = {"user": user(BOT, "verbatim", bot=True), "roles": [role], "flags": 0}
    discord.world.guilds[GUILD] = {"members": [bot], "rights": 0}
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await plan(discord)
        await discord.gateway.dispatch("GUILD_ROLE_DELETE", {"guild_id": GUILD, "role_id": role})
        await closed(chat, NEWS)


async def test_a_thread_goes_with_the_channel_it_belongs_to(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    direct = f"5{MANAGER[1:]}"
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await plan(discord, at=THREAD)
        await discord.delete(NEWS)
        await closed(chat, THREAD)
        await chat.deliver()
        (told,) = said(discord, direct)
    assert "The digest in #thread is not posted any more.** The channel was deleted." in told


async def test_a_right_that_comes_and_goes_while_a_digest_is_due_costs_no_digest(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await greeted(chat, discord, GUILD)
        await plan(discord)
        due = (await chat.channels(GUILD))[NEWS].next_due
        assert due is not None
        chat.clock.now = due - timedelta(seconds=10)
        await discord.change(NEWS, permission_overwrites=[forbid(GUILD, VIEW_AND_SEND)])
        await closed(chat, NEWS)
        await chat.run_jobs()
        chat.clock.now = due + timedelta(seconds=10)
        await discord.change(NEWS, permission_overwrites=[])
        await opened(chat, NEWS)
        await chat.run_jobs()
        channel = (await chat.channels(GUILD))[NEWS]
    assert channel.closed_at is None
    assert any("Your digest" in text for text in said(discord, NEWS))
