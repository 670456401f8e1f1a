"""Muted topics, plans with all they hold, and whose a channel is, on both engines."""

from datetime import time, timedelta

from bot.model.delivery import NewDelivery, QueueCounts
from bot.model.workspace import DigestPlan, Mute
from bot.storage.contract import Transaction
from tests.builders.articles import NOON

pytest_plugins = ["tests.builders.storage"]


def test_a_topic_is_muted_once_a_channel(t: Transaction, mine: int) -> None:
    channel = t.channels.ensure(mine, "c", "general").id
    other = t.channels.ensure(mine, "d", "other").id
    first = t.mutes.set(mine, channel, "storm", None)
    again = t.mutes.set(mine, channel, "storm", NOON)
    there = t.mutes.set(mine, other, "storm", None)

    assert first == Mute(first.id, mine, channel, "storm")
    assert again == Mute(first.id, mine, channel, "storm", NOON)
    assert list(t.mutes.of_channel(mine, other, NOON)) == [there]


def test_a_mute_runs_out(t: Transaction, mine: int) -> None:
    channel = t.channels.ensure(mine, "c", "general").id
    muted = t.mutes.set(mine, channel, "storm", NOON)
    for_good = t.mutes.set(mine, channel, "x" * 5_000, None)

    assert list(t.mutes.of_channel(mine, channel, NOON - timedelta(seconds=1))) == [muted, for_good]
    assert list(t.mutes.of_channel(mine, channel, NOON)) == [for_good]


def test_another_workspace_neither_sees_nor_ends_a_mute(
    t: Transaction, mine: int, theirs: int
) -> None:
    channel = t.channels.ensure(mine, "c", "general").id
    muted = t.mutes.set(mine, channel, "storm", None)

    assert list(t.mutes.of_channel(theirs, channel, NOON)) == []
    assert not t.mutes.remove(theirs, muted.id)
    assert t.mutes.remove(mine, muted.id)
    assert not t.mutes.remove(mine, muted.id)
    assert list(t.mutes.of_channel(mine, channel, NOON)) == []


def test_a_plan_keeps_its_pause_its_sections_and_who_set_it(t: Transaction, mine: int) -> None:
    channel = t.channels.ensure(mine, "c", "general")
    plan = DigestPlan(
        at=time(8),
        zone="Asia/Tokyo",
        paused_until=NOON,
        sections=("Asia", "Naher Osten"),
        weights=(("Asia", 2.0), ("Naher Osten", 0.5)),
        from_chat=True,
    )
    t.channels.set_plan(mine, channel.id, plan, NOON)

    found = t.channels.get(mine, channel.id)
    assert found is not None
    assert found.plan == plan
    t.channels.set_plan(mine, channel.id, None, None)
    assert t.channels.get(mine, channel.id) == channel


def test_a_channel_of_another_workspace_is_known_as_that(
    t: Transaction, mine: int, theirs: int
) -> None:
    elsewhere = t.workspaces.ensure("other-platform", "w", "W").id
    t.channels.ensure(theirs, "99", "private")
    t.channels.ensure(elsewhere, "55", "there")

    assert t.channels.is_elsewhere(mine, "99")
    assert not t.channels.is_elsewhere(theirs, "99")
    assert not t.channels.is_elsewhere(mine, "55")


def test_what_waits_and_what_was_given_up_is_counted(
    t: Transaction, mine: int, theirs: int
) -> None:
    assert t.deliveries.counts(mine, NOON) == QueueCounts(0, 0)
    channel = t.channels.ensure(mine, "c", "general").id
    for key in ("a", "b", "c"):
        t.deliveries.queue(NewDelivery(mine, channel, key, "{}", NOON))
    (first,) = t.deliveries.claim(NOON)
    t.deliveries.give_up(first.id, "The channel is gone.")
    (second,) = t.deliveries.claim(NOON)

    assert t.deliveries.counts(mine, NOON) == QueueCounts(2, 1, "The channel is gone.")
    later = NOON + timedelta(seconds=1)
    assert t.deliveries.counts(mine, later) == QueueCounts(2, 0)
    t.deliveries.confirm(second.id, "r", NOON)
    assert t.deliveries.counts(mine, NOON).waiting == 1
    assert t.deliveries.counts(theirs, NOON) == QueueCounts(0, 0)
