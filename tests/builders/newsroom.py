"""A newsroom of this test: articles on invented events, stored through the storage's own methods.

::

    room = await open_newsroom(tmp_path)
    lee = Cast("Lee Jae Myung", "person", role="South Korean President", forms=("Myung",))
    story = await room.publish(Report("Coast Herald", "Ferry talks open", ("One.", "Two."), (lee,)))

The tagger, the summarizers and the grouping are not asked: who is named, which sentences are fit
and which story it is are what the test says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.model.actor import ActorMention, ActorType, Mention, TaggedActor
from bot.model.article import Analysis, Document, NewArticle, Span
from bot.model.message import Message
from bot.model.workspace import Channel, DigestPlan, Workspace
from bot.pipeline.post import post_slot
from bot.pipeline.services import Services
from bot.sources.client import Client
from bot.sources.folder import Folder
from bot.sources.sitemap import Sitemap
from bot.sources.web import Web
from bot.storage.contract import Storage, Transaction
from bot.storage.database import open_database
from commands.base import Command, Context
from tests.fakes.runner import run_inline

DATABASE = "newsroom.db"
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
"""What the newsroom's clock shows."""


@dataclass(frozen=True, slots=True)
class Cast:
    """An actor of a test. `forms` are the other ways in which articles name it."""

    name: str
    type: str = "person"
    role: str = ""
    forms: tuple[str, ...] = ()
    key: str = ""
    native: tuple[str, ...] = ()
    """Aliases that only the gazetteer knows."""


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a test."""

    outlet: str
    title: str
    sentences: tuple[str, ...]
    cast: tuple[Cast, ...] = ()
    hours: float = 1.0
    """How long before `NOW` it was published."""
    unfit: tuple[int, ...] = ()
    """Indexes of sentences that are not fit to be shown."""
    url: str = ""
    language: str = "en"
    section: str = ""
    feed_id: int | None = None


@dataclass(slots=True)
class Newsroom:
    """A workspace with one channel, on a database of its own."""

    storage: Storage
    services: Services
    workspace: Workspace
    channel: Channel
    articles: int = 0

    async def close(self) -> None:
        """Close the database and the client."""
        await self.services.client.aclose()
        await self.storage.close()

    async def publish(self, *reports: Report) -> int:
        """Store reports on one event as one story; return its id."""
        return await self.storage.write(lambda t: self._publish(t, reports))

    def context(self, **changes: object) -> Context:
        """Return what a command is given when a reader of the channel asks."""
        plain = Context(
            workspace=self.workspace,
            channel=self.channel,
            person="ada",
            manager=False,
            operator=False,
            services=self.services,
        )
        return replace(plain, **changes)  # type: ignore[arg-type]

    async def ask(self, command: Command, /, **arguments: str) -> Message:
        """Return a command's answer to a reader."""
        return await command(self.context(), **arguments)

    async def refresh(self) -> Channel:
        """Look the channel up again, with the plan it has by now."""
        found = await self.storage.read(
            lambda t: t.channels.get(self.workspace.id, self.channel.id)
        )
        assert found is not None
        self.channel = found
        return found

    async def post_digest(self, due_at: datetime, *, stories: int = 7) -> None:
        """Keep the digest of a slot of the channel, of at most so many stories, as posted."""
        plan = DigestPlan(at=due_at.time(), zone="UTC", stories=stories)
        assert await post_slot(self.services, replace(self.channel, plan=plan), due_at)

    def _publish(self, t: Transaction, reports: Sequence[Report]) -> int:
        language = reports[0].language
        story_id = t.stories.create(self.workspace.id, language, _at(reports[-1]))
        for report in sorted(reports, key=_at):
            self.articles += 1
            article_id = t.articles.add(self._article(report))
            assert article_id is not None
            _add_actors(t, self.workspace.id, article_id, report)
            t.stories.attach(self.workspace.id, story_id, article_id, _at(report))
        return story_id

    def _article(self, report: Report) -> NewArticle:
        return NewArticle(
            workspace_id=self.workspace.id,
            feed_id=report.feed_id,
            identity=f"{report.outlet}: {report.title}, {report.hours} h ago",
            seen_at=_at(report) + timedelta(minutes=10),
            section=report.section,
            analysis=analysis_of(report, self.articles),
        )


async def open_newsroom(folder: Path, *, web: Sequence[str] = ()) -> Newsroom:
    """Return a newsroom whose database is in `folder`; `web` are hosts it may reach."""
    storage = open_database(f"sqlite:///{folder / DATABASE}")
    # Before it, so that no workspace has the number of its channel.
    await storage.write(lambda t: t.workspaces.ensure("console", "elsewhere", "Elsewhere"))
    workspace = await storage.write(lambda t: t.workspaces.ensure("console", "w", "Newsroom"))
    channel = await storage.write(lambda t: t.channels.ensure(workspace.id, "c", "general"))
    client = Client(user_agent="test", clock=_clock, allow_private=web)
    services = Services(
        storage=storage,
        run=run_inline,
        clock=_clock,
        client=client,
        sources={
            "web": Web(client, run_inline, _clock),
            "folder": Folder(client, run_inline, _clock),
            "sitemap": Sitemap(client, run_inline, _clock),
        },
        version="1.2.3",
        starter_feeds=Path(__file__).parents[2] / "seeds" / "feeds.opml",
    )
    return Newsroom(storage, services, workspace, channel)


def _clock() -> datetime:
    return NOW


def analysis_of(report: Report, number: int) -> Analysis:
    """Return what the pipeline would have made of a report."""
    text = "\n".join(report.sentences)
    usable = [i for i in range(len(report.sentences)) if i not in report.unfit]
    slug = re.sub(r"\W+", "-", report.outlet.casefold())
    return Analysis(
        document=Document(
            title=report.title,
            text=text,
            url=report.url or f"https://{slug}.example/{number}",
            language=report.language,
            outlet=report.outlet,
            published=_at(report),
        ),
        sentences=tuple(_spans(report.sentences)),
        summaries={"news": tuple(usable[:2])},
        actors=tuple(_tag(cast, report, text) for cast in report.cast),
        terms=dict.fromkeys(sorted({w.casefold() for w in report.title.split()}), 0.5),
        usable=frozenset(usable),
    )


def _at(report: Report) -> datetime:
    return NOW - timedelta(hours=report.hours)


def _spans(sentences: Sequence[str]) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return spans


def _tag(cast: Cast, report: Report, text: str) -> TaggedActor:
    mentions = _mentions(text, (cast.name, *cast.forms))
    used = {mention.text for mention in mentions}
    return TaggedActor(
        name=cast.name,
        type=ActorType(cast.type),
        mentions=mentions,
        salience=round(0.9 / (1 + report.cast.index(cast)), 2),
        role=cast.role,
        aliases=tuple(form for form in cast.forms if form in used),
        key=cast.key,
        known_aliases=cast.native,
    )


def _mentions(text: str, forms: Sequence[str]) -> tuple[Mention, ...]:
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    found = re.finditer(longest_first, text)
    return tuple(Mention(match.start(), match.end(), match.group()) for match in found)


def _add_actors(t: Transaction, workspace_id: int, article_id: int, report: Report) -> None:
    at = _at(report)
    mentions = [
        ActorMention(
            article_id,
            t.actors.join(workspace_id, tagged, article_id, at),
            tagged.salience,
            tagged.mentions,
        )
        for tagged in analysis_of(report, 0).actors
        if tagged.mentions
    ]
    t.actors.add_mentions(workspace_id, at, mentions)
