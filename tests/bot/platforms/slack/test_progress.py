"""An answer that goes on: one direct message, changed by the real SDK as far as Slack lets it."""

from collections.abc import AsyncIterator

import pytest

from bot.sources.opml import OpmlFeed, write_opml
from tests.bot.platforms.slack.conftest import RunChat
from tests.builders.chat import Chat
from tests.builders.first_readings import Turns
from tests.builders.newsroom import NOW
from tests.builders.world import Clock
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import ADMIN, CHANNEL, DIRECT, FakeSlack, Fault

FEEDS = [
    OpmlFeed("https://herald.example/rss", "Coast Herald"),
    OpmlFeed("https://broken.example/rss", "Broken Post"),
]
MINE = f"D{ADMIN}"
"""The admin's direct messages with the bot."""
BEGIN, HALF, END = (
    "Following 2 more feeds.",
    "Following 2 more feeds: 1 read and 1 not read yet.",
    "Following 2 more feeds: 1 read and 1 cannot be read.",
)


@pytest.fixture
def turns() -> Turns:
    return Turns(Clock(NOW))


@pytest.fixture
async def chat(run_chat: RunChat, turns: Turns) -> AsyncIterator[Chat]:
    async with run_chat(turns.clock, pause=turns.pause) as chat:
        turns.storage = chat.services.storage
        yield chat


@pytest.fixture
async def shared(slack: FakeSlack) -> dict[str, str]:
    """A list of feeds that somebody shares with the bot."""
    body = write_opml(FEEDS)
    file = slack.files.add("mine.opml", len(body), body)
    return {"id": file.id, "name": file.name}


async def until_said(slack: FakeSlack, place: str, words: str) -> list[str]:
    """Wait until a message of a place holds some words; return its lines from the first on."""
    said: list[str] = []
    while words not in (said or [""])[-1]:
        changed = await slack.changed.next()
        assert changed["channel"] == place
        said.append(changed["text"])
    return said


async def test_asked_in_direct_messages_it_is_changed_there(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str]
) -> None:
    await admin.shares("feed import confirm:yes", shared)
    assert (await slack.posted.next())["text"] == BEGIN
    assert await until_said(slack, DIRECT, END) == [HALF, END]
    assert slack.shown(DIRECT) == [END]
    assert "Broken Post" in str(slack.places[DIRECT].messages)
    assert slack.responded.empty()


async def import_in_channel(slack: FakeSlack, admin: Someone, shared: dict[str, str]) -> None:
    """Look at the list in direct messages, then press its button in a channel."""
    await admin.shares("", shared)
    looked = await slack.posted.next()
    (follow,) = (e for b in looked["blocks"] if b["type"] == "actions" for e in b["elements"])
    await admin.presses(follow)


async def test_asked_in_a_channel_it_stands_in_the_direct_messages(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str]
) -> None:
    await import_in_channel(slack, admin, shared)
    first, then = await slack.responded.next(), await slack.responded.next()
    assert first["text"] == BEGIN
    assert "stands in your direct messages" in then["text"]
    assert {first["response_type"], then["response_type"]} == {"ephemeral"}
    assert (await slack.posted.next())["text"] == HALF
    assert await until_said(slack, MINE, END) == [END]
    assert slack.shown(CHANNEL) == []
    assert slack.responded.empty()


async def test_what_is_over_at_a_second_look_is_answered_where_it_was_asked(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str], turns: Turns
) -> None:
    turns.at_a_time = 2
    await import_in_channel(slack, admin, shared)
    assert [(await slack.responded.next())["text"] for _ in range(2)] == [BEGIN, END]
    assert MINE not in slack.places


async def test_a_change_that_comes_too_often_waits_as_long_as_slack_says(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str], turns: Turns
) -> None:
    slack.fail("chat.update", Fault("ratelimited", "40"), Fault("ratelimited", "50"))
    await admin.shares("feed import confirm:yes", shared)
    assert await until_said(slack, DIRECT, END) == [END]
    assert turns.waits == [5.0, 40.0, 50.0]
    assert slack.shown(DIRECT) == [END]


async def test_a_change_that_is_lost_is_followed_by_the_next(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str]
) -> None:
    slack.fail("chat.update", Fault("html"))
    await admin.shares("feed import confirm:yes", shared)
    assert await until_said(slack, DIRECT, END) == [END]


async def test_a_message_that_was_deleted_is_followed_by_the_answer(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str]
) -> None:
    slack.fail("chat.update", Fault("message_not_found"))
    await admin.shares("feed import confirm:yes", shared)
    assert (await slack.posted.next())["text"] == BEGIN
    assert (await slack.posted.next())["text"] == END


async def test_slack_that_never_takes_the_end_gets_it_as_a_message(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str]
) -> None:
    slack.fail("chat.update", *[Fault("ratelimited", "1")] * 4)
    await admin.shares("feed import confirm:yes", shared)
    assert (await slack.posted.next())["text"] == BEGIN
    assert (await slack.posted.next())["text"] == END


async def test_without_direct_messages_it_is_said_where_it_was_asked(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str]
) -> None:
    slack.fail("conversations.open", Fault("missing_scope"))
    await import_in_channel(slack, admin, shared)
    assert [(await slack.responded.next())["text"] for _ in range(2)] == [BEGIN, END]
    assert slack.count("chat.update") == 0


async def test_a_view_shows_the_end_too(
    slack: FakeSlack, chat: Chat, admin: Someone, shared: dict[str, str]
) -> None:
    await admin.shares("", shared)
    looked = await slack.posted.next()
    (follow,) = (e for b in looked["blocks"] if b["type"] == "actions" for e in b["elements"])
    await admin.presses(follow, view={"id": "V1", "type": "modal", "private_metadata": "{}"})
    assert BEGIN in str((await slack.updated.next())["view"])
    assert "stands in your direct messages" in str((await slack.updated.next())["view"])
    assert "1 cannot be read" in str((await slack.updated.next())["view"])
    assert slack.shown(MINE) == [END]
