"""Slack as a platform: keeps hearing people, hands requests on, delivers messages.

The libraries are imported when the platform starts: a bot without Slack's tokens does without.
"""

import asyncio
import logging
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from bot.model.delivery import Receipt, is_alert
from bot.model.errors import LoginError, PlatformError
from bot.model.message import Message
from bot.model.progress import Clock, Runner
from bot.model.request import Dispatcher, Event, Happening
from bot.model.workspace import Channel, Managers
from bot.platforms.base import Limits, Payload, Platform
from bot.platforms.memory import Seen
from bot.platforms.slack.ledger import Ledger
from bot.platforms.slack.limits import CHARACTERS
from bot.platforms.slack.render import render_message
from bot.platforms.supervise import Pause, supervise

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.platforms.slack.client import Handler, Identity
    from bot.platforms.slack.door import Door
    from bot.platforms.slack.people import People
    from bot.platforms.slack.signatures import Signatures

log = logging.getLogger(__name__)

_PATIENCE = 60.0
_PING = 5.0
_LOOKS = 12
"""How often the watchdog looks within its patience."""


class Slack(Platform):
    """One workspace on Slack: over Socket Mode, which needs no public address, or over HTTP."""

    name = "slack"
    limits = Limits(characters=CHARACTERS)

    def __init__(
        self,
        *,
        bot_token: str,
        app_token: str = "",
        signing_secret: str = "",
        listen: str = "",
        api_base: str = "",
        clock: Clock,
        managers: Collection[str] = (),
        run: Runner | None = None,
        pause: Pause = asyncio.sleep,
        patience: float = _PATIENCE,
        ping_interval: float = _PING,
    ) -> None:
        """Log in with the bot token, at Slack itself unless `api_base` says where.

        People are heard over a socket with `app_token`, or over HTTP at `listen` (host:port) in
        requests that bear the mark of `signing_secret`: one of the two is given.
        `managers`: ids of people who may change feeds and digests besides admins and owners.
        `run` draws charts off the event loop; without it they are lines of bars.
        `pause` waits between attempts to connect and between changes of an answer; `patience`:
        seconds without a connection after which everything is built anew; `ping_interval`:
        seconds between signs of life.
        """
        self._bot_token = bot_token
        self._app_token = app_token
        self._signing_secret = signing_secret
        self._listen = listen
        self._api_base = api_base
        self._clock = clock
        self._managers = tuple(managers)
        self._run = run
        self._pause = pause
        self._patience = patience
        self._ping_interval = ping_interval
        self._ledger = Ledger()
        self._seen = Seen()
        self._client: AsyncWebClient | None = None
        self._team = ""
        """The workspace of the token, once Slack has said it."""
        self._people: People | None = None
        self._signatures: Signatures | None = None
        self._refused = asyncio.Event()

    def render(self, message: Message) -> list[Payload]:
        """Return the payloads that show a message: bodies of `chat.postMessage`."""
        return list(render_message(message))

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        """Post a message with all its parts, each once. Raises DeliveryError.

        This needs no socket: digests come while commands do not. An alert that was tried before
        is not posted again where it cannot be seen whether it arrived.
        """
        from bot.platforms.slack import failures
        from bot.platforms.slack.mail import Mail
        from bot.platforms.slack.uploads import Uploads

        plain = render_message(message)
        if not plain:
            return Receipt(remote_id="")
        if self._team and channel.workspace and channel.workspace != self._team:
            raise failures.elsewhere(channel)
        client = self._web_client()
        pictures = await Uploads(client, self._run, self._pause).upload_pictures(message)
        shown = render_message(message, pictures=pictures)
        try:
            mail = Mail(client, self._ledger, careful=again and is_alert(key))
            remote_id = await mail.post(channel.remote_id, shown, key, plain)
        except failures.Unsettled as error:
            raise failures.unsettled(channel) from error
        except failures.TROUBLE as error:
            if failures.is_wrong_token(error):
                self._refused.set()
            raise failures.as_delivery_error(error, channel, self._clock()) from error
        return Receipt(remote_id=remote_id)

    async def check_channel(self, workspace: str, channel: str) -> None:
        """Make sure that a channel is one of this workspace. Raises NotAllowedError."""
        from bot.platforms.slack.places import check_channel

        await check_channel(self._web_client(), channel)

    async def why_closed(self, workspace: str, channel: str) -> str:
        """Return in sentences why the bot cannot post in a channel; empty where it can."""
        from bot.platforms.slack.places import why_closed

        return await why_closed(self._web_client(), channel)

    async def who_manages(self, workspace: str) -> Managers:
        """Return who manages the workspace: admins and owners, and whom the settings name."""
        return await self._people.who_manages() if self._people else Managers()

    async def name_of(self, workspace: str, person: str) -> str:
        """Return what a member is called; nothing for a bot and for anybody else."""
        return await self._people.name_of(person) if self._people else ""

    async def has_right(self, workspace: str, person: str) -> bool:
        """Return whether a member is an admin, or named by the settings; no if Slack is silent."""
        return self._people is not None and await self._people.is_manager(person)

    async def serve(self, dispatcher: Dispatcher) -> None:
        """Connect, answer people, and connect again after every failure, until cancelled.

        Raises LoginError when Slack does not accept a token, or one is missing or too many.
        """
        if not self._bot_token:
            raise _incomplete()
        if bool(self._app_token) == bool(self._signing_secret):
            raise _unclear(both=bool(self._app_token))
        await supervise(
            lambda: self._connect(dispatcher), "Slack", clock=self._clock, pause=self._pause
        )

    async def _connect(self, dispatcher: Dispatcher) -> None:
        """Live the life of one socket or listener. Raises LoginError, or whatever ended it."""
        from bot.platforms.slack import failures
        from bot.platforms.slack.client import log_in

        self._refused.clear()
        try:
            identity = await log_in(self._web_client())
            ear = await self._make_ear(dispatcher, identity)
        except failures.TROUBLE as error:
            raise failures.outage(error) from error
        try:
            await self._stay_open(ear, identity)
        finally:
            await ear.close()

    async def _make_ear(self, dispatcher: Dispatcher, identity: "Identity") -> "Handler | Door":
        """Return what hears people, not yet open. Raises LoginError."""
        from bot.platforms.slack.client import Handler, open_socket
        from bot.platforms.slack.door import Door
        from bot.platforms.slack.signatures import Signatures

        self._team = identity.team
        await dispatcher.happened(Event(Happening.PRESENT, self.name, identity.team, identity.name))
        app = self._make_app(dispatcher, identity)
        if self._signing_secret:
            # Kept over every listener: what was recorded is not let in after a reconnection.
            self._signatures = self._signatures or Signatures(self._signing_secret, self._clock)
            return Door(app, self._signatures, listen=self._listen, seen=self._seen)
        return Handler(
            app,
            self._app_token,
            address=await open_socket(self._web_client(), self._app_token),
            seen=self._seen,
            ping_interval=self._ping_interval,
        )

    def _make_app(self, dispatcher: Dispatcher, identity: "Identity") -> "AsyncApp":
        """Return what answers people, however they are heard."""
        from bot.platforms.slack.answers import Answers
        from bot.platforms.slack.client import make_client
        from bot.platforms.slack.listeners import Listeners
        from bot.platforms.slack.people import People
        from bot.platforms.slack.progress import ProgressMessage
        from bot.platforms.slack.uploads import Uploads

        client = self._web_client()
        self._people = People(client, identity.team, self._managers, self._clock)
        uploads = Uploads(client, self._run, self._pause)
        begin = partial(ProgressMessage, client, self._pause)
        answers = Answers(dispatcher, self._people, uploads, begin)
        listeners = Listeners(answers, client, identity, self._refused.set)
        return listeners.make_app(make_client(None, self._api_base))

    async def _stay_open(self, ear: "Handler | Door", identity: "Identity") -> None:
        """Stay until nothing is heard for longer than our patience.

        The SDK's socket connects again by itself, except with an address that a failed handshake
        has used up: that one it tries for ever
        (https://github.com/slackapi/python-slack-sdk/issues/1110).
        """
        try:
            async with asyncio.timeout(self._patience):
                await ear.open()
        except TimeoutError as error:
            raise PlatformError(f"Slack opened no socket in {self._patience:.0f} s.") from error
        log.info("Connected to Slack; workspace: %s", identity.name or identity.team)
        looks_without = 0
        while looks_without < _LOOKS:
            if await self._is_refused_within(self._patience / _LOOKS):
                await self._check_token()
            looks_without = 0 if await ear.is_alive() else looks_without + 1
        raise PlatformError(f"Slack was not heard for {self._patience:.0f} s.")

    async def _check_token(self) -> None:
        """Ask Slack whether the token is really no good any more. Raises LoginError."""
        from bot.platforms.slack import failures
        from bot.platforms.slack.client import log_in

        self._refused.clear()
        try:
            await log_in(self._web_client())
        except LoginError as error:
            raise _removed() from error
        except failures.TROUBLE as error:
            raise failures.outage(error) from error

    async def _is_refused_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._refused.wait()
        except TimeoutError:
            return False

    def _web_client(self) -> "AsyncWebClient":
        from bot.platforms.slack.client import make_client

        if self._client is None:
            self._client = make_client(self._bot_token, self._api_base)
        return self._client


def _removed() -> LoginError:
    return LoginError(
        "The app was removed from the Slack workspace, or its tokens were revoked.",
        fix="Install it again on its page on api.slack.com, put the new token into "
        "platforms.slack.bot_token, and start the bot again.",
        subject="platforms.slack.bot_token",
    )


def _incomplete() -> LoginError:
    return LoginError(
        "Slack needs platforms.slack.bot_token, and it is not set.",
        fix="Set it, then start the bot again; docs/setup-slack.md tells where it is.",
        subject="platforms.slack.bot_token",
    )


def _unclear(*, both: bool) -> LoginError:
    found = "both are set" if both else "neither is set"
    return LoginError(
        "Slack needs either platforms.slack.app_token (Socket Mode) or "
        f"platforms.slack.signing_secret (HTTP), and {found}.",
        fix="Set one of them, then start the bot again; docs/setup-slack.md tells which.",
        subject="platforms.slack.app_token",
    )
