"""`/feed import` where an answer can change: it says how far it is, and ends with what is so."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.errors import DatabaseUnreachableError
from bot.model.message import Message
from bot.model.request import HandedFile
from bot.sources.opml import OpmlFeed, write_opml
from bot.storage.contract import Storage, Transaction
from commands.base import Context
from commands.feed_import import FeedImport
from tests.builders.first_readings import Shown, Turns
from tests.builders.newsroom import NOW, Newsroom
from tests.builders.world import Clock
from tests.commands.golden import printed

FEEDS = (
    OpmlFeed("https://herald.example/rss", "Coast Herald"),
    OpmlFeed("https://broken.example/rss", "Broken Post"),
    OpmlFeed("https://quay.example/rss", "Quay Times"),
)
LONG = timedelta(hours=1)


def importing(
    room: Newsroom, feeds: tuple[OpmlFeed, ...], patience: timedelta, *, at_a_time: int = 1
) -> tuple[Context, Shown]:
    """Return the context of somebody who hands in feeds where an answer can change."""
    clock = Clock(NOW)
    shown = Shown(Turns(clock, room.storage, at_a_time), patience)
    services = replace(room.services, clock=clock)
    handed = HandedFile("feeds.opml", write_opml(feeds))
    context = room.context(services=services, file=handed, interim=shown, operator=True)
    return context, shown


async def test_the_answer_says_at_once_what_happens_then_how_far_it_is(room: Newsroom) -> None:
    context, shown = importing(room, FEEDS, LONG)
    answer = await FeedImport()(context, confirm="yes")
    assert [printed(message).splitlines()[0] for message in shown.messages] == [
        "Following 3 more feeds.",
        "Following 3 more feeds: 1 read and 2 not read yet.",
        "Following 3 more feeds: 1 read, 1 cannot be read and 1 not read yet.",
    ]
    assert "the progress is shown here" in printed(shown.messages[0])
    assert printed(answer).splitlines() == [
        "Following 3 more feeds: 2 read and 1 cannot be read.",
        "",
        "Cannot be read at the moment",
        "• 2 · Broken Post · https://broken.example/rss · fails: It answers HTTP 500. Next try",
        "  now",
        "",
        "They are tried again; /feed remove ends those of no use.",
        "They were read from the 10 newest articles of each on; what is older counts as known.",
        "",
        "→ /feed list",
    ]


async def test_nothing_is_shown_again_while_nothing_changes(room: Newsroom) -> None:
    context, shown = importing(room, FEEDS, timedelta(minutes=1), at_a_time=0)
    answer = await FeedImport()(context, confirm="yes")
    assert len(shown.messages) == 1
    assert len(shown.turns.waits) == 12
    assert answer.line == "Following 3 more feeds."
    assert "→ /feed list · /news status" in printed(answer)


async def test_what_takes_longer_than_the_answer_lives_says_where_to_look(room: Newsroom) -> None:
    many = tuple(OpmlFeed(f"https://site{n}.example/rss") for n in range(1_000))
    context, shown = importing(room, many, timedelta(minutes=1), at_a_time=10)
    answer = await FeedImport()(context, confirm="yes")
    assert "within the next 33 minutes" in printed(shown.messages[0])
    assert "within the next 32 minutes" in printed(shown.messages[-1])
    assert answer.line == "Following 1000 more feeds: 120 read and 880 not read yet."
    assert "within the next 32 minutes" in printed(answer)
    assert "→ /feed list · /news status" in printed(answer)


async def test_nobody_waits_for_readers_that_do_not_come(room: Newsroom) -> None:
    context, shown = importing(room, FEEDS, LONG, at_a_time=0)
    answer = await FeedImport()(context, confirm="yes")
    assert sum(shown.turns.waits) == 120
    assert "one that cannot be read says so in the list" in printed(answer)


def remove_third(t: Transaction) -> None:
    for workspace in t.workspaces.all():
        t.feeds.remove(workspace.id, 3)


class Removing(Turns):
    """Turns in which somebody removes a feed while the others are read."""

    async def pause(self, seconds: float) -> None:
        """Remove the third feed, then let two be read."""
        assert self.storage is not None
        await self.storage.write(remove_third)
        await Turns.pause(self, seconds)


async def test_what_is_removed_meanwhile_is_not_waited_for(room: Newsroom) -> None:
    context, _ = importing(room, FEEDS, LONG)
    interim = Shown(Removing(Clock(NOW), room.storage, at_a_time=2), LONG)
    answer = await FeedImport()(replace(context, interim=interim), confirm="yes")
    assert answer.line == "Following 2 more feeds: 1 read and 1 cannot be read."


class Busy:
    """A storage that is too busy to be read, once feeds are followed."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.reads = 0

    async def read(self, work: object) -> object:
        self.reads += 1
        if 2 <= self.reads <= 4:
            raise DatabaseUnreachableError("It is busy.", fix="Wait.")
        return await self._storage.read(work)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> object:
        return getattr(self._storage, name)


async def test_a_database_that_is_busy_meanwhile_costs_no_answer(room: Newsroom) -> None:
    context, _ = importing(room, FEEDS, LONG)
    busy = replace(context.services, storage=Busy(room.storage))  # type: ignore[arg-type]
    answer: Message = await FeedImport()(replace(context, services=busy), confirm="yes")
    assert answer.line == "Following 3 more feeds: 2 read and 1 cannot be read."


@pytest.mark.parametrize("confirm", ["", "no"])
async def test_only_looking_waits_for_nothing(room: Newsroom, confirm: str) -> None:
    context, shown = importing(room, FEEDS, LONG)
    await FeedImport()(context, **({"confirm": confirm} if confirm else {}))
    assert shown.messages == []
    assert shown.turns.waits == []
