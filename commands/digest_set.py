"""`/digest set`: when and how a channel gets its digest; and the first steps of a new workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.model.errors import UsageError
from bot.model.message import (
    Bold,
    Button,
    Buttons,
    Choices,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Time,
    with_code,
)
from bot.model.request import Kind, Parameter
from bot.model.story import Story
from bot.model.workspace import Channel, DigestPlan
from bot.pipeline.compose import MOST_STORIES
from bot.pipeline.show import plural
from bot.pipeline.summarise import headlined
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import hint, label, quiet, story_line
from commands.channel_reference import (
    WHERE_POSTED,
    argument_of,
    find_channel,
    looks_like_channel,
    where,
)
from commands.digest_pause import keep_plan
from commands.moments import is_clock, parse_clock
from commands.packs import Pack, load_packs
from commands.summarize import find_model
from commands.wording import argument, number
from commands.zones import daily, find_zone_name, is_zone_name

_STORIES = 7
_PREVIEW = 3
_PACKS = 4
"""With the button to all of them, what fits on one row."""
_HALVES = ("am", "pm")
_IN_ANY_ORDER = ("time", "timezone", "channel")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A planned channel, and what its workspace has to make a digest of."""

    channel: Channel
    feeds: int
    newest: tuple[Story, ...]


class DigestSet(Command):
    """Plans a channel's digest; without feeds it offers some."""

    help = "Set when and how a channel gets its digest"
    parameters = (
        Parameter("time", Kind.TIME, "Hours and minutes, such as 08:00"),
        Parameter(
            "timezone",
            Kind.ZONE,
            "Such as Europe/Berlin (that of the digest before if not given)",
            required=False,
        ),
        WHERE_POSTED,
        Parameter(
            "stories",
            Kind.NUMBER,
            f"How many at most, 1 to {MOST_STORIES} (as before, else {_STORIES}, if not given)",
            required=False,
        ),
        Parameter(
            "model",
            Kind.MODEL,
            "Which model chooses the sentences (as before, else news, if not given)",
            required=False,
        ),
    )
    for_managers = True
    examples = (
        "/digest set 08:00 Europe/Berlin",
        "/digest set #news 07:30 Asia/Tokyo",
        "/digest set 08:00 stories:5 model:lead",
    )

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the plan and its next slot."""
        given = sort_arguments(arguments)
        if not given.get("time"):
            raise UsageError("The digest needs a time of day: `/digest set 08:00 Europe/Berlin`.")
        outcome = await context.services.storage.write(lambda t: _plan(t, context, given))
        newest = await headlined(context.services, outcome.newest)
        outcome = replace(outcome, newest=tuple(newest))
        packs = [] if outcome.feeds else await load_packs(context.services)
        shown = _show(context, outcome, packs)
        closed = await context.why_closed(outcome.channel)
        if not closed:
            return shown
        first, *others = shown.parts
        return Message((first, Paragraph((Bold("But: "), *with_code(closed))), *others), shown.line)


def sort_arguments(arguments: Mapping[str, str]) -> dict[str, str]:
    """Return the arguments with time, zone and channel in their places, in whatever order typed."""
    given = _join_words({**dict.fromkeys(_IN_ANY_ORDER, ""), **arguments})
    for name in _IN_ANY_ORDER * 2:  # a second round, for three that all stand elsewhere
        value = given[name]
        kind = "channel" if looks_like_channel(value) else "time" if is_clock(value) else name
        given[name], given[kind] = given[kind], given[name]
    return given


def _join_words(given: dict[str, str]) -> dict[str, str]:
    """Return the arguments with what belongs together in one: `8:30 pm`, `New York`."""
    if given["timezone"].casefold() in _HALVES:
        clock = f"{given['time']} {given['timezone']}"
        given |= {"time": clock, "timezone": given["channel"], "channel": ""}
    both = given["timezone"] and given["channel"]  # a channel may be called like a city
    city = f"{given['timezone']} {given['channel']}"
    if both and not looks_like_channel(given["channel"]) and is_zone_name(city):
        given |= {"timezone": city, "channel": ""}
    return given


def _plan(t: Transaction, context: Context, given: Mapping[str, str]) -> Outcome:
    workspace_id = context.workspace.id
    channel = find_channel(t, context, given["channel"])
    now = context.services.clock()
    plan = _read_plan(given, channel.plan, zone_before(t, channel), now)
    planned = keep_plan(t, channel, replace(plan, set_by=context.person), now)
    if channel.closed_at is not None:  # tried once more
        t.channels.reopen(workspace_id, channel.id, planned.next_due)
    feeds = len(t.feeds.list(workspace_id))
    newest = t.stories.latest(workspace_id, limit=_PREVIEW)
    return Outcome(planned, feeds, tuple(newest))


def zone_before(t: Transaction, channel: Channel) -> str:
    """Return the zone of the channel's digest, else that of the workspace's first, else ""."""
    if channel.plan:
        return channel.plan.zone
    plans = (other.plan for other in t.channels.list(channel.workspace_id))
    return next((plan.zone for plan in plans if plan), "")


def _read_plan(
    given: Mapping[str, str], before: DigestPlan | None, zone: str, now: datetime
) -> DigestPlan:
    if given["timezone"]:
        zone = find_zone_name(given["timezone"], now)
    if not zone:
        raise UsageError(
            "In which time zone?", fix=f"Type `/digest set {given['time']} Europe/Berlin`."
        )
    at = parse_clock(given["time"])
    plan = before or DigestPlan(at=at, zone=zone, stories=_STORIES)
    stories = given.get("stories", str(plan.stories))
    return DigestPlan(
        at=at,
        zone=zone,
        stories=number(stories, what="The number of stories", least=1, most=MOST_STORIES),
        model=find_model(given["model"]) if given.get("model") else plan.model,
        sections=plan.sections,
        weights=plan.weights,
        from_chat=True,
    )


def _show(context: Context, outcome: Outcome, packs: list[Pack]) -> Message:
    channel, plan = outcome.channel, outcome.channel.plan
    assert plan is not None
    assert channel.next_due is not None
    place, every = where(context, channel), daily(plan)
    text = f"The digest is posted {place} {every}, with at most {_stories(plan)}. The next one: "
    parts: list[Part] = [Paragraph((Plain(text), Time(channel.next_due, "full"), Plain(".")))]
    if _stays_here(context, channel):
        parts.append(hint("The one here is posted as well, until it is paused: `/digest pause`"))
    if outcome.feeds:
        parts.append(Buttons(_buttons(context, channel)))
    else:
        parts += _first_steps(outcome, packs)
    return Message(tuple(parts), line=f"The digest is posted {place} {every}")


def _stories(plan: DigestPlan) -> str:
    model = "" if plan.model == "news" else f" chosen by {plan.model}"
    return f"{plural(plan.stories, 'story', 'stories')}{model}"


def _stays_here(context: Context, channel: Channel) -> bool:
    """Return whether another channel was planned from one that has a digest: perhaps to move it."""
    plan = context.channel.plan
    elsewhere = not context.is_here(channel) and context.channel.closed_at is None
    return elsewhere and plan is not None and not plan.is_paused(context.services.clock())


def _buttons(context: Context, channel: Channel) -> tuple[Button, ...]:
    there = argument_of(context, channel)
    preview = () if there else (Button("Preview", "digest preview"),)
    pause = (Button("Pause the one here", "digest pause"),) if _stays_here(context, channel) else ()
    return (*preview, Button("Post one now", f"digest now{there}"), *pause)


def _first_steps(outcome: Outcome, packs: list[Pack]) -> list[Part]:
    """Return what a new workspace can begin with: what there is already, and ready packs."""
    parts: list[Part] = []
    if outcome.newest:
        parts += [label("What there is already"), Listing(tuple(map(story_line, outcome.newest)))]
    else:
        parts.append(quiet("There is no article yet: the digest is made of feeds you follow."))
    first = {pack.section: pack for pack in reversed(packs)}
    sections = list(dict.fromkeys(pack.section for pack in packs))[:_PACKS]
    buttons = tuple(_pack_button(first[section]) for section in sections)
    prompt = "No feed is followed here yet. Begin with a pack of well-known ones?"
    if buttons:
        more = Button("All packs, by language", "feed pack")
        parts.append(Choices(prompt, (*buttons, more)))
    return parts


def _pack_button(pack: Pack) -> Button:
    feeds = plural(len(pack.feeds), "feed")
    return Button(f"{pack.name} · {feeds}", f"feed pack {argument(pack.name)}")
