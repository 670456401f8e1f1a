"""What goes by itself, and when; and that it is gone from the files of the database too."""

import asyncio
import threading
import weakref
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.clock import SeenClock
from bot.model.delivery import NewDelivery
from bot.model.message import to_json
from bot.model.workspace import DIRECT, Channel, DigestPlan
from bot.pipeline.clean_up import clean_up, look_at_clock
from bot.pipeline.presence import close_channel, open_channel, pass_on, purge_left
from bot.pipeline.services import Services
from bot.pipeline.windows import StoryWindows
from bot.storage.contract import Transaction
from commands.digest_set import DigestSet
from commands.me_forget import MeForget
from commands.news_status import NewsStatus
from tests.bot.storage.test_forgetting import PERSON, leave_traces, times
from tests.builders.articles import store_article
from tests.builders.newsroom import NOW, Newsroom, Report, open_newsroom

MONTH = timedelta(days=30)
DAY = timedelta(days=1)
TEXT = "Harbour words that were posted"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    opened = await open_newsroom(tmp_path)
    yield opened
    await opened.close()


def after(room: Newsroom, **time: float) -> Services:
    """The newsroom's services, so much later."""
    return replace(room.services, clock=lambda: NOW + timedelta(**time))


async def clean(room: Newsroom, **time: float) -> None:
    """Clean up so much later, by a clock that has gone on for a day then."""
    await clean_up(replace(room.services, clock=lambda: NOW + timedelta(**time) - DAY), MONTH)
    await clean_up(after(room, **time), MONTH)


async def send(room: Newsroom, key: str = "k", *, sent: bool = True) -> None:
    new = NewDelivery(room.workspace.id, room.channel.id, key, f'"{TEXT} {key}"', NOW)
    await room.storage.write(lambda t: t.deliveries.queue(new))
    if sent:
        [claimed] = await room.storage.write(lambda t: t.deliveries.claim(NOW))
        await room.storage.write(lambda t: t.deliveries.confirm(claimed.id, "r", NOW))


async def shut(room: Newsroom, remote_id: str, *, person: str = "") -> Channel:
    """Set an alert in a channel, and shut the bot out of it."""

    def close(t: object) -> Channel:
        made = t.channels.ensure(room.workspace.id, remote_id, remote_id)  # type: ignore[attr-defined]
        t.subscriptions.add(room.workspace.id, made.id, person or "eve", "ferry", NOW)  # type: ignore[attr-defined]
        close_channel(t, made, "I may not write there.", NOW)  # type: ignore[arg-type]
        return made

    return await room.storage.write(close)


async def channels(room: Newsroom) -> Sequence[Channel]:
    return await room.storage.read(lambda t: t.channels.list(room.workspace.id))


async def waiting(room: Newsroom) -> str:
    """Send all that waits, and return it."""
    claimed = await room.storage.write(lambda t: t.deliveries.claim(NOW + timedelta(days=99)))
    for delivery in claimed:
        await room.storage.write(lambda t, d=delivery: t.deliveries.confirm(d.id, "r", NOW))  # type: ignore[misc]
    return " ".join(delivery.message for delivery in claimed)


async def test_what_was_forgotten_is_not_in_the_files_after_the_clean_up(
    room: Newsroom, tmp_path: Path
) -> None:
    await leave_traces(room, PERSON)
    await MeForget()(room.context(person=PERSON), confirm="yes")
    assert times(tmp_path, PERSON) > 0  # in the log, until now
    await clean_up(room.services, MONTH)
    assert times(tmp_path, PERSON) == 0
    assert times(tmp_path, "other-59") > 0


async def test_who_writes_while_old_articles_go_waits_for_a_few_of_them_only(
    room: Newsroom,
) -> None:
    mine = room.workspace.id
    await room.storage.write(lambda t: [store_article(t, mine, str(n), at=NOW) for n in range(450)])
    cleaning = asyncio.create_task(clean(room, days=40))
    left = 450
    while left == 450 and not cleaning.done():
        left = await room.storage.write(lambda t: t.workspaces.counts(mine).articles)
    assert 0 < left < 450
    await cleaning
    assert (await room.storage.read(lambda t: t.workspaces.counts(mine))).articles == 0


