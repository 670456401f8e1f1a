"""Behaviours 1 to 5 of a good poller: what is asked, how often, and what failure means.

Over real sockets, against sites that answer as scripted; the bot's clock is the test's.
"""

from datetime import timedelta
from email.utils import format_datetime

import pytest

from bot.model.message import Buttons
from bot.pipeline.pull import Puller
from bot.pipeline.trouble import resume
from tests.builders.items import COMET, QUAYS, filler
from tests.builders.press import Press, open_press
from tests.builders.served import hourly, served
from tests.builders.world import START, Item
from tests.fakes.web import Reply

FEED = "http://news.example/feed"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class TestBehaviour1Validators:
    async def test_go_back_byte_for_byte_and_are_renewed_by_a_304(self, press: Press) -> None:
        first = served(QUAYS, ETag='W/"a\xe9 b"', Last_Modified="Mon, 02 Mar 2026 06:00:00 +0000")
        feed = await press.follow(FEED, first, Reply(status=304, headers={"ETag": '"2"'}))
        for _ in range(3):
            await press.poll(feed)
        sent = [request.headers for request in press.web.requests]
        assert "if-none-match" not in sent[0]
        assert sent[1]["if-none-match"] == 'W/"a\xe9 b"'
        assert sent[2]["if-none-match"] == '"2"'
        assert {s["if-modified-since"] for s in sent[1:]} == {"Mon, 02 Mar 2026 06:00:00 +0000"}

    async def test_are_forgotten_when_they_vanish(self, press: Press) -> None:
        feed = await press.follow(FEED, served(QUAYS, ETag='"1"'), served(COMET), served(COMET))
        for _ in range(3):
            await press.poll(feed)
        assert "if-none-match" not in press.web.requests[2].headers

    async def test_the_other_validator_too(self, press: Press) -> None:
        old, new = "Mon, 02 Mar 2026 06:00:00 GMT", "Tue, 03 Mar 2026 06:00:00 GMT"
        changed = Reply(status=304, headers={"Last-Modified": new})
        first = served(QUAYS, Last_Modified=old)
        feed = await press.follow(FEED, first, changed, served(COMET), served(COMET))
        for _ in range(4):
            await press.poll(feed)
        sent = [request.headers.get("if-modified-since") for request in press.web.requests]
        assert sent == [None, old, new, None]

    @pytest.mark.parametrize(
        "body",
        [
            b"<rss version='2.0'><channel></rss>",
            b"<html><form><input type='password'></form></html>",
            b"",
            b"{}",
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
            b"<rss>".ljust(11_000_000),
        ],
    )
    async def test_of_a_body_that_is_no_feed_are_not_kept(self, press: Press, body: bytes) -> None:
        bad = Reply(body=body, headers={"ETag": '"bad"', "Last-Modified": "never"})
        feed = await press.follow(FEED, served(QUAYS, ETag='"good"'), bad)
        for _ in range(3):
            await press.poll(feed)
        assert press.web.requests[2].headers["if-none-match"] == '"good"'
        assert "if-modified-since" not in press.web.requests[2].headers

    @pytest.mark.parametrize("ending", ["short", "broken off"])
    async def test_of_a_body_that_breaks_off_are_not_kept(self, press: Press, ending: str) -> None:
        whole = served(QUAYS, COMET, ETag='"1"')
        cut = Reply(
            body=whole.body[:-200] if ending == "broken off" else whole.body,
            headers=whole.headers,
            ending="short" if ending == "short" else "done",
        )
        feed = await press.follow(FEED, cut, whole)
        await press.poll(feed)
        await press.poll(feed)
        assert "if-none-match" not in press.web.requests[1].headers
        assert (await press.state(feed)).etag == '"1"'


