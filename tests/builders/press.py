"""Publishers of a test: sites by name on one loopback server, and a bot that polls them.

::

    async with open_press(tmp_path) as press:
        feed = await press.follow("http://news.example/feed", rss(QUAYS))
        await press.poll(feed)        # turns the clock to when the feed is due, and pulls

Every name resolves to the server; `press.script(url, ...)` says what an address answers. Waits of
the bot turn the clock instead of lasting.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.model.delivery import DeliveryState
from bot.model.errors import UnreachableError
from bot.model.feed import Feed, FetchState
from bot.model.message import Message, from_json
from bot.model.progress import Runner
from bot.model.workspace import DigestPlan, Workspace
from bot.pipeline.pull import PullReport, pull_due
from bot.pipeline.services import Services
from bot.sources.client import Client
from bot.sources.folder import Folder
from bot.sources.hosts import Hosts
from bot.sources.sitemap import Sitemap
from bot.sources.web import Web
from bot.storage.contract import Storage, Transaction
from bot.storage.database import open_database
from tests.builders.world import START, Clock
from tests.fakes.runner import run_inline
from tests.fakes.web import Answer, Asked, Reply, ScriptedWeb

NAMES = (
    *("news.example", "www.news.example", "daily.example", "other.example", "moved.example"),
    *("www.reddit.com", "old.reddit.com", "a.blogs.example", "b.blogs.example"),
)


class Watched(Hosts):
    """Hosts that say when requests begin, and how many are on their way."""

    def __init__(self, clock: Clock, **given: Any) -> None:
        super().__init__(clock, **given)
        self.begun: list[datetime] = []
        self.most = 0
        self._moment = clock
        self._now = 0

    @asynccontextmanager
    async def turn(self, url: str, *, patient: bool = True) -> AsyncIterator[None]:
        """Hold a turn, and note it."""
        async with super().turn(url, patient=patient):
            self.begun.append(self._moment())
            self._now += 1
            self.most = max(self.most, self._now)
            try:
                yield
            finally:
                self._now -= 1


@dataclass(slots=True)
class Press:
    """The sites, the bot, and what passed between them."""

    storage: Storage
    services: Services
    clock: Clock
    web: ScriptedWeb
    workspace: Workspace
    hosts: Watched
    times: list[tuple[datetime, str]] = field(default_factory=list)
    """When each request came, by the bot's clock, and for which address."""
    _scripts: dict[str, list[Answer]] = field(default_factory=dict)

    def url(self, address: str) -> str:
        """Return the address with the server's port."""
        parts = urlsplit(address)
        return parts._replace(netloc=f"{parts.hostname}:{self.web.port}").geturl()

    def script(self, address: str, *answers: Answer) -> str:
        """Say what an address answers, in order; the last one repeats."""
        url = self.url(address)
        self._scripts[url] = list(answers)
        self.web.script(urlsplit(url).path, self._answer)
        return url

    def asked(self, address: str) -> list[datetime]:
        """Return when an address was asked for."""
        return [at for at, url in self.times if url == self.url(address)]

    async def follow(
        self, address: str, *answers: Answer, section: str = "", next_at: datetime | None = None
    ) -> Feed:
        """Follow a feed without reading it first."""
        url = self.script(address, *answers)
        feed, _ = await self.storage.write(
            lambda t: t.feeds.add(self.workspace.id, url, "web", section=section, next_at=next_at)
        )
        return feed

    async def pull(self) -> PullReport:
        """Pull what is due now."""
        return await pull_due(self.services)

    async def poll(self, feed: Feed) -> PullReport:
        """Turn the clock to when a feed is due, and pull."""
        state = await self.state(feed)
        if state.next_at and state.next_at > self.clock.now:
            self.clock.now = state.next_at
        return await self.pull()

    async def poll_for(self, feed: Feed, length: timedelta) -> None:
        """Poll a feed whenever it is due, for so long."""
        end = self.clock.now + length
        while ((await self.state(feed)).next_at or self.clock.now) <= end:
            await self.poll(feed)
        self.clock.now = max(self.clock.now, end)

    async def get(self, feed: Feed) -> Feed:
        """Return a feed as it is stored now."""
        found = await self.storage.read(lambda t: t.feeds.get(self.workspace.id, feed.id))
        assert found is not None
        return found

    async def state(self, feed: Feed) -> FetchState:
        """Return a feed's fetch state as it is stored now."""
        return (await self.get(feed)).state

    async def wait_of(self, feed: Feed) -> timedelta:
        """Return how long after its last reading a feed is due."""
        state = await self.state(feed)
        assert state.next_at is not None
        # Reading the pages of its entries turns the clock on; a failure has none to read.
        read_at = self.clock.now if state.failures else state.last_ok_at
        assert read_at is not None
        return state.next_at - read_at

    async def titles(self) -> list[str]:
        """Return the titles of all stored articles, sorted."""
        stories = await self.storage.read(lambda t: t.stories.latest(self.workspace.id, limit=999))
        return sorted(article.title for story in stories for article in story.articles)

    async def messages(self) -> list[Message]:
        """Return the messages that wait in the outbox, and mark them sent."""
        now = self.clock.now

        def take(t: Transaction) -> list[Message]:
            taken: list[Message] = []
            while claimed := t.deliveries.claim(now):
                for delivery in claimed:
                    assert delivery.state is DeliveryState.SENDING
                    t.deliveries.confirm(delivery.id, "1", now)
                    taken.append(from_json(delivery.message))
            return taken

        return await self.storage.write(take)

    async def told(self) -> list[str]:
        """Return the lines of the messages that wait in the outbox, and mark them sent."""
        return [message.line for message in await self.messages()]

    def _answer(self, asked: Asked) -> Reply:
        url = f"http://{asked.headers['host']}{asked.target}"
        self.times.append((self.clock.now, url))
        answers = self._scripts.get(url)
        if not answers:
            return Reply(status=404)
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        reply = answer if isinstance(answer, Reply) else answer(asked)
        known = reply.headers.get("ETag")
        if reply.conditional and known and known == asked.headers.get("if-none-match"):
            return Reply(status=304, headers={"ETag": known})
        return Reply(reply.status, reply.body, reply.headers, reply.ending)


