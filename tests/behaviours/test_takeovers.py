"""A feed that somebody else has now is paused and told of, and brings nothing until accepted."""

import pytest

from bot.model.feed import Entry, Feed, FetchResult, FetchState, Stop
from bot.model.message import Buttons
from bot.pipeline.takeover import is_taken_over
from bot.pipeline.trouble import resume
from tests.builders.items import QUAYS, filler
from tests.builders.press import Press
from tests.builders.world import START, Item, rss
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


# ── in two steps: the title now, the links later, or the other way round ────────────────

RENAMED = served("Lucky Slots", "www.herald.example", QUAYS)
MOVED = served("Harbour Herald", "slots.example", QUAYS)


async def read_on(press: Press, *steps: tuple[float, Reply]) -> Feed:
    """Read the Herald, then each step's feed, at once and when its days are over."""
    feed = await press.follow(FEED, HERALD)
    await press.poll(feed)
    for days, reply in steps:
        press.script(FEED, reply)
        await press.poll(feed)
        press.clock.turn(days=days)
        await press.poll(feed)
    return await press.get(feed)


@pytest.mark.parametrize("first", [RENAMED, MOVED])
@pytest.mark.parametrize("days", [1.0, 20.0])
async def test_two_steps_within_a_month_are_one(press: Press, first: Reply, days: float) -> None:
    feed = await read_on(press, (days, first), (1.0, TAKEN))
    assert feed.state.stopped == Stop.TAKEN
    assert await press.titles() == [QUAYS.title]
    (told,) = await press.told()
    assert "It was “Harbour Herald” with articles on herald.example" in told
    assert "now it is “Lucky Slots” with articles on slots.example" in told


async def test_a_title_that_drifts_word_by_word_is_held_against_the_known_one(
    press: Press,
) -> None:
    drifting = served("Herald Slots", "www.herald.example", QUAYS)
    feed = await read_on(press, (3.0, drifting), (3.0, RENAMED), (1.0, TAKEN))
    assert feed.state.stopped == Stop.TAKEN


@pytest.mark.parametrize("first", ["Sea and Shore", "Harbour Herald"])
async def test_a_paper_that_is_renamed_and_moves_house_later_goes_on(
    press: Press, first: str
) -> None:
    site = "www.herald.example" if first == "Sea and Shore" else "shore.example"
    feed = await read_on(
        press,
        (32.0, served(first, site, QUAYS)),
        (32.0, served("Sea and Shore", "shore.example", filler(1))),
    )
    assert feed.state.stopped == ""
    assert (feed.state.called, feed.state.site) == ("Sea and Shore", "shore.example")
    assert await press.told() == []


async def test_a_title_for_a_week_only_changes_nothing(press: Press) -> None:
    feed = await read_on(press, (7.0, served("Election Special", "herald.example", QUAYS)))
    assert (feed.state.called, feed.state.site) == ("Harbour Herald", "herald.example")
    assert feed.state.other_since is not None
    press.script(FEED, HERALD)
    await press.poll(feed)
    assert (await press.state(feed)).other_since is None


async def test_resumed_for_another_reason_it_is_still_known_by_what_it_was(press: Press) -> None:
    feed = await read_on(press, (2.0, RENAMED), (0.0, Reply(status=410)))
    assert feed.state.stopped == Stop.GONE
    resumed = resume(feed.state, press.clock.now)
    await press.storage.write(lambda t: t.feeds.save_state(feed.id, resumed))
    press.script(FEED, TAKEN)
    await press.pull()
    state = await press.state(feed)
    assert (state.stopped, state.called) == (Stop.TAKEN, "Harbour Herald")


async def test_what_links_everywhere_is_known_by_no_site(press: Press) -> None:
    """A collection of other papers' articles has no house of its own to move from."""

    def collected(title: str, papers: range) -> Reply:
        feed = rss(*(Item(f"Found-{n}", ("It stood there.",)) for n in papers), title=title)
        links = ((f"127.0.0.1/Found-{n}<", f"paper{n}.example/a<") for n in papers)
        body = feed.body
        for link, elsewhere in links:
            body = body.replace(link.encode(), elsewhere.encode())
        return Reply(body=body)

    found = collected("Morning Reading", range(3))
    later = collected("Evening Papers", range(3, 6))
    feed = await press.follow(FEED, found, later)
    await press.poll(feed)
    await press.poll(feed)
    state = await press.state(feed)
    assert (state.stopped, state.site) == ("", "")


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
    assert is_taken_over(feed, FetchResult(FetchState(), now, entries=entries), START) is taken
