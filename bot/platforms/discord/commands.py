"""Commands as Discord knows them: a tree of typed slash commands, put there when it changed."""

import hashlib
import inspect
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Optional, TypeAlias

import discord
from discord import app_commands
from discord.http import Route

from bot.model.request import CommandInfo, Kind, Parameter
from bot.platforms.text import cut

log = logging.getLogger(__name__)

Called: TypeAlias = Callable[
    [discord.Interaction, CommandInfo, dict[str, str], discord.Attachment | None], Awaitable[None]
]
"""Answers a command with its arguments as typed, and the file handed in with it."""
Completed: TypeAlias = Callable[
    [discord.Interaction, CommandInfo, str], Awaitable[list[app_commands.Choice[str]]]
]
"""Suggests what the named argument may become."""

_DESCRIPTION = 100
_IN_DIRECT_MESSAGES = ("who", "alert")
_WIDGETS: dict[str, Any] = {
    Kind.NUMBER: int,
    Kind.CHANNEL: app_commands.AppCommandChannel | app_commands.AppCommandThread,
    Kind.FILE: discord.Attachment,
    Kind.PERSON: discord.User,
}
"""What is picked rather than typed; everything else is text."""
_COMPLETED: frozenset[str] = frozenset(
    {
        Kind.ACTOR,
        Kind.QUERY,
        Kind.FEED,
        Kind.STORY,
        Kind.ALERT,
        Kind.MODEL,
        Kind.ZONE,
        Kind.COMMAND,
    }
)


def make_tree(
    client: discord.AutoShardedClient,
    commands: Sequence[CommandInfo],
    called: Called,
    completed: Completed,
) -> app_commands.CommandTree[discord.AutoShardedClient]:
    """Return the tree of all commands.

    Rights are checked where a command is carried out: Discord could refuse whole groups only,
    and reading is open to everyone. Used in servers, since what the bot follows belongs to one;
    look-ups of actors and alerts also in direct messages to the bot.
    """
    tree = app_commands.CommandTree(
        client,
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )
    groups: dict[tuple[str, ...], app_commands.Group] = {}
    for info in commands:
        *path, name = words_of(info.name, commands)
        parent = _find_group(tree, groups, tuple(path), commands)
        parent.add_command(_make_command(name, info, called, completed))
    return tree


def words_of(name: str, commands: Sequence[CommandInfo]) -> list[str]:
    """Return the words under which Discord has a command.

    Discord knows a word as a command or as a group, never as both: beside `story`, `story split`
    is one word, `story-split`.
    """
    words = name.split()
    groups = {" ".join(words[:count]) for count in range(1, len(words))}
    return ["-".join(words)] if any(info.name in groups for info in commands) else words


