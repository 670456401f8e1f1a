"""An answer that goes on: the real library edits it, as far as Discord lets it."""

from datetime import timedelta

import pytest

from bot.model.message import Message, say
from bot.platforms.discord.interim import EditedAnswer
from bot.sources.opml import OpmlFeed, write_opml
from tests.bot.platforms.discord.conftest import RunChat
from tests.builders.first_readings import Turns
from tests.builders.newsroom import NOW
from tests.builders.world import Clock
from tests.fakes.discord.rules import texts_of
from tests.fakes.discord.server import FakeDiscord, Fault

FEEDS = [
    OpmlFeed("https://herald.example/rss", "Coast Herald"),
    OpmlFeed("https://broken.example/rss", "Broken Post"),
]
EDITS = r"/messages/@original"
TOO_OFTEN = Fault(
    429,
    {"message": "You are being rate limited.", "retry_after": 0.01, "global": False},
    {"Retry-After": "0.01", "Via": "1.1 google"},
)
GONE = Fault(404, {"message": "Unknown Message", "code": 10008})


@pytest.fixture
def turns() -> Turns:
    return Turns(Clock(NOW))


async def import_feeds(discord: FakeDiscord, run_chat: RunChat, turns: Turns) -> str:
    """Import two feeds; return what the answer says in the end."""
    listed = discord.upload("mine.opml", write_opml(FEEDS))
    async with run_chat(turns.clock, pause=turns.pause) as chat:
        turns.storage = chat.services.storage
        asked = await discord.slash("feed import", manager=True, file=listed, confirm="yes")
        return await asked.answer_with("2 more feeds: 1 read and 1 cannot be read")


def edits(discord: FakeDiscord) -> list[str]:
    """Return what the answer said, edit by edit, whether Discord took it or not."""
    bodies = [body for method, _, body in discord.asked if method == "PATCH"]
    return ["\n".join(texts_of(body)).splitlines()[0] for body in bodies]


BEGIN, HALF, END = (
    "Following 2 more feeds.",
    "Following 2 more feeds: 1 read and 1 not read yet.",
    "Following 2 more feeds: 1 read and 1 cannot be read.",
)


async def test_an_answer_is_edited_as_it_goes_on(
    discord: FakeDiscord, run_chat: RunChat, turns: Turns
) -> None:
    answer = await import_feeds(discord, run_chat, turns)
    assert "Broken Post" in answer
    assert edits(discord) == [BEGIN, HALF, END]
    assert turns.waits == [5.0, 5.0]


async def test_an_edit_that_comes_too_often_is_tried_again(
    discord: FakeDiscord, run_chat: RunChat, turns: Turns
) -> None:
    discord.fail("PATCH", EDITS, TOO_OFTEN)
    await import_feeds(discord, run_chat, turns)
    assert edits(discord) == [BEGIN, BEGIN, HALF, END]


async def test_an_edit_that_fails_is_left_and_the_next_one_shown(
    discord: FakeDiscord, run_chat: RunChat, turns: Turns
) -> None:
    discord.fail("PATCH", EDITS, GONE)
    await import_feeds(discord, run_chat, turns)
    assert edits(discord) == [BEGIN, HALF, END]


async def test_nobody_is_shown_progress_who_has_dismissed_the_answer() -> None:
    shown: list[str] = []

    async def fail(message: Message) -> bool:
        shown.append(message.line)
        return False

    answer = EditedAnswer(fail, Turns(Clock(NOW)).pause)
    for number in range(10):
        await answer.show(say(str(number)))
    assert shown == ["0", "1", "2"]
    assert answer.patience < timedelta(minutes=15)
