"""Slack over HTTP: a small web server that lets Slack's own requests in, each once.

The other way to hear Slack beside the socket, for workspaces that forbid it and for apps that are
to be in Slack's directory. It speaks plain HTTP on loopback: a reverse proxy before it has the
certificate. What is let in goes to bolt, as what comes over the socket does.
"""

import asyncio
import contextlib
import errno
import logging
import socket
from collections.abc import Sequence

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.model.errors import PlatformError
from bot.platforms.memory import Seen
from bot.platforms.slack.manifest import REQUEST_PATH
from bot.platforms.slack.signatures import Refusal, Signatures

log = logging.getLogger(__name__)

MOST_BYTES = 1024 * 1024
"""A pressed button brings its whole message, a form its whole view: well below this."""
_READ_WITHIN = 5.0
_PROBE_WITHIN = 5.0
_CLOSE_WITHIN = 3.0
_RETRY = "X-Slack-Retry-Num"
_TLS_CHECK = b"ssl_check=1"
_LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where the probe connects to an address that stands for all of the machine's."""


class Door:
    """Listens at one address until it is closed; never used twice."""

    def __init__(self, app: AsyncApp, signatures: Signatures, *, listen: str, seen: Seen) -> None:
        """Hand requests on to `app`. `listen`: host:port."""
        self._app = app
        self._signatures = signatures
        self._listen = listen
        self._seen = seen
        self._told: set[Refusal] = set()
        self._socket: socket.socket | None = None
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Start listening. Raises PlatformError where the address cannot be had."""
        self._socket = _bind(self._listen)
        served = web.Application(client_max_size=MOST_BYTES)
        served.router.add_post(REQUEST_PATH, self._receive)
        # Slack compresses nothing, so nothing is inflated: what is read is what was signed.
        self._runner = web.AppRunner(
            served, access_log=None, auto_decompress=False, shutdown_timeout=_CLOSE_WITHIN
        )
        await self._runner.setup()
        await web.SockSite(self._runner, self._socket).start()
        log.info("Slack's requests are awaited at http://%s%s", self._listen, REQUEST_PATH)

    async def is_alive(self) -> bool:
        """Return whether the listener answers: asked as anybody would, with a connection."""
        if self._socket is None or self._socket.fileno() < 0:
            return False
        host, port, *_ = self._socket.getsockname()
        try:
            async with asyncio.timeout(_PROBE_WITHIN):
                return await _answers(_LOOPBACK.get(host, host), port)
        except OSError:
            return False

    async def close(self) -> None:
        """Stop listening; what is being answered is answered."""
        if self._runner is not None:
            await self._runner.cleanup()
        if self._socket is not None:
            self._socket.close()

    async def _receive(self, request: web.Request) -> web.StreamResponse:
        try:
            async with asyncio.timeout(_READ_WITHIN):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        refusal = self._signatures.refuse(request.headers, body)
        if refusal is Refusal.REPLAYED and _RETRY in request.headers:
            return web.Response()  # Slack has not seen our answer to the first one
        if refusal is Refusal.UNSIGNED and _TLS_CHECK in body.split(b"&"):
            return web.Response()  # Slack looks at the certificate only; nothing is done
        if refusal is not None:
            self._tell(refusal)
            return web.Response(status=401)
        return await self._hand_on(request, body)

    async def _hand_on(self, request: web.Request, body: bytes) -> web.StreamResponse:
        try:
            asked = AsyncBoltRequest(body=body.decode(), headers=_headers(request))
        # Bolt takes what it reads for a dictionary; Slack sends nothing else.
        except (ValueError, AttributeError, TypeError):
            return web.Response(status=400)
        if not asked.body:
            return web.Response(status=400)
        event = str(asked.body.get("event_id") or "")
        if event and self._seen.again(event):
            return web.Response()
        return await to_aiohttp_response(await self._app.async_dispatch(asked))

    def _tell(self, refusal: Refusal) -> None:
        """Log each reason once aloud: strangers could fill the log with them."""
        level = logging.DEBUG if refusal in self._told else logging.WARNING
        self._told.add(refusal)
        log.log(level, "A request at Slack's address was refused: %s.", refusal.value)


def _headers(request: web.Request) -> dict[str, str | Sequence[str]]:
    return dict(request.headers)


async def _answers(host: str, port: int) -> bool:
    """Return whether something that speaks HTTP answers there."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(b"GET / HTTP/1.1\r\nHost: probe\r\nConnection: close\r\n\r\n")
        return (await reader.readline()).startswith(b"HTTP/1.1 404")
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _bind(listen: str) -> socket.socket:
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, int(port)), family=family)
    except OSError as error:
        raise PlatformError(_why(error, listen), fix=_FIX) from error


_FIX = "Set platforms.slack.listen to a free host:port of this machine."


def _why(error: OSError, listen: str) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Slack's requests cannot be heard: another program listens at {listen}."
    if error.errno == errno.EACCES:
        return f"Slack's requests cannot be heard: this user may not listen at {listen}."
    what = error.strerror or str(error)
    return f"Slack's requests cannot be heard: this machine cannot listen at {listen} ({what})."
