"""SIGTERM in the middle of everything: the real bot ends in time, and nothing is lost or twice.

When it comes, a message is on its way to a platform that does not answer, a feed is being read
whose server is silent, and the worker process reads a feed of long articles. The bot must end by
itself within ten seconds; the next one must send the message, once, and bring the articles.
"""

import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.promises.finding import ROOT
from bot.app import open_services, utc_now
from bot.model.delivery import NewDelivery
from bot.model.message import Message, Paragraph, Plain, to_json
from bot.storage.contract import Transaction
from config.settings import load_settings
from tests.builders.world import Item, rss
from tests.fakes.discord.server import TOKEN, FakeDiscord, Fault
from tests.fakes.discord.world import GUILD, NEWS
from tests.fakes.web import Reply, ScriptedWeb

MOST_SECONDS = 10.0
ARTICLES = 6
"""Of the feed of long articles; each takes a worker a good part of a second."""
_POST = f"/channels/{NEWS}/messages$"


@dataclass(frozen=True, slots=True)
class Stop:
    """How one stop went."""

    seconds: float
    """From the signal to the end of the process."""
    status: int
    """Its exit status."""
    articles_before: int
    """How many were stored when it had ended."""
    errors: str
    """What it said on standard error."""
    shown: int
    """How often the message stands in its channel after the next start."""
    articles: int
    """How many are stored then."""

    @property
    def well(self) -> bool:
        """Whether nothing was lost, nothing came twice, and it ended by itself."""
        return self.status == 0 and (self.shown, self.articles) == (1, ARTICLES)


async def stop_once(after: float) -> Stop:
    """Stop a bot so many seconds after everything is under way, and start another one."""
    with tempfile.TemporaryDirectory() as folder:
        async with FakeDiscord() as discord, ScriptedWeb() as web:
            data = Path(folder)
            _script(web)
            environment = _environment(data, discord, web)
            await _prepare(environment, web)
            discord.fail("POST", _POST, Fault(hangs=True))
            bot = await _start(environment)
            await _until_under_way(discord, web)
            await asyncio.sleep(after)
            began = time.perf_counter()
            bot.send_signal(signal.SIGTERM)
            _, errors = await bot.communicate()
            seconds = time.perf_counter() - began
            before = await _articles(environment)
            shown, articles = await _go_on(environment, discord)
            return Stop(seconds, bot.returncode or 0, before, errors.decode(), shown, articles)


async def stop_often(times: int) -> tuple[float, int]:
    """Return the longest stop of so many, in seconds, and how many did not go well."""
    chance = random.Random(13)
    stops = [await stop_once(chance.uniform(0, 2)) for _ in range(times)]
    return max(stop.seconds for stop in stops), sum(not stop.well for stop in stops)


def _script(web: ScriptedWeb) -> None:
    web.script("/silent.xml", Reply(ending="silent"))
    items = [
        Item(
            f"Harbour {number} opens",
            tuple(
                f"The council of harbour {number} heard report {line} on the quay at noon."
                for line in range(800)
            ),
        )
        for number in range(ARTICLES)
    ]
    web.script("/long.xml", rss(*items))


def _environment(data: Path, discord: FakeDiscord, web: ScriptedWeb) -> dict[str, str]:
    return {
        "VERBATIM_DATA_DIR": str(data),
        "VERBATIM_FETCH__ALLOW_PRIVATE": web.address,
        "VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN,
        "VERBATIM_PLATFORMS__DISCORD__API_BASE": discord.api_base,
        "VERBATIM_PLATFORMS__DISCORD__GATEWAY_URL": discord.gateway_url,
    }


async def _prepare(environment: dict[str, str], web: ScriptedWeb) -> None:
    """Follow two feeds, and queue a message."""
    now = utc_now()

    def prepare(t: Transaction) -> None:
        workspace = t.workspaces.ensure("discord", GUILD, "")
        channel = t.channels.ensure(workspace.id, NEWS, "news")
        message = to_json(Message((Paragraph((Plain("The ferries run again."),)),), "ferries"))
        t.deliveries.queue(NewDelivery(workspace.id, channel.id, "ferries", message, now))
        for path in ("/silent.xml", "/long.xml"):
            t.feeds.add(workspace.id, web.url(path), "web")

    async with open_services(load_settings(None, environment, ROOT)) as services:
        await services.storage.write(prepare)


async def _start(environment: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )


async def _until_under_way(discord: FakeDiscord, web: ScriptedWeb) -> None:
    """Wait until the message, the silent feed and the long one have been begun."""
    async with asyncio.timeout(180):
        while not (  # noqa: ASYNC110 - another process's work
            discord.count("POST", _POST) and web.asked("/silent.xml") and web.asked("/long.xml")
        ):
            await asyncio.sleep(0.02)


async def _articles(environment: dict[str, str]) -> int:
    async with open_services(load_settings(None, environment, ROOT)) as services:
        known = await services.storage.read(lambda t: t.workspaces.all())
        counts = await services.storage.read(lambda t: t.workspaces.counts(known[0].id))
        return counts.articles


async def _go_on(environment: dict[str, str], discord: FakeDiscord) -> tuple[int, int]:
    """Let another bot run until it has done all; return messages shown and articles stored."""
    bot = await _start(environment)
    until = asyncio.get_running_loop().time() + timedelta(minutes=3).total_seconds()
    try:
        while asyncio.get_running_loop().time() < until:
            if discord.world.sent(NEWS) and await _articles(environment) == ARTICLES:
                break
            await asyncio.sleep(0.5)
    finally:
        bot.terminate()
        await bot.communicate()
    return len(discord.world.sent(NEWS)), await _articles(environment)
