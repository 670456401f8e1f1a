"""Interactions → answers: say at once that it was heard, ask the desk, show what it says.

Discord gives three seconds for the first sign and fifteen minutes for the answer. What a button
asks is not kept in memory: its custom id says it, so it works after a restart as before.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands

from bot.model.errors import ReadError
from bot.model.message import Message, say
from bot.model.progress import Clock, Runner
from bot.model.request import CommandInfo, Completion, Dispatcher, Request
from bot.model.workspace import direct_id
from bot.platforms.discord.blocks import payload
from bot.platforms.discord.controls import SHARE, is_share_row, request_of, share_row, take_server
from bot.platforms.discord.escape import tidy_line
from bot.platforms.discord.failures import TROUBLE, refuses_files
from bot.platforms.discord.files import as_form, attach, carries_files, reattach
from bot.platforms.discord.hearing import ORIGINAL, route_of, tell_heard
from bot.platforms.discord.interim import EditedAnswer
from bot.platforms.discord.limits import OPTION, OPTIONS, Component
from bot.platforms.discord.mentions import link_commands
from bot.platforms.discord.render import render_message, without_files
from bot.platforms.discord.rights import manages
from bot.platforms.discord.servers import ELSEWHERE, Servers, chosen, which_server
from bot.platforms.discord.uploads import read_pictures, read_upload
from bot.platforms.files import NO_FILES, File, Files, make_files
from bot.platforms.follow_ups import is_sharable
from bot.platforms.memory import Seen
from bot.platforms.pictures.ink import DARK
from bot.platforms.said import BROKEN, NOTHING, OUTDATED, SHARED
from bot.platforms.supervise import Pause
from bot.platforms.text import cut, units

log = logging.getLogger(__name__)

PLATFORM = "discord"
_EPHEMERAL = 1 << 6
_SHARE_ROW = 2
"""Components that the row to share with takes."""
_COMPLETE_WITHIN = 2.5
"""Seconds; after three Discord shows an error instead of suggestions."""
_MORE = "/webhooks/{webhook_id}/{webhook_token}"


CHANGED = say("This command has just changed. Please reload Discord (Ctrl-R) and try again.")
NOT_TO_ALL = say("Only people who may write here can share an answer here.")


class Answers:
    """Answers people through the dispatcher."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        mentions: Mapping[str, str],
        clock: Clock,
        run: Runner | None = None,
        pause: Pause = asyncio.sleep,
    ) -> None:
        """`mentions`: what mentions each command, so that it can be pressed.

        `run` draws charts; without it they are lines of bars. `pause` waits between two edits.
        """
        self._dispatcher = dispatcher
        self._mentions = mentions
        self._servers = Servers(clock)
        self._shared = Seen()
        self._run = run
        self._pause = pause

    async def command(
        self,
        interaction: discord.Interaction,
        info: CommandInfo,
        arguments: dict[str, str],
        given: discord.Attachment | None = None,
    ) -> None:
        """Answer a slash command, to the asker alone; `given` is a file handed in with it."""
        if not await tell_heard(interaction):
            return
        try:
            file = await read_upload(given) if given else None
        except ReadError as error:
            await show(interaction, say(str(error)))
            return
        await self._answer(interaction, command=info.name, arguments=arguments, file=file)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer a button or a select, whoever's message it is on and however old."""
        data: dict[str, Any] = dict(interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        if custom_id == SHARE:
            await self._share(interaction)
            return
        guild, line = take_server(request_of(custom_id, data.get("values") or ()))
        if guild and interaction.guild_id is None:
            self._servers.choose(interaction.user.id, guild)
        if not await tell_heard(interaction):
            return
        if line:
            await self._answer(interaction, line=line)
        elif guild:
            shared = await self._servers.shared_with(interaction.client, interaction.user.id)
            await show(interaction, chosen(shared))
        else:
            await show(interaction, OUTDATED)

    async def complete(
        self, interaction: discord.Interaction, info: CommandInfo, name: str
    ) -> list[app_commands.Choice[str]]:
        """Suggest values for the argument being typed; none rather than too late."""
        typed = {option: _as_typed(value) for option, value in interaction.namespace}
        last = typed.pop(name, "")
        try:
            async with asyncio.timeout(_COMPLETE_WITHIN):
                guild = interaction.guild_id
                if guild is None:
                    shared = await self._servers.shared_with(
                        interaction.client, interaction.user.id
                    )
                    if len(shared) != 1:
                        return []
                    guild = shared[0].id
                arguments = {**typed, name: last}
                request = _request(interaction, guild, command=info.name, arguments=arguments)
                return choices_of(await self._dispatcher.complete(request))
        except TimeoutError:
            log.warning("No suggestions for /%s: it took too long", info.name)
            return []

    async def failed(self, interaction: discord.Interaction, error: BaseException) -> None:
        """Answer what could not be called: Discord still shows a command of another version."""
        if interaction.type is discord.InteractionType.autocomplete:
            return
        log.warning("A command could not be called: %s", error)
        if interaction.response.is_done() or await tell_heard(interaction):
            await show(interaction, CHANGED)

    async def _answer(self, interaction: discord.Interaction, **asked: Any) -> None:
        guild = interaction.guild_id or await self._server_of(interaction, asked)
        if guild is None:
            return
        try:
            message = await self._dispatcher.answer(
                _request(interaction, guild, **asked),
                EditedAnswer(
                    lambda so_far: show(interaction, so_far, mentions=self._mentions), self._pause
                ),
            )
        # Behind it stands a person who looks at "thinking …"; others' requests must go on.
        except Exception:
            log.exception("The dispatcher failed")
            message = BROKEN
        files = NO_FILES
        if interaction.app_permissions.attach_files:
            files = await make_files(message, self._run, DARK)
        sharable = _may_write(interaction) and is_sharable(message)
        await show(interaction, message, sharable=sharable, mentions=self._mentions, files=files)

    async def _server_of(
        self, interaction: discord.Interaction, asked: Mapping[str, Any]
    ) -> int | None:
        """Return the server that a direct message is about; where it is not clear, ask back."""
        shared = await self._servers.shared_with(interaction.client, interaction.user.id)
        if len(shared) == 1:
            return shared[0].id
        await show(interaction, which_server(shared, asked) if shared else ELSEWHERE)
        return None

    async def _share(self, interaction: discord.Interaction) -> None:
        """Show everyone in the channel the very answer that its asker saw, once."""
        seen = interaction.message.id if interaction.message else 0
        refusal = None if _may_write(interaction) else NOT_TO_ALL
        if refusal is None and self._shared.again(seen):
            refusal = SHARED
        heard = await tell_heard(interaction, ephemeral=refusal is not None)
        if heard and refusal:
            await show(interaction, refusal)
        elif refusal is None and not (heard and await _share_seen(interaction)):
            self._shared.forget(seen)


async def _share_seen(interaction: discord.Interaction) -> bool:
    """Show everyone the answer that was seen; return whether it is there."""
    answer = interaction.message.components if interaction.message else ()
    seen: list[Component] = [dict(component.to_dict()) for component in answer]
    shared = [component for component in seen if not is_share_row(component)]
    if not shared:
        return await _put(interaction, render_message(OUTDATED))
    files = await read_pictures(interaction.message)
    again = attach(payload(reattach(shared, files)), files.values())
    if await _put(interaction, [again], list(files.values())):
        return True
    return bool(files) and await _put(interaction, [payload(reattach(shared, {}))])


def _as_typed(value: object) -> str:
    """Return an argument while another one is typed: of a picked channel Discord tells the id."""
    return f"<#{value.id}>" if isinstance(value, discord.Object) else str(value)


def channel_of(interaction: discord.Interaction) -> tuple[str, str]:
    """Return the channel that is asked in, its id and its name, "" where that is not known.

    Of a forum's post it is the forum: that has the plan. In direct messages it is the person's own.
    """
    if interaction.guild_id is None:
        return direct_id(str(interaction.user.id)), ""
    channel = interaction.channel
    if isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.ForumChannel):
        channel = channel.parent
    name = getattr(channel, "name", None) or ""
    return str(channel.id if channel else interaction.channel_id), name


