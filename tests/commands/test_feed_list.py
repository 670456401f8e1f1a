from dataclasses import replace
from datetime import timedelta

from bot.model.feed import FetchState
from commands.feed_list import FeedList
from tests.builders.newsroom import NOW, Newsroom
from tests.commands.golden import assert_golden

WELL = FetchState(last_ok_at=NOW - timedelta(minutes=4), next_at=NOW + timedelta(minutes=26))
FAILING = replace(
    WELL,
    last_ok_at=NOW - timedelta(days=2),
    failures=3,
    last_error="post.example answered 503 (out of service). It is tried again later.",
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
    await follow(room, "https://herald.example/rss?key=secret", "Coast Herald", WELL)
    await follow(room, "https://post.example/feed", "Han River Post", FAILING)
    await follow(room, "/srv/private/articles", "", None)
    assert_golden(await room.ask(FeedList()), "feed_list")


async def test_without_feeds_it_says_how_one_is_added(room: Newsroom) -> None:
    answer = await room.ask(FeedList())
    assert answer.line == "No feed is followed here yet"
    assert "/feed add ADDRESS" in str(answer.parts)
