"""The composition root: settings in, running bot out. Starts and stops the parts in order.

::

    lease ─▶ database ─▶ workers, client, sources ─▶ platforms ─▶ jobs and schedule ─▶ people
"""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.request import getproxies
from zoneinfo import ZoneInfo

from bot.actors.choice import check_recogniser
from bot.jobs.engine import Engine, Job
from bot.jobs.local import LocalEngine
from bot.model.errors import LoginError, VerbatimError
from bot.model.progress import Clock
from bot.model.workspace import Channel, DigestPlan, Workspace
from bot.monitor import memory, watch
from bot.monitor.supervisor import READY, Supervisor, is_silent
from bot.pipeline.clean_up import clean_up
from bot.pipeline.deliver import Sender, deliver_due, give_up_old, take_back
from bot.pipeline.enrich import Enricher
from bot.pipeline.follow import add_feed
from bot.pipeline.post import post_due, post_slot
from bot.pipeline.pull import Puller, pull_due
from bot.pipeline.services import DigestRules, Limits, Services
from bot.pipeline.show import plural
from bot.pipeline.slots import find_zone, machine_zone, plan_due, slot_on
from bot.pipeline.workers import Workers
from bot.platforms.base import Platform
from bot.platforms.console import Console
from bot.platforms.console.progress import show_progress
from bot.platforms.discord import Discord
from bot.platforms.slack import Slack
from bot.plugins import load_all
from bot.schedule import Schedule
from bot.sources.base import Source
from bot.sources.client import Client
from bot.sources.hosts import Hosts
from bot.sources.wikidata import Wikidata
from bot.storage.contract import Storage, Transaction
from bot.storage.database import open_database
from commands.dispatch import Desk, load_commands
from config.settings import SEEDS, Settings
from config.version import read_version

log = logging.getLogger(__name__)

_SWITCH_SECONDS = 0.0005
"""How long a thread that reads the database may keep the event loop's waiting for the interpreter.
Python's own 5 ms are waited for anew after each packet: together that was seconds in a busy minute.
"""

_CLEAN_UP_AFTER = timedelta(minutes=1)
"""From the start to the first clean-up: what people wait for comes before it."""


