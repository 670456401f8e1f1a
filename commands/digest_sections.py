"""`/digest sections`: which sections a channel's digest is made of."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from bot.model.errors import NotFoundError
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Part, Plain
from bot.model.request import Completion, Kind, Parameter
from bot.model.workspace import Channel
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import quiet
from commands.channel_reference import argument_of, find_channel, take_channel, where
from commands.digest_pause import keep_plan, plan_of
from commands.wording import join, quoted

_ALL = ("all", "everything", "*")


class DigestSections(Command):
    """Shows or sets the sections of a channel's digest."""

    help = "Which sections a channel's digest is made of"
    parameters = (
        Parameter(
            "sections",
            Kind.TEXT,
            "With commas between, or all (shows what is set if not given)",
            required=False,
        ),
        Parameter(
            "channel", Kind.CHANNEL, "Whose digest (that of here if not given)", required=False
        ),
    )
    for_managers = True
    examples = ("/digest sections", "/digest sections asia, europe", "/digest sections all")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what the digest is made of."""
        reference, typed = take_channel(arguments.get("sections", ""))
        reference = arguments.get("channel", reference)
        now = context.services.clock()

        def change(t: Transaction) -> tuple[Channel, list[str]]:
            channel = find_channel(t, context, reference)
            plan = plan_of(channel, where(context, channel))
            known = known_sections(t, context)
            if not typed:
                return channel, known
            wanted = replace(plan, sections=read_sections(typed, known))
            return keep_plan(t, channel, wanted, now), known

        channel, known = await context.services.storage.write(change)
        return _show(context, channel, known)

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest sections for the last of the list."""
        if parameter.name != "sections":
            return []
        known = await context.services.storage.read(lambda t: known_sections(t, context))
        before, comma, last = typed.rpartition(",")
        begun = [s for s in (*known, "all") if s.casefold().startswith(last.strip().casefold())]
        return [Completion(f"{before}{comma}{' ' if comma else ''}{s}") for s in begun]


def known_sections(t: Transaction, context: Context) -> list[str]:
    """Return the sections of a workspace's feeds in alphabetical order."""
    feeds = t.feeds.list(context.workspace.id)
    by_fold = {feed.section.casefold(): feed.section for feed in feeds if feed.section}
    return sorted(by_fold.values(), key=str.casefold)


def read_sections(typed: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the sections that a list names; none for all. Raises NotFoundError."""
    if typed.casefold() in _ALL:
        return ()
    names = {section.casefold(): section for section in known}
    wanted = [part.strip(' "') for part in typed.split(",") if part.strip(' "')]
    for section in wanted:
        if section.casefold() not in names:
            raise _unknown(section, names)
    return tuple(dict.fromkeys(names[section.casefold()] for section in wanted))


def _unknown(section: str, names: dict[str, str]) -> NotFoundError:
    near = get_close_matches(section.casefold(), names, n=3)
    there_are = f"There are {join(list(names.values()))}." if names else ""
    none = "`/feed add ADDRESS section:asia` puts a feed into one."
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
    others = [section for section in known if section not in sections]
    if others and sections:
        parts.append(quiet(f"Left out: {join(others)}."))
    elif known:
        parts.append(Paragraph((Plain("They are "), Bold(join(list(known))), Plain("."))))
    if sections:
        everything = Button("All sections", f"digest sections all{argument_of(context, channel)}")
        parts.append(Buttons((everything,)))
    return Message(tuple(parts), line=text)
