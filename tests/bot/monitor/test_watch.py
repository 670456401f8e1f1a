"""/healthz and /metrics over a real socket, of a real database."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NoReturn

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

from bot.model.delivery import NewDelivery, late_key
from bot.model.errors import DatabaseUnreachableError, SettingsError
from bot.model.health import Health
from bot.model.message import say, to_json
from bot.monitor import watch
from bot.monitor.lag import LoopLag
from bot.monitor.metrics import find_trouble
from bot.monitor.server import Monitor
from bot.pipeline.deliver import deliver_due
from bot.pipeline.late import Late, late_message
from bot.pipeline.post import post_due
from tests.builders.items import QUAYS
from tests.builders.world import START, World, rss


@dataclass
class Place:
    name: str = "discord"
    connected: bool = True


@asynccontextmanager
async def watching(world: World, *places: Place, at: datetime | None = None) -> AsyncIterator[str]:
    monitor = Monitor(
        world.services,
        LoopLag(),
        connected=lambda: {place.name: place.connected for place in places},
        delivered_at=lambda: at,
    )
    port = await monitor.start("127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        await monitor.stop()


async def get(address: str) -> tuple[int, str]:
    async with ClientSession() as session, session.get(address) as answer:
        return answer.status, await answer.text()


async def read_metrics(address: str) -> dict[str, float]:
    status, text = await get(f"{address}/metrics")
    assert status == 200
    families = list(text_string_to_metric_families(text))
    assert all(family.documentation for family in families)
    return {
        "|".join((sample.name, *sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


async def test_metrics_say_how_everything_does(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    here = (world.workspace.id, world.channel.id)
    message = to_json(say("text"))
    await world.storage.write(lambda t: t.deliveries.queue(NewDelivery(*here, "a", message, START)))
    world.clock.turn(minutes=2)
    async with watching(world, Place(connected=False)) as address:
        metrics = await read_metrics(address)
    assert metrics["verbatim_feeds"] == 1
    assert metrics["verbatim_messages_waiting"] == 1
    assert metrics["verbatim_oldest_message_seconds"] == 120
    assert metrics["verbatim_platform_connected|discord"] == 0
    assert metrics["verbatim_digests_late"] == 0


async def test_metrics_say_how_long_digests_took(world: World) -> None:
    world.clock.turn(hours=1, seconds=12)
    assert await post_due(world.services) == 1
    # A notice that a digest is late is no digest.
    yesterday = START - timedelta(days=1)
    late = late_key(world.channel.id, yesterday)
    notice = to_json(late_message(Late(yesterday, "It took too long.", START)))
    told = NewDelivery(world.workspace.id, world.channel.id, late, notice, START)
    await world.storage.write(lambda t: t.deliveries.queue(told))
    await deliver_due(world.services, {"console": world.recorder})
    assert len(world.recorder.sent) == 2
    async with watching(world) as address:
        metrics = await read_metrics(address)
    assert metrics["verbatim_due_to_posted_seconds_count"] == 1
    assert metrics["verbatim_due_to_posted_seconds_sum"] == 12


async def test_a_well_bot_is_well_though_a_platform_is_down(world: World) -> None:
    async with watching(world, Place(connected=False), at=START) as address:
        status, text = await get(f"{address}/healthz")
    assert status == 200
    assert json.loads(text) == {"ok": True, "trouble": [], "platforms": {"discord": False}}


async def test_an_outbox_nobody_looks_at_is_trouble(world: World) -> None:
    world.clock.turn(minutes=20)
    async with watching(world, at=START) as address:
        status, text = await get(f"{address}/healthz")
    assert status == 503
    assert json.loads(text)["trouble"] == ["The outbox was last looked at 20 minutes ago."]


async def test_a_clock_that_was_set_back_is_trouble(world: World) -> None:
    """The schedule goes by the clock: nothing is looked at until it is as late again."""
    async with watching(world, at=START + timedelta(hours=1)) as address:
        status, text = await get(f"{address}/healthz")
    assert status == 503
    assert json.loads(text)["trouble"] == [
        "The clock was set back by 60 minutes, and the schedule waits for it."
    ]


class Gone:
    """A database that has gone away."""

    async def read(self, *_: object) -> NoReturn:
        raise DatabaseUnreachableError("The database has gone away.")


async def test_metrics_of_a_database_that_cannot_be_read_are_refused_with_the_reason(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.services = replace(world.services, storage=Gone())  # type: ignore[arg-type]
    async with watching(world) as address:
        status, text = await get(f"{address}/metrics")
    assert status == 503
    assert text == "The database has gone away.\n"
    assert "Traceback" not in caplog.text


async def test_a_database_that_cannot_be_read_is_trouble(world: World) -> None:
    world.services = replace(world.services, storage=Gone())  # type: ignore[arg-type]
    async with watching(world) as address:
        status, text = await get(f"{address}/healthz")
    assert status == 503
    assert "gone away" in text


async def test_a_port_in_use_is_said_in_a_sentence(world: World) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SettingsError, match=r"Nothing can listen on 127\.0\.0\.1"):
            async with watch(listen, world.services, [Place()], lambda: None):
                pass


async def test_an_ipv6_address_is_told_as_one_writes_it(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket(socket.AF_INET6) as taken:
        taken.bind(("::1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"Nothing can listen on \[::1\]:{port}"):
            async with watch(f"[::1]:{port}", world.services, [Place()], lambda: None):
                pytest.fail("two cannot listen at one port")
    with caplog.at_level("INFO", "bot.monitor"):
        async with watch(f"[::1]:{port}", world.services, [Place()], lambda: None):
            assert (await get(f"http://[::1]:{port}/healthz"))[0] == 200
    assert f"http://[::1]:{port}" in caplog.text


async def test_a_name_that_can_be_none_is_said_in_a_sentence(world: World) -> None:
    with pytest.raises(SettingsError, match=r"Nothing can listen on a\.\.b:9464"):
        async with watch("a..b:9464", world.services, [Place()], lambda: None):
            pytest.fail("there is no such name")


async def test_nothing_listens_unless_asked(world: World) -> None:
    before = len(asyncio.all_tasks())
    async with watch("", world.services, [Place()], lambda: None):
        assert len(asyncio.all_tasks()) == before


def test_a_loop_that_is_late_is_trouble() -> None:
    lag = LoopLag()
    for _ in range(3):
        lag.note(7.0)
    assert find_trouble(Health(START), lag, None) == [
        "The event loop is 7.0 s late, half of the time."
    ]
    lag = LoopLag()
    lag.note(0.01)
    assert find_trouble(Health(START), lag, None) == []
