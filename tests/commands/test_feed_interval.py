from datetime import timedelta

import pytest

from bot.model.errors import NotFoundError, UsageError
from commands.feed_interval import FeedInterval, read_interval
from tests.builders.newsroom import Newsroom


async def follow(room: Newsroom, address: str, title: str) -> int:
    feed, _ = await room.storage.write(
        lambda t: t.feeds.add(room.workspace.id, address, "web", title=title)
    )
    return feed.id


async def interval_of(room: Newsroom, feed_id: int) -> timedelta | None:
    feed = await room.storage.read(lambda t: t.feeds.get(room.workspace.id, feed_id))
    assert feed is not None
    return feed.interval


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("30m", 30), ("30 min", 30), ("2h", 120), ("1h30m", 90), ("1 h 30 min", 90)),
        *(("90m", 90), ("24h", 1440), ("15M", 15), ("2 hours", 120)),
    ],
)
def test_intervals_are_read(typed: str, minutes: int) -> None:
    assert read_interval(typed) == timedelta(minutes=minutes)


@pytest.mark.parametrize("typed", ["", "often", "5m", "25h", "0m", "-30m", "30", "999999m", "1d"])
def test_what_is_none_says_how_one_is_said(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_interval(typed)
    assert caught.value.fix


async def test_it_is_set_and_given_back(room: Newsroom) -> None:
    feed_id = await follow(room, "https://herald.example/rss", "Coast Herald")
    answer = await room.ask(FeedInterval(), feed="Coast Herald", every="2h")
    assert answer.line == "Coast Herald is read every 2 h from its next reading on"
    assert await interval_of(room, feed_id) == timedelta(hours=2)
    answer = await room.ask(FeedInterval(), feed=str(feed_id), every="auto")
    assert answer.line == "Coast Herald is again read as often as it publishes"
    assert await interval_of(room, feed_id) is None


async def test_several_feeds_of_one_host_are_asked_back(room: Newsroom) -> None:
    await follow(room, "https://herald.example/a", "A")
    await follow(room, "https://herald.example/b", "B")
    answer = await room.ask(FeedInterval(), feed="herald.example", every="1h 30m")
    assert "Which “herald.example” do you mean?" in answer.line
    assert 'every:"1h 30m"' in str(answer.parts)


async def test_a_feed_of_another_workspace_is_not_there(room: Newsroom) -> None:
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    feed, _ = await room.storage.write(lambda t: t.feeds.add(other.id, "https://x.example", "web"))
    with pytest.raises(NotFoundError):
        await room.ask(FeedInterval(), feed=str(feed.id), every="2h")
