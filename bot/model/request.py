"""What a person asks, and what a platform needs to know of the commands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.model.message import Message
from bot.model.progress import Interim
from bot.model.workspace import Managers


class Kind(StrEnum):
    """What a parameter holds; platforms choose the widget and commands the completion by it."""

    TEXT = "text"
    ACTOR = "actor"
    QUERY = "query"
    ADDRESS = "address"
    FEED = "feed"
    CHANNEL = "channel"
    STORY = "story"
    ALERT = "alert"
    MODEL = "model"
    NUMBER = "number"
    TIME = "time"
    ZONE = "zone"
    COMMAND = "command"
    PERSON = "person"
    FILE = "file"
    """Handed in, never typed: where a platform takes no files, the parameter is not there."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One typed parameter of a command."""

    name: str
    kind: Kind
    help: str
    required: bool = True
    suggested: bool = False
    """Its command suggests values while it is typed, though its kind alone has none."""


@dataclass(frozen=True, slots=True)
class CommandInfo:
    """A command as platforms, `/help` and the docs see it."""

    name: str
    """Words separated by spaces: `who`, `alert add`."""
    help: str
    parameters: tuple[Parameter, ...] = ()
    for_managers: bool = False
    examples: tuple[str, ...] = ()


MOST_HANDED_IN = 1024 * 1024
"""Bytes of a file that a person hands in."""


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that a person handed in with a request, at most `MOST_HANDED_IN` bytes."""

    name: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks, from where.

    Either `line` (as typed, without the slash) or `command` with `arguments` is given.
    """

    platform: str
    workspace: str
    """The platform's id of the workspace."""
    channel: str
    """The platform's id of the channel."""
    person: str
    manager: bool = False
    """By the platform's own right; who was named besides is known to the desk."""
    operator: bool = False
    """True only where the asker runs the bot (the console): may name files and folders."""
    unasked: bool = False
    """Shown by the bot of its own accord to whoever comes by: it does not count as asked."""
    line: str = ""
    command: str = ""
    arguments: dict[str, str] = field(default_factory=dict)
    file: HandedFile | None = None
    channel_name: str = ""
    """What the channel is called there by now; empty where the platform does not say."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One suggestion: what is put in, and what is shown beside it."""

    value: str
    label: str = ""


class Places(Protocol):
    """What a platform knows of its channels."""

    async def check_channel(self, workspace: str, channel: str) -> None:
        """Make sure that a channel is the workspace's, both named by the platform's ids.

        Raises NotAllowedError where it is not, or where the platform does not say.
        """
        ...

    async def why_closed(self, workspace: str, channel: str) -> str:
        """Return in sentences why nothing can be posted in a channel; empty where it can."""
        ...


class Happening(StrEnum):
    """What happens to the bot itself."""

    PRESENT = "present"
    """It is in a workspace: it was added, or it looks again after a start."""
    REMOVED = "removed"
    """It was removed from a workspace."""
    RIGHTS = "rights"
    """It may post in some channels, or no longer; or channels are called otherwise."""
    ROLL_CALL = "roll-call"
    """These are all workspaces of the platform that it is in."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to the bot in a workspace; told again, it changes nothing."""

    kind: Happening
    platform: str
    workspace: str = ""
    """The platform's id of the workspace."""
    name: str = ""
    """What the workspace is called."""
    channel: str = ""
    """The id of a channel where the bot may say hello; empty where there is none."""
    channel_name: str = ""
    rights: Mapping[str, str] = field(default_factory=dict)
    """By the ids of channels, why the bot cannot post there; empty: it can."""
    gone: frozenset[str] = frozenset()
    """Ids of channels of these that will not come back."""
    names: Mapping[str, str] = field(default_factory=dict)
    """By the ids of channels, what they are called by now."""
    workspaces: frozenset[str] = frozenset()
    """Of a roll call."""


class People(Protocol):
    """What a platform knows of the people of its workspaces."""

    async def who_manages(self, workspace: str) -> Managers:
        """Return who manages a workspace (the platform's id) by right, as far as it can tell."""
        ...

    async def name_of(self, workspace: str, person: str) -> str:
        """Return what a member is called; nothing for a bot and for anybody else."""
        ...

    async def has_right(self, workspace: str, person: str) -> bool:
        """Return whether a member manages by right; no where the platform does not say."""
        ...


class Dispatcher(Protocol):
    """What a platform hands people's requests to."""

    @property
    def commands(self) -> Sequence[CommandInfo]:
        """All commands, in the order of `/help`."""
        ...

    async def answer(self, request: Request, interim: Interim | None = None) -> Message:
        """Carry out a request. Never raises for what a person typed: errors become messages.

        What takes long is shown by `interim` meanwhile; without it, it is not waited for.
        """
        ...

    async def happened(self, event: Event) -> None:
        """Take note of what happened to the bot. Never raises: what goes wrong is logged."""
        ...

    async def manages(self, request: Request) -> bool:
        """Return whether whoever asks may use what is for managers."""
        ...

    async def complete(self, request: Request) -> list[Completion]:
        """Suggest what the last word of `request.line` (cursor at its end) may become."""
        ...
