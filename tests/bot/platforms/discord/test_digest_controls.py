"""What a digest offers, also after a restart: only managers mute, and mutes are undone."""

from typing import Any

import pytest

from bot.model.message import Heading, Message, Plain, StoryCard
from bot.platforms.discord.limits import CUSTOM_ID
from bot.platforms.discord.render import render_message
from tests.bot.platforms.discord.conftest import RunChat
from tests.builders.chat import Chat
from tests.builders.newsroom import Newsroom
from tests.builders.small_archive import publish_all
from tests.fakes.discord.rules import texts_of, walk
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import GUILD, NEWS


async def digest_in(chat: Chat, discord: FakeDiscord) -> Any:
    """Fill the server's archive and post a digest in its channel; return the message."""
    asked = await discord.slash("digest set", manager=True, time="08:00", timezone="UTC")
    await asked.answer()
    workspace, channel = await chat.workspace(GUILD), (await chat.channels(GUILD))[NEWS]
    room = Newsroom(chat.services.storage, chat.services, workspace, channel)
    await publish_all(room)
    await (await discord.slash("digest now", manager=True)).answer()
    await chat.deliver()
    return discord.world.sent(NEWS)[-1]


def select(message: Any, placeholder: str) -> Any:
    found = [c for c in walk(message["components"]) if c.get("placeholder") == placeholder]
    assert len(found) == 1
    return found[0]


async def test_a_topic_is_muted_from_a_digest_and_back_again(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        digest = await digest_in(chat, discord)
    mute = select(digest, "Mute a topic …")
    summit = mute["options"][0]["value"]
    async with run_chat() as chat:
        refused = await discord.press(mute["custom_id"], picked=summit, on=digest)
        assert "Only managers" in await refused.answer()
        offered = await discord.press(mute["custom_id"], picked=summit, on=digest, manager=True)
        assert "What shall the digest here leave out" in await offered.answer()
        topic = offered.control("Sanae Takaichi")
        muted = await discord.press(topic, on=offered.original, manager=True)
        assert "leaves out stories with the actor Sanae Takaichi" in await muted.answer()
        undone = await discord.press(muted.control("Unmute"), on=muted.original, manager=True)
        assert "No longer left out of the digest here" in await undone.answer()


async def test_the_other_controls_go_on_after_a_restart(
    discord: FakeDiscord, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        digest = await digest_in(chat, discord)
    async with run_chat():
        follow, why = select(digest, "Follow an actor …"), select(digest, "Why this story? …")
        picked = next(o["value"] for o in follow["options"] if "Takaichi" in o["label"])
        followed = await discord.press(follow["custom_id"], picked=picked, on=digest)
        assert "Alert 1 is set" in (await followed.answer()).replace("*", "")
        reason = await discord.press(why["custom_id"], picked=why["options"][0]["value"], on=digest)
        assert "Chosen for place 1" in await reason.answer()
        details = next(c for c in walk(digest["components"]) if c.get("label") == "Details")
        story = await discord.press(details["custom_id"], on=digest)
        assert "Nara" in await story.answer()


@pytest.mark.parametrize("count", range(1, 9))
def test_a_digest_is_one_payload_with_all_it_offers(count: int) -> None:
    cards = [
        StoryCard(f"{n}.", f"Story {n}", "https://a.example", story_id=10**9 + n)
        for n in range(1, count + 1)
    ]
    (body,) = render_message(Message((Heading((Plain("Your digest"),)), *cards)))
    values = {o["value"] for c in walk(body["components"]) for o in c.get("options", ())}
    for card in cards:
        assert {f"digest why #{card.story_id}", f"digest mute story:#{card.story_id}"} <= values
    ids = [c["custom_id"] for c in walk(body["components"]) if "custom_id" in c]
    assert all(len(one.encode()) <= CUSTOM_ID for one in ids)
    assert len(set(ids)) == len(ids)
    assert texts_of(body)
