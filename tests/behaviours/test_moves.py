"""Behaviour 7: a feed that moves for good is followed, once that is certain."""

from datetime import timedelta

import httpx2
import pytest

from bot.model.errors import RefusedAddressError
from bot.model.feed import Feed
from bot.sources.client import redirect_target
from tests.builders.items import QUAYS, filler
from tests.builders.press import Press
from tests.builders.served import served
from tests.fakes.web import Reply

FEED = "http://news.example/feed"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class TestBehaviour7Moves:
    NEW = "http://news.example/new"

    async def moving(self, press: Press, to: str = NEW, status: int = 301) -> Feed:
        press.script(to, served(QUAYS))
        away = Reply(status=status, headers={"Location": press.url(to)})
        return await press.follow(FEED, away)

    @pytest.mark.parametrize("status", [301, 308])
    async def test_a_lasting_move_is_followed_after_three_readings_over_a_day(
        self, press: Press, status: int
    ) -> None:
        feed = await self.moving(press, status=status)
        begin = press.clock.now
        for _ in range(4):
            await press.poll(feed)
        assert press.clock.now - begin < DAY
        assert (await press.get(feed)).address == press.url(FEED)
        await press.poll_for(feed, 1.2 * DAY)
        assert (await press.get(feed)).address == press.url(self.NEW)
        asked = len(press.asked(FEED))
        await press.poll(feed)
        assert len(press.asked(FEED)) == asked
        assert await press.told() == []
        assert len(await press.titles()) == 1

    async def test_a_day_later_three_readings_are_needed_all_the_same(self, press: Press) -> None:
        feed = await self.moving(press)
        for _ in range(2):
            await press.poll(feed)
            press.clock.turn(hours=20)
        assert (await press.get(feed)).address == press.url(FEED)
        await press.poll(feed)
        assert (await press.get(feed)).address == press.url(self.NEW)

    @pytest.mark.parametrize("status", [302, 303, 307])
    async def test_a_passing_redirect_never_is(self, press: Press, status: int) -> None:
        feed = await self.moving(press, status=status)
        await press.poll_for(feed, 3 * DAY)
        assert (await press.get(feed)).address == press.url(FEED)
        assert len(await press.titles()) == 1

    async def test_a_move_that_changes_its_mind_begins_anew(self, press: Press) -> None:
        feed = await self.moving(press)
        away = Reply(status=301, headers={"Location": press.url(self.NEW)})
        flapping = [answer for _ in range(60) for answer in (away, away, served(QUAYS))]
        press.script(FEED, *flapping)
        await press.poll_for(feed, 2 * DAY)
        assert (await press.get(feed)).address == press.url(FEED)

    async def test_a_move_to_what_is_no_feed_is_not_followed(self, press: Press) -> None:
        feed = await self.moving(press)
        press.script(self.NEW, Reply(body=b"<html>We have moved.</html>"))
        await press.poll_for(feed, 3 * DAY)
        assert (await press.get(feed)).address == press.url(FEED)
        assert "no feed" in (await press.state(feed)).last_error

    async def test_a_move_to_another_site_is_told(self, press: Press) -> None:
        feed = await self.moving(press, "http://moved.example/feed")
        await press.poll_for(feed, 1.5 * DAY)
        assert (await press.get(feed)).address == press.url("http://moved.example/feed")
        (told,) = await press.told()
        assert "has moved to another site" in told

    async def test_two_feeds_that_meet_at_one_address_become_one(self, press: Press) -> None:
        await self.moving(press)
        kept = await press.follow(self.NEW, served(QUAYS))
        await press.poll_for(kept, 1.2 * DAY)
        feeds = await press.storage.read(lambda t: t.feeds.list(press.workspace.id))
        assert [one.id for one in feeds] == [kept.id]
        (told,) = await press.told()
        assert "the two are one now" in told
        press.script(self.NEW, served(QUAYS, filler(1)))
        await press.poll(kept)
        assert len(await press.titles()) == 2

    async def test_never_from_https_to_http(self, press: Press) -> None:
        answer = httpx2.Response(301, headers={"Location": "http://news.example/feed"})
        with pytest.raises(RefusedAddressError, match="from https to http"):
            redirect_target(httpx2.URL("https://news.example/feed"), answer)
