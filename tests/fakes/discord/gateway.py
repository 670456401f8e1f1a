"""The stand-in's gateway: hello, identify, ready, resume, and how connections break."""

import asyncio
import json
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes import canaries
from tests.fakes.discord.world import BOT, World, user

DISPATCH, HEARTBEAT, IDENTIFY, RESUME = 0, 1, 2, 6
RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11
WRONG_TOKEN, WRONG_INTENTS = 4004, 4014
GUILDS_ONLY = 1


@dataclass(slots=True)
class Line:
    """One open connection; what it sends is one long zlib stream."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    deflate: Any = field(default_factory=zlib.compressobj)

    async def send(self, op: int, data: Any, event: str = "", seq: int | None = None) -> None:
        """Send one frame."""
        frame = {"op": op, "d": data, "s": seq, "t": event or None}
        text = json.dumps(frame).encode()
        stream = self.deflate.compress(text) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
        await self.socket.send_bytes(stream)


@dataclass(slots=True)
class Session:
    """What outlives a connection: events are kept until it is resumed."""

    id: str
    line: Line | None
    shard: tuple[int, int] = (0, 1)
    events: list[tuple[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Gateway:
    """Speaks to any number of clients; tests break it."""

    world: World
    token: str
    url: str = ""
    down: bool = False
    """Refuse every connection, as a gateway out of order does."""
    silent: bool = False
    """Never answer who connects."""
    sessions: list[Session] = field(default_factory=list)
    identifies: list[Any] = field(default_factory=list)
    resumes: int = 0
    refused: int = 0
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection."""
        if self.down or self.silent:
            self.refused += 1
            await self._tell()
            if self.silent:
                await asyncio.Event().wait()
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        line = Line(socket, request.transport)
        await line.send(HELLO, {"heartbeat_interval": 41_250})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._hear(line, json.loads(frame.data))
        for session in self.sessions:
            if session.line is line:
                session.line = None
        return socket

    async def dispatch(self, event: str, data: Any) -> None:
        """Send an event to every session it concerns, now or when it is resumed."""
        guild = data.get("guild_id") or (data["id"] if event.startswith("GUILD_") else "")
        for session in self.sessions:
            # What is of no server, such as direct messages, comes on the first shard.
            if session.shard[0] == _shard_of(guild or "0", session.shard[1]):
                await self._send_event(session, event, data)

    async def wait_for_session(self, count: int = 1) -> None:
        """Wait until so many clients have identified."""
        await self.wait(lambda: len(self.identifies) >= count)

    async def wait_for_refusal(self, count: int = 1) -> None:
        """Wait until so many connections have got nowhere."""
        await self.wait(lambda: self.refused >= count)

    async def wait(self, true: Any) -> None:
        """Wait until something is true of this gateway."""
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(true)

    async def drop(self) -> None:
        """Cut every connection, as a dead network does."""
        for line in self._lines():
            if line.transport is not None:
                line.transport.abort()

    async def forget(self) -> None:
        """Cut every connection, and tell whoever comes back that their session is gone."""
        lines = self._lines()
        self.sessions.clear()
        for line in lines:
            if line.transport is not None:
                line.transport.abort()

    async def reconnect(self) -> None:
        """Ask every client to connect anew."""
        for line in self._lines():
            await line.send(RECONNECT, None)

    async def close(self, code: int) -> None:
        """Close every connection with a code."""
        for line in self._lines():
            await line.socket.close(code=code)

    def _lines(self) -> list[Line]:
        return [session.line for session in self.sessions if session.line is not None]

    async def _hear(self, line: Line, frame: Any) -> None:
        op, data = frame["op"], frame["d"]
        if op not in (IDENTIFY, RESUME):  # which carry the token, as they must
            canaries.look("chat messages", "Discord's gateway", data)
        if op == HEARTBEAT:
            await line.send(HEARTBEAT_ACK, None)
        elif op == IDENTIFY:
            await self._identify(line, data)
        elif op == RESUME:
            await self._resume(line, data)

    async def _identify(self, line: Line, data: Any) -> None:
        if data["token"] != self.token:
            await line.socket.close(code=WRONG_TOKEN)
            return
        if data["intents"] != GUILDS_ONLY:
            await line.socket.close(code=WRONG_INTENTS)
            return
        shard = tuple(data.get("shard", (0, 1)))
        session = Session(f"session-{len(self.sessions)}", line, (shard[0], shard[1]))
        guilds = [one for one in self.world.guilds if _shard_of(one, shard[1]) == shard[0]]
        ready = {
            "v": 10,
            "user": user(BOT, "verbatim", bot=True),
            "guilds": [{"id": one, "unavailable": True} for one in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": list(shard),
            "application": {"id": BOT, "flags": 0},
        }
        await self._send_event(session, "READY", ready)
        for one in guilds:
            await self._send_event(session, "GUILD_CREATE", self.world.guild(one))
        self.sessions.append(session)
        self.identifies.append(data)
        await self._tell()

    async def _resume(self, line: Line, data: Any) -> None:
        session = next((s for s in self.sessions if s.id == data["session_id"]), None)
        if session is None:
            await line.send(INVALID_SESSION, False)
            return
        session.line = line
        for seq, (event, missed) in enumerate(session.events[data["seq"] :], data["seq"] + 1):
            await line.send(DISPATCH, missed, event, seq)
        await self._send_event(session, "RESUMED", {})
        self.resumes += 1
        await self._tell()

    async def _send_event(self, session: Session, event: str, data: Any) -> None:
        session.events.append((event, data))
        if session.line is not None and not session.line.socket.closed:
            with suppress(ConnectionError):  # dropped: it is sent when the session is resumed
                await session.line.send(DISPATCH, data, event, len(session.events))

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _shard_of(guild: str, shards: int) -> int:
    """The shard on which a server's events come, as Discord counts it."""
    return (int(guild) >> 22) % shards