async def test_who_writes_while_a_left_server_goes_waits_for_a_few_of_its_articles_only(
    room: Newsroom,
) -> None:
    def settle_and_leave(t: Transaction) -> int:
        left = t.workspaces.ensure("discord", "9", "Left")
        for number in range(450):
            store_article(t, left.id, str(number), at=NOW)
        t.workspaces.leave(left.id, NOW)
        return left.id

    theirs = await room.storage.write(settle_and_leave)
    cleaning = asyncio.create_task(purge_left(after(room, days=31)))
    await asyncio.sleep(0)  # its first transaction is asked for
    left = await room.storage.write(lambda t: t.workspaces.counts(theirs).articles)
    assert 0 < left < 450
    assert await cleaning == 1
    everybody = await room.storage.read(lambda t: t.workspaces.all())
    assert theirs not in [one.id for one in everybody]


async def test_the_story_window_of_a_left_server_is_forgotten_where_windows_are_used(
    room: Newsroom,
) -> None:
    """In the thread that writes: elsewhere it may be in the middle of counting them."""
    windows, threads = StoryWindows(), list[str]()

    def hold_and_leave(t: Transaction) -> str:
        left = t.workspaces.ensure("discord", "9", "Left")
        window = windows.take(t, left.id, NOW)
        weakref.finalize(window, lambda: threads.append(threading.current_thread().name))
        windows.keep(left.id, window)
        t.workspaces.leave(left.id, NOW)
        return threading.current_thread().name

    writer = await room.storage.write(hold_and_leave)
    assert len(windows.held()) == 1
    assert await purge_left(replace(after(room, days=31), windows=windows)) == 1
    assert (windows.held(), threads) == ({}, [writer])


async def test_the_text_of_a_message_goes_a_day_after_it_was_sent(
    room: Newsroom, tmp_path: Path
) -> None:
    await send(room)
    await send(room, "waits", sent=False)
    await clean(room, hours=23)
    assert times(tmp_path, f"{TEXT} k") > 0
    await clean(room, hours=25)
    assert times(tmp_path, f"{TEXT} k") == 0
    assert times(tmp_path, f"{TEXT} waits") > 0
    assert await room.storage.read(lambda t: t.deliveries.count(room.workspace.id, "k")) == 1


async def test_that_it_was_sent_is_forgotten_after_ninety_days(room: Newsroom) -> None:
    await send(room)
    await clean(room, days=89)
    assert await room.storage.read(lambda t: t.deliveries.count(room.workspace.id, "k")) == 1
    await clean(room, days=91)
    assert await room.storage.read(lambda t: t.deliveries.count(room.workspace.id, "k")) == 0


async def test_digests_and_articles_go_in_their_time(room: Newsroom, tmp_path: Path) -> None:
    await room.publish(Report("Coast Herald", "Ferry talks open", ("The talks are open.",)))
    await room.post_digest(NOW)
    assert "The talks are open." in await waiting(room)
    await clean(room, days=29)
    assert times(tmp_path, "The talks are open.") > 0
    assert await room.storage.read(
        lambda t: t.digests.has_slot(room.workspace.id, room.channel.id, NOW)
    )
    await clean(room, days=91)
    assert times(tmp_path, "The talks are open.") == 0
    assert not await room.storage.read(
        lambda t: t.digests.has_slot(room.workspace.id, room.channel.id, NOW)
    )


