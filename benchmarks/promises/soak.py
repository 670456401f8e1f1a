"""Promise 14: the bot lives for days at 48 times the speed, and does not grow.

The bot is the real one, as `bot.app` puts it together, in a process of its own: gateway, socket,
schedule, workers, SQLite. Discord and Slack are the stand-ins; the feeds come from a server that
gives each a new article on every reading, and breaks every fifth. What is ours is the clock, which
runs 48 times as fast, and the schedule, which ticks as often by that clock. All feeds are of one
site, and the pauses between its readings last as long as ever: it is read less often than by 48.
Broken feeds fail at once here (5xx, a cut line); promise 3 is about those that are slow.

The slope of the memory is a line through what was taken in the second half, when caches are warm.
"""

import asyncio
import itertools
import logging
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.promises.finding import ROOT, Finding
from benchmarks.promises.flood import SHARES, draw_kinds
from benchmarks.promises.machine import open_files, resident
from bot.app import Bot, make_platforms, open_services
from bot.model.workspace import DigestPlan
from bot.pipeline.services import Services
from bot.schedule import TICKS, Schedule
from config.settings import load_settings
from tests.builders.world import Item, rss
from tests.fakes.discord.server import TOKEN, FakeDiscord
from tests.fakes.discord.world import GUILD, NEWS
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, CHANNEL, TEAM, FakeSlack
from tests.fakes.web import Asked, Reply, ScriptedWeb

NUMBER = 14
PROMISE = "It runs for weeks without growing."

SPEED = 48
MOST_LAG = 0.2
MOST_SLOPE = 1.0
"""MB an hour of the bot's own time: what a day may add."""
_EVERY = 0.5


@dataclass(slots=True)
class FastClock:
    """A clock that began at the true time and runs faster."""

    begun: float = field(default_factory=time.monotonic)
    start: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        """Return what it shows."""
        return self.start + timedelta(seconds=(time.monotonic() - self.begun) * SPEED)


