"""From feeds to articles in the archive: each entry once, and no feed at another's cost."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape
from pathlib import Path

import pytest

from bot.model.errors import FileError, NotAFeedError
from bot.model.feed import Feed, FetchResult
from bot.pipeline.analyse import analyse_entry
from bot.pipeline.deliver import deliver_due
from bot.pipeline.follow import add_feed
from bot.pipeline.group import StoryWindow
from bot.pipeline.pull import FIRST_PULL, pull_due
from bot.pipeline.services import Services
from bot.pipeline.trouble import resume
from bot.pipeline.windows import StoryWindows
from bot.sources.base import Source
from bot.storage.contract import Transaction
from tests.builders.items import COMET, QUAYS, QUAYS_LATER, filler
from tests.builders.world import START, World, rss
from tests.fakes.web import Reply


async def test_new_entries_become_articles_once(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    first = await pull_due(world.services)
    world.clock.turn(hours=2)
    second = await pull_due(world.services)
    assert (first.articles, second.articles) == (2, 0)
    assert sorted(await world.titles()) == sorted([QUAYS.title, COMET.title])


async def test_a_feed_is_not_asked_before_it_is_due(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    asked = len(world.web.requests)
    world.clock.turn(minutes=1)
    report = await pull_due(world.services)
    assert report.feeds == ()
    assert len(world.web.requests) == asked


async def test_a_first_pull_never_floods_and_later_ones_bring_the_new(world: World) -> None:
    old = [filler(number) for number in range(40)]
    await world.follow("/feed.xml", rss(*old), rss(QUAYS, *old))
    first = await pull_due(world.services)
    world.clock.turn(hours=3)
    second = await pull_due(world.services)
    assert first.articles == FIRST_PULL
    assert second.articles == 1
    newest = [item.title for item in old[:FIRST_PULL]]
    assert sorted(await world.titles()) == sorted([QUAYS.title, *newest])


async def test_one_article_in_two_feeds_is_stored_once(world: World) -> None:
    await world.follow("/world.xml", rss(QUAYS, COMET))
    await world.follow("/science.xml", rss(COMET))
    await pull_due(world.services)
    assert sorted(await world.titles()) == sorted([QUAYS.title, COMET.title])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/a?maca=en-rss-en-all-1573-rdf", "https://paper.example/a?maca=x"),
        ("http://www.paper.example/a/", "https://paper.example/a"),
        ("https://www.google.com/url?url=https://paper.example/a&ct=ga", "https://paper.example/a"),
        ("https://paper.example/a?mod=rss_world&amp;amp;x=1", "https://paper.example/a?x=1"),
    ],
)
async def test_one_article_whose_link_two_feeds_write_differently_is_stored_once(
    world: World, one: str, other: str
) -> None:
    text = f"<p>{' '.join(QUAYS.sentences * 3)}</p>"
    for number, link in enumerate((one, other)):
        feed = (
            f"<rss version='2.0'><channel><title>News</title><item><title>{QUAYS.title}</title>"
            f"<link>{link.replace('&', '&amp;')}</link><guid isPermaLink='false'>{number}</guid>"
            f"<description>{escape(text)}</description></item></channel></rss>"
        )
        await world.follow(f"/{number}.xml", Reply(body=feed.encode()))
    await pull_due(world.services)
    assert await world.titles() == [QUAYS.title]


async def test_the_same_guid_in_two_feeds_is_two_articles(world: World) -> None:
    for number, item in enumerate((QUAYS, COMET)):
        text = f"<p>{' '.join(item.sentences * 2)}</p>"
        feed = (
            "<rss version='2.0'><channel><title>News</title><item><guid isPermaLink='false'>1"
            f"</guid><title>{item.title}</title><description>{escape(text)}</description></item>"
            "</channel></rss>"
        )
        await world.follow(f"/{number}.xml", Reply(body=feed.encode()))
    await pull_due(world.services)
    assert sorted(await world.titles()) == sorted([QUAYS.title, COMET.title])


async def test_articles_on_one_event_become_one_story(world: World) -> None:
    await world.follow("/a.xml", rss(QUAYS, COMET))
    await world.follow("/b.xml", rss(QUAYS_LATER, title="The Ilmen Courier"))
    await pull_due(world.services)
    stories = await world.storage.read(lambda t: t.stories.latest(world.workspace.id))
    by_size = sorted((len(story.articles), story.title) for story in stories)
    assert by_size == [(1, COMET.title), (2, QUAYS.title)]


async def test_a_failing_feed_costs_the_others_nothing_and_is_tried_again(world: World) -> None:
    bad = await world.follow("/bad.xml", rss(COMET), Reply(status=500), rss(COMET))
    await world.follow("/good.xml", rss(QUAYS))
    world.web.script("/bad.xml", Reply(status=500), rss(COMET))
    report = await pull_due(world.services)
    assert [failed.feed.id for failed in report.failed] == [bad.id]
    assert await world.titles() == [QUAYS.title]
    stored = await world.storage.read(lambda t: t.feeds.get(world.workspace.id, bad.id))
    assert stored is not None
    assert stored.state.failures == 1
    assert "500" in stored.state.last_error
    assert stored.state.next_at is not None
    assert timedelta(minutes=4.5) <= stored.state.next_at - START <= timedelta(minutes=5.5)
    world.clock.turn(minutes=6)
    await pull_due(world.services)
    assert COMET.title in await world.titles()
    mended = await world.storage.read(lambda t: t.feeds.get(world.workspace.id, bad.id))
    assert mended is not None
    assert (mended.state.failures, mended.state.last_error) == (0, "")


async def test_a_feed_that_turns_into_a_page_keeps_its_articles(world: World) -> None:
    page = Reply(body=b"<html><body><form><input type='password'></form></body></html>")
    feed = await world.follow("/feed.xml", rss(QUAYS), page)
    await pull_due(world.services)
    world.clock.turn(hours=3)
    report = await pull_due(world.services)
    assert [failed.feed.id for failed in report.failed] == [feed.id]
    assert await world.titles() == [QUAYS.title]


async def test_what_is_no_feed_is_not_followed(world: World) -> None:
    address = world.web.script("/page", Reply(body=b"<html><body><p>Hello.</p></body></html>"))
    with pytest.raises(NotAFeedError):
        await add_feed(world.services, world.workspace.id, address)
    assert await world.storage.read(lambda t: t.feeds.list(world.workspace.id)) == []


async def test_a_missing_folder_is_said_in_a_sentence(world: World) -> None:
    with pytest.raises(FileError, match="There is no folder"):
        await add_feed(world.services, world.workspace.id, "/no/such/folder")


async def test_a_thin_entry_is_read_from_its_page(world: World) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in QUAYS.sentences * 2)
    page = f"<html><head><title>Quays</title></head><body><article>{body}</article></body></html>"
    link = world.web.script(
        "/story", Reply(body=page.encode(), headers={"Content-Type": "text/html"})
    )
    feed = (
        "<rss version='2.0'><channel><title>News</title><item><title>Port Ilmen closes two quays"
        f"</title><link>{link}</link><description>Two quays close.</description></item>"
        "</channel></rss>"
    )
    await world.follow("/thin.xml", Reply(body=feed.encode()))
    await pull_due(world.services)
    (story,) = await world.storage.read(lambda t: t.stories.latest(world.workspace.id))
    assert "while divers repair the foundations" in story.articles[0].text


async def test_a_page_that_cannot_be_read_never_costs_the_entry(world: World) -> None:
    feed = (
        "<rss version='2.0'><channel><title>News</title><item><title>Port Ilmen closes two quays"
        f"</title><link>{world.web.url('/gone')}</link><description>The council of Port Ilmen "
        "closes two quays for a year.</description></item></channel></rss>"
    )
    await world.follow("/thin.xml", Reply(body=feed.encode()))
    report = await pull_due(world.services)
    assert await world.titles() == ["Port Ilmen closes two quays"]
    assert any("404" in warning for warning in report.feeds[0].warnings)


async def test_a_date_that_no_clock_can_show_in_a_pages_head_costs_nothing(world: World) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in QUAYS.sentences * 2)
    page = f"<html><head><title>Quays</title></head><body><article>{body}</article></body></html>"
    odd = {"Content-Type": "text/html", "Expires": "Mon, 01 Jan 2024 00:00:00 +999999999999999"}
    link = world.web.script("/story", Reply(body=page.encode(), headers=odd))
    feed = (
        "<rss version='2.0'><channel><title>News</title><item><title>Port Ilmen closes two quays"
        f"</title><link>{link}</link><description>Two quays close.</description></item>"
        "</channel></rss>"
    )
    await world.follow("/thin.xml", Reply(body=feed.encode()))
    report = await pull_due(world.services)
    assert report.failed == ()
    (story,) = await world.storage.read(lambda t: t.stories.latest(world.workspace.id))
    assert "while divers repair the foundations" in story.articles[0].text


async def test_a_fault_of_ours_with_one_entry_costs_the_others_nothing(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.follow("/feed.xml", rss(QUAYS, COMET))

    async def stumble(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        if work is analyse_entry and arguments[0].title == QUAYS.title:
            raise KeyError("a fault of ours")
        return await world.services.run(work, *arguments, **options)

    report = await pull_due(replace(world.services, run=stumble))
    assert (report.articles, report.failed) == (2, ())
    assert sorted(await world.titles()) == sorted([QUAYS.title, COMET.title])
    assert "a fault of ours" in caplog.text


async def test_a_text_dropped_into_a_folder_becomes_an_article(
    world: World, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    await add_feed(world.services, world.workspace.id, str(folder))
    (folder / "quays.txt").write_text("\n".join((QUAYS.title, *QUAYS.sentences)), "utf-8")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    report = await pull_due(world.services)
    assert await world.titles() == [QUAYS.title]
    assert any("photo.txt" in warning for warning in report.feeds[0].warnings)


async def test_progress_is_told(world: World) -> None:
    told: list[tuple[str, int, int]] = []
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    await pull_due(world.services, lambda what, done, total: told.append((what, done, total)))
    assert told == [("Reading articles", 1, 2), ("Reading articles", 2, 2)]


class Meanwhile(Source):
    """A source in whose reading something else happens before its answer is there."""

    def __init__(self, web: Source, happens: Callable[[Feed], Awaitable[None]]) -> None:
        self._web = web
        self._happens = happens

    async def read(self, feed: Feed) -> FetchResult:
        await self._happens(feed)
        return await self._web.read(feed)


def meanwhile(world: World, happens: Callable[[Feed], Awaitable[None]]) -> Services:
    """Return services whose web source lets something happen while it reads."""
    return replace(
        world.services, sources={"web": Meanwhile(world.services.sources["web"], happens)}
    )


async def test_nobody_is_told_of_a_feed_that_was_removed_while_it_was_read(world: World) -> None:
    feed = await world.follow("/gone.xml", rss(COMET), Reply(status=410))
    world.web.script("/gone.xml", Reply(status=410))

    async def remove(read: Feed) -> None:
        await world.storage.write(lambda t: t.feeds.remove(read.workspace_id, read.id))

    report = await pull_due(meanwhile(world, remove))
    assert [failed.feed.id for failed in report.failed] == [feed.id]
    await deliver_due(world.services, {"console": world.recorder})
    assert world.recorder.sent == []


async def test_a_feed_resumed_while_it_fails_is_tried_like_one_that_fails_anew(
    world: World,
) -> None:
    feed = await world.follow("/bad.xml", rss(COMET))
    world.web.script("/bad.xml", Reply(status=500))
    long_bad = replace(feed.state, failures=9, failing_since=START - timedelta(days=2))
    await world.storage.write(lambda t: t.feeds.save_state(feed.id, long_bad))

    async def press_resume(read: Feed) -> None:
        resumed = resume(read.state, world.clock())
        await world.storage.write(lambda t: t.feeds.save_state(read.id, resumed))

    await pull_due(meanwhile(world, press_resume))
    stored = await world.storage.read(lambda t: t.feeds.get(world.workspace.id, feed.id))
    assert stored is not None
    assert (stored.state.failures, stored.state.failing_since) == (1, START)


class Torn(StoryWindows):
    """Windows with a fault of ours."""

    def take(self, t: Transaction, workspace_id: int, at: datetime) -> StoryWindow:
        raise KeyError("a fault of ours")


async def test_a_feed_whose_articles_cannot_be_stored_is_tried_again_later_and_says_so(
    world: World,
) -> None:
    feed = await world.follow("/feed.xml", rss(QUAYS))
    asked = len(world.web.requests)
    torn = replace(world.services, windows=Torn())
    report = await pull_due(torn)
    assert "a fault of ours" in report.failed[0].error
    stored = await world.storage.read(lambda t: t.feeds.get(world.workspace.id, feed.id))
    assert stored is not None
    assert "nobody foresaw" in stored.state.last_error
    await pull_due(torn)
    assert len(world.web.requests) == asked + 1
    world.clock.turn(minutes=6)
    assert (await pull_due(world.services)).articles == 1
