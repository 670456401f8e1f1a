"""Promise 14: the bot lives for days at 48 times the speed, and does not grow.

The bot is the real one, as `bot.app` puts it together, in a process of its own: gateway, socket,
schedule, workers, SQLite. What is around it is in another one (`soak_world`). What is ours is the
clock, which runs 48 times as fast, and the schedule, which ticks as often by that clock. Deadlines
of requests and pauses between them last as long as ever. Twice the database has no room for some
hours of the bot's time, as on a full disk. It has run before: the last days' articles are there.

Is the memory flat? What the main process takes is averaged over each half hour of the bot's time;
a line through those of the second half, when caches are warm, has a slope with an interval in
which it lies with 95 % probability (Student's t). It counts as flat when the whole interval lies
below 1 MB an hour: a trial that is too short or too noisy to tell has not shown it.
"""

import asyncio
import logging
import math
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Pool, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from benchmarks.promises.finding import ROOT, Finding
from benchmarks.promises.machine import memory_of_tree, open_files, resident
from benchmarks.promises.soak_world import (
    CHANNELS,
    SPEED,
    FastClock,
    Places,
    Tally,
    name_of,
    serve_world,
    write_article,
)
from bot.app import Bot, make_platforms, open_services
from bot.model.workspace import DigestPlan
from bot.monitor import memory
from bot.pipeline.group import story_terms
from bot.pipeline.services import Services
from bot.pipeline.windows import WINDOW, WINDOW_ARTICLES
from bot.schedule import TICKS, Schedule
from bot.storage.contract import Transaction
from config.settings import load_settings
from tests.builders.articles import store_article
from tests.fakes.discord.server import TOKEN
from tests.fakes.discord.world import GUILD
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, TEAM

NUMBER = 14
PROMISE = "It runs for weeks without growing."

MOST_LAG = 0.2
MOST_SLOPE = 1.0
"""MB an hour of the bot's own time: what a day may add."""
MOST_MORE_FILES = 10
_EVERY = 0.5
_BEAT = 0.02
"""Seconds between two looks at how late the loop is."""
_BLOCK = 0.5
"""Hours of the bot's time whose memory is one point of the line."""
_T95 = {8: 2.31, 10: 2.23, 15: 2.13, 20: 2.09, 30: 2.04}
"""Student's t for 95 % of both sides, by degrees of freedom."""
_FULL_DISK = ((0.35, 0.38), (0.70, 0.73))
"""When there is no room, as shares of the trial."""


@dataclass(frozen=True, slots=True)
class Trend:
    """What is added an hour, in MB, and by how much that may be wrong."""

    slope: float
    margin: float

    @property
    def is_flat(self) -> bool:
        """Whether it is at most what is promised, even if wrong by the whole margin."""
        return self.slope + self.margin <= MOST_SLOPE


def find_trend(memory: Sequence[tuple[float, float]]) -> Trend:
    """Return the trend of the second half of (hours, MB)."""
    middle = memory[-1][0] / 2
    blocks: dict[int, list[float]] = {}
    for hour, megabytes in memory:
        if hour >= middle:
            blocks.setdefault(int(hour / _BLOCK), []).append(megabytes)
    if len(blocks) < 3:
        return Trend(math.nan, math.inf)
    hours = [number * _BLOCK for number in blocks]
    means = [statistics.fmean(block) for block in blocks.values()]
    line = statistics.linear_regression(hours, means)
    free = len(hours) - 2
    off = sum((y - line.slope * x - line.intercept) ** 2 for x, y in zip(hours, means, strict=True))
    spread = sum((x - statistics.fmean(hours)) ** 2 for x in hours)
    t = next((t for n, t in reversed(_T95.items()) if n <= free), 12.7)
    return Trend(line.slope, t * math.sqrt(off / free / spread))