@asynccontextmanager
async def open_press(
    folder: Path,
    *,
    names: Sequence[str] = NAMES,
    run: Runner = run_inline,
    seconds: float = 5,
) -> AsyncIterator[Press]:
    """Open a bot on an empty database, with one channel that gets everything."""
    clock = Clock()

    async def wait_until(moment: datetime) -> None:
        await asyncio.sleep(0)
        clock.now = max(clock.now, moment)

    async def resolve(host: str, port: int) -> list[str]:
        if host[0].isdigit():
            return [host]
        if host not in names:
            raise UnreachableError(f"The host {host} was not found.", subject=host)
        return ["127.0.0.1"]

    storage = open_database(f"sqlite:///{folder / 'press.db'}")
    hosts = Watched(clock, wait_until=wait_until)
    async with ScriptedWeb() as web:
        client = Client(
            user_agent="Verbatim-test/1 (+https://example.org/bot)",
            allow_private=[f"{name}:{web.port}" for name in names],
            clock=clock,
            resolve=resolve,
            seconds=seconds,
            hosts=hosts,
        )
        sources = {
            "web": Web(client, run, clock),
            "folder": Folder(client, run, clock),
            "sitemap": Sitemap(client, run, clock),
        }
        services = Services(storage, run, clock, client, sources)
        workspace = await storage.write(lambda t: t.workspaces.ensure("console", "w", "Press"))
        channel = await storage.write(lambda t: t.channels.ensure(workspace.id, "c", "general"))
        plan, due = DigestPlan(at=time(8), zone="UTC"), START + timedelta(days=900)
        await storage.write(lambda t: t.channels.set_plan(workspace.id, channel.id, plan, due))
        try:
            yield Press(storage, services, clock, web, workspace, hosts)
        finally:
            await client.aclose()
            await storage.close()