async def test_alerts_that_cannot_come_are_told_to_who_set_them_once(room: Newsroom) -> None:
    """No digest is planned there: it is told all the same."""
    for _ in range(2):
        await shut(room, "ferries")
    told = await room.storage.write(lambda t: t.deliveries.claim(NOW))
    (notice,) = told
    assert "The alerts in #ferries are paused." in notice.message
    place = await room.storage.read(lambda t: t.channels.get(room.workspace.id, notice.channel_id))
    assert place is not None
    assert place.remote_id == f"{DIRECT}eve"
    status = await NewsStatus()(room.context(manager=True))
    assert "I may not write there." in to_json(status)
    assert "ferries" not in to_json(status)
    assert "I may not write there." not in to_json(await NewsStatus()(room.context()))


@pytest.mark.parametrize("known_before", [True, False])
async def test_the_next_person_with_an_alert_is_told_where_the_first_reads_nothing(
    room: Newsroom, known_before: bool
) -> None:
    async def refuse() -> None:
        direct = await room.storage.write(
            lambda t: t.channels.ensure(room.workspace.id, f"{DIRECT}eve", "direct messages")
        )
        await room.storage.write(lambda t: close_channel(t, direct, "Eve reads nothing.", NOW))

    def watch(t: Transaction) -> None:
        made = t.channels.ensure(room.workspace.id, "ferries", "ferries")
        for person in ("eve", "ada"):
            t.subscriptions.add(room.workspace.id, made.id, person, "ferry", NOW)

    await room.storage.write(watch)
    if known_before:
        await refuse()
    await shut(room, "ferries")
    if not known_before:
        (first,) = await room.storage.write(lambda t: t.deliveries.claim(NOW))
        await refuse()
        await room.storage.write(
            lambda t: pass_on(t, room.workspace.id, first.key, first.message, NOW)
        )
    told = await room.storage.write(lambda t: t.deliveries.claim(NOW))
    direct = [c for c in await channels(room) if c.remote_id == f"{DIRECT}ada"]
    assert [one.channel_id for one in told] == [one.id for one in direct] != []


async def test_a_notice_is_not_passed_on_once_the_channel_is_open(room: Newsroom) -> None:
    def watch(t: Transaction) -> None:
        made = t.channels.ensure(room.workspace.id, "ferries", "ferries")
        t.subscriptions.add(room.workspace.id, made.id, "ada", "ferry", NOW)

    await room.storage.write(watch)
    closed = await shut(room, "ferries")
    (first,) = await room.storage.write(lambda t: t.deliveries.claim(NOW))
    await room.storage.write(lambda t: open_channel(t, closed, NOW, timedelta()))
    await room.storage.write(lambda t: pass_on(t, room.workspace.id, first.key, first.message, NOW))
    assert await room.storage.write(lambda t: t.deliveries.claim(NOW)) == []


async def test_that_a_channel_is_closed_is_told_where_a_digest_is_read(room: Newsroom) -> None:
    """Where nobody is known who planned its own, and not in a channel that somebody asked in."""
    workspace_id, plan = room.workspace.id, DigestPlan(at=time(8), zone="UTC")

    def close(t: Transaction) -> int:
        read, gone = (t.channels.ensure(workspace_id, one, one) for one in ("read", "gone"))
        for one in (read, gone):
            t.channels.set_plan(workspace_id, one.id, plan, NOW)
        close_channel(t, replace(gone, plan=plan), "I may not write there.", NOW)
        return read.id

    read_id = await room.storage.write(close)
    told = await room.storage.write(lambda t: t.deliveries.claim(NOW))
    assert [one.channel_id for one in told] == [read_id]