@dataclass(slots=True)
class Life:
    """What was seen of the bot while it ran."""

    memory: list[tuple[float, float]] = field(default_factory=list)
    """Hours of the bot's time, and MB of its main process."""
    tree: list[float] = field(default_factory=list)
    """MB of all its processes."""
    files: list[int] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Exceptions that nobody had foreseen."""
    articles: int = 0

    @property
    def lag(self) -> float:
        """Return the longest lag of the loop in seconds."""
        return max(self.lags, default=0.0)

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


def live(places: Places, clock: FastClock, seconds: float) -> Life:
    """Let the bot live for so many true seconds, in a process set up as `bot.service` does it."""
    memory.keep_together()
    logging.getLogger().addHandler(logging.NullHandler())
    return asyncio.run(_live(places, clock, seconds))


async def _live(places: Places, clock: FastClock, seconds: float) -> Life:
    life = Life()
    logging.getLogger().addHandler(_Faults(life.faults))
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        settings = load_settings(None, _environment(Path(folder), places), ROOT)
        services = await stack.enter_async_context(open_services(settings, clock))
        await _fill(services, places)
        before = await _count(services)
        ticks = {job: every / SPEED for job, every in TICKS.items()}
        bot = Bot(
            settings, services, make_platforms(settings, services), lambda e: Schedule(e, ticks)
        )
        running = asyncio.create_task(bot.run())
        event.listen(Pool, "checkout", _Disk(time.monotonic(), seconds).limit)
        beating = asyncio.create_task(_beat(life, seconds / 4))
        await _watch(life, seconds, running)
        for task in (running, beating):
            task.cancel()
        await asyncio.gather(running, beating, return_exceptions=True)
        life.articles = await _count(services) - before
    return life


async def _count(services: Services) -> int:
    """Return how many articles are stored."""

    def count(t: Transaction) -> int:
        return sum(t.workspaces.counts(one.id).articles for one in t.workspaces.all())

    return await services.storage.read(count)


def _environment(folder: Path, places: Places) -> dict[str, str]:
    return {
        "VERBATIM_DATA_DIR": str(folder),
        "VERBATIM_FETCH__ALLOW_PRIVATE": ",".join(urlsplit(one).netloc for one in places.feeds),
        "VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN,
        "VERBATIM_PLATFORMS__DISCORD__API_BASE": places.discord_api,
        "VERBATIM_PLATFORMS__DISCORD__GATEWAY_URL": places.discord_gateway,
        "VERBATIM_PLATFORMS__SLACK__BOT_TOKEN": BOT_TOKEN,
        "VERBATIM_PLATFORMS__SLACK__APP_TOKEN": APP_TOKEN,
        "VERBATIM_PLATFORMS__SLACK__API_BASE": places.slack_api,
    }


async def _fill(services: Services, places: Places) -> None:
    """Follow half of the feeds on each platform; plan a digest an hour, and some alerts."""
    now = services.clock()

    def fill(t: Transaction) -> None:
        for half, (platform, team) in enumerate((("discord", GUILD), ("slack", TEAM))):
            workspace = t.workspaces.ensure(platform, team, platform)
            for number in range(CHANNELS):
                made = t.channels.ensure(workspace.id, name_of(platform, number), "news")
                due = now + timedelta(minutes=10, hours=number)
                at = due.time().replace(second=0, microsecond=0)
                plan = DigestPlan(at=at, zone="UTC", from_chat=True)
                t.channels.set_plan(workspace.id, made.id, plan, due)
                if number < 4:
                    words = f'"town {2 * number + half}"'
                    t.subscriptions.add(workspace.id, made.id, f"person-{number}", words, now)
            for address in places.feeds[half::2]:
                t.feeds.add(workspace.id, address, "web")
            _fill_window(t, workspace.id, min(WINDOW_ARTICLES, 4 * len(places.feeds)), now)

    await services.storage.write(fill)


def _fill_window(t: Transaction, workspace_id: int, articles: int, now: datetime) -> None:
    """Store articles of the last days: with 500 feeds as many as new ones are compared with."""
    for number in range(articles):
        at = now - WINDOW * (1 - number / articles)
        title, sentences = write_article(number, edition=-1)
        terms = story_terms(title, sentences, "en")
        story_id = t.stories.create(workspace_id, "en", at)
        store_article(
            t,
            workspace_id,
            f"before {number}",
            title=title,
            sentences=sentences,
            at=at,
            story_id=story_id,
            terms=terms,
        )


async def _watch(life: Life, seconds: float, running: "asyncio.Task[None]") -> None:
    """Look at the process twice a second, until the time is over or the bot has ended."""
    loop, pid = asyncio.get_running_loop(), os.getpid()
    begun = loop.time()
    while (now := loop.time()) < begun + seconds and not running.done():
        await asyncio.sleep(_EVERY)
        life.memory.append(((now - begun) * SPEED / 3600, resident(pid)))
        life.files.append(open_files(pid))
        if len(life.files) % 60 == 0:
            life.tree.append(await asyncio.to_thread(memory_of_tree, pid))
    if running.done():
        life.faults.append(f"the bot ended early: {running.exception()!r}")


async def _beat(life: Life, after: float) -> None:
    """Note how late the loop is, once it has started."""
    await asyncio.sleep(after)
    loop = asyncio.get_running_loop()
    while True:
        wanted = loop.time() + _BEAT
        await asyncio.sleep(_BEAT)
        life.lags.append(loop.time() - wanted)


@dataclass(slots=True)
class _Disk:
    """Leaves the database no room to grow, for a while, and then room again."""

    begun: float
    seconds: float

    def limit(self, connection: DBAPIConnection, *_: object) -> None:
        """Tell a connection, each time it is used, how large the file may be."""
        share = (time.monotonic() - self.begun) / self.seconds
        full = any(start <= share < end for start, end in _FULL_DISK)
        # Of a file that is larger, SQLite takes the present size.
        connection.cursor().execute(f"PRAGMA max_page_count = {1 if full else 1_000_000}")


def check(*, quick: bool) -> Finding:
    """Let it live for 40 seconds with 50 feeds (quick), or for 30 minutes with 500."""
    feeds, seconds = (50, 40.0) if quick else (500, 1800.0)
    clock = FastClock()
    with (
        _world(feeds, clock) as (places, line),
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as aside,
    ):
        life = aside.submit(live, places, clock, seconds).result()
        line.send("it is over")
        tally: Tally = line.recv()
    trend = find_trend(life.memory)
    # In half a minute caches are still filling: then the slope is shown, and not judged.
    flat, calm = quick or trend.is_flat, quick or life.lag <= MOST_LAG
    figure = (
        f"{seconds * SPEED / 3600:.1f} hours at {SPEED} times the speed, {feeds} feeds read "
        f"{tally.requests} times, {life.articles} articles, {tally.posted} messages, "
        f"{tally.answered} of {tally.asked} questions answered, {tally.faults} faults of the "
        f"platforms: {trend.slope:+.2f} ± {trend.margin:.2f} MB an hour "
        f"({life.memory[-1][1]:.0f} MB in the end, {max(life.tree, default=0):.0f} MB with its "
        f"workers at most), {life.more_files:+d} open files, {len(life.faults)} unhandled "
        f"exceptions{_first(life.faults)}, loop lag at most {life.lag * 1000:.0f} ms"
    )
    grew = life.more_files > MOST_MORE_FILES
    alive = life.articles > 0 and tally.posted > 0 and tally.answered > 0
    return Finding(flat and calm and alive and not grew and not life.faults, figure)


@contextmanager
def _world(feeds: int, clock: FastClock) -> Iterator[tuple[Places, Connection]]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve_world, args=(feeds, clock, theirs), daemon=True)
    process.start()
    try:
        yield ours.recv(), ours
    finally:
        process.kill()
        process.join()


def _first(faults: Sequence[str]) -> str:
    return f" ({faults[0]})" if faults else ""