def write_tree(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    """Return the commands as they are sent to Discord."""
    return [command.to_dict(tree) for command in tree.get_commands()]


async def sync_tree(tree: app_commands.CommandTree[Any], kept: Path | None) -> dict[str, str]:
    """Put the commands to Discord, if they are not those that `kept` says are there.

    Return the ids that Discord gave them, by their names. A failure is logged: the commands of
    last time go on working.
    """
    told = [Route.BASE, tree.client.application_id, write_tree(tree)]
    mark = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    ids = _read_ids(kept, mark) if kept is not None else {}
    if ids:
        return ids
    try:
        synced = await tree.sync()
    # RateLimited: only so many commands are taken a day.
    except (app_commands.AppCommandError, discord.HTTPException, discord.RateLimited) as error:
        log.error("Discord did not take the commands: %s", error)
        return {}
    log.info("Discord has taken %d commands", len(synced))
    ids = {command.name: str(command.id) for command in synced}
    if kept is not None:
        _write_ids(kept, mark, ids)
    return ids


def _read_ids(kept: Path, mark: str) -> dict[str, str]:
    """Return the kept ids of the commands with this mark; nothing where others are kept."""
    try:
        found = json.loads(kept.read_text(encoding="utf-8"))
        return dict(found["ids"]) if found["mark"] == mark else {}
    # Not there yet, not to be read, or of another version: the commands are put there once more.
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _write_ids(kept: Path, mark: str, ids: dict[str, str]) -> None:
    try:
        kept.write_text(json.dumps({"mark": mark, "ids": ids}) + "\n", encoding="utf-8")
    except OSError as error:
        log.warning("It is not remembered which commands Discord has: %s", error)


def _find_group(
    tree: app_commands.CommandTree[Any],
    groups: dict[tuple[str, ...], app_commands.Group],
    path: tuple[str, ...],
    commands: Sequence[CommandInfo],
) -> app_commands.CommandTree[Any] | app_commands.Group:
    """Return where a command of this path goes, making the group for it the first time."""
    if not path:
        return tree
    if path not in groups:
        words = " ".join(path)
        opening = f"{words} "
        verbs = [c.name.removeprefix(opening) for c in commands if c.name.startswith(opening)]
        description = cut(f"/{words}: {', '.join(verbs)}", _DESCRIPTION)
        group = app_commands.Group(name=path[-1], description=description)
        group.allowed_contexts = _contexts(path[0])
        groups[path] = group
        _find_group(tree, groups, path[:-1], commands).add_command(groups[path])
    return groups[path]


def _make_command(
    name: str, info: CommandInfo, called: Called, completed: Completed
) -> app_commands.Command[Any, ..., None]:
    # Names of parameters may be words of Python (`for`): Python gets p0, p1, …
    names = {f"p{number}": parameter for number, parameter in enumerate(info.parameters)}

    async def call(interaction: discord.Interaction, **values: Any) -> None:
        files = [value for value in values.values() if isinstance(value, discord.Attachment)]
        given = {names[name].name: _as_text(value) for name, value in values.items()}
        arguments = {name: text for name, text in given.items() if text}
        await called(interaction, info, arguments, files[0] if files else None)

    call.__signature__ = _sign(names)  # type: ignore[attr-defined]
    callback: Any = app_commands.describe(**{n: _describe(p) for n, p in names.items()})(call)
    callback = app_commands.rename(**{n: p.name for n, p in names.items()})(callback)
    completers = {
        n: _make_completer(info, p.name, completed)
        for n, p in names.items()
        if p.suggested or p.kind in _COMPLETED
    }
    callback = app_commands.autocomplete(**completers)(callback)
    description = cut(info.help, _DESCRIPTION) or info.name
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name, description=description, callback=callback
    )
    command.allowed_contexts = _contexts(name)
    return command


def _contexts(name: str) -> app_commands.AppCommandContext:
    """Return where a command or group can be used: in servers, some in direct messages, too."""
    return app_commands.AppCommandContext(guild=True, dm_channel=name in _IN_DIRECT_MESSAGES)


def _make_completer(info: CommandInfo, name: str, completed: Completed) -> Any:
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        return await completed(interaction, info, name)

    return complete


def _sign(names: dict[str, Parameter]) -> inspect.Signature:
    """Return the signature that discord.py reads the options of a command from."""
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    asked = inspect.Parameter("interaction", kind, annotation=discord.Interaction)
    options = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=_annotate(parameter),
            default=inspect.Parameter.empty if parameter.required else None,
        )
        for name, parameter in names.items()
    ]
    return inspect.Signature([asked, *options])


def _annotate(parameter: Parameter) -> Any:
    widget = _WIDGETS.get(parameter.kind, str)
    return widget if parameter.required else Optional[widget]  # noqa: UP045 - built at run time


def _describe(parameter: Parameter) -> str:
    return cut(parameter.help, _DESCRIPTION) or parameter.name


def _as_text(value: Any) -> str:
    if isinstance(value, app_commands.AppCommandChannel | app_commands.AppCommandThread):
        name = value.name.replace(">", "›")  # what would end the reference
        return f"<#{value.id}|{name}>"
    if isinstance(value, discord.abc.User):
        return str(value.id)
    is_text = value is not None and not isinstance(value, discord.Attachment)
    return str(value) if is_text else ""
