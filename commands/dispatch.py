"""The desk: finds who asks and where, hands the request to its command, words what went wrong."""

import asyncio
import logging
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.model.errors import (
    NotFoundError,
    StoppingError,
    StorageError,
    TooLongError,
    UsageError,
    VerbatimError,
)
from bot.model.message import Button, Choices, Message, Part, say
from bot.model.progress import Interim
from bot.model.request import (
    CommandInfo,
    Completion,
    Event,
    Kind,
    Parameter,
    People,
    Places,
    Request,
)
from bot.model.workspace import DIRECT, Channel, Workspace
from bot.pipeline.services import Services
from bot.plugins import load_all
from commands.base import Command, Context, Nobody
from commands.channel_reference import check_channels
from commands.completion import complete_command, complete_value
from commands.cursor import Fragment, find_fragment
from commands.direct import tell_of_closed
from commands.happenings import changes_nothing, take_note
from commands.line import check_arguments, parse_line, write_line
from commands.mandate import refuse
from commands.pace import Pace

_FIRST = ("latest", "who", "story", "topic", "between", "trending", "search", "summarize")
"""What readers ask most; `/help` lists these first, then the others by their nouns."""

_TOLD = (TooLongError, StoppingError)
"""What of the database whoever asks can do something about."""
_NO_STORAGE = (
    "The bot cannot get at what it has stored at the moment. "
    "Try again in a minute; if it stays so, tell whoever runs the bot: its log says why."
)

log = logging.getLogger(__name__)


def load_commands() -> dict[str, Command]:
    """Return every command on the shelf by its name (`alert_add` is `alert add`), as in `/help`."""
    shelf = load_all("commands", Command)
    commands = {module.replace("_", " "): kind() for module, kind in shelf.items()}
    return dict(sorted(commands.items(), key=lambda item: _place(item[0])))


def describe(name: str, command: Command) -> CommandInfo:
    """Return a command as platforms, `/help` and the docs see it."""
    return CommandInfo(
        name=name,
        help=command.help,
        parameters=command.parameters,
        for_managers=command.for_managers,
        examples=command.examples,
    )


def explain(error: VerbatimError) -> Message:
    """Return an error as a message: what is wrong, and what to do. Backticks become code."""
    return say(str(error))


