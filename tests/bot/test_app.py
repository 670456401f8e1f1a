"""What holds at start: the settings' plan, or what people said in chat."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app import Bot, merge_plans
from bot.jobs.engine import Engine
from bot.model.clock import SeenClock
from bot.model.delivery import Receipt
from bot.model.errors import WorkerError
from bot.model.message import Message
from bot.model.progress import Clock
from bot.model.request import Dispatcher
from bot.model.workspace import Channel, DigestPlan
from bot.pipeline.choose import choose_stories
from bot.platforms.base import Limits, Payload, Platform
from bot.platforms.console import Console
from config.settings import load_settings
from tests.builders.world import START, open_world
from tests.fakes.runner import run_inline

SETTINGS = DigestPlan(at=time(8), zone="UTC")


def test_the_settings_make_the_first_plan_and_change_it() -> None:
    assert merge_plans(None, SETTINGS) == SETTINGS
    assert merge_plans(DigestPlan(at=time(6), zone="Asia/Tokyo"), SETTINGS) == SETTINGS


def test_a_plan_set_in_chat_outlives_a_restart() -> None:
    kept = DigestPlan(at=time(6), zone="Asia/Tokyo", from_chat=True)
    assert merge_plans(kept, SETTINGS) == kept


def test_a_pause_and_sections_outlive_a_restart() -> None:
    until = datetime(2026, 3, 16, tzinfo=UTC)
    kept = replace(SETTINGS, paused=True, paused_until=until, sections=("Asia",), at=time(6))
    assert merge_plans(kept, SETTINGS) == replace(kept, at=SETTINGS.at)


class Slow(Platform):
    """A platform one of whose channels never answers, until the end."""

    name = "console"
    limits = Limits(characters=1_000)

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.sent: asyncio.Queue[str] = asyncio.Queue()
        self.serving = asyncio.Event()

    def render(self, message: Message) -> list[Payload]:
        return []

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        if channel.remote_id == "c":
            self.asked.set()
            await asyncio.Event().wait()
        self.sent.put_nowait(channel.remote_id)
        return Receipt(key)

    async def serve(self, dispatcher: Dispatcher) -> None:
        self.serving.set()
        await asyncio.Event().wait()


class Unscheduled:
    """A schedule that wakes nobody; it keeps the engine, for whoever does."""

    def __init__(self, engine: Engine) -> None:
        engines.append(engine)

    def start(self) -> None: ...

    async def keep_time(self, clock: Clock) -> None: ...

    def stop(self) -> None: ...


engines: list[Engine] = []


async def test_a_channel_that_does_not_answer_keeps_no_other_one_from_its_digest(
    tmp_path: Path,
) -> None:
    platform, settings = Slow(), load_settings(None, {}, tmp_path)
    async with open_world(tmp_path) as world:
        mine, plan = world.workspace.id, world.channel.plan
        other = await world.storage.write(lambda t: t.channels.ensure(mine, "d", "second"))
        due = START + timedelta(hours=1, minutes=5)
        await world.storage.write(lambda t: t.channels.set_plan(mine, other.id, plan, due))
        world.clock.turn(hours=1, minutes=1)
        bot = Bot(settings, world.services, [platform], make_schedule=Unscheduled)  # type: ignore[arg-type]
        running = asyncio.create_task(bot.run())
        async with asyncio.timeout(30):  # so that a fault shows
            await platform.asked.wait()
            world.clock.turn(minutes=5)
            await engines.pop().defer("digest")
            assert await platform.sent.get() == "d"
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_what_is_out_of_date_goes_soon_after_a_start(tmp_path: Path) -> None:
    """Also where the bot never runs for six hours in a row."""
    platform, settings = Slow(), load_settings(None, {}, tmp_path)
    async with open_world(tmp_path) as world:
        over = {"wire.example": START - timedelta(days=1)}
        await world.storage.write(lambda t: t.feeds.park(over))
        await world.storage.write(lambda t: t.clocks.note(SeenClock(START)))  # it ran before
        bot = Bot(settings, world.services, [platform], make_schedule=Unscheduled)  # type: ignore[arg-type]
        running = asyncio.create_task(bot.run())
        async with asyncio.timeout(30):  # so that a fault shows
            await platform.serving.wait()
            world.clock.turn(minutes=2)
            await engines.pop().defer("deliver")
            before = START - timedelta(days=2)
            while await world.storage.read(lambda t: t.feeds.parked(before)):  # noqa: ASYNC110
                await asyncio.sleep(0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@pytest.mark.parametrize("error", [WorkerError("No worker could be kept."), ValueError("Ours.")])
async def test_a_digest_that_cannot_be_made_does_not_keep_the_console_from_answering(
    tmp_path: Path, error: Exception
) -> None:
    settings, out = load_settings(None, {}, tmp_path), io.StringIO()

    async def run(work: Callable[..., object], *arguments: object, **options: object) -> object:
        if work is choose_stories:
            raise error
        return await run_inline(work, *arguments, **options)

    async with open_world(tmp_path) as world:
        services = replace(world.services, run=run)  # type: ignore[arg-type]
        asked = io.StringIO("/help\n")
        console = Console(out=out, source=asked, history=None, clock=world.clock, zone=UTC)
        await Bot(settings, services, [console], make_schedule=Unscheduled).run()  # type: ignore[arg-type]
    assert "/digest" in out.getvalue()
