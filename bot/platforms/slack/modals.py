"""Modals: the form behind `/news` alone, and answers where there is no channel to answer in.

Selects whose options come from the bot are the only type-ahead that Slack has.
"""

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.request import CommandInfo, Completion, Kind
from bot.platforms.slack.answers import Answers, Asker
from bot.platforms.slack.controls import fits, option, plain_text
from bot.platforms.slack.escape import tidy_line
from bot.platforms.slack.limits import OPTION_VALUE, OPTIONS, Block

log = logging.getLogger(__name__)

FORM = "ask-form"
LINE = "line"
COMPLETE_WITHIN = 2.5
"""Seconds; after three Slack shows an error instead of options."""
_MISSING = "Choose a name or a topic, or type what you ask."
_TITLE = "Verbatim"
_FIELDS = (
    (Kind.ACTOR, "About whom?", "A person, organisation or place"),
    (Kind.QUERY, "About what?", "Words, or a topic"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form was filled with."""

    command: str = ""
    arguments: Mapping[str, str] | None = None
    line: str = ""


def command_for(kind: Kind, commands: Sequence[CommandInfo]) -> CommandInfo | None:
    """Return the first command that takes one thing of this kind and needs nothing else."""
    return next(
        (
            info
            for info in commands
            if info.parameters
            and info.parameters[0].kind is kind
            and not info.for_managers
            and not any(parameter.required for parameter in info.parameters[1:])
        ),
        None,
    )


def make_form(commands: Sequence[CommandInfo], private: Mapping[str, str]) -> Block:
    """Return the form; `private` comes back with what it is filled with."""
    selects = [
        _input(kind, label, hint, info)
        for kind, label, hint in _FIELDS
        if (info := command_for(kind, commands))
    ]
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": json.dumps(dict(private)),
        "title": plain_text(_TITLE),
        "submit": plain_text("Ask"),
        "close": plain_text("Cancel"),
        "blocks": [*selects, _input_line()],
    }


def read_form(view: Block, commands: Sequence[CommandInfo]) -> Asked | None:
    """Return what a form asks, its first filled field; None for an empty one."""
    values = (view.get("state") or {}).get("values") or {}
    for kind, _, _ in _FIELDS:
        chosen = (values.get(kind.value) or {}).get(kind.value) or {}
        info = command_for(kind, commands)
        if info and chosen.get("selected_option"):
            value = str(chosen["selected_option"]["value"])
            return Asked(command=info.name, arguments={info.parameters[0].name: value})
    typed = str(((values.get(LINE) or {}).get(LINE) or {}).get("value") or "").strip()
    return Asked(line=typed) if typed else None


def missing() -> dict[str, str]:
    """Return what is said, and at which field, of an empty form."""
    return {LINE: _MISSING}


async def complete(answers: Answers, asker: Asker, field: str, typed: str) -> list[Block]:
    """Return options for a field of the form; none rather than too late."""
    kind = next((kind for kind, _, _ in _FIELDS if kind.value == field), None)
    info = command_for(kind, answers.dispatcher.commands) if kind else None
    if info is None:
        return []
    arguments = {info.parameters[0].name: typed}
    try:
        async with asyncio.timeout(COMPLETE_WITHIN):
            request = await answers.request(asker, command=info.name, arguments=arguments)
            found = await answers.dispatcher.complete(request)
    except TimeoutError:
        log.warning("No suggestions for /%s: it took too long", info.name)
        found = []
    return options_of(found, typed)


def options_of(completions: Sequence[Completion], typed: str) -> list[Block]:
    """Return suggestions as options, and what was typed itself: the bot may know it all the same.

    A value that is too long is left out: cut, it would be another.
    """
    shown = {c.value: _shown(c) for c in completions if fits(c.value, OPTION_VALUE)}
    own = tidy_line(typed, OPTION_VALUE)
    if own and own.casefold() not in {value.casefold() for value in shown}:
        shown = {**dict(list(shown.items())[: OPTIONS - 1]), own: f"“{own}”"}
    return [option(label, value) for value, label in list(shown.items())[:OPTIONS]]


def show_view(title: str, blocks: Sequence[Block], *, private: str = "") -> Block:
    """Return an answer as a modal."""
    return {
        "type": "modal",
        "title": plain_text(tidy_line(title, 24)),
        "close": plain_text("Close"),
        "private_metadata": private,
        "blocks": list(blocks),
    }


def _shown(completion: Completion) -> str:
    label = tidy_line(completion.label)
    value = tidy_line(completion.value) or "?"
    return f"{value} · {label}" if label else value


def _input_line() -> Block:
    return {
        "type": "input",
        "block_id": LINE,
        "optional": True,
        "label": plain_text("Or in words"),
        "hint": plain_text("The same as after /news; help lists what you can ask."),
        "element": {
            "type": "plain_text_input",
            "action_id": LINE,
            "max_length": 1_000,
            "placeholder": plain_text("trending"),
        },
    }


def _input(kind: Kind, label: str, hint: str, info: CommandInfo) -> Block:
    return {
        "type": "input",
        "block_id": kind.value,
        "optional": True,
        "label": plain_text(label),
        "hint": plain_text(tidy_line(info.help, 150)),
        "element": {
            "type": "external_select",
            "action_id": kind.value,
            "min_query_length": 1,
            "placeholder": plain_text(hint),
        },
    }