async def test_a_closed_channel_waits_for_a_month_and_goes_with_a_notice(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    closed = await shut(room, "ferries")
    await waiting(room)
    await clean(room, days=29)
    kept = await room.storage.read(lambda t: t.channels.get(room.workspace.id, closed.id))
    assert kept is not None
    await clean(room, days=31)
    gone = await room.storage.read(lambda t: t.channels.get(room.workspace.id, closed.id))
    assert gone is None
    assert await room.storage.read(lambda t: t.subscriptions.all(room.workspace.id)) == []
    said = await waiting(room)
    assert "could not post in #ferries for 30 days, so its digest and alerts are deleted" in said


async def test_one_that_opened_again_stays(room: Newsroom) -> None:
    closed = await shut(room, "ferries")
    await room.storage.write(lambda t: open_channel(t, closed, NOW, timedelta()))
    await clean(room, days=31)
    kept = await room.storage.read(lambda t: t.channels.get(room.workspace.id, closed.id))
    assert kept is not None
    assert len(await room.storage.read(lambda t: t.subscriptions.all(room.workspace.id))) == 1


async def test_nobody_reads_in_a_channel_that_direct_messages_were_closed(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    closed = await shut(room, f"{DIRECT}eve")
    await clean(room, days=31)
    gone = await room.storage.read(lambda t: t.channels.get(room.workspace.id, closed.id))
    assert gone is None
    assert await waiting(room) == ""


async def count(room: Newsroom) -> int:
    """Return how many articles there are."""
    return (await room.storage.read(lambda t: t.workspaces.counts(room.workspace.id))).articles


async def servers(room: Newsroom) -> set[str]:
    """Return the names of the servers that are stored."""
    return {one.name for one in await room.storage.read(lambda t: t.workspaces.all())}


async def furnish(room: Newsroom) -> None:
    """Store what a clean-up in a year would delete, all of it in use now."""
    await room.publish(Report("Coast Herald", "Ferry talks open", ("The talks are open.",)))
    await room.post_digest(NOW)
    await shut(room, "ferries")
    await room.storage.write(
        lambda t: t.workspaces.leave(t.workspaces.ensure("discord", "9", "Left").id, NOW)
    )


async def test_a_clock_that_jumped_ahead_deletes_nothing(room: Newsroom, caplog) -> None:
    """As where somebody mistypes the year: what was deleted would be lost."""
    await clean(room)
    await furnish(room)
    for hours in (0, 0.1, 6, 12):  # started anew meanwhile, and pulled feeds by that clock
        await clean_up(after(room, days=400, hours=hours), MONTH)
    assert "ahead of the last clean-up" in caplog.text
    await clean_up(after(room, hours=13), MONTH)  # it is set right
    await clean_up(after(room, days=400, hours=25), MONTH)  # and jumps again
    assert await count(room) == 1
    assert {one.remote_id for one in await channels(room)} >= {"c", "ferries"}
    assert "Left" in await servers(room)
    assert await room.storage.read(
        lambda t: t.digests.has_slot(room.workspace.id, room.channel.id, NOW)
    )


async def test_after_a_long_time_off_what_is_old_goes_a_day_later(room: Newsroom) -> None:
    await clean(room)
    await furnish(room)
    await clean_up(after(room, days=100), MONTH)
    assert await count(room) == 1
    await clean_up(after(room, days=101), MONTH)
    assert await count(room) == 0
    assert "Left" not in await servers(room)


async def test_a_bot_that_runs_an_hour_a_month_cleans_up_too(room: Newsroom) -> None:
    await furnish(room)
    for days in (30, 60):
        assert await count(room) == 1
        await clean_up(after(room, days=days), MONTH)
    assert await count(room) == 0


moments = st.lists(st.integers(0, 24 * 3000), min_size=1, max_size=12)


@given(moments)
def test_only_a_moment_that_the_clock_showed_before_or_is_near_is_believed(
    hours: list[int],
) -> None:
    seen = SeenClock()
    for number, hour in enumerate(hours):
        now, before = NOW + timedelta(hours=hour), seen
        seen = look_at_clock(before, now)
        if seen.believed is not None:
            earlier = [NOW + timedelta(hours=one) for one in hours[:number]]
            near = before.believed is not None and now - before.believed <= timedelta(days=7)
            went_on = any(one <= now - DAY and seen.believed in (one, now) for one in earlier)
            assert near or went_on or seen.believed == before.believed
            assert seen.believed <= now or seen.believed == before.believed