class Desk:
    """Carries out requests; the `Dispatcher` that platforms speak to."""

    def __init__(
        self,
        services: Services,
        commands: Mapping[str, Command],
        places: Mapping[str, Places] | None = None,
        people: Mapping[str, People] | None = None,
        pace: Pace | None = None,
        patience: float = 2.0,
    ) -> None:
        """`places` and `people`: by the names of platforms, what they know of both.

        `pace` says how fast one person may ask, `patience` how many seconds one look-up may work.
        """
        self._services = replace(services, storage=services.storage.bounded(patience))
        self._places = dict(places or {})
        self._people = people or {}
        self._by_name = dict(commands)
        self._commands = tuple(describe(name, command) for name, command in commands.items())
        self._workspaces: dict[tuple[str, str], Workspace] = {}
        self._channels: dict[tuple[int, str], int] = {}
        self._turns: defaultdict[tuple[str, str], asyncio.Lock] = defaultdict(asyncio.Lock)
        self._pace = pace or Pace()

    @property
    def commands(self) -> Sequence[CommandInfo]:
        """All commands, in the order of `/help`."""
        return self._commands

    async def answer(self, request: Request, interim: Interim | None = None) -> Message:
        """Carry out a request; whatever goes wrong becomes a message."""
        try:
            self._pace.note(request, self._services.clock())
            info, arguments = self._read(request)
            context = replace(await self._make_context(request), interim=interim)
            return await self._carry_out(context, info, arguments)
        except VerbatimError as error:
            return _explain_to(request, error)
        # The one place where any error is caught: behind it stands a person who waits for an
        # answer, beside it others whose requests must go on. Cancelling passes through.
        except Exception:
            reference = secrets.token_hex(3)
            log.exception("a request failed, reference %s", reference)
            return _apologise(reference)

    async def happened(self, event: Event) -> None:
        """Take note of what happened to the bot; what is remembered of workspaces may be wrong.

        In a workspace one thing after the other: what was noted last is what holds.
        """
        async with self._turns[event.platform, event.workspace]:
            if await changes_nothing(self._services, event):
                return
            self._workspaces.clear()
            self._channels.clear()
            await take_note(self._services, event)

    async def manages(self, request: Request) -> bool:
        """Return whether whoever asks may use what is for managers."""
        workspace = await self._find_workspace(request.platform, request.workspace)
        return await self._is_manager(request, workspace.id)

    async def complete(self, request: Request) -> list[Completion]:
        """Suggest what the last word of a line, or the last of the arguments, may become."""
        fragment = self._find_fragment(request)
        if fragment.command is None:
            return complete_command(fragment.typed, self._commands)
        if fragment.parameter is None:
            return []
        command = self._by_name[fragment.command.name]
        try:
            context = replace(await self._make_context(request), given=fragment.given)
            if fragment.command.for_managers and not context.manager:
                return []  # what is muted, for one, is not shown to everybody
            return await complete_value(command, context, fragment.parameter, fragment.typed)
        except VerbatimError as error:
            log.warning("no completions: %s", error)
            return []

    async def _carry_out(
        self, context: Context, info: CommandInfo, arguments: dict[str, str]
    ) -> Message:
        if info.for_managers and not context.manager:
            raise await refuse(context, info.name)
        if context.places:
            here = context.channel.remote_id
            await check_channels(context.places, context.workspace, here, arguments)
        try:
            answer = await self._by_name[info.name](context, **arguments)
            return await tell_of_closed(context, answer)
        except NotFoundError as error:
            return _offer_nearest(error, info, arguments)

    def _read(self, request: Request) -> tuple[CommandInfo, dict[str, str]]:
        if not request.command:
            return parse_line(request.line, self._commands)
        info = self._info(request.command)
        if info is None:
            raise UsageError(
                f"There is no command `/{request.command}`.",
                fix="`/help` lists what you can ask.",
                subject=request.command,
            )
        return info, check_arguments(info, request.arguments)

    def _find_fragment(self, request: Request) -> Fragment:
        info = self._info(request.command)
        if info is None:
            return find_fragment(request.line, self._commands)
        given = dict(request.arguments)
        name, typed = given.popitem() if given else ("", "")
        parameter = next((p for p in info.parameters if p.name == name), None)
        return Fragment(info, parameter, 0, typed, given)

    def _info(self, name: str) -> CommandInfo | None:
        return next((info for info in self._commands if info.name == name), None)

    async def _make_context(self, request: Request) -> Context:
        workspace = await self._find_workspace(request.platform, request.workspace)
        return Context(
            workspace=workspace,
            channel=await self._find_channel(workspace.id, request),
            person=request.person,
            manager=await self._is_manager(request, workspace.id),
            operator=request.operator,
            services=self._services,
            commands=self._commands,
            places=self._places.get(request.platform),
            file=request.file,
            by_right=request.manager,
            people=self._people.get(request.platform, Nobody()),
        )

    async def _is_manager(self, request: Request, workspace_id: int) -> bool:
        """Return whether a person manages: by the platform's right, or named by one who does."""
        return request.manager or await self._services.storage.read(
            lambda t: t.managers.has(workspace_id, request.person)
        )

    async def _find_workspace(self, platform: str, remote_id: str) -> Workspace:
        """Return the workspace; its platform knows what it is called, a request does not."""
        key = (platform, remote_id)
        if key not in self._workspaces:
            self._workspaces[key] = await self._services.storage.write(
                lambda t: t.workspaces.ensure(platform, remote_id, "")
            )
        return self._workspaces[key]

    async def _find_channel(self, workspace_id: int, request: Request) -> Channel:
        """Return the channel as it is now: only its id can be remembered, its plan changes.

        Its name is noted as the platform says it: notices elsewhere call it so. A person's direct
        messages are not stored by asking in them, only where something is to be sent there.
        """
        remote_id, name = request.channel, request.channel_name
        storage, key = self._services.storage, (workspace_id, remote_id)
        if remote_id.startswith(DIRECT):
            direct = await storage.read(lambda t: t.channels.find(workspace_id, remote_id))
            return direct or Channel(0, workspace_id, request.platform, remote_id, "")
        if key in self._channels:
            known = self._channels[key]
            channel = await storage.read(lambda t: t.channels.get(workspace_id, known))
            if channel and name in ("", channel.name):
                return channel
        made = await storage.write(lambda t: t.channels.ensure(workspace_id, remote_id, name))
        self._channels[key] = made.id
        return made


def _explain_to(request: Request, error: VerbatimError) -> Message:
    """Return an error as whoever asks may read it: where the database is concerns who runs it."""
    their_own = not isinstance(error, StorageError) or isinstance(error, _TOLD)
    if their_own or request.operator:
        return explain(error)
    log.error("A request was not answered. %s", error)
    return say(_NO_STORAGE)


def _place(name: str) -> tuple[int, str]:
    order = _FIRST.index(name) if name in _FIRST else len(_FIRST) + (" " in name)
    return order, name


def _offer_nearest(error: NotFoundError, info: CommandInfo, arguments: dict[str, str]) -> Message:
    """Return the error with the same request for each of the nearest names, to choose from."""
    parameter = _asked_for(error, info, arguments)
    explained = explain(error)
    if not error.nearest or parameter is None:
        return explained
    buttons = tuple(
        Button(name, write_line(info, {**arguments, parameter.name: name}))
        for name in error.nearest
    )
    parts: tuple[Part, ...] = (*explained.parts, Choices("Did you mean one of these?", buttons))
    return Message(parts, line=explained.line)


def _asked_for(
    error: NotFoundError, info: CommandInfo, arguments: dict[str, str]
) -> Parameter | None:
    """Return the parameter whose value was not found."""
    given = [p for p in info.parameters if p.name in arguments and p.kind is not Kind.NUMBER]
    same = [p for p in given if arguments[p.name] == error.subject]
    return next(iter(same or given), None)


def _apologise(reference: str) -> Message:
    text = (
        "Something went wrong inside the bot while it answered; what you typed is not at fault. "
        "Ask once more; if it stays so, tell whoever runs the bot: its log says more at "
        f"{reference}."
    )
    return say(text)
