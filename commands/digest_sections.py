"""`/digest sections`: which sections a channel's digest is made of, and how much each matters."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial

from bot.model.errors import NotFoundError, UsageError
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Part, Plain
from bot.model.request import Completion, Kind, Parameter
from bot.model.workspace import Channel
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import quiet
from commands.channel_reference import (
    WHOSE_DIGEST,
    argument_of,
    find_channel,
    look_at_channel,
    take_channel,
    where,
)
from commands.digest_pause import keep_plan, plan_of
from commands.wording import argument, join, quoted

_ALL = ("all", "everything", "*")
_LIGHTEST, _HEAVIEST = 0.25, 4.0


class DigestSections(Command):
    """Shows or sets the sections of a channel's digest."""

    help = "Which sections a channel's digest is made of"
    parameters = (
        Parameter(
            "sections",
            Kind.TEXT,
            "With commas between, a weight after a colon, or all (shows what is set if not given)",
            required=False,
            suggested=True,
        ),
        WHOSE_DIGEST,
    )
    for_managers = True
    examples = (
        "/digest sections",
        "/digest sections asia:2, europe",
        "/digest sections all, sport:0.5",
        "/digest sections all",
    )

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what the digest is made of."""
        reference, typed = take_channel(arguments.get("sections", ""))
        reference = arguments.get("channel", reference)
        if typed:
            write = context.services.storage.write
            channel, known = await write(lambda t: _change(t, context, reference, typed))
        else:
            channel, known = await look_at_channel(context, reference, partial(_look_up, context))
        return _show(context, channel, known)

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest sections for the last of the list."""
        if parameter.name != "sections":
            return []
        known = await context.services.storage.read(lambda t: known_sections(t, context))
        before, comma, last = typed.rpartition(",")
        named = {part.partition(":")[0].strip().casefold() for part in before.split(",")}
        others = [s for s in (*known, "all") if s.casefold() not in named]
        begun = [s for s in others if s.casefold().startswith(last.strip().casefold())]
        return [Completion(f"{before}{comma}{' ' if comma else ''}{s}") for s in begun]


def _look_up(context: Context, t: Transaction, channel: Channel) -> tuple[Channel, list[str]]:
    plan_of(channel, where(context, channel))
    return channel, known_sections(t, context)


def _change(
    t: Transaction, context: Context, reference: str, typed: str
) -> tuple[Channel, list[str]]:
    channel = find_channel(t, context, reference)
    plan = plan_of(channel, where(context, channel))
    known = known_sections(t, context)
    sections, weights = read_sections(typed, known)
    wanted = replace(plan, sections=sections, weights=weights)
    return keep_plan(t, channel, wanted, context.services.clock()), known


def known_sections(t: Transaction, context: Context) -> list[str]:
    """Return the sections of a workspace's feeds in alphabetical order."""
    feeds = t.feeds.list(context.workspace.id)
    by_fold = {feed.section.casefold(): feed.section for feed in feeds if feed.section}
    return sorted(by_fold.values(), key=str.casefold)


def read_sections(
    typed: str, known: Sequence[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, float], ...]]:
    """Return the sections that a list names (none for all), and those with a weight.

    Raises NotFoundError for an unknown section, UsageError for a weight that is none.
    """
    names = {section.casefold(): section for section in known}
    wanted: dict[str, float] = {}
    everything = False
    for part in (part.strip(' "') for part in typed.split(",")):
        section, weight = _read_weight(part, names)
        if section.casefold() in _ALL:
            everything = True
        elif section.casefold() in names:
            wanted[names[section.casefold()]] = weight
        elif part:
            raise _unknown(section, names)
    weights = tuple((section, weight) for section, weight in wanted.items() if weight != 1)
    return (() if everything else tuple(wanted)), weights


def _read_weight(part: str, names: Mapping[str, str]) -> tuple[str, float]:
    """Return a section and its weight, 1 where none is given. Raises UsageError."""
    section, colon, number = part.rpartition(":")
    if not colon or part.casefold() in names:
        return part, 1.0
    try:
        weight = float(number.strip().replace(",", "."))
    except ValueError:
        weight = 0.0
    if not _LIGHTEST <= weight <= _HEAVIEST:
        raise UsageError(
            f"{quoted(number.strip())} is no weight of a section.",
            fix=f"Give a number from {_LIGHTEST:g} to {_HEAVIEST:g}: `/digest sections asia:2`.",
        )
    return section.strip(), weight


def _unknown(section: str, names: dict[str, str]) -> NotFoundError:
    near = get_close_matches(section.casefold(), names, n=3)
    there_are = f"Sections here: {join(list(names.values()))}." if names else ""
    none = f"`/feed add ADDRESS section:{argument(section)}` puts a feed into it."
    return NotFoundError(
        f"No feed here is in a section {quoted(section)}.",
        nearest=tuple(names[name] for name in near),
        fix=there_are or none,
        subject=section,
    )


def _show(context: Context, channel: Channel, known: Sequence[str]) -> Message:
    place = where(context, channel)
    sections = channel.plan.sections if channel.plan else ()
    made_of = f"only of {join(sections)}" if sections else "of all sections"
    text = f"The digest {place} is made {made_of}."
    parts: list[Part] = [Paragraph((Plain(text),))]
    if channel.plan and channel.plan.weights:
        weights = [f"{section} × {weight:g}" for section, weight in channel.plan.weights]
        parts.append(Paragraph((Plain("Weights: "), Bold(join(weights)), Plain("."))))
    others = [section for section in known if section not in sections]
    if others and sections:
        parts.append(quiet(f"Left out: {join(others)}."))
    elif known and not sections:
        parts.append(Paragraph((Plain("Sections here: "), Bold(join(list(known))), Plain("."))))
    if sections or (channel.plan and channel.plan.weights):
        everything = Button("All sections", f"digest sections all{argument_of(context, channel)}")
        parts.append(Buttons((everything,)))
    return Message(tuple(parts), line=text)
