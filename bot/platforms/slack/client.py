"""The clients: slack-sdk's for the Web API, pointed anywhere, and bolt's socket on top of it.

Retries are the outbox's alone: the SDK's own handler posts twice when an answer is lost.
"""

import asyncio
import contextlib
import logging
from dataclasses import dataclass

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.memory import Seen
from bot.platforms.slack.failures import TROUBLE, code_of, is_wrong_token, wrong_token

BOT_TOKEN = "platforms.slack.bot_token"
APP_TOKEN = "platforms.slack.app_token"
_SECONDS = 30
_CLOSING = 5.0


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is, as `auth.test` says."""

    team: str
    user: str
    bot: str
    name: str = ""
    """What the workspace is called."""


def make_client(token: str | None, api_base: str) -> AsyncWebClient:
    """Return a client of Slack's Web API, or of the one at `api_base`."""
    base = f"{api_base.rstrip('/')}/" if api_base else AsyncWebClient.BASE_URL
    return AsyncWebClient(token=token, base_url=base, timeout=_SECONDS, retry_handlers=[])


async def log_in(client: AsyncWebClient) -> Identity:
    """Ask Slack who the bot is. Raises LoginError, or what the SDK raises.

    Bolt would ask at the first event, and lose that event where the answer is slow.
    """
    try:
        answer = await client.auth_test()
    except TROUBLE as error:
        if is_wrong_token(error):
            raise wrong_token(BOT_TOKEN, code_of(error)) from error
        raise
    return Identity(
        team=str(answer.get("team_id") or ""),
        user=str(answer.get("user_id") or ""),
        bot=str(answer.get("bot_id") or ""),
        name=str(answer.get("team") or ""),
    )


async def open_socket(client: AsyncWebClient, app_token: str) -> str:
    """Return the address of a socket, good for one connection. Raises LoginError.

    Bolt would ask for ever with a token that is wrong.
    """
    try:
        answer = await client.apps_connections_open(app_token=app_token)
    except TROUBLE as error:
        if is_wrong_token(error):
            raise wrong_token(APP_TOKEN, code_of(error)) from error
        raise
    return str(answer["url"])


class Handler(AsyncSocketModeHandler):
    """Bolt's socket, which hands each event on once and connects to a fresh address."""

    def __init__(
        self, app: AsyncApp, app_token: str, *, address: str, seen: Seen, ping_interval: float
    ) -> None:
        super().__init__(app, app_token, web_client=app.client, ping_interval=ping_interval)
        self.client.wss_uri = address
        self._seen = seen

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Hand an envelope on to bolt; one that came before is acknowledged, no more."""
        key = str(req.payload.get("event_id") or req.envelope_id)
        if self._seen.again(key):
            await client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))
            return
        await super().handle(client, req)

    async def open(self) -> None:
        """Connect."""
        await self.connect_async()  # type: ignore[no-untyped-call]

    async def is_alive(self) -> bool:
        """Return whether there is a connection."""
        return bool(await self.client.is_connected())

    async def close(self) -> None:
        """Close everything, also where the other side does not answer."""
        with contextlib.suppress(TimeoutError, *TROUBLE):
            async with asyncio.timeout(_CLOSING):
                await self.close_async()  # type: ignore[no-untyped-call]
        await self.client.aiohttp_client_session.close()


def quiet_logger() -> logging.Logger:
    """Return the logger of the SDK, whose debug lines would hold messages and addresses."""
    logger = logging.getLogger("bot.platforms.slack.sdk")
    logger.setLevel(logging.WARNING)
    return logger