@dataclass(slots=True)
class Life:
    """What was seen of the bot while it ran."""

    memory: list[tuple[float, float]] = field(default_factory=list)
    """Hours of the bot's time, and MB."""
    files: list[int] = field(default_factory=list)
    lag: float = 0.0
    faults: list[str] = field(default_factory=list)
    """Exceptions that nobody had foreseen."""
    articles: int = 0
    posted: int = 0

    @property
    def slope(self) -> float:
        """Return the MB that were added in an hour of the bot's time."""
        late = self.memory[len(self.memory) // 2 :]
        hours, megabytes = zip(*late, strict=True)
        return statistics.linear_regression(hours, megabytes).slope

    @property
    def more_files(self) -> int:
        """Return how many more files were open in the last quarter than in the second."""
        quarter = len(self.files) // 4
        return max(self.files[-quarter:]) - max(self.files[quarter : 2 * quarter])


class _Faults(logging.Handler):
    """Keeps what was logged with a traceback."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] is not None:
            self._faults.append(f"{record.name}: {record.exc_info[1]!r}")


def live(feeds: int, seconds: float) -> Life:
    """Let the bot live for so many true seconds."""
    logging.getLogger().addHandler(logging.NullHandler())
    return asyncio.run(_live(feeds, seconds))


async def _live(feeds: int, seconds: float) -> Life:
    life, clock = Life(), FastClock()
    logging.getLogger().addHandler(_Faults(life.faults))
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        discord = await stack.enter_async_context(FakeDiscord())
        slack = await stack.enter_async_context(FakeSlack())
        web = await stack.enter_async_context(ScriptedWeb())
        settings = load_settings(None, _environment(Path(folder), discord, slack, web), ROOT)
        services = await stack.enter_async_context(open_services(settings, clock))
        await _fill(services, web, feeds)
        ticks = {job: every / SPEED for job, every in TICKS.items()}
        bot = Bot(
            settings, services, make_platforms(settings, services), lambda e: Schedule(e, ticks)
        )
        running = asyncio.create_task(bot.run())
        await _watch(life, seconds, running)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        life.posted = sum(map(len, discord.world.messages.values())) + sum(
            len(place.messages) for place in slack.places.values()
        )
        counts = [
            await services.storage.read(lambda t, w=w: t.workspaces.counts(w.id))  # type: ignore[misc]
            for w in await services.storage.read(lambda t: t.workspaces.all())
        ]
        life.articles = sum(one.articles for one in counts)
    return life


def _environment(
    folder: Path, discord: FakeDiscord, slack: FakeSlack, web: ScriptedWeb
) -> dict[str, str]:
    return {
        "VERBATIM_DATA_DIR": str(folder),
        "VERBATIM_FETCH__ALLOW_PRIVATE": web.address,
        "VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN,
        "VERBATIM_PLATFORMS__DISCORD__API_BASE": discord.api_base,
        "VERBATIM_PLATFORMS__DISCORD__GATEWAY_URL": discord.gateway_url,
        "VERBATIM_PLATFORMS__SLACK__BOT_TOKEN": BOT_TOKEN,
        "VERBATIM_PLATFORMS__SLACK__APP_TOKEN": APP_TOKEN,
        "VERBATIM_PLATFORMS__SLACK__API_BASE": slack.api_base,
    }


async def _fill(services: Services, web: ScriptedWeb, feeds: int) -> None:
    """Follow the feeds, half of them on each platform, and plan a digest for both."""
    now = services.clock()
    for platform, team, place in (("discord", GUILD, NEWS), ("slack", TEAM, CHANNEL)):
        workspace = await services.storage.write(
            lambda t, p=platform, r=team: t.workspaces.ensure(p, r, p)  # type: ignore[misc]
        )
        channel = await services.storage.write(
            lambda t, w=workspace, p=place: t.channels.ensure(w.id, p, "news")  # type: ignore[misc]
        )
        due = now + timedelta(minutes=10)
        plan = DigestPlan(at=due.time().replace(microsecond=0), zone="UTC", from_chat=True)
        await services.storage.write(
            lambda t, w=workspace, c=channel, p=plan, d=due: t.channels.set_plan(w.id, c.id, p, d)  # type: ignore[misc]
        )
        for number, kind in enumerate(draw_kinds(feeds // 2)):
            address = web.script(f"/{platform}/{number}.xml", _feed(number, kind))
            await services.storage.write(
                lambda t, w=workspace, a=address: t.feeds.add(w.id, a, "web")  # type: ignore[misc]
            )


def _feed(number: int, kind: str) -> Reply | Callable[[Asked], Reply]:
    if kind in ("dribble", "silence"):
        return Reply(ending="reset")
    if kind in dict(SHARES):
        return Reply(status=500)
    readings = itertools.count()

    def answer(_: Asked) -> Reply:
        time_of_it = next(readings)
        sentences = (
            f"Town {number} opened berth {time_of_it} of its harbour to the ferries on Monday.",
            f"Its master, Ines Marlow, said that {time_of_it} boats had asked for a place there.",
            "The council had argued about the cost of the new quay for the whole of the winter.",
        )
        title = f"Town {number} opens berth {time_of_it}"
        return rss(Item(title, sentences), title=f"Town {number}")

    return answer


async def _watch(life: Life, seconds: float, running: "asyncio.Task[None]") -> None:
    """Look at the process twice a second, until the time is over or the bot has ended."""
    loop, pid = asyncio.get_running_loop(), os.getpid()
    begun = loop.time()
    while (now := loop.time()) < begun + seconds and not running.done():
        await asyncio.sleep(_EVERY)
        late = loop.time() - now - _EVERY
        if now > begun + seconds / 4:  # not while it starts
            life.lag = max(life.lag, late)
        life.memory.append(((now - begun) * SPEED / 3600, resident(pid)))
        life.files.append(open_files(pid))
    if running.done():
        life.faults.append(f"the bot ended early: {running.exception()!r}")


def check(*, quick: bool) -> Finding:
    """Let it live for 40 seconds with 50 feeds (quick), or for 30 minutes with 500."""
    feeds, seconds = (50, 40.0) if quick else (500, 1800.0)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as aside:
        life = aside.submit(live, feeds, seconds).result()
    # In half a minute caches are still filling: then the slope is shown, and not judged.
    flat = quick or life.slope <= MOST_SLOPE
    figure = (
        f"{seconds * SPEED / 3600:.1f} hours at {SPEED} times the speed, {feeds} feeds with "
        f"{life.articles} articles, {life.posted} messages: {life.slope:+.2f} MB an hour, "
        f"{life.more_files:+d} open files, {len(life.faults)} unhandled exceptions"
        f"{_first(life.faults)}, loop lag at most {life.lag * 1000:.0f} ms"
    )
    calm = life.lag <= MOST_LAG or quick
    kept = flat and calm and life.more_files <= 10 and not life.faults and life.articles > 0
    return Finding(kept, figure)


def _first(faults: Sequence[str]) -> str:
    return f" ({faults[0]})" if faults else ""
