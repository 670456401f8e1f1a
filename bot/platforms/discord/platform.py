"""Discord as a platform: keeps a client alive, hands requests on, delivers messages.

The library is imported when the platform starts: it takes 25 MB that a bot without a Discord
token does without.
"""

import asyncio
import logging
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from bot.model.delivery import Receipt, is_digest
from bot.model.errors import DeliveryError, PlatformError
from bot.model.message import Message
from bot.model.progress import Clock, Runner
from bot.model.request import Dispatcher
from bot.model.workspace import DIRECT, Channel, Managers
from bot.platforms.base import Limits, Payload, Platform
from bot.platforms.discord.controls import ask_in
from bot.platforms.discord.keys import Ledger
from bot.platforms.discord.limits import CHARACTERS, UTF8_BYTES
from bot.platforms.discord.render import render_message, title_of
from bot.platforms.files import make_files
from bot.platforms.pictures.ink import DARK
from bot.platforms.supervise import Pause, supervise

if TYPE_CHECKING:
    from bot.platforms.discord.channels import Letter
    from bot.platforms.discord.client import NewsClient
    from bot.platforms.discord.people import People

log = logging.getLogger(__name__)

_PATIENCE = 60.0
_CANCEL_AGAIN = 1.0


class Discord(Platform):
    """Servers on Discord."""

    name = "discord"
    limits = Limits(characters=CHARACTERS, utf8_bytes=UTF8_BYTES)

    def __init__(
        self,
        *,
        token: str,
        api_base: str = "",
        gateway_url: str = "",
        proxy: str = "",
        clock: Clock,
        commands_file: Path | None = None,
        run: Runner | None = None,
        pause: Pause = asyncio.sleep,
        patience: float = _PATIENCE,
    ) -> None:
        """Log in with `token`, at Discord itself unless `api_base` and `gateway_url` say where.

        `proxy`: the address of an HTTP proxy that all traffic goes through.
        `commands_file` remembers which commands Discord has, so that a restart does not put them
        there again. `run` draws charts off the event loop; without it they are lines of bars.
        `pause` waits between attempts to connect and between edits of an answer; `patience`:
        seconds after which an attempt without a connection is given up.
        """
        self._token = token
        self._api_base = api_base
        self._gateway_url = gateway_url
        self._proxy = proxy
        self._clock = clock
        self._commands_file = commands_file
        self._run = run
        self._pause = pause
        self._patience = patience
        self._ledger = Ledger()
        self._client: NewsClient | None = None
        self._people: People | None = None
        self._refused = asyncio.Event()

    @property
    def connected(self) -> bool:
        """Whether it is logged in; sending needs no more."""
        return self._client is not None and not self._client.is_closed()

    def render(self, message: Message) -> list[Payload]:
        """Return the payloads that show a message: bodies of "create message"."""
        return list(render_message(message))

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        """Post a message with all its parts, each once. Raises DeliveryError."""
        from bot.platforms.discord import failures
        from bot.platforms.discord.channels import Mail

        client = self._client
        if client is None or client.is_closed():
            raise failures.not_connected(channel.name, self._clock())
        if not channel.remote_id.removeprefix(DIRECT).isdecimal():
            raise _not_an_id(channel)
        letter = await self._write_letter(client, channel, message, key)
        if not letter.payloads:
            return Receipt(remote_id="")
        try:
            remote_id = await Mail(client, self._ledger).post(channel.remote_id, letter)
        except failures.TROUBLE as error:
            if failures.is_wrong_token(error):
                self._refused.set()
            raise failures.as_delivery_error(error, channel.name, self._clock()) from error
        return Receipt(remote_id=remote_id)

    async def _write_letter(
        self, client: "NewsClient", channel: Channel, message: Message, key: str
    ) -> "Letter":
        from bot.platforms.discord.channels import Letter
        from bot.platforms.discord.mentions import link_commands

        files = await make_files(message, self._run, DARK)
        payloads = render_message(message, files=files)
        link_commands(payloads, client.mentions)
        if channel.is_direct and channel.workspace:
            for part in payloads:
                ask_in(channel.workspace, part["components"])
        return Letter(
            key,
            title_of(message),
            payloads,
            silent=is_digest(key),
            guild=channel.workspace,
            files=files,
        )

    async def check_channel(self, workspace: str, channel: str) -> None:
        """Make sure that a channel is the server's. Raises NotAllowedError."""
        from bot.platforms.discord.places import check_channel

        await check_channel(self._client, self._ledger, workspace, channel)

    async def why_closed(self, workspace: str, channel: str) -> str:
        """Return in sentences why the bot cannot post in a channel; empty where it can."""
        from bot.platforms.discord.places import why_closed

        return why_closed(self._client, channel)

    async def who_manages(self, workspace: str) -> Managers:
        """Return who manages a server: roles with Manage Server, and the owner."""
        return await self._people.who_manages(workspace) if self._people else Managers()

    async def name_of(self, workspace: str, person: str) -> str:
        """Return what a member is called; nothing for a bot and for anybody else."""
        return await self._people.name_of(workspace, person) if self._people else ""

    async def has_right(self, workspace: str, person: str) -> bool:
        """Return whether a member has Manage Server; no where Discord does not say."""
        return self._people is not None and await self._people.has_right(workspace, person)

    async def serve(self, dispatcher: Dispatcher) -> None:
        """Connect, answer people, and connect again after every failure, until cancelled.

        Raises LoginError when Discord does not accept the token.
        """
        from bot.platforms.discord.client import point_library_at

        point_library_at(self._api_base, self._gateway_url)
        await supervise(
            lambda: self._connect(dispatcher), "Discord", clock=self._clock, pause=self._pause
        )

    async def _connect(self, dispatcher: Dispatcher) -> None:
        """Live one client's life. Raises LoginError, or whatever ended it."""
        from bot.platforms.discord import failures
        from bot.platforms.discord.people import People

        self._refused.clear()
        client = self._make_client(dispatcher)
        try:
            async with client:
                await client.login(self._token)
                self._client = client
                self._people = People(client, self._clock)
                await self._stay_connected(client)
        except failures.TROUBLE as error:
            if failures.is_wrong_token(error):
                raise failures.wrong_token() from error
            raise failures.outage(error) or error from error
        finally:
            self._client = self._people = None

    def _make_client(self, dispatcher: Dispatcher) -> "NewsClient":
        from bot.platforms.discord.client import NewsClient

        return NewsClient(
            dispatcher,
            kept=self._commands_file,
            own_gateway=bool(self._gateway_url),
            clock=self._clock,
            run=self._run,
            pause=self._pause,
            proxy=self._proxy or None,
        )

    async def _stay_connected(self, client: "NewsClient") -> None:
        """Return when the connection ends; give up where it never comes about.

        Also where a message was refused with the token: whether it is revoked, the next log-in
        tells for certain.

        Left to itself, the library tries for ever to connect a first time, each try within the
        one before.
        """
        connection = asyncio.create_task(client.connect(), name="discord")
        refused = asyncio.create_task(self._refused.wait())
        connected = asyncio.create_task(client.first_connected.wait())
        tasks = (connection, refused, connected)
        try:
            done, _ = await asyncio.wait(
                tasks, timeout=self._patience, return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                raise PlatformError(f"Discord's gateway gave no session in {self._patience:.0f} s.")
            await asyncio.wait((connection, refused), return_when=asyncio.FIRST_COMPLETED)
            if self._refused.is_set():
                raise PlatformError("Discord refused the bot's token for a message.")
            await connection
        finally:
            await _end(tasks)


async def _end(tasks: Collection["asyncio.Task[object]"]) -> None:
    """Cancel tasks until they have ended.

    Once is not enough: what fails just then within a `wait_for` of Python 3.11, such as an attempt
    to connect, goes on as if nobody had cancelled it.
    """
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=_CANCEL_AGAIN)
    await asyncio.gather(*tasks, return_exceptions=True)


def _not_an_id(channel: Channel) -> DeliveryError:
    return DeliveryError(
        f"{channel.remote_id} is not the id of a channel on Discord.",
        fix="Choose the channel again with `/digest set`.",
        dead=True,
        subject=channel.name,
    )