async def show(
    interaction: discord.Interaction,
    message: Message,
    *,
    sharable: bool = False,
    mentions: Mapping[str, str] | None = None,
    files: Files = NO_FILES,
) -> bool:
    """Show a message as the answer, in as many parts as it needs; return whether it is there.

    Where its files are not taken with the first part, all of it is shown as text.
    """
    payloads = _payloads(message, sharable, files, mentions or {})
    plain = [without_files(part, files) for part in payloads]
    shown = await _put(interaction, payloads, list(files.values()), plain)
    if not shown and files:
        return await _put(interaction, _payloads(message, sharable, NO_FILES, mentions or {}))
    return shown


def _payloads(
    message: Message, sharable: bool, files: Files, mentions: Mapping[str, str]
) -> list[Component]:
    spare = _SHARE_ROW if sharable else 0
    payloads = render_message(message, spare_components=spare, files=files)
    payloads = payloads or render_message(NOTHING)
    link_commands(payloads, mentions)
    if sharable:
        for part in payloads:
            part["components"] = [*part["components"], share_row()]
    return payloads


def choices_of(completions: Sequence[Completion]) -> list[app_commands.Choice[str]]:
    """Return suggestions as Discord takes them: 25, of 100 characters, each value once.

    A value that is too long is left out: cut, it would be another.
    """
    unique = {c.value: c for c in completions if 0 < units(c.value) <= OPTION}
    return [
        app_commands.Choice(name=cut(_shown(completion), OPTION), value=value)
        for value, completion in list(unique.items())[:OPTIONS]
    ]


