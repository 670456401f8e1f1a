"""`/help`: what people can ask, made from the commands themselves."""

from collections.abc import Sequence
from difflib import get_close_matches

from bot.model.errors import NotFoundError
from bot.model.message import (
    Code,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Text,
)
from bot.model.request import CommandInfo, Kind, Parameter
from commands.base import Command, Context
from commands.cards import label, quiet
from commands.wording import quoted

_ALONE = "Look up"
"""The heading of the commands of one word."""
_MENDING = "Putting right who is who, and what is one story"
_HEADINGS = {
    "alert": "Your alerts",
    "digest": "The digest",
    "feed": "Feeds",
    "managers": "Managers",
    "who": _MENDING,
    "story": _MENDING,
    "me": "What is stored about you",
    "news": "The bot",
}
_ABOUT_THE_BOT = "help"
"""Of one word, but not a look-up."""
_EXAMPLE = "who"
_SAME = "news help"
"""The same as `/help`, and on Slack called the same: listed once."""


class Help(Command):
    """Lists all commands, or explains one."""

    help = "All commands, or one of them with its parameters and examples"
    parameters = (
        Parameter(
            "command", Kind.COMMAND, "One command, such as who (all if not given)", required=False
        ),
    )
    examples = ("/help", "/help alert add")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the commands in groups, or with one of them."""
        # Some have a hyphen where Discord names them: `/who-alias`.
        typed = arguments.get("command", "").casefold().removeprefix("/").replace("-", " ")
        wanted = " ".join(typed.split())
        if not wanted:
            return _show_all(context.commands, context.manager)
        for info in context.commands:
            if info.name == wanted:
                return _show(info)
        group = [info for info in context.commands if info.name.split()[0] == wanted]
        if group:
            return _show_all(group, manager=True)
        raise _unknown(wanted, context.commands)


def _show_all(commands: Sequence[CommandInfo], manager: bool) -> Message:
    """Show commands in groups; to who is no `manager`, what only managers may do as one line."""
    listed = [info for info in commands if info.name != _SAME]
    shown = [info for info in listed if manager or not info.for_managers]
    groups: dict[str, list[CommandInfo]] = {_ALONE: []}
    for info in shown:
        groups.setdefault(_group(info), []).append(info)
    order = [_ALONE, *dict.fromkeys(_HEADINGS.values())]
    groups = dict(sorted(groups.items(), key=lambda group: order.index(group[0])))
    parts: list[Part] = [Heading((Plain("What you can ask"),))]
    for heading, members in groups.items():
        if members:
            # What everybody can ask comes before what only managers can.
            members.sort(key=lambda info: info.for_managers)
            parts += [label(heading), Listing(tuple(_line(info) for info in members))]
    example = shown[0].name if len(groups) == 2 and not groups[_ALONE] else _EXAMPLE
    more = (Plain("One of them with examples: "), Code(f"/help {example}"))
    parts.append(Paragraph((*more, *_beside(listed, shown)), quiet=True))
    return Message(tuple(parts), line=f"What you can ask: {', '.join(c.name for c in shown)}")


def _beside(commands: Sequence[CommandInfo], shown: Sequence[CommandInfo]) -> Text:
    """Say which groups have more for managers."""
    hidden = dict.fromkeys(info.name.split()[0] for info in commands if info not in shown)
    if not hidden:
        return ()
    first, *others = (Code(f"/help {name}") for name in hidden)
    listed = [part for code in others for part in (Plain(", "), code)]
    return (Plain(". What managers can do besides: "), first, *listed)


def _group(info: CommandInfo) -> str:
    first, *more = info.name.split()
    if info.name == _ABOUT_THE_BOT:
        return _HEADINGS["news"]
    return _HEADINGS.get(first, first.capitalize()) if more else _ALONE


def _line(info: CommandInfo) -> Text:
    managers = " (managers)" if info.for_managers else ""
    return (Code(_usage(info)), Plain(f" · {info.help}{managers}"))


def _usage(info: CommandInfo) -> str:
    """Return how the command is written; brackets stand around what may be left out."""
    words = (p.name.upper() if p.required else f"[{p.name.upper()}]" for p in info.parameters)
    return " ".join((f"/{info.name}", *words))


def _show(info: CommandInfo) -> Message:
    parts: list[Part] = [Heading((Code(_usage(info)),)), Paragraph((Plain(f"{info.help}."),))]
    if info.for_managers:
        parts.append(quiet("Only managers may do this."))
    if info.parameters:
        parts.append(Listing(tuple(_parameter(parameter) for parameter in info.parameters)))
    if info.examples:
        examples = tuple((Code(example),) for example in info.examples)
        parts += [label("For example"), Listing(examples)]
    return Message(tuple(parts), line=f"{_usage(info)}: {info.help}")


def _parameter(parameter: Parameter) -> Text:
    return (Code(parameter.name.upper()), Plain(f" · {parameter.help}"))


def _unknown(wanted: str, commands: Sequence[CommandInfo]) -> NotFoundError:
    near = get_close_matches(wanted, [info.name for info in commands], n=3)
    return NotFoundError(
        f"There is no command {quoted(wanted)}.",
        nearest=tuple(near),
        fix="" if near else "`/help` lists all of them.",
        subject=wanted,
    )
