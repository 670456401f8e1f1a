"""How quickly the bot answers on Discord while it pulls 1,000 articles on the same machine.

`python -m benchmarks.latency` starts the real bot against the tests' stand-in of Discord, follows
100 feeds of ten articles each from chat, each on a host of its own, so that no pause between two
requests to one host spares the bot, and asks `/help` again and again, before and during the pull.
An acknowledgement is the time from the event on the gateway to the first sign of the bot over HTTP,
as Discord would see it; it holds the event loop's lag whole. Needs the development tools.
"""

import asyncio
import itertools
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, closing
from pathlib import Path

from tests.builders.world import Item, rss
from tests.fakes.discord.people import Who
from tests.fakes.discord.server import TOKEN, FakeDiscord
from tests.fakes.discord.world import MANAGE_SERVER
from tests.fakes.web import ScriptedWeb

ROOT = Path(__file__).parent.parent
FEEDS, ENTRIES = 100, 10
EVERY = 0.05
"""Seconds between two commands."""
AIM_WORST, AIM_P99 = 500, 50
"""Milliseconds."""
_PEOPLE = itertools.count(810_000_000_000_000_000)
_WORDS = (
    "harbour",
    "council",
    "winter",
    "quay",
    "ferry",
    "bridge",
    "budget",
    "minister",
    "vote",
    "storm",
    "school",
    "railway",
    "island",
    "market",
    "price",
    "strike",
    "union",
    "court",
    "treaty",
    "border",
    "river",
    "satellite",
    "harvest",
    "museum",
    "hospital",
    "energy",
)


def make_article(number: int) -> Item:
    """Return an invented article of about 400 words; the same number gives the same article."""
    chance = random.Random(number)
    sentences = [
        f"{chance.choice(('Mara Lind', 'Osgood Penhallow', 'Ada Brandvold'))} told the "
        f"{' '.join(chance.sample(_WORDS, 12))} committee in Port Ilmen on day {number}."
        for _ in range(20)
    ]
    return Item(f"{' '.join(chance.sample(_WORDS, 6))} {number}", tuple(sentences), number / 60)


async def acknowledge(discord: FakeDiscord) -> float:
    """Ask for help once; return the milliseconds to the bot's first sign."""
    began = time.perf_counter()
    asked = await discord.slash("help", who=_somebody())
    await asked.heard()
    return (time.perf_counter() - began) * 1000


async def sample(discord: FakeDiscord, until: "asyncio.Task[None]") -> list[float]:
    """Ask at a steady pace until the task ends."""
    taken: list[asyncio.Task[float]] = []
    while not until.done():
        taken.append(asyncio.create_task(acknowledge(discord)))
        await asyncio.sleep(EVERY)
    return list(await asyncio.gather(*taken))


async def until_stored(database: Path, articles: int) -> None:
    """Wait until the bot's archive holds so many articles."""
    while _stored(database) < articles:  # noqa: ASYNC110 - another process's database has no event
        await asyncio.sleep(0.2)


def _stored(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


async def measure(data: Path) -> tuple[list[float], list[float], float]:
    """Return acknowledgements in milliseconds before and during the pull, and its seconds."""
    async with AsyncExitStack() as stack:
        discord = await stack.enter_async_context(FakeDiscord())
        hosts = [
            await stack.enter_async_context(ScriptedWeb(f"127.1.0.{number + 1}"))
            for number in range(FEEDS)
        ]
        bot = await _start(data, discord, hosts)
        try:
            await asyncio.wait_for(discord.gateway.wait_for_session(1), 60)
            calm = await sample(discord, asyncio.create_task(asyncio.sleep(5)))
            await _follow(discord, hosts)
            database = data / "verbatim.db"
            await until_stored(database, 1)
            began = time.perf_counter()
            stored = asyncio.create_task(until_stored(database, FEEDS * ENTRIES))
            busy = await sample(discord, stored)
            return calm, busy, time.perf_counter() - began
        finally:
            bot.terminate()
            await bot.wait()


async def _start(
    data: Path, discord: FakeDiscord, hosts: Sequence[ScriptedWeb]
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        stderr=asyncio.subprocess.DEVNULL,
        env={
            **os.environ,
            "VERBATIM_DATA_DIR": str(data),
            "VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN,
            "VERBATIM_PLATFORMS__DISCORD__API_BASE": discord.api_base,
            "VERBATIM_PLATFORMS__DISCORD__GATEWAY_URL": discord.gateway_url,
            "VERBATIM_FETCH__ALLOW_PRIVATE": ",".join(web.address for web in hosts),
        },
    )


async def _follow(discord: FakeDiscord, hosts: Sequence[ScriptedWeb]) -> None:
    for feed, web in enumerate(hosts):
        items = [make_article(feed * ENTRIES + entry) for entry in range(ENTRIES)]
        address = web.script("/feed.xml", rss(*items, title=f"Feed {feed}"))
        followed = await discord.slash("feed add", who=_somebody(MANAGE_SERVER), url=address)
        await followed.answer()


def _somebody(rights: int = 0) -> Who:
    """Return another person each time: nobody may ask more than a few commands at once."""
    return Who(str(next(_PEOPLE)), rights)


def quantile(values: list[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        calm, busy, seconds = asyncio.run(measure(Path(folder)))
    print(f"{'acknowledgement, ms':<28}{'n':>6}{'p50':>8}{'p99':>8}{'max':>8}")
    for name, values in (("idle", calm), ("while pulling", busy)):
        p50, p99 = quantile(values, 0.5), quantile(values, 0.99)
        print(f"{name:<28}{len(values):>6}{p50:>8.1f}{p99:>8.1f}{max(values):>8.1f}")
    print(f"{FEEDS * ENTRIES} articles in {seconds:.1f} s")
    print(f"aims: p99 {AIM_P99} ms, worst {AIM_WORST} ms")


if __name__ == "__main__":
    main()
