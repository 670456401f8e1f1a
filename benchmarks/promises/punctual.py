"""Promise 2: a year of digests in forty zones, posted by the real pipeline into a real database.

Only the clock is ours: it is turned to a moment up to a tick of the schedule after the next slot,
at times to one before it. What must be there is counted from the zones alone: every local date
that they have, once, at the wall time (or the first minute after it that exists).
"""

import asyncio
import random
import tempfile
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.promises.finding import Finding
from bot.model.delivery import slot_of
from bot.model.workspace import Channel, DigestPlan
from bot.pipeline.post import post_due
from bot.pipeline.slots import plan_due
from tests.builders.world import World, open_world

NUMBER = 2
PROMISE = "A digest comes at its channel's local hour, on every day once."

ZONES = (
    *("Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu"),
    *("Antarctica/Troll", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Tehran", "America/Havana"),
    *("America/Santiago", "Pacific/Easter", "Pacific/Chatham", "Pacific/Auckland", "Asia/Beirut"),
    *("Africa/Cairo", "America/Asuncion", "America/St_Johns", "America/New_York", "Asia/Kolkata"),
    *("America/Los_Angeles", "America/Sao_Paulo", "America/Nuuk", "Atlantic/Azores", "UTC"),
    *("Europe/London", "Europe/Berlin", "Europe/Dublin", "Europe/Chisinau", "Europe/Moscow"),
    *("Asia/Jerusalem", "Asia/Tokyo", "Asia/Seoul", "Asia/Yangon", "Asia/Pyongyang"),
    *("Australia/Eucla", "Australia/Adelaide", "Pacific/Kiritimati", "Pacific/Marquesas"),
    *("Pacific/Norfolk", "America/Caracas"),
)
HOURS = (time(0), time(0, 30), time(1, 30), time(2), time(2, 15), time(2, 30), time(3), time(8))
"""Most of them at night, where clocks are changed."""
BEGIN = datetime(2011, 3, 1, tzinfo=UTC)
"""A year in which Apia left out a day, and Lord Howe moved by half an hour as ever."""
_TICK = 20
_LATE = timedelta(seconds=60)


async def post_for(days: int, zones: tuple[str, ...], folder: Path) -> dict[str, list[datetime]]:
    """Return when each zone's channel had its digests."""
    chance = random.Random(2)
    end = BEGIN + timedelta(days=days)
    async with open_world(folder) as world:
        world.clock.now = BEGIN
        await world.storage.write(
            lambda t: t.channels.set_plan(world.workspace.id, world.channel.id, None, None)
        )
        names = {}
        for number, zone in enumerate(zones):
            channel = await _plan(world, zone, HOURS[number % len(HOURS)])
            names[channel.id] = zone
        while (due := await _next_due(world)) < end:
            early = world.clock.now + (due - world.clock.now) / 2
            at = due + timedelta(seconds=chance.uniform(0, _TICK))
            for moment in (early, at) if chance.random() < 0.2 else (at,):
                world.clock.now = max(world.clock.now, moment)
                await post_due(world.services)
        return await _posted(world, names)


async def _plan(world: World, zone: str, at: time) -> Channel:
    plan = DigestPlan(at=at, zone=zone)
    workspace = world.workspace.id
    channel = await world.storage.write(lambda t: t.channels.ensure(workspace, zone, zone))
    due = plan_due(plan, BEGIN)
    await world.storage.write(lambda t: t.channels.set_plan(workspace, channel.id, plan, due))
    return channel


async def _next_due(world: World) -> datetime:
    channels = await world.storage.read(lambda t: t.channels.list(world.workspace.id))
    return min(channel.next_due for channel in channels if channel.next_due)


async def _posted(world: World, names: dict[int, str]) -> dict[str, list[datetime]]:
    """Return the slots of what stands in the outbox."""
    posted: dict[str, list[datetime]] = {zone: [] for zone in names.values()}
    while claimed := await world.storage.write(
        lambda t: t.deliveries.claim(world.clock.now, limit=100)
    ):
        for delivery in claimed:
            slot = slot_of(delivery.key)
            assert slot is not None
            posted[names[delivery.channel_id]].append(slot)
            await world.storage.write(
                lambda t, one=delivery: t.deliveries.confirm(one.id, "", world.clock.now)  # type: ignore[misc]
            )
    return posted


def judge(zone: ZoneInfo, at: time, slots: list[datetime], days: int) -> tuple[int, int, int]:
    """Return how many digests are missing, how many came twice, how many at another time."""
    first = min(slots).astimezone(zone).date()
    hours = (BEGIN + timedelta(hours=n) for n in range((days - 1) * 24))
    wanted = {day for hour in hours if (day := hour.astimezone(zone).date()) >= first}
    had = Counter(slot.astimezone(zone).date() for slot in slots)
    missing = sum(had[day] == 0 for day in wanted)
    return missing, sum(n > 1 for n in had.values()), sum(_off(zone, at, slot) for slot in slots)


def _off(zone: ZoneInfo, at: time, slot: datetime) -> bool:
    """Return whether a slot is neither at the wall time nor at the end of a gap around it."""
    wall = slot.astimezone(zone).replace(tzinfo=None)
    meant = datetime.combine(wall.date(), at)
    if abs(wall - meant) <= _LATE:
        return False
    minute_before = (slot - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None)
    return not minute_before < meant < wall


def check(*, quick: bool) -> Finding:
    """Post for a year (quick: for some weeks around a change of the clocks), and judge."""
    days, zones = (45, ZONES[:8]) if quick else (365, ZONES)
    with tempfile.TemporaryDirectory() as folder:
        posted = asyncio.run(post_for(days, zones, Path(folder)))
    counts = [
        judge(ZoneInfo(zone), HOURS[number % len(HOURS)], posted[zone], days)
        for number, zone in enumerate(zones)
    ]
    missing, double, off = (sum(column) for column in zip(*counts, strict=True))
    total = sum(len(slots) for slots in posted.values())
    figure = (
        f"{len(zones)} zones, {days} days, {total} digests: "
        f"{missing} missing, {double} twice, {off} at another time"
    )
    return Finding(missing + double + off == 0, figure)
