"""A small world for tests of the pipeline: a database, a scripted web, a clock one can turn."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from bot.model.delivery import Receipt
from bot.model.errors import DeliveryError
from bot.model.feed import Feed
from bot.model.message import Message
from bot.model.workspace import Channel, DigestPlan, Workspace
from bot.pipeline.follow import add_feed
from bot.pipeline.services import Services
from bot.sources.client import Client
from bot.sources.folder import Folder
from bot.sources.web import Web
from bot.storage.contract import Storage
from bot.storage.database import open_database
from tests.fakes import canaries
from tests.fakes.runner import run_inline
from tests.fakes.web import Reply, ScriptedWeb

START = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is turned."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        """Move on by hours, minutes or days."""
        self.now += timedelta(**by)


@dataclass(slots=True)
class Recorder:
    """A sender that keeps what it is given, and fails when told to."""

    sent: list[tuple[str, Message]] = field(default_factory=list)
    failures: list[DeliveryError] = field(default_factory=list)
    again: list[bool] = field(default_factory=list)
    """Of each try, whether it was said to be another one."""
    connected: bool = True

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        """Keep the message, or raise the next failure."""
        self.again.append(again)
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append((key, message))
        return Receipt(f"message-{len(self.sent)}")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a scripted feed, with its full text."""

    title: str
    sentences: tuple[str, ...]
    hours: float = 1.0
    """Published so long before `START`."""
    guid: str = ""

    def xml(self) -> str:
        """Return it as an RSS item."""
        body = "".join(f"<p>{escape(sentence)}</p>" for sentence in self.sentences)
        at = format_datetime(START - timedelta(hours=self.hours))
        name = self.guid or self.title.replace(" ", "-")
        return (
            f"<item><title>{escape(self.title)}</title><guid isPermaLink='false'>{name}</guid>"
            f"<link>http://127.0.0.1/{name}</link><pubDate>{at}</pubDate>"
            f"<content:encoded>{escape(body)}</content:encoded></item>"
        )


def rss(*items: Item, title: str = "Harbour News") -> Reply:
    """Return a feed of items as an answer."""
    body = "".join(item.xml() for item in items)
    name_space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    text = f"<rss version='2.0' {name_space}><channel><title>{title}</title>{body}</channel></rss>"
    return Reply(body=text.encode(), headers={"Content-Type": "application/rss+xml"})


@dataclass(slots=True)
class World:
    """Everything the pipeline needs, and what came of it."""

    storage: Storage
    services: Services
    clock: Clock
    web: ScriptedWeb
    workspace: Workspace
    channel: Channel
    recorder: Recorder = field(default_factory=Recorder)

    async def follow(self, path: str, *answers: Reply) -> Feed:
        """Script a feed's answers and follow it; the first answer serves for the look at it.

        Its address holds a name and a password, which no test may see again.
        """
        self.web.script(path, answers[0], *answers)
        address = self.web.url(path).replace("//", f"//{canaries.USER}@", 1)
        return (await add_feed(self.services, self.workspace.id, address))[0]

    async def refresh(self) -> Channel:
        """Return the channel as it is stored now."""
        found = await self.storage.read(
            lambda t: t.channels.get(self.workspace.id, self.channel.id)
        )
        assert found is not None
        return found

    async def titles(self) -> list[str]:
        """Return the titles of all stored articles, the newest first."""
        stories = await self.storage.read(lambda t: t.stories.latest(self.workspace.id, limit=99))
        return [article.title for story in stories for article in story.articles]


@asynccontextmanager
async def open_world(folder: Path, *, stories: int = 7) -> AsyncIterator[World]:
    """Open an empty world whose channel gets its digest at 08:00 UTC."""
    clock = Clock()
    storage = open_database(f"sqlite:///{folder / 'world.db'}")
    async with ScriptedWeb() as web:
        client = Client(user_agent="test", allow_private=[web.address], clock=clock)
        sources = {
            "web": Web(client, run_inline, clock),
            "folder": Folder(client, run_inline, clock),
        }
        services = Services(storage, run_inline, clock, client, sources)
        # Before it, so that no workspace has the number of its channel.
        await storage.write(lambda t: t.workspaces.ensure("console", "elsewhere", "Elsewhere"))
        workspace = await storage.write(lambda t: t.workspaces.ensure("console", "w", "World"))
        channel = await storage.write(lambda t: t.channels.ensure(workspace.id, "c", "general"))
        plan = DigestPlan(at=time(8), zone="UTC", stories=stories)
        due = START + timedelta(hours=1)
        await storage.write(lambda t: t.channels.set_plan(workspace.id, channel.id, plan, due))
        world = World(storage, services, clock, web, workspace, channel)
        world.channel = await world.refresh()
        try:
            yield world
        finally:
            await client.aclose()
            await storage.close()