def utc_now() -> datetime:
    """Return the present moment: the clock of the running bot."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_services(
    settings: Settings, clock: Clock = utc_now, *, migrate: bool = True
) -> AsyncIterator[Services]:
    """Open what the pipeline and the commands need, and close it in the end.

    With `migrate=False` a database that is not of this version is refused.
    """
    check_recogniser(settings.actors.recognizer)
    storage = await asyncio.to_thread(open_database, settings.database_url, migrate=migrate)
    workers = _make_workers(settings)
    client = _make_client(settings, clock)
    services = _make_services(settings, clock, storage, workers, client)
    try:
        yield services
    finally:
        if services.enricher is not None:
            await services.enricher.close()
        await client.aclose()
        await workers.close()
        await storage.close()


def _make_workers(settings: Settings) -> Workers:
    return Workers(
        count=settings.workers.count,
        seconds=settings.workers.seconds,
        megabytes=settings.workers.megabytes,
    )


def _make_client(settings: Settings, clock: Clock) -> Client:
    return Client(
        user_agent=settings.user_agent,
        allow_private=settings.fetch.allow_private,
        clock=clock,
        hosts=Hosts(clock),
    )


def _make_services(
    settings: Settings, clock: Clock, storage: Storage, workers: Workers, client: Client
) -> Services:
    shelf = load_all("bot.sources", Source)
    wikidata = Wikidata(client, workers, settings.actors.wikidata_base)
    return Services(
        storage=storage,
        run=workers,
        clock=clock,
        client=client,
        sources={name: source(client, workers, clock) for name, source in shelf.items()},
        rules=DigestRules(
            sentences=settings.digest.sentences,
            late_at_most=timedelta(hours=settings.digest.late_hours),
            memory=timedelta(days=settings.digest.memory_days),
        ),
        version=read_version(),
        starter_feeds=SEEDS.parent / "feeds.opml",
        limits=Limits(**settings.limits.model_dump()),
        recognizer=settings.actors.recognizer,
        enricher=Enricher(wikidata, storage, clock) if settings.actors.enrich else None,
    )


def make_platforms(settings: Settings, services: Services) -> list[Platform]:
    """Return the chat platforms that have tokens; the console where none has."""
    platforms: list[Platform] = []
    if settings.platforms.discord.token.get_secret_value():
        platforms.append(_make_discord(settings, services))
    if settings.platforms.slack.is_set:
        platforms.append(_make_slack(settings, services))
    if not platforms:
        log.info(
            "No token of Discord or Slack is set: the bot answers here, and ends with its input."
        )
        platforms.append(_make_console(settings, services.clock))
    return platforms


def _make_discord(settings: Settings, services: Services) -> Discord:
    discord = settings.platforms.discord
    return Discord(
        token=discord.token.get_secret_value(),
        api_base=discord.api_base,
        gateway_url=discord.gateway_url,
        proxy=getproxies().get("https", ""),
        clock=services.clock,
        commands_file=settings.data_dir / "discord-commands",
        run=services.run,
    )


def _make_slack(settings: Settings, services: Services) -> Slack:
    slack = settings.platforms.slack
    return Slack(
        bot_token=slack.bot_token.get_secret_value(),
        app_token=slack.app_token.get_secret_value(),
        signing_secret=slack.signing_secret.get_secret_value(),
        listen=slack.listen,
        api_base=slack.api_base,
        clock=services.clock,
        managers=slack.managers,
        run=services.run,
    )


def _make_console(settings: Settings, clock: Clock) -> Console:
    return Console(
        out=sys.stdout,
        source=sys.stdin,
        history=settings.data_dir / "history",
        clock=clock,
        zone=_zone(settings),
    )


@dataclass(slots=True)
class Bot:
    """The running bot: its platforms, served side by side while the schedule runs."""

    settings: Settings
    services: Services
    platforms: Sequence[Platform]
    make_schedule: Callable[[Engine], Schedule] = Schedule
    supervisor: Supervisor = field(default_factory=lambda: Supervisor({}))

    async def run(self) -> None:
        """Come up to date, then serve people until the platforms end."""
        sys.setswitchinterval(_SWITCH_SECONDS)
        await take_back(self.services, since=timedelta(0))
        for platform in self.platforms:
            if isinstance(platform, Console):
                await self._open_console(platform)
        await self._serve()

    async def _open_console(self, console: Console) -> None:
        """Make the console ready, with progress to see, and print today's digest.

        Where that fails, what is stored can still be asked for.
        """
        channel = await self._settle_in(console)
        try:
            with show_progress(sys.stderr) as progress:
                report = await pull_due(self.services, progress)
            articles = plural(report.articles, "new article")
            feeds = plural(len(report.feeds), "feed")
            log.info("%s", f"{articles} from {feeds}" if report.feeds else "No feed was due")
            await self._todays_digest(channel)
            await deliver_due(self.services, self._senders)
        except VerbatimError as error:  # a full disk, a worker that was stopped
            log.error("%s", error)
        except Exception:
            log.exception("Today's digest was not made for a reason nobody foresaw.")

    async def _settle_in(self, console: Console) -> Channel:
        """Find or make the console's workspace, channel, plan and first feed."""
        storage, settings = self.services.storage, self.settings
        workspace = await storage.write(
            lambda t: t.workspaces.ensure(console.name, console.workspace, "Console")
        )
        channel = await storage.write(
            lambda t: t.channels.ensure(workspace.id, console.channel, "console")
        )
        plan = merge_plans(channel.plan, _plan(settings))
        if channel.plan != plan:
            due = plan_due(plan, self.services.clock())
            await storage.write(lambda t: t.channels.set_plan(workspace.id, channel.id, plan, due))
        counts = await storage.read(lambda t: t.workspaces.counts(workspace.id))
        if counts.feeds == 0 and counts.articles == 0:
            await self._follow_seeds(workspace)
        found = await storage.read(lambda t: t.channels.get(workspace.id, channel.id))
        return found or channel

    async def _follow_seeds(self, workspace: Workspace) -> None:
        try:
            await add_feed(self.services, workspace.id, str(self.settings.seeds))
        except VerbatimError as error:
            log.warning("The sample articles are not followed. %s", error)

    async def _todays_digest(self, channel: Channel) -> None:
        """Post today's digest when the console opens; on a day that had it, say nothing twice."""
        if channel.plan is None:
            return
        zone = find_zone(channel.plan.zone)
        now = self.services.clock()
        today = now.astimezone(zone).date()
        slot = slot_on(today, channel.plan.at, zone)
        if slot is None or channel.plan.is_paused(now):
            return

        def had(t: Transaction) -> bool:
            # Not by its slot alone: another hour or zone since then makes today no other day.
            last = t.digests.last(channel.workspace_id, channel.id)
            todays = last is not None and last.due_at.astimezone(zone).date() == today
            return todays or t.digests.has_slot(channel.workspace_id, channel.id, slot)

        if not await self.services.storage.read(had):
            await post_slot(self.services, channel, slot)

    async def _serve(self) -> None:
        puller = Puller(self.services)
        keep = timedelta(days=self.settings.retention.days)
        jobs = make_jobs(
            self.services, self._senders, puller, lambda: engine.defer("deliver"), keep
        )
        engine = LocalEngine(jobs, self.services.clock, self.services.troubles)
        schedule = self.make_schedule(engine)
        known = {platform.name: platform for platform in self.platforms}
        desk = Desk(self.services, load_commands(), known, known)
        running = asyncio.create_task(engine.run(), name="engine")
        schedule.start()
        await self._catch_up(engine)
        looked_at = partial(engine.finished_at, "deliver")
        beside = (running, *self._start_beside(schedule, looked_at))
        listen = self.settings.monitor.listen
        try:
            async with watch(listen, self.services, self.platforms, looked_at):
                ends = await asyncio.gather(*(self._serve_one(p, desk) for p in self.platforms))
        finally:
            schedule.stop()
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await puller.close()
        refused = [error for error in ends if error is not None]
        if len(refused) == len(self.platforms):
            raise refused[0]

    async def _catch_up(self, engine: Engine) -> None:
        """Do what became due while the bot was down."""
        for job in ("pull", "digest", "deliver"):
            await engine.defer(job)
        # Not at its next tick only: many a bot never runs for so long in a row.
        await engine.defer("clean-up", at=self.services.clock() + _CLEAN_UP_AFTER)

    def _start_beside(
        self, schedule: Schedule, looked_at: Callable[[], datetime | None]
    ) -> list[asyncio.Task[None]]:
        """Start what runs beside the platforms for as long as they are served."""
        return [
            asyncio.create_task(self._keep_told(looked_at), name="signs of life"),
            asyncio.create_task(memory.settle(), name="settle memory"),
            asyncio.create_task(schedule.keep_time(self.services.clock), name="clock"),
        ]

    async def _serve_one(self, platform: Platform, desk: Desk) -> LoginError | None:
        """Serve one platform to its end. A token that is refused ends it, and only it."""
        try:
            await platform.serve(desk)
        except LoginError as error:
            if len(self.platforms) > 1:  # else the bot ends with this sentence: once is enough
                log.error("%s", error)
            return error
        return None

    async def _keep_told(self, looked_at: Callable[[], datetime | None]) -> None:
        """Tell the service manager that the bot is ready, and from then on that it works."""
        clock, begun = self.services.clock, self.services.clock()
        self.supervisor.tell(READY, "STATUS=Serving.")
        await self.supervisor.keep_told(lambda: not is_silent(clock(), looked_at() or begun))

    @property
    def _senders(self) -> dict[str, Sender]:
        return {platform.name: platform for platform in self.platforms}