def _shown(completion: Completion) -> str:
    label = tidy_line(completion.label, OPTION)
    value = tidy_line(completion.value, OPTION) or "?"
    return f"{value} · {label}" if label else value


async def _put(
    interaction: discord.Interaction,
    payloads: Sequence[Component],
    files: Sequence[File] = (),
    plain: Sequence[Component] = (),
) -> bool:
    """Put payloads where the answer is waited for; False where the first one did not get there.

    Components go into a deferred answer only by editing it. `plain`: the same payloads without
    files, for those after the first that Discord does not take with them.
    """
    try:
        await _call(interaction, "PATCH", ORIGINAL, payloads[0], files)
    except TROUBLE as error:
        log.warning("An answer could not be shown (%s: %s)", type(error).__name__, error)
        return False
    try:
        for at, other in enumerate(payloads[1:], start=1):
            await _follow_up(interaction, other, files, plain[at] if plain else other)
    except TROUBLE as error:
        log.warning("The rest of an answer was not shown (%s: %s)", type(error).__name__, error)
    return True


async def _follow_up(
    interaction: discord.Interaction, more: Component, files: Sequence[File], plain: Component
) -> None:
    hidden = more["flags"] | _EPHEMERAL
    try:
        await _call(interaction, "POST", _MORE, {**more, "flags": hidden}, files)
    except TROUBLE as error:
        if plain is more or not refuses_files(error):
            raise
        log.warning("A file was not taken, it is shown as text: %s", error)
        await _call(interaction, "POST", _MORE, {**plain, "flags": hidden}, ())


async def _call(
    interaction: discord.Interaction,
    method: str,
    path: str,
    body: Component,
    files: Sequence[File],
) -> None:
    http, route = interaction.client.http, route_of(interaction, method, path)
    if carries_files(body):
        await http.request(route, form=as_form(body, body, files))
    else:
        await http.request(route, json=body)


def _request(interaction: discord.Interaction, guild: int, **asked: Any) -> Request:
    channel, name = channel_of(interaction)
    return Request(
        platform=PLATFORM,
        workspace=str(guild),
        channel=channel,
        channel_name=name,
        person=str(interaction.user.id),
        manager=interaction.guild_id is not None and manages(interaction.permissions),
        **asked,
    )


def _may_write(interaction: discord.Interaction) -> bool:
    """Return whether the asker may write where they ask, in a server: so they may share there."""
    rights = interaction.permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    may = rights.send_messages_in_threads if in_thread else rights.send_messages
    return interaction.guild_id is not None and may
