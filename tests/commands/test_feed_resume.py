from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.errors import NotFoundError
from bot.model.feed import FetchState
from commands.feed_resume import FeedResume
from tests.builders.newsroom import NOW, Newsroom

STOPPED = FetchState(
    stopped="quarantined",
    noticed="quarantined",
    kills=3,
    failures=4,
    etag='"1"',
    next_at=NOW + timedelta(days=1),
    last_error="It took too long.",
)


async def test_a_stopped_feed_is_due_again(room: Newsroom) -> None:
    feed, _ = await room.storage.write(
        lambda t: t.feeds.add(room.workspace.id, "https://big.example/f", "web", title="Big Log")
    )
    await room.storage.write(lambda t: t.feeds.save_state(feed.id, STOPPED))
    assert await room.storage.read(lambda t: t.feeds.due(NOW + timedelta(days=9))) == []
    answer = await room.ask(FeedResume(), feed="Big Log")
    assert answer.line == "Big Log is read again within a minute"
    (due,) = await room.storage.read(lambda t: t.feeds.due(NOW))
    assert due.id == feed.id
    kept = await room.storage.read(lambda t: t.feeds.get(room.workspace.id, feed.id))
    assert kept is not None
    assert kept.state == replace(STOPPED, stopped="", noticed="", kills=0, failures=0, next_at=NOW)


async def test_one_that_was_taken_over_gets_its_new_title(room: Newsroom) -> None:
    taken = FetchState(
        stopped="taken",
        noticed="taken",
        called="Big Log",
        site="big.example",
        taken_title="Lucky Slots",
        taken_site="slots.example",
        last_ok_at=NOW,
    )
    feed, _ = await room.storage.write(
        lambda t: t.feeds.add(room.workspace.id, "https://big.example/f", "web", title="Big Log")
    )
    await room.storage.write(lambda t: t.feeds.save_state(feed.id, taken))
    answer = await room.ask(FeedResume(), feed=str(feed.id))
    assert answer.line == "Big Log is followed as Lucky Slots now and read within a minute"
    kept = await room.storage.read(lambda t: t.feeds.get(room.workspace.id, feed.id))
    assert kept is not None
    assert (kept.title, kept.state) == ("Lucky Slots", FetchState(next_at=NOW))


async def test_a_feed_that_is_not_there_is_said(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        await room.ask(FeedResume(), feed="7")
