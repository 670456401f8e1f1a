"""The life of a bot, from one look of its jobs to the next: feeds, people, a platform, kills.

::

    life = await open_life(url)
    life.publish("a.example", report("quays", 0))
    await life.look("pull")
    await life.look("deliver", kill=Kill(after=2))   # and the process is started anew

The jobs are those of `bot.app`, the far ends are loopback feeds and a platform that has moods.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from bot.app import make_jobs
from bot.jobs.engine import Job
from bot.model.workspace import DigestPlan, Workspace
from bot.pipeline.deliver import take_back
from bot.pipeline.pull import Puller
from bot.pipeline.services import Services
from bot.pipeline.slots import plan_due
from bot.sources.client import Client
from bot.sources.hosts import Hosts
from bot.sources.web import Web
from bot.storage.contract import Storage, Transaction
from bot.storage.database import open_database
from tests.builders.world import START, Clock, Item, rss
from tests.fakes.moody import Moody
from tests.fakes.mortal import Mortal
from tests.fakes.runner import run_inline
from tests.fakes.web import Asked, Reply, ScriptedWeb

FEEDS = ("a.example", "b.example")
CHANNELS = ("news", "sport")
KEEP = timedelta(days=60)
"""For how long articles are kept."""
_EVENTS = {
    "quays": ("Port Ilmen", "harbour council", "Ottilie Brandvold"),
    "comet": ("Vardheim", "observatory", "Ines Quintero"),
    "ferry": ("Sund", "ferry company", "Jonas Petri"),
}
TOPICS = tuple(_EVENTS)
_STEPS = ("votes on", "delays", "reopens", "inspects", "sells", "repairs")
_WHY = ("the storm of last week", "a letter from the capital", "a fire at night", "new figures")


@dataclass(frozen=True, slots=True)
class Kill:
    """When a process is killed: after so many writes of a job."""

    after: int
    answered: bool = False
    """Whether the last write is kept, though the process never hears of it."""


def report(topic: str, number: int) -> Item:
    """Return one of many reports on an event."""
    place, body, person = _EVENTS[topic]
    step, why = _STEPS[number % len(_STEPS)], _WHY[number % len(_WHY)]
    return Item(
        f"{body.capitalize()} of {place} {step} the {topic} after {why}",
        (
            f"The {body} of {place} {step} the {topic} after {why}, and after a meeting that went "
            f"on for {number + 3} hours.",
            f"{person} said for the {body} that the {topic} had cost {number + 2} million crowns.",
            f"People in {place} had asked for a plan for the {topic} before the summer comes.",
        ),
        guid=f"{topic}-{number}",
    )


@dataclass(slots=True)
class Life:
    """A workspace of two channels, and the process of the bot that serves it."""

    url: str
    storage: Storage
    web: ScriptedWeb
    workspace: Workspace
    channels: dict[str, int]
    clock: Clock
    platform: Moody
    services: Services
    mortal: Mortal
    jobs: dict[str, Job] = field(default_factory=dict)
    puller: Puller | None = None
    items: dict[str, list[tuple[datetime, Item]]] = field(default_factory=lambda: defaultdict(list))

    def publish(self, feed: str, item: Item) -> None:
        """Let a feed print an item now; one with the same guid is replaced."""
        kept = [one for one in self.items[feed] if one[1].guid != item.guid]
        self.items[feed] = [(self.clock(), item), *kept][:12]

    def address(self, feed: str) -> str:
        """Return the address of a feed."""
        return f"http://{feed}:{self.web.port}/feed"

    def furnish(self, t: Transaction) -> None:
        """Follow the feeds and plan the digests of the channels, as far as they are not there."""
        plan = DigestPlan(at=time(8), zone="UTC", set_by="ada")
        for name in CHANNELS:
            channel = t.channels.ensure(self.workspace.id, name, name)
            self.channels[name] = channel.id
            if channel.plan is None:
                due = plan_due(plan, self.clock())
                t.channels.set_plan(self.workspace.id, channel.id, plan, due)
        for feed in FEEDS:
            t.feeds.add(self.workspace.id, self.address(feed), "web")

    async def look(self, job: str, kill: Kill | None = None) -> None:
        """Let a job look at what is due; where the process is killed meanwhile, start anew."""
        if kill is not None:
            self.mortal.writes_left, self.mortal.answered = kill.after, kill.answered
        self.platform.hanging.clear()
        working = asyncio.create_task(self._work(job))
        dying = asyncio.create_task(self.mortal.died.wait())
        hanging = asyncio.create_task(self.platform.hanging.wait())
        ends = (working, dying, hanging)
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        killed = not working.done()
        if killed:
            self.mortal.died.set()
        for task in ends:
            task.cancel()
        await asyncio.gather(*ends, return_exceptions=True)
        self.mortal.writes_left = None
        if killed:
            await self.start()
        else:
            await working

    async def start(self) -> None:
        """Start the process anew on what the last one left, as `Bot.run` does."""
        await self.stop()
        await self.services.client.aclose()
        self.mortal = Mortal(self.storage)
        self.services = make_services(self.mortal, self.clock, self.web)
        self.puller = Puller(self.services)

        async def soon() -> None:
            """The next look is when the test says."""

        senders = {"console": self.platform}
        self.jobs = make_jobs(self.services, senders, self.puller, soon, KEEP)
        await take_back(self.services, since=timedelta(0))

    async def stop(self) -> None:
        """Give up what is being pulled."""
        if self.puller is not None:
            await self.puller.close()

    async def close(self) -> None:
        """End the process and close the database."""
        await self.stop()
        await self.services.client.aclose()
        await self.web.__aexit__(None, None, None)
        await self.storage.close()

    async def _work(self, job: str) -> None:
        await self.jobs[job]()
        if job == "pull" and self.puller is not None:
            await self.puller.finish()

    def _answer(self, asked: Asked) -> Reply:
        if asked.path != "/feed":
            return Reply(status=404)
        feed = asked.headers["host"].partition(":")[0]
        items = [_dated(at, item, feed) for at, item in self.items[feed]]
        return rss(*items, title=feed)


def _dated(at: datetime, item: Item, feed: str) -> Item:
    hours = (START - at) / timedelta(hours=1)
    return Item(item.title, item.sentences, hours, f"{feed}-{item.guid}")


def make_services(storage: Storage, clock: Clock, web: ScriptedWeb) -> Services:
    """Return what a new process works with."""

    async def wait_until(moment: datetime) -> None:
        await asyncio.sleep(0)

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    client = Client(
        user_agent="test",
        allow_private=[f"{name}:{web.port}" for name in (*FEEDS, "127.0.0.1")],
        clock=clock,
        resolve=resolve,
        hosts=Hosts(clock, wait_until=wait_until),
    )
    sources = {"web": Web(client, run_inline, clock)}
    return Services(storage, run_inline, clock, client, sources)


async def open_life(url: str) -> Life:
    """Return a bot at work on an empty database, with two channels and two feeds."""
    storage, clock, web = open_database(url), Clock(), ScriptedWeb()
    await web.__aenter__()
    workspace = await storage.write(lambda t: t.workspaces.ensure("console", "w", "Life"))
    mortal = Mortal(storage)
    services = make_services(mortal, clock, web)
    life = Life(url, storage, web, workspace, {}, clock, Moody(clock), services, mortal)
    web.script("/feed", life._answer)
    await storage.write(life.furnish)
    await life.start()
    return life
