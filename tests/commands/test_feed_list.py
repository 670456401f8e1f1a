from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.errors import UsageError
from bot.model.feed import FetchState
from commands.feed_list import FeedList
from tests.builders.newsroom import NOW, Newsroom
from tests.commands.golden import assert_golden, printed

WELL = FetchState(last_ok_at=NOW - timedelta(minutes=4), next_at=NOW + timedelta(minutes=26))
FAILING = replace(
    WELL,
    last_ok_at=NOW - timedelta(days=2),
    failures=3,
    last_error="post.example answered 503 (out of service). "
    "Its server has trouble; that mostly passes.",
)


async def follow(room: Newsroom, address: str, title: str, state: FetchState | None) -> None:
    workspace_id = room.workspace.id
    source = "web" if "://" in address else "folder"
    feed, _ = await room.storage.write(
        lambda t: t.feeds.add(workspace_id, address, source, title=title, section="asia")
    )
    if state:
        await room.storage.write(lambda t: t.feeds.save_state(feed.id, state))


async def test_the_feeds_read_with_their_health_the_failing_first(room: Newsroom) -> None:
    busy = replace(
        WELL, readings=200, unchanged=184, left_out=440, left_out_at=NOW - timedelta(hours=3)
    )
    await follow(room, "https://herald.example/rss?key=secret", "Coast Herald", busy)
    await follow(room, "https://post.example/feed", "Han River Post", FAILING)
    await follow(room, "/srv/private/articles", "", None)
    gone = replace(FAILING, stopped="gone", noticed="gone")
    await follow(room, "https://old.example/feed", "Old Times", gone)
    await follow(
        room, "https://big.example/feed", "Big Log", replace(FAILING, stopped="quarantined")
    )
    await follow(room, "https://set.example/feed", "Set by Hand", WELL)
    await room.storage.write(
        lambda t: t.feeds.set_interval(room.workspace.id, 6, timedelta(minutes=90))
    )
    assert_golden(await room.ask(FeedList()), "feed_list")


async def test_without_feeds_it_says_how_one_is_added(room: Newsroom) -> None:
    answer = await room.ask(FeedList())
    assert answer.line == "No feed is followed here yet"
    assert "/feed add ADDRESS" in str(answer.parts)


async def test_a_long_list_comes_in_pages(room: Newsroom) -> None:
    for number in range(60):
        await follow(room, f"https://{number}.example/feed", f"Feed {number}", WELL)
    first, last = await room.ask(FeedList()), await room.ask(FeedList(), page="3")
    assert first.line == "60 feeds, all well"
    assert "page 1 of 3" in printed(first)
    assert printed(first).count("•") == 25
    assert "feed list 2" in str(first.parts[-1])
    assert printed(last).count("•") == 10
    assert "Feed 59" in printed(last)
    with pytest.raises(UsageError, match="from 1 to 3"):
        await room.ask(FeedList(), page="4")
