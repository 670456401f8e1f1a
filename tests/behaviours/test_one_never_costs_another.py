"""Behaviour 14 of a good poller, and the engine: what one feed does costs the others nothing."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.errors import DiskFullError, WorkerError
from bot.model.feed import Feed, FetchResult, FetchState
from bot.pipeline.pull import AT_ONCE, FAILING_SHARE, OF_ONE_SITE, Puller
from bot.pipeline.workers import Workers
from bot.sources.formats.feed import parse_feed
from tests.builders.items import COMET, QUAYS
from tests.builders.press import Press, open_press
from tests.builders.world import rss
from tests.fakes.runner import run_inline
from tests.fakes.web import Reply

FEED = "http://news.example/feed"
NAMES = tuple(f"site{number}.example" for number in range(400))


@pytest.fixture
async def wide(tmp_path: Path) -> AsyncIterator[Press]:
    """Publishers with a name each."""
    async with open_press(tmp_path, names=(*NAMES, "news.example"), seconds=30) as press:
        yield press


async def until(condition) -> None:  # type: ignore[no-untyped-def]
    """Let the loop run until something holds (for 20 seconds at most, so that a fault shows)."""
    async with asyncio.timeout(20):
        while not await condition():  # noqa: ASYNC110 (what it waits for is in the database)
            await asyncio.sleep(0.01)


async def stopped(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
    raise WorkerError("Reading it took more than 10 seconds, so it was stopped.")


class TestBehaviour14Workers:
    async def test_a_feed_that_must_be_stopped_three_times_is_set_aside(
        self, tmp_path: Path
    ) -> None:
        async with open_press(tmp_path, run=stopped) as press:
            followed = await press.follow(FEED, rss(QUAYS))
            for count in (1, 2):
                await press.poll(followed)
                assert ((await press.state(followed)).kills, await press.told()) == (count, [])
            await press.poll(followed)
            state = await press.state(followed)
            assert state.stopped == "quarantined"
            assert ["is set aside" in line for line in await press.told()] == [True]
            asked = len(press.times)
            press.clock.turn(days=3)
            await press.pull()
            assert len(press.times) == asked

    async def test_kills_that_are_not_in_a_row_count_anew(self, tmp_path: Path) -> None:
        kills = itertools.cycle((True, False))

        async def every_other(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
            if work is parse_feed and next(kills):
                await stopped(work)
            return await run_inline(work, *arguments, **options)

        async with open_press(tmp_path, run=every_other) as press:
            followed = await press.follow(FEED, *[rss(QUAYS), rss(COMET)] * 4)
            for _ in range(8):
                await press.poll(followed)
            assert (await press.state(followed)).stopped == ""

    async def test_a_hostile_feed_is_killed_and_the_others_are_read(self, tmp_path: Path) -> None:
        workers = Workers(count=1, seconds=5)
        hostile = b"<rss><channel><item " + b"a='1' " * 10 + b"></item></channel></rss>"

        async def run(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
            if work is parse_feed and arguments[0] == hostile:
                return await workers(time.sleep, 60)
            return await workers(work, *arguments, **options)

        async with open_press(tmp_path, run=run) as press:
            bad = await press.follow(FEED, Reply(body=hostile))
            await press.follow("http://daily.example/feed", rss(QUAYS))
            await press.follow("http://other.example/feed", rss(COMET))
            await press.pull()
            assert await press.titles() == sorted([QUAYS.title, COMET.title])
            state = await press.state(bad)
            assert state.kills == 1
            assert "more than 5 seconds" in state.last_error
        await workers.close()


class TestEngine:
    async def test_healthy_feeds_are_on_time_while_hundreds_hang(self, wide: Press) -> None:
        for number, name in enumerate(NAMES[:200]):
            await wide.follow(f"http://{name}/feed", Reply(ending="silent"))
            assert number < AT_ONCE
        for name in NAMES[200:230]:
            await wide.follow(f"http://{name}/feed", rss(QUAYS))
        puller = Puller(wide.services)
        await puller.start_due()

        async def all_read() -> bool:
            feeds = await wide.storage.read(lambda t: t.feeds.list(wide.workspace.id))
            return sum(feed.state.last_ok_at is not None for feed in feeds) == 30

        await until(all_read)  # none of the two hundred has ended yet: they hang for 30 seconds
        feeds = await wide.storage.read(lambda t: t.feeds.list(wide.workspace.id))
        assert not any(feed.state.failures for feed in feeds)
        # What falls due meanwhile is pulled too: nobody waits for a round to end.
        late = await wide.follow("http://news.example/feed", rss(COMET))
        await puller.start_due()

        async def late_is_read() -> bool:
            return (await wide.state(late)).last_ok_at is not None

        await until(late_is_read)
        await puller.close()

    async def test_known_bad_feeds_never_take_all_the_room(self, wide: Press) -> None:
        for name in NAMES[:300]:
            feed = await wide.follow(f"http://{name}/feed", Reply(ending="silent"))
            state = await wide.state(feed)
            await wide.storage.write(
                lambda t, feed=feed, state=state: t.feeds.save_state(  # type: ignore[misc]
                    feed.id, _failed(state, wide)
                )
            )
        good = await wide.follow("http://site399.example/feed", rss(QUAYS))
        puller = Puller(wide.services)
        await puller.start_due()

        async def good_is_read() -> bool:
            return (await wide.state(good)).last_ok_at is not None

        await until(good_is_read)
        assert 0 < len(wide.times) - 1 <= AT_ONCE // FAILING_SHARE
        await puller.close()

    async def test_one_site_never_takes_all_the_room(self, wide: Press) -> None:
        for number in range(300):
            await wide.follow(f"http://news.example/{number}", Reply(ending="silent"))
        good = await wide.follow("http://site1.example/feed", rss(QUAYS))
        puller = Puller(wide.services)
        await puller.start_due()

        async def good_is_read() -> bool:
            return (await wide.state(good)).last_ok_at is not None

        await until(good_is_read)
        assert len(wide.times) - 1 <= OF_ONE_SITE
        await puller.close()

    async def test_looking_again_never_pulls_a_feed_twice(self, wide: Press) -> None:
        for name in NAMES[:20]:
            await wide.follow(f"http://{name}/feed", Reply(ending="silent"))
        puller = Puller(wide.services)
        assert [await puller.start_due() for _ in range(3)] == [20, 20, 20]
        await until(lambda: _true(len(wide.times) == 20))
        assert len({url for _, url in wide.times}) == 20
        await puller.close()

    async def test_a_full_disk_pauses_pulling_and_it_goes_on_by_itself(self, press: Press) -> None:
        await press.follow(FEED, rss(QUAYS))
        await press.follow("http://daily.example/feed", rss(COMET))
        puller = Puller(press.services)
        make_room = fill_disk(press)
        await puller.start_due()
        with contextlib.suppress(DiskFullError):
            await puller.finish()
        assert await puller.start_due() == 0
        make_room()
        press.clock.turn(minutes=2)
        await puller.start_due()
        await puller.finish()
        assert len(await press.titles()) == 2
        await puller.close()

    async def test_a_clock_that_is_set_back_meanwhile_makes_the_pause_no_longer(
        self, press: Press
    ) -> None:
        await press.follow(FEED, rss(QUAYS))
        puller = Puller(press.services)
        make_room = fill_disk(press)
        await puller.start_due()
        with contextlib.suppress(DiskFullError):
            await puller.finish()
        make_room()
        press.clock.turn(days=-1)
        assert await puller.start_due() == 1
        await puller.finish()
        assert len(await press.titles()) == 1
        await puller.close()

    async def test_while_the_disk_is_full_one_site_a_minute_is_asked(self, wide: Press) -> None:
        feeds = [await wide.follow(f"http://{name}/feed", rss(QUAYS)) for name in NAMES[:8]]
        puller = Puller(wide.services)
        make_room = fill_disk(wide)

        async def try_again() -> list[str]:
            before = len(wide.times)
            await puller.start_due()
            with contextlib.suppress(DiskFullError):
                await puller.finish()
            wide.clock.turn(minutes=2)
            return [url for _, url in wide.times[before:]]

        asked_first = await try_again()
        later = [await try_again() for _ in range(8)]
        assert [len(urls) for urls in later] == [1] * 8
        assert {url for urls in later for url in urls} >= set(asked_first)
        assert len({url for urls in later for url in urls}) == 8
        make_room()
        assert len(await try_again()) == 8
        assert all([(await wide.state(feed)).last_ok_at for feed in feeds])
        await puller.close()

    async def test_what_a_full_disk_left_behind_is_not_pulled_all_at_once(
        self, wide: Press
    ) -> None:
        for name in NAMES[:150]:
            await wide.follow(f"http://{name}/feed", rss(QUAYS))
        puller = Puller(wide.services)
        make_room = fill_disk(wide)
        await puller.start_due()
        with contextlib.suppress(DiskFullError):
            await puller.finish()
        wide.clock.turn(minutes=2)
        make_room()
        most = _most_at_once(wide)
        await puller.start_due()
        await puller.finish()
        assert 1 < most() < 30  # each row of pulls lets in one more: 150 = 1 + 2 + … + 17
        # Nothing is behind any more, and there is room for all again.
        for name in NAMES[150:230]:
            await wide.follow(f"http://{name}/feed", Reply(ending="silent"))
        before = len(wide.times)
        await puller.start_due()
        await until(lambda: _true(len(wide.times) - before == 80))
        await puller.close()

    async def test_a_removed_feed_is_not_pulled(self, press: Press) -> None:
        feed = await press.follow(FEED, rss(QUAYS))
        puller = Puller(press.services)
        await press.storage.write(lambda t: t.feeds.remove(press.workspace.id, feed.id))
        await puller.start_due()
        await puller.finish()
        assert press.times == []
        await puller.close()


def fill_disk(press: Press) -> Callable[[], None]:
    """Let nothing be written until what is returned is called."""
    write = press.storage.write

    async def refuse(work: object) -> None:
        raise DiskFullError("There is no room left for the database.")

    def make_room() -> None:
        press.storage.write = write  # type: ignore[method-assign]

    press.storage.write = refuse  # type: ignore[method-assign, assignment]
    return make_room


def _most_at_once(press: Press) -> Callable[[], int]:
    """Count pulls that run side by side; what is returned tells the most there were."""
    web = press.services.sources["web"]
    read, there = web.read, [0, 0]

    async def counted(feed: Feed) -> FetchResult:
        there[0] += 1
        there[1] = max(there)
        try:
            return await read(feed)
        finally:
            there[0] -= 1

    web.read = counted  # type: ignore[method-assign]
    return lambda: there[1]


async def _true(value: bool) -> bool:
    return value


def _failed(state: FetchState, press: Press) -> FetchState:
    return replace(state, failures=1, next_at=press.clock.now - timedelta(hours=1))