def make_jobs(
    services: Services,
    senders: Mapping[str, Sender],
    puller: Puller,
    deliver_soon: Callable[[], Awaitable[None]],
    keep: timedelta,
) -> dict[str, Job]:
    """Return the jobs of a running bot by their names; `keep`: for how long articles are kept."""

    async def digest() -> None:
        # Not sent here: a channel that answers slowly would keep the others from theirs.
        if await post_due(services):
            await deliver_soon()

    async def deliver() -> None:
        await take_back(services)
        await give_up_old(services)
        await deliver_due(services, senders)

    return {
        "pull": puller.start_due,
        "digest": digest,
        "deliver": deliver,
        "clean-up": partial(clean_up, services, keep),
    }


def merge_plans(kept: DigestPlan | None, set_up: DigestPlan) -> DigestPlan:
    """Return the plan that holds at start: the settings', but for what people said in chat."""
    if kept is None:
        return set_up
    if kept.from_chat:
        return kept
    return replace(
        set_up,
        paused=kept.paused,
        paused_until=kept.paused_until,
        sections=kept.sections,
        weights=kept.weights,
    )


def _plan(settings: Settings) -> DigestPlan:
    digest = settings.digest
    return DigestPlan(
        at=digest.time, zone=str(_zone(settings)), stories=digest.stories, model=digest.model
    )


def _zone(settings: Settings) -> ZoneInfo:
    """The zone of the settings, or the machine's; UTC where the machine names none."""
    return find_zone(settings.digest.timezone or machine_zone() or "UTC")
