"""The HTTP end of the fake Slack: signed requests to where the bot listens, as documented."""

import asyncio
import hashlib
import hmac
import itertools
import json
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import aiohttp

from tests.fakes import canaries
from tests.fakes.slack.socket import Ack

SIGNING_SECRET = f"8f742231b10e8888{canaries.TOKEN}"
PATH = "/slack/events"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


class Requests:
    """Posts to one address with one secret."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self._kept = _keep_port()
        self.address = "{}:{}".format(*self._kept.getsockname())
        self._numbers = itertools.count(1)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._kept.close()
        await self._session.close()

    async def deliver(
        self, kind: str, payload: dict[str, Any], *, envelope: str = "", **headers: str
    ) -> Ack:
        """Post what somebody did; return what the acknowledgement holds. TimeoutError after 3 s."""
        if kind == "events_api":
            body, form = json.dumps(payload), JSON
        elif kind == "slash_commands":
            body, form = urlencode({**payload, "trigger_id": f"t.{next(self._numbers)}"}), FORM
        else:
            unique = {**payload, "action_ts": f"{next(self._numbers)}.0"}
            body, form = urlencode({"payload": json.dumps(unique)}), FORM
        async with asyncio.timeout(3):
            status, answer = await self.post(body.encode(), form, **headers)
        assert status == 200, (status, answer)
        read: Ack = json.loads(answer) if answer.startswith("{") else {}
        return read

    async def post(
        self, body: bytes, form: str = JSON, *, path: str = PATH, **headers: str | None
    ) -> tuple[int, str]:
        """Post anything, signed; headers replace those that Slack sends, or None leaves one out."""
        moment = headers.get("X-Slack-Request-Timestamp") or str(int(self.clock().timestamp()))
        signed: dict[str, str | None] = {
            "Content-Type": form,
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": sign(body, moment),
        }
        given = {name: value for name, value in (signed | headers).items() if value is not None}
        url = f"http://{self.address}{path}"
        async with self._session.post(url, data=body, headers=given) as answer:
            said = await answer.text()
            canaries.look("chat messages", "an answer to Slack over HTTP", said)
            return answer.status, said

    async def exchange(self, raw: bytes) -> bytes:
        """Send bytes as they are; return the first bytes of the answer."""
        async with self.line() as (reader, writer):
            writer.write(raw)
            return await asyncio.wait_for(reader.read(200), 5)

    @asynccontextmanager
    async def line(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        """Open a connection for what no client would send."""
        host, _, port = self.address.partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            yield reader, writer
        finally:
            writer.close()

    def cut(self) -> None:
        """Let the socket die at which the bot of this process listens: it hears nobody any more."""
        address = self._kept.getsockname()
        open_files = [int(path.name) for path in Path("/dev/fd").iterdir()]
        (found,) = (number for number in open_files if _listens_at(number, address))
        os.dup2(self._kept.fileno(), found)

    async def wait_until_open(self, seconds: float = 5) -> None:
        """Wait until somebody listens at the address."""
        host, _, port = self.address.partition(":")
        async with asyncio.timeout(seconds):
            while True:
                try:
                    _, writer = await asyncio.open_connection(host, int(port))
                except OSError:
                    await asyncio.sleep(0.01)
                else:
                    writer.close()
                    return


def sign(body: bytes, moment: str, secret: str = SIGNING_SECRET) -> str:
    """Return the signature of a request, as Slack's documents describe it."""
    base = b"v0:" + moment.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def _keep_port() -> socket.socket:
    """Bind a port that the bot is to listen at, so that nobody else is given it meanwhile.

    Linux lets a second socket in where the first one does not listen and both say so.
    """
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    return kept


def _listens_at(descriptor: int, address: Any) -> bool:
    try:
        with socket.socket(fileno=os.dup(descriptor)) as one:
            listens = one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            return bool(listens) and bool(one.getsockname() == address)
    except OSError:  # no socket, or one that was closed meanwhile
        return False
