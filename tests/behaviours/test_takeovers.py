"""A feed that somebody else has now is paused and told of, and brings nothing until accepted."""

import pytest

from bot.model.feed import Entry, Feed, FetchResult, FetchState, Stop
from bot.model.message import Buttons
from bot.pipeline.takeover import is_taken_over
from bot.pipeline.trouble import resume
from tests.builders.items import QUAYS, filler
from tests.builders.press import Press
from tests.builders.world import Item, rss
from tests.fakes.web import Reply

FEED = "http://news.example/feed"
SLOTS = [Item(f"Win number {n}", ("You have won.",), hours=0.5) for n in range(30)]


def served(title: str, site: str, *items: Item) -> Reply:
    """Return a feed whose entries lead to a site."""
    feed = rss(*items, title=title)
    return Reply(body=feed.body.replace(b"//127.0.0.1/", f"//{site}/".encode()))


HERALD = served("Harbour Herald", "www.herald.example", QUAYS)
TAKEN = served("Lucky Slots", "slots.example", *SLOTS)


async def read_twice(press: Press, second: Reply) -> Feed:
    """Read the Herald, then what has come in its place; return the feed as it stands then."""
    feed = await press.follow(FEED, HERALD, second)
    await press.poll(feed)
    await press.poll(feed)
    return await press.get(feed)


async def test_it_is_paused_told_once_and_nothing_is_kept(press: Press) -> None:
    feed = await read_twice(press, TAKEN)
    assert feed.state.stopped == Stop.TAKEN
    assert feed.title == "Harbour Herald"
    assert await press.titles() == [QUAYS.title]
    (told,) = await press.messages()
    for said in (
        "It was “Harbour Herald” with articles on herald.example",
        "now it is “Lucky Slots” with articles on slots.example",
        f"/feed resume {feed.id} follows it",
        f"/feed remove {feed.id} stops",
    ):
        assert said in told.line
    (buttons,) = [part for part in told.parts if isinstance(part, Buttons)]
    assert [button.request for button in buttons.buttons] == [
        f"feed resume {feed.id}",
        f"feed remove {feed.id}",
    ]
    asked = len(press.asked(FEED))
    press.clock.turn(days=3)
    await press.pull()
    assert len(press.asked(FEED)) == asked
    assert await press.told() == []


async def test_after_a_redirect_too(press: Press) -> None:
    press.script("http://moved.example/feed", TAKEN)
    away = Reply(status=301, headers={"Location": press.url("http://moved.example/feed")})
    feed = await read_twice(press, away)
    assert feed.state.stopped == Stop.TAKEN
    assert feed.address == press.url(FEED)
    assert await press.titles() == [QUAYS.title]


async def test_resumed_it_is_read_like_a_new_feed(press: Press) -> None:
    feed = await read_twice(press, TAKEN)
    await press.told()
    accepted = resume(feed.state, press.clock.now)
    await press.storage.write(lambda t: t.feeds.save_state(feed.id, accepted))
    await press.pull()
    state = await press.state(feed)
    assert (state.stopped, state.called, state.site) == ("", "Lucky Slots", "slots.example")
    assert (state.taken_title, state.taken_site) == ("", "")
    assert len(await press.titles()) == 1 + 10
    assert await press.told() == []


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Harbour Herald", "herald.test"),  # moved house
        ("The Herald of the Harbour", "herald.test"),
        ("Sea and Shore", "blog.herald.example"),  # the same house with another name on it
        ("", "slots.example"),  # says nothing
    ],
)
async def test_a_change_of_name_or_of_house_is_none(press: Press, title: str, site: str) -> None:
    feed = await read_twice(press, served(title, site, filler(1)))
    assert feed.state.stopped == ""
    assert len(await press.titles()) == 2
    assert await press.told() == []


async def test_what_it_is_called_here_does_not_matter(press: Press) -> None:
    feed = await press.follow(FEED, HERALD, served("Harbour Herald", "herald.test", filler(1)))
    await press.storage.write(lambda t: t.feeds.rename(feed.workspace_id, feed.id, "My paper"))
    await press.poll(feed)
    await press.poll(feed)
    assert (await press.state(feed)).stopped == ""


@pytest.mark.parametrize(
    ("was", "now", "taken"),
    [
        ("Harbour News", "Casino News", True),
        ("The News", "The News Feed", False),
        ("港口日报", "港口新闻", False),
        ("港口日报", "幸运老虎机", True),
        ("HARBOUR", "harbour!", False),
    ],
)
def test_titles_that_share_no_word_of_their_own(was: str, now: str, taken: bool) -> None:
    feed = Feed(1, 1, FEED, "web", state=FetchState(called=was, site="herald.example"))
    entries = (Entry("A win", "https://slots.example/1", "1"),)
    assert is_taken_over(feed, FetchResult(FetchState(), now, entries=entries)) is taken