async def test_behaviour_2_an_unchanged_body_is_not_parsed(tmp_path, press: Press) -> None:  # type: ignore[no-untyped-def]
    parsed: list[str] = []

    async def run(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        parsed.append(work.__name__)
        return work(*arguments, **options)

    folder = tmp_path / "2"
    folder.mkdir()
    async with open_press(folder, run=run) as press:
        replies = [served(QUAYS, ETag=f'"{number}"') for number in range(4)]
        feed = await press.follow(FEED, *replies)
        for _ in range(4):
            await press.poll(feed)
        assert parsed.count("parse_feed") == 1
        state = await press.state(feed)
        assert (state.etag, state.readings, state.unchanged) == ('"3"', 4, 3)


class TestBehaviour3NextPoll:
    @pytest.mark.parametrize(
        ("gap", "headers", "ttl", "least", "most"),
        [
            (4 * HOUR, {}, 0, 1.8, 2.2),
            (HOUR / 30, {}, 0, 0.25, 0.275),
            (30 * DAY, {}, 0, 21.6, 24),
            (4 * HOUR, {"Cache_Control": "public, max-age=600"}, 0, 1.8, 2.2),
            (4 * HOUR, {"Cache_Control": "max-age=18000"}, 0, 5, 5),
            (4 * HOUR, {"Cache_Control": "max-age=18000", "Age": "3600"}, 0, 4, 4),
            (4 * HOUR, {"Cache_Control": "max-age=99999999"}, 0, 24, 24),
            (4 * HOUR, {"Cache_Control": "no-cache, max-age=18000"}, 0, 1.8, 2.2),
            (4 * HOUR, {"Expires": format_datetime(START + 6 * HOUR)}, 0, 6, 6),
            (4 * HOUR, {"Expires": "0"}, 0, 1.8, 2.2),
            (4 * HOUR, {}, 420, 7, 7),
            (4 * HOUR, {}, 10, 1.8, 2.2),
        ],
    )
    async def test_is_the_longest_of_what_is_asked(
        self,
        press: Press,
        gap: timedelta,
        headers: dict[str, str],
        ttl: int,
        least: float,
        most: float,
    ) -> None:
        reply = served(*hourly(gap), **headers)
        body = reply.body.replace(b"<title>", f"<ttl>{ttl}</ttl><title>".encode(), 1)
        feed = await press.follow(
            FEED, Reply(body=body if ttl else reply.body, headers=reply.headers)
        )
        await press.pull()
        assert least * HOUR <= await press.wait_of(feed) <= most * HOUR

    async def test_waits_as_long_as_a_busy_site_asks(self, press: Press) -> None:
        busy = Reply(status=429, headers={"Retry-After": "18000"})
        feed = await press.follow(FEED, served(*hourly(4 * HOUR)), busy)
        for _ in range(2):
            await press.poll(feed)
        assert 5 * HOUR <= await press.wait_of(feed) <= 5.5 * HOUR

    async def test_strays_by_a_tenth_to_either_side(self, press: Press) -> None:
        reply = served(*hourly(4 * HOUR))
        feeds = [await press.follow(f"http://daily.example/{n}", reply) for n in range(40)]
        await press.pull()
        waits = [await press.wait_of(feed) / (2 * HOUR) for feed in feeds]
        assert 0.9 <= min(waits) < 0.97
        assert 1.03 < max(waits) <= 1.1

    async def test_survives_a_restart_without_a_burst(self, press: Press) -> None:
        for number in range(30):
            await press.follow(f"http://daily.example/{number}", served(QUAYS))
        await press.pull()
        asked = len(press.web.requests)
        # A new pool on the same database is what a restart is.
        restarted = Puller(press.services)
        assert await restarted.start_due() == 0
        assert len(press.web.requests) == asked
        feeds = await press.storage.read(lambda t: t.feeds.list(press.workspace.id))
        due = {feed.state.next_at for feed in feeds}
        assert len(due) == 30


class TestBehaviour4Interval:
    async def test_follows_the_last_twenty_entries(self, press: Press) -> None:
        recent, old = hourly(4 * HOUR, 21), hourly(200 * HOUR, 40)[1:]
        feed = await press.follow(FEED, served(*old, *recent))
        await press.pull()
        assert (await press.state(feed)).rhythm == 2 * HOUR

    async def test_a_managers_interval_wins_but_never_over_retry_after(self, press: Press) -> None:
        busy = Reply(status=503, headers={"Retry-After": "7200"})
        reply = served(*hourly(HOUR), Cache_Control="max-age=40000")
        feed = await press.follow(FEED, reply, busy, reply)
        await press.storage.write(
            lambda t: t.feeds.set_interval(press.workspace.id, feed.id, HOUR / 2)
        )
        await press.pull()
        assert 0.45 * HOUR <= await press.wait_of(feed) <= 0.55 * HOUR
        await press.poll(feed)
        assert await press.wait_of(feed) >= 2 * HOUR

    async def test_without_dates_it_is_half_an_hour(self, press: Press) -> None:
        body = b"<rss><channel><title>T</title><item><title>A</title></item></channel></rss>"
        feed = await press.follow(FEED, Reply(body=body))
        await press.pull()
        assert 27 <= (await press.wait_of(feed)).total_seconds() / 60 <= 33

    async def test_a_feed_gone_silent_is_asked_less_until_it_speaks_again(
        self, press: Press
    ) -> None:
        news = hourly(HOUR / 2, 30)
        feed = await press.follow(FEED, served(*news, ETag='"1"'), Reply(status=304))
        await press.pull()
        assert await press.wait_of(feed) <= 0.3 * HOUR
        press.clock.turn(days=20)
        await press.pull()
        assert 5.4 * HOUR <= await press.wait_of(feed) <= 6.6 * HOUR
        press.script(FEED, served(Item("Speaks again", ("Text.",), hours=-20 * 24), *news))
        await press.poll(feed)
        assert await press.wait_of(feed) <= 0.3 * HOUR

    async def test_a_clock_that_ran_ahead_holds_no_feed_up(self, press: Press) -> None:
        feed = await press.follow(FEED, served(QUAYS))
        press.clock.turn(days=400)
        await press.pull()
        press.clock.turn(days=-400)
        await press.pull()
        assert len(press.asked(FEED)) == 2
        assert await press.wait_of(feed) <= DAY


class TestBehaviour5Errors:
    async def test_back_off_doubles_to_a_day_and_recovery_resets(self, press: Press) -> None:
        feed = await press.follow(FEED, *[Reply(status=500)] * 12, served(QUAYS))
        waits = []
        for _ in range(12):
            await press.poll(feed)
            waits.append((await press.wait_of(feed)).total_seconds() / 60)
        for number, wait in enumerate(waits):
            doubled = min(5 * 2**number, 1440)
            assert 0.9 * doubled <= wait <= min(1.1 * doubled, 1440)
        await press.poll(feed)
        state = await press.state(feed)
        assert (state.failures, state.last_error, state.failing_since) == (0, "", None)

    async def test_three_days_down_are_told_once_and_so_is_the_recovery(self, press: Press) -> None:
        feed = await press.follow(FEED, served(QUAYS), Reply(status=500))
        await press.poll(feed)
        await press.poll_for(feed, 2.5 * DAY)
        assert await press.told() == []
        await press.poll_for(feed, 9 * DAY)
        (told,) = await press.messages()
        assert told.line.startswith("Harbour News could not be read for 3 days.")
        assert "answered 500" in told.line
        assert f"feed remove {feed.id}" in str(told.parts)
        assert len(press.asked(FEED)) < 30
        press.script(FEED, served(QUAYS, COMET))
        await press.poll(feed)
        (back,) = await press.told()
        assert back.startswith("Harbour News can be read again")
        await press.poll(feed)
        assert await press.told() == []

    async def test_a_short_failure_is_not_told(self, press: Press) -> None:
        feed = await press.follow(FEED, served(QUAYS), Reply(status=500), served(QUAYS))
        for _ in range(3):
            await press.poll(feed)
        assert await press.told() == []

    async def test_404_for_seven_days_is_told(self, press: Press) -> None:
        feed = await press.follow(FEED, served(QUAYS), Reply(status=404))
        await press.poll(feed)
        await press.poll_for(feed, 6.5 * DAY)
        assert await press.told() == []
        await press.poll_for(feed, 6 * DAY)
        (told,) = await press.told()
        assert "“not found” (404) for 7 days" in told
        assert (await press.state(feed)).stopped == ""

    async def test_410_stops_it_at_once_with_a_notice(self, press: Press) -> None:
        feed = await press.follow(FEED, served(QUAYS), Reply(status=410))
        await press.poll(feed)
        await press.poll(feed)
        assert (await press.state(feed)).stopped == "gone"
        (told,) = await press.messages()
        assert "is gone for good" in told.line
        assert [
            b.request for row in told.parts if isinstance(row, Buttons) for b in row.buttons
        ] == [
            f"feed resume {feed.id}",
            f"feed remove {feed.id}",
        ]
        press.clock.turn(days=30)
        await press.pull()
        assert len(press.asked(FEED)) == 2
        assert len(await press.titles()) == 1

    async def test_a_server_that_was_wrong_with_its_410_is_read_again(self, press: Press) -> None:
        feed = await press.follow(FEED, served(QUAYS), Reply(status=410), served(QUAYS, filler(1)))
        await press.poll(feed)
        await press.poll(feed)
        resumed = resume(await press.state(feed), press.clock.now)
        await press.storage.write(lambda t: t.feeds.save_state(feed.id, resumed))
        await press.pull()
        assert (await press.state(feed)).stopped == ""
        assert len(await press.titles()) == 2

    async def test_many_dying_feeds_do_not_flood_the_channel(self, press: Press) -> None:
        feeds = [
            await press.follow(f"http://daily.example/{n}", Reply(status=410)) for n in range(12)
        ]
        for _ in range(4):
            press.clock.turn(hours=7)
            await press.pull()
        told = await press.told()
        assert len(told) == 6
        assert told[-1].startswith("There is more to say of feeds today")
        assert [(await press.state(feed)).stopped for feed in feeds] == ["gone"] * 12
