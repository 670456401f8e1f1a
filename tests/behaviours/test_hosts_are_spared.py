"""Behaviour 6 of a good poller: how many requests one host gets, and when none.

Over real sockets, against sites that answer as scripted; the bot's clock is the test's.
"""

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.builders.items import QUAYS
from tests.builders.press import Press
from tests.builders.served import served
from tests.fakes.web import Reply

FEED = "http://news.example/feed"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class TestBehaviour6Hosts:
    @pytest.mark.parametrize("status", [429, 503])
    async def test_a_busy_host_is_left_alone_altogether(self, press: Press, status: int) -> None:
        busy = Reply(status=status, headers={"Retry-After": "3600"})
        for number in range(20):
            await press.follow(f"{FEED}/{number}", busy)
        await press.follow("http://other.example/feed", served(QUAYS))
        await press.pull()
        turned_away = len(press.times) - 1
        assert turned_away <= 2  # what was on its way when the answer came
        assert len(await press.titles()) == 1
        press.clock.turn(minutes=55)
        await press.pull()
        assert len([at for at, url in press.times if "news.example" in url]) == turned_away
        press.clock.turn(minutes=10)
        await press.pull()
        # Once it has said so, it is asked one at a time: one request an announced window.
        assert len([at for at, url in press.times if "news.example" in url]) == turned_away + 1
        states = [
            feed.state
            for feed in await press.storage.read(lambda t: t.feeds.list(press.workspace.id))
        ]
        assert sum(state.failures > 0 for state in states) <= turned_away + 1

    async def test_too_many_requests_are_too_many_for_the_whole_site(self, press: Press) -> None:
        busy = Reply(status=429, headers={"Retry-After": "3600"})
        await press.follow("http://www.news.example/feed", busy, served())
        await press.pull()
        await press.follow(FEED, served(QUAYS))
        await press.pull()
        assert press.asked(FEED) == []
        press.clock.turn(hours=2)
        await press.pull()
        assert await press.titles() == [QUAYS.title]

    async def test_a_rest_survives_a_restart(self, press: Press, tmp_path) -> None:  # type: ignore[no-untyped-def]
        busy = Reply(status=429, headers={"Retry-After": "3600"})
        await press.follow(FEED, busy)
        await press.pull()
        parked = await press.storage.read(lambda t: t.feeds.parked(press.clock.now))
        assert parked == {"news.example": press.clock.now + HOUR}

    async def test_requests_of_one_site_keep_apart_pages_too(self, press: Press) -> None:
        links = [press.url(f"http://www.news.example/story/{n}") for n in range(5)]
        for link in links:
            press.script(link, Reply(body=b"<p>Short.</p>", headers={"Content-Type": "text/html"}))
        items = "".join(
            f"<item><title>T{n}</title><link>{x}</link></item>" for n, x in enumerate(links)
        )
        thin = f"<rss><channel><title>N</title>{items}</channel></rss>".encode()
        for number in range(5):
            await press.follow(f"{FEED}/{number}", Reply(body=thin))
        await press.pull()
        assert len(press.times) == len(press.hosts.begun) >= 10
        gaps = [later - earlier for earlier, later in pairwise(sorted(press.hosts.begun))]
        assert min(gaps) >= timedelta(seconds=1)

    @pytest.mark.parametrize(
        ("hosts", "most"),
        [
            (("news.example", "www.news.example"), 2),
            (("www.reddit.com", "old.reddit.com"), 1),
            (("news.example", "daily.example", "other.example"), 6),
        ],
    )
    async def test_few_connections_to_one_site(
        self, press: Press, hosts: tuple[str, ...], most: int
    ) -> None:
        empty = Reply(body=b"<rss><channel><title>T</title></channel></rss>")
        for number in range(12):
            await press.follow(f"http://{hosts[number % len(hosts)]}/{number}", empty)
        await press.pull()
        assert 1 <= press.hosts.most <= most
        assert len(press.times) == 12
