"""The Socket Mode end of the fake Slack: one-time addresses, envelopes, acknowledgements."""

import asyncio
import contextlib
import itertools
from typing import Any

from aiohttp import web

from tests.fakes import canaries

Ack = dict[str, Any]


class Socket:
    """Takes connections, hands out envelopes on the newest one, waits for acknowledgements."""

    def __init__(self) -> None:
        self.acks: list[str] = []
        self.connections = 0
        self.refusing = 0
        """So many handshakes fail from now on; each uses up its address."""
        self._numbers = itertools.count(1)
        self._tickets: set[str] = set()
        self._links: list[web.WebSocketResponse] = []
        self._waiting: dict[str, asyncio.Future[Ack]] = {}
        self._connected = asyncio.Condition()
        """Told of connections that are made and that end."""

    def new_ticket(self) -> str:
        """Return what opens one connection."""
        ticket = f"t{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection."""
        ticket = request.query.get("ticket", "")
        known = ticket in self._tickets
        self._tickets.discard(ticket)
        if self.refusing:
            self.refusing -= 1
            return web.Response(status=503)
        if not known:
            return web.Response(status=408)
        link = web.WebSocketResponse()
        await link.prepare(request)
        await link.send_json({"type": "hello", "num_connections": 1})
        self._links.append(link)
        async with self._connected:
            self.connections += 1
            self._connected.notify_all()
        async for message in link:
            canaries.look("chat messages", "Slack's socket", message.json())
            self._acknowledged(message.json())
        async with self._connected:
            self._links.remove(link)
            self._connected.notify_all()
        return link

    async def wait_for_connection(self, number: int = 1) -> None:
        """Wait until so many connections have been made."""
        async with asyncio.timeout(30), self._connected:
            await self._connected.wait_for(lambda: self.connections >= number)

    async def deliver(
        self, kind: str, payload: dict[str, Any], *, envelope: str = "", **extra: Any
    ) -> Ack:
        """Send an envelope; return what the acknowledgement holds. TimeoutError after 30 s.

        A bot that is just connecting again gets it when it has, and once more where its connection
        ended before it said that it has it: Slack does so with events, people with what they type.
        """
        envelope = envelope or f"e{next(self._numbers)}"
        waiting: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        self._waiting[envelope] = waiting
        wrapped = {"type": kind, "envelope_id": envelope, "payload": payload, **extra}
        async with asyncio.timeout(30):
            while not waiting.done():
                await self._send(wrapped, waiting)
        return waiting.result()

    async def refresh(self) -> None:
        """Announce that this connection ends, as Slack does every few hours."""
        await self._links[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def close(self) -> None:
        """Close all connections."""
        for link in list(self._links):
            await link.close()

    async def _send(self, envelope: dict[str, Any], waiting: "asyncio.Future[Ack]") -> None:
        """Send on the newest connection; return when it is acknowledged, or that ends."""
        async with self._connected:
            await self._connected.wait_for(lambda: self._links)
        link = self._links[-1]
        with contextlib.suppress(ConnectionError):  # it is ending, which its own loop will tell
            await link.send_json(envelope)
        ended = asyncio.create_task(self._wait_for_end(link))
        try:
            await asyncio.wait((waiting, ended), return_when=asyncio.FIRST_COMPLETED)
        finally:
            ended.cancel()

    async def _wait_for_end(self, link: web.WebSocketResponse) -> None:
        async with self._connected:
            await self._connected.wait_for(lambda: link not in self._links)

    def _acknowledged(self, message: Ack) -> None:
        envelope = str(message.get("envelope_id"))
        self.acks.append(envelope)
        waiting = self._waiting.pop(envelope, None)
        if waiting and not waiting.done():
            waiting.set_result(dict(message.get("payload") or {}))
