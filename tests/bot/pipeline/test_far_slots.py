"""Slots further ahead than any plan reaches: a clock ran ahead, or a pause is long."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model.errors import WorkerError
from bot.model.workspace import DigestPlan
from bot.pipeline.post import post_due
from bot.pipeline.pull import pull_due
from bot.pipeline.slots import plan_due
from tests.bot.pipeline.test_candidates import noted
from tests.bot.pipeline.test_post import FailsOnce, morning, plan_second
from tests.builders.items import QUAYS
from tests.builders.world import START, World, rss


async def test_a_clock_that_ran_ahead_for_a_while_costs_one_digest(world: World) -> None:
    """The slot that it let pass; not all until the moment that it showed."""
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(days=400)
    await morning(world)
    world.clock.turn(days=-400)
    for hours in (0, 1):
        world.clock.turn(hours=hours)
        assert await morning(world) == []
    world.clock.turn(days=1)
    assert len(await morning(world)) == 1


async def test_a_clock_that_is_behind_for_a_moment_costs_no_digest(world: World) -> None:
    """As after a power cut on a machine that keeps no time: it reckons by a day of long ago."""
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(days=-400)
    assert await morning(world) == []
    world.clock.turn(days=400, hours=2)
    assert await morning(world) == []  # the slot of long ago is let pass
    assert len(await morning(world)) == 1
    assert len(await morning(world)) == 1  # no more


async def test_what_was_put_off_by_a_clock_that_ran_ahead_comes_at_its_hour(world: World) -> None:
    """A machine's clock may run in local time until the network sets it right."""
    failing = FailsOnce(world, WorkerError("It took too long."))
    services = replace(world.services, run=failing)
    world.clock.turn(hours=5)
    assert await post_due(services) == 0
    world.clock.turn(hours=-4)
    assert await post_due(services) == 1


async def test_a_long_pause_is_no_fault_of_a_clock(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    until = START + timedelta(days=90)
    assert world.channel.plan is not None
    plan = replace(world.channel.plan, paused_until=until)
    due = plan_due(plan, START)
    await world.storage.write(
        lambda t: t.channels.set_plan(world.workspace.id, world.channel.id, plan, due)
    )
    world.clock.turn(hours=1)
    assert await morning(world) == []
    assert (await world.refresh()).next_due == due
    assert "ran ahead" not in caplog.text


async def test_a_clock_that_ran_ahead_does_not_make_a_pause_longer(world: World) -> None:
    until = START + timedelta(days=9, hours=3)
    assert world.channel.plan is not None
    plan = replace(world.channel.plan, paused_until=until)
    here = (world.workspace.id, world.channel.id)
    await world.storage.write(
        lambda t: t.channels.set_plan(*here, plan, START + timedelta(days=400, hours=1))
    )
    for _ in range(9):
        assert await morning(world) == []
        world.clock.turn(days=1)
    await morning(world)
    assert (await world.refresh()).next_due == START + timedelta(days=10, hours=1)


async def test_where_no_clock_ran_ahead_no_slot_is_read_but_those_due(world: World) -> None:
    """Not those of a long pause, at each look for all its days."""
    other = await plan_second(world)
    assert world.channel.plan is not None
    pause = replace(world.channel.plan, paused_until=START + timedelta(days=90))
    far = plan_due(pause, START)
    await world.storage.write(
        lambda t: t.channels.set_plan(other.workspace_id, other.id, pause, far)
    )
    with noted() as statements:
        assert await post_due(world.services) == 0
    assert sum("FROM channel" in statement for statement in statements) == 2
    assert sum(statement.startswith("BEGIN") for statement in statements) == 1
    after = START + timedelta(days=3)
    assert await world.storage.read(lambda t: t.channels.due_after(after)) == []


async def test_a_zone_that_is_not_known_any_more_costs_the_other_channels_nothing(
    world: World,
) -> None:
    """Each new release of the zones leaves out some names."""
    other = await plan_second(world)
    gone = DigestPlan(at=time(8), zone="US/Gone")
    far = START + timedelta(days=9)
    await world.storage.write(
        lambda t: t.channels.set_plan(other.workspace_id, other.id, gone, far)
    )
    world.clock.turn(hours=1)
    assert await post_due(world.services) == 1
