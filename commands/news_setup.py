"""`/news setup`: from nothing to the first digest in four choices."""

from dataclasses import dataclass, replace

from bot.model.message import Bold, Code, Heading, Message, Paragraph, Part, Plain
from bot.model.request import Completion, Kind, Parameter
from bot.model.story import Story
from bot.pipeline.show import plural
from bot.pipeline.summarise import headlined
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.digest_set import DigestSet, zone_before
from commands.moments import parse_clock
from commands.opml import follow_new
from commands.packs import complete_pack, find_pack, load_packs
from commands.steps import ask_for_hour, ask_for_language, ask_for_pack, ask_for_zone, more_to_do
from commands.zones import find_zone_name

_MORE = "more"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a workspace has come."""

    feeds: int
    newest: tuple[Story, ...]
    planned: bool
    zone: str


class NewsSetup(Command):
    """Asks for what is missing, one choice after the other: news, language, hour, zone."""

    help = "Set everything up in four choices: which news, its language, the hour, the time zone"
    parameters = (
        Parameter(
            "pack",
            Kind.TEXT,
            "A ready pack of feeds, such as World English (asks for one if not given)",
            required=False,
            suggested=True,
        ),
        Parameter("time", Kind.TIME, "Such as 08:00 (asks for it if not given)", required=False),
        Parameter(
            "zone", Kind.ZONE, "Such as Europe/Berlin (asks for it if not given)", required=False
        ),
    )
    for_managers = True
    examples = ("/news setup", "/news setup pack:World English", "/news setup time:08:00")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the next choice, or with the plan when nothing is missing."""
        pack, hour, zone = (arguments.get(name, "") for name in ("pack", "time", "zone"))
        if pack.casefold() == _MORE:
            return _ask("More news", ask_for_pack(await load_packs(context.services), more=True))
        if not hour:
            return await _choose(context, pack)
        clock = f"{parse_clock(hour):%H:%M}"
        zone = find_zone_name(zone, context.services.clock()) if zone else ""
        done = await _follow(context, pack) if pack else ""
        return await _plan(context, clock, zone, done)

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest packs by any word of their names."""
        return await complete_pack(context.services, typed) if parameter.name == "pack" else []


async def _choose(context: Context, pack: str) -> Message:
    """Follow a pack, if one is meant, and ask for what is missing; for its language first."""
    packs = await load_packs(context.services) if pack else []
    of_topic = [one for one in packs if one.section.casefold() == pack.casefold()]
    if len(of_topic) > 1:
        return _ask("Set up the news", ask_for_language(of_topic))
    return await _next_step(context, await _follow(context, pack) if pack else "")


async def _next_step(context: Context, done: str) -> Message:
    """Ask for what is missing here."""
    progress = await context.services.storage.read(lambda t: _look(t, context))
    first: list[Part] = [Paragraph((Plain(done),))] if done else []
    if not progress.feeds:
        packs = ask_for_pack(await load_packs(context.services))
        return _ask("Set up the news", [*first, *packs])
    if not progress.planned:
        followed = plural(progress.feeds, "feed")
        first = first or [Paragraph((Plain(f"{followed} followed here."),))]
        hour = ask_for_hour(await headlined(context.services, progress.newest))
        return _ask("Set up the news", [*first, *hour])
    ready: Part = Paragraph(
        (
            *(Bold("All is set."), Plain(" "), Code("/news status"), Plain(" shows how it goes, ")),
            *(Code("/help"), Plain(" what you can ask.")),
        )
    )
    return _ask("Set up the news", [*first, ready, more_to_do()])


async def _follow(context: Context, name: str) -> str:
    """Follow the feeds of a pack; return what was done in a sentence."""
    pack = find_pack(await load_packs(context.services), name)
    new = await follow_new(context, pack.feeds)
    if not new:
        return f"All feeds of {pack.name} are followed already."
    return f"Following {plural(len(new), 'feed')} of {pack.name}."


async def _plan(context: Context, clock: str, zone: str, done: str) -> Message:
    """Plan the digest here, or ask for the zone where none is known; `done` was done before."""
    first: list[Part] = [Paragraph((Plain(done),))] if done else []
    known = zone or await context.services.storage.read(lambda t: zone_before(t, context.channel))
    if not known:
        zones = ask_for_zone(clock, context.services.clock())
        return _ask("Set up the news", [*first, *zones])
    planned = await DigestSet()(context, time=clock, timezone=known)
    return replace(planned, parts=(*first, *planned.parts))


def _look(t: Transaction, context: Context) -> Progress:
    workspace_id = context.workspace.id
    return Progress(
        feeds=len(t.feeds.list(workspace_id)),
        newest=tuple(t.stories.latest(workspace_id, limit=3)),
        planned=context.channel.plan is not None,
        zone=zone_before(t, context.channel),
    )


def _ask(title: str, parts: list[Part]) -> Message:
    return Message((Heading((Plain(title),)), *parts), line=title)
