"""The outbox: what fails is tried again, what is gone is given up, what is sent is sent once."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model.delivery import NewDelivery, Receipt
from bot.model.digest import Told
from bot.model.errors import DeliveryError
from bot.model.message import Message, say, to_json
from bot.model.workspace import Channel
from bot.pipeline.deliver import Sender, deliver_due, give_up_old, retry_delay, take_back
from bot.pipeline.post import post_due
from bot.pipeline.pull import pull_due
from bot.pipeline.slots import plan_due
from tests.builders.items import QUAYS
from tests.builders.world import START, World, rss
from tests.fakes.waiting import pass_time


def note(text: str) -> Message:
    return say(text)


async def queue(world: World, *keys: str) -> None:
    for key in keys:
        delivery = NewDelivery(
            world.workspace.id, world.channel.id, key, to_json(note(key)), world.clock()
        )
        await world.storage.write(lambda t, d=delivery: t.deliveries.queue(d))


async def deliver(world: World) -> list[str]:
    await deliver_due(world.services, {"console": world.recorder})
    return [key for key, _ in world.recorder.sent]


async def test_messages_arrive_once_and_in_order(world: World) -> None:
    await queue(world, "a", "b", "c", "a")
    assert await deliver(world) == ["a", "b", "c"]
    assert await deliver(world) == ["a", "b", "c"]
    assert world.recorder.sent[0][1] == note("a")


async def test_a_failed_message_is_tried_again_and_holds_back_the_later_ones(world: World) -> None:
    world.recorder.failures = [DeliveryError("The line is down.")]
    await queue(world, "a", "b")
    assert await deliver(world) == []
    world.clock.turn(minutes=1)
    assert await deliver(world) == ["a", "b"]


async def test_only_what_may_have_arrived_is_said_to_be_sent_again(world: World) -> None:
    """A platform looks for it in the channel then, so that nobody reads it twice."""
    world.recorder.failures = [DeliveryError("The line is down.")]
    await queue(world, "a", "b")
    await deliver(world)
    assert world.recorder.again == [False]
    world.clock.turn(minutes=1)
    assert await deliver(world) == ["a", "b"]
    assert world.recorder.again == [False, True, False]


async def test_a_message_that_arrives_when_a_digest_is_due_does_not_take_its_place(
    world: World,
) -> None:
    due = world.channel.next_due
    world.clock.turn(hours=1)
    await queue(world, "alert-1")
    assert await deliver(world) == ["alert-1"]
    assert world.clock() == due == (await world.refresh()).next_due


async def test_the_platforms_own_wait_is_kept(world: World) -> None:
    later = world.clock() + timedelta(minutes=9)
    world.recorder.failures = [DeliveryError("Too many.", retry_at=later)]
    await queue(world, "a")
    await deliver(world)
    world.clock.turn(minutes=8)
    assert await deliver(world) == []
    world.clock.turn(minutes=2)
    assert await deliver(world) == ["a"]


async def test_a_dead_channel_is_given_up_and_said(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.recorder.failures = [DeliveryError("The channel was deleted.", dead=True)]
    await queue(world, "a")
    await deliver(world)
    world.clock.turn(days=1)
    assert await deliver(world) == []
    assert "The channel was deleted." in caplog.text


async def test_a_platform_that_is_not_connected_loses_nothing_however_often_it_is_looked(
    world: World,
) -> None:
    await queue(world, "a")
    world.recorder.connected = False
    for _ in range(150):
        world.clock.turn(minutes=9)
        assert await deliver(world) == []
        assert await give_up_old(world.services) == 0
    world.recorder.connected = True
    assert await deliver(world) == ["a"]


async def test_what_waited_for_a_day_is_given_up_with_the_reason(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.recorder.failures = [DeliveryError("The line is down.")]
    await queue(world, "a", "b")
    await deliver(world)
    world.clock.turn(hours=24, seconds=1)
    assert await give_up_old(world.services) == 2
    assert await deliver(world) == []
    assert "a was not delivered. It could not be delivered within a day. The line is down." in (
        caplog.text
    )
    assert "b was not delivered. It could not be delivered within a day." in caplog.text


async def test_what_no_platform_took_for_a_day_says_so_when_it_is_given_up(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.recorder.connected = False
    await queue(world, "a")
    world.clock.turn(hours=24, seconds=1)
    assert await give_up_old(world.services) == 1
    assert "within a day. Its platform was not connected." in caplog.text


async def test_a_digest_that_never_arrived_has_told_nothing(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    await post_due_at_eight(world)
    told = await told_here(world)
    world.recorder.failures = [DeliveryError("The channel was deleted.", dead=True)]
    assert await deliver(world) == []
    assert told
    assert await told_here(world) == []


async def test_an_alert_that_never_arrived_leaves_told_what_a_digest_of_that_moment_told(
    world: World,
) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    await queue(world, "alert-1")
    assert await post_due(world.services) == 1
    world.recorder.failures = [DeliveryError("A message like that is not taken.", dead=True)]
    assert len(await deliver(world)) == 1
    assert await told_here(world)


async def post_due_at_eight(world: World) -> None:
    world.clock.turn(hours=1)
    assert await post_due(world.services) == 1


async def told_here(world: World) -> list[Told]:
    here = (world.workspace.id, world.channel.id, START)
    return await world.storage.read(lambda t: t.digests.told(*here))


async def test_a_send_cut_off_by_a_crash_is_sent_again(world: World) -> None:
    await queue(world, "a")
    now = world.clock()
    await world.storage.write(lambda t: t.deliveries.claim(now))
    assert await deliver(world) == []
    world.clock.turn(minutes=6)
    assert await take_back(world.services) == 1
    assert await deliver(world) == ["a"]


@pytest.mark.parametrize(("ahead", "taken"), [(timedelta(seconds=1), 0), (timedelta(days=9), 1)])
async def test_what_is_claimed_at_this_moment_was_not_cut_off(
    world: World, ahead: timedelta, taken: int
) -> None:
    """The clock goes on between the two looks at it; one that is days ahead was wrong."""
    await queue(world, "a")
    now = world.clock()
    await world.storage.write(lambda t: t.deliveries.claim(now + ahead))
    assert await take_back(world.services) == taken


async def test_a_platform_that_asks_for_days_is_asked_once_a_day(world: World) -> None:
    later = world.clock() + timedelta(days=5)
    world.recorder.failures = [DeliveryError("Too many.", retry_at=later)]
    await queue(world, "a")
    await deliver(world)
    assert await deliver(world) == []
    world.clock.turn(days=1)
    assert await deliver(world) == ["a"]


class SlowPlace:
    """A sender that keeps one channel waiting until it is let go; the others at once."""

    connected = True

    def __init__(self, slow: str) -> None:
        self.slow = slow
        self.asked = asyncio.Event()
        self.let_go = asyncio.Event()
        self.sent: asyncio.Queue[str] = asyncio.Queue()

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        if channel.remote_id == self.slow:
            self.asked.set()
            await self.let_go.wait()
        self.sent.put_nowait(key)
        return Receipt(key)


async def queue_in(world: World, channel: str, *keys: str) -> None:
    found = await world.storage.write(
        lambda t: t.channels.ensure(world.workspace.id, channel, channel)
    )
    for key in keys:
        delivery = NewDelivery(world.workspace.id, found.id, key, to_json(note(key)), world.clock())
        await world.storage.write(lambda t, d=delivery: t.deliveries.queue(d))


class BrokenPlace:
    """A sender with a fault: it raises what no sender may."""

    connected = True

    def __init__(self, broken: str) -> None:
        self.broken = broken
        self.sent: list[str] = []

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        if channel.remote_id == self.broken:
            raise KeyError("a fault of ours")
        self.sent.append(key)
        return Receipt(key)


async def test_a_slow_channel_keeps_nobody_waiting_and_every_channel_its_order(
    world: World,
) -> None:
    place = SlowPlace("slow")
    await queue_in(world, "slow", "s1", "s2")
    for number in range(20):
        await queue_in(world, f"quick{number}", f"{number}a", f"{number}b", f"{number}c")
    senders: Mapping[str, Sender] = {"console": place}
    delivering = asyncio.create_task(deliver_due(world.services, senders))
    quick = [await place.sent.get() for _ in range(60)]
    for number in range(20):
        own = [key[-1] for key in quick if key[:-1] == str(number)]
        assert own == ["a", "b", "c"]
    place.let_go.set()
    assert await delivering == 62
    assert [place.sent.get_nowait() for _ in range(2)] == ["s1", "s2"]


async def test_what_is_queued_while_a_slow_channel_is_sent_to_does_not_wait_for_it(
    world: World,
) -> None:
    place = SlowPlace("slow")
    await queue_in(world, "slow", "s")
    delivering = asyncio.create_task(deliver_due(world.services, {"console": place}))
    await place.asked.wait()
    await queue_in(world, "quick", "q")
    pass_time(1)
    async with asyncio.timeout(20):  # so that a fault shows
        assert await place.sent.get() == "q"
    place.let_go.set()
    assert await delivering == 2


async def test_a_fault_of_ours_with_one_message_costs_the_other_channels_nothing(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    other = await world.storage.write(lambda t: t.channels.ensure(world.workspace.id, "d", "d"))
    await queue(world, "a")
    now, message = world.clock(), to_json(note("b"))
    for key in ("b", "c"):
        delivery = NewDelivery(world.workspace.id, other.id, key, message, now)
        await world.storage.write(lambda t, d=delivery: t.deliveries.queue(d))
    broken = BrokenPlace(broken=world.channel.remote_id)
    assert await deliver_due(world.services, {"console": broken}) == 2
    assert broken.sent == ["b", "c"]
    assert "a fault of ours" in caplog.text
    assert await deliver_due(world.services, {"console": world.recorder}) == 0
    world.clock.turn(minutes=1)
    assert await deliver(world) == ["a"]


async def test_a_channel_that_opens_goes_on_with_the_plan_it_has_by_then(world: World) -> None:
    await queue(world, "a")
    here = (world.workspace.id, world.channel.id)
    await world.storage.write(lambda t: t.channels.close(*here, "No entry.", world.clock()))
    assert world.channel.plan is not None
    moved = replace(world.channel.plan, at=time(18))
    due = plan_due(moved, world.clock())
    place = SlowPlace(slow=world.channel.remote_id)
    sending = asyncio.create_task(deliver_due(world.services, {"console": place}))
    await place.asked.wait()
    await world.storage.write(lambda t: t.channels.set_plan(*here, moved, due))
    place.let_go.set()
    assert await sending == 1
    channel = await world.refresh()
    assert (channel.closed_at, channel.plan, channel.next_due) == (None, moved, due)


async def test_a_message_still_on_its_way_is_not_sent_a_second_time(world: World) -> None:
    """A machine that slept while a message was sent wakes up minutes later by its clock."""
    await queue(world, "a")
    place = SlowPlace(slow=world.channel.remote_id)
    first = asyncio.create_task(deliver_due(world.services, {"console": place}))
    await place.asked.wait()
    world.clock.turn(minutes=20)
    assert await take_back(world.services) == 0
    assert await deliver_due(world.services, {"console": world.recorder}) == 0
    place.let_go.set()
    assert await first == 1
    assert world.recorder.sent == []


async def test_a_message_on_its_way_when_the_bot_is_told_to_stop_is_sent_at_the_next_start(
    world: World,
) -> None:
    place = SlowPlace("slow")
    await queue_in(world, "slow", "s1")
    await queue_in(world, "quick", "q1")
    delivering = asyncio.create_task(deliver_due(world.services, {"console": place}))
    assert await place.sent.get() == "q1"
    delivering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await delivering
    place.let_go.set()
    world.clock.turn(minutes=1)
    await take_back(world.services, since=timedelta(0))
    await deliver_due(world.services, {"console": place})
    # "quick" may come again with its key: whether it was confirmed before the end is not known.
    assert "s1" in {place.sent.get_nowait() for _ in range(place.sent.qsize())}


def test_waits_double_from_two_seconds_to_a_quarter_of_an_hour() -> None:
    waits = [retry_delay(attempts).total_seconds() for attempts in (0, 1, 2, 3, 9, 50)]
    assert waits == [2, 4, 8, 16, 900, 900]
