"""A web server on the loopback for tests: it answers as scripted and remembers what it was asked.

::

    async with ScriptedWeb() as web:
        web.script("/feed.xml", Reply(body=b"<rss/>", headers={"ETag": '"1"'}), Reply(status=304))
        response = await client.get(web.url("/feed.xml"))
        assert web.requests[0].headers["user-agent"] == "..."

The last reply of a path repeats. A path without a script answers 404. A client must be allowed to
reach it: `Client(..., allow_private=[web.address])`.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Literal, TypeAlias

Ending: TypeAlias = Literal["done", "short", "drip", "endless", "hang", "reset", "silent"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it; header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Reply:
    """One scripted answer.

    `ending` says how it misbehaves: `short` closes before the promised length; `drip` sends a byte
    every ten milliseconds; `endless` repeats the body for ever; `hang` sends the body and then
    nothing more; `reset` cuts the connection without an answer; `silent` never answers.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    ending: Ending = "done"
    conditional: bool = False
    """Answer 304 by itself when the request carries this reply's ETag or Last-Modified."""


Answer: TypeAlias = Reply | Callable[[Asked], Reply]


class ScriptedWeb:
    """The server. Use it as an async context manager."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.host = host
        self.port = 0
        self.requests: list[Asked] = []
        self.connections = 0
        self._scripts: dict[str, list[Answer]] = {}
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "ScriptedWeb":
        self._server = await asyncio.start_server(self._serve, self.host, 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*list(self._tasks), return_exceptions=True)

    @property
    def address(self) -> str:
        """`host:port`, as settings name a private server."""
        return f"{self.host}:{self.port}"

    def url(self, path: str = "/") -> str:
        """Return the full address of a path."""
        return f"http://{self.address}{path}"

    def script(self, path: str, *answers: Answer) -> str:
        """Say what a path answers, in order; the last one repeats. Return the path's address."""
        self._scripts[path] = list(answers)
        return self.url(path)

    def asked(self, path: str) -> list[Asked]:
        """Return the requests for one path, in order."""
        return [request for request in self.requests if request.path == path]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            while (request := await _read_request(reader)) and await self._answer(request, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client went away or the test is over, as tests want it
        finally:
            writer.close()

    async def _answer(self, request: Asked, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; return whether the connection stays open."""
        self.requests.append(request)
        reply = self._next_reply(request)
        if reply.ending == "reset":
            writer.transport.abort()
            return False
        if reply.ending == "silent":
            await asyncio.Event().wait()
        writer.write(_head(reply))
        await _SENDERS[reply.ending](writer, reply.body)
        return reply.ending == "done"

    def _next_reply(self, request: Asked) -> Reply:
        answers = self._scripts.get(request.path)
        if not answers:
            return Reply(status=404, body=b"not found")
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        reply = answer if isinstance(answer, Reply) else answer(request)
        return _unchanged(reply) if reply.conditional and _is_known(reply, request) else reply


async def _read_request(reader: asyncio.StreamReader) -> Asked | None:
    head = await reader.readuntil(b"\r\n\r\n") if not reader.at_eof() else b""
    if not head:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in lines if line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(method, target, headers, body)


def _head(reply: Reply) -> bytes:
    try:
        phrase = HTTPStatus(reply.status).phrase
    except ValueError:
        phrase = "Scripted"
    headers = {"Content-Type": "text/plain; charset=utf-8", **reply.headers}
    if reply.ending == "done" and reply.status != 304:
        headers.setdefault("Content-Length", str(len(reply.body)))
    if reply.ending == "short":
        headers["Content-Length"] = str(len(reply.body) + 1000)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {reply.status} {phrase}\r\n{lines}\r\n".encode("latin-1")


def _is_known(reply: Reply, request: Asked) -> bool:
    pairs = (("ETag", "if-none-match"), ("Last-Modified", "if-modified-since"))
    return any(
        reply.headers[ours] == request.headers.get(theirs)
        for ours, theirs in pairs
        if ours in reply.headers
    )


def _unchanged(reply: Reply) -> Reply:
    kept = {k: v for k, v in reply.headers.items() if k in ("ETag", "Last-Modified")}
    return Reply(status=304, headers=kept)


async def _send_done(writer: asyncio.StreamWriter, body: bytes) -> None:
    writer.write(body)
    await writer.drain()


async def _send_drip(writer: asyncio.StreamWriter, body: bytes) -> None:
    for byte in body:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.01)


async def _send_endless(writer: asyncio.StreamWriter, body: bytes) -> None:
    while True:
        writer.write(body)
        await writer.drain()
        await asyncio.sleep(0)


async def _send_hang(writer: asyncio.StreamWriter, body: bytes) -> None:
    await _send_done(writer, body)
    await asyncio.Event().wait()


_SENDERS = {
    "done": _send_done,
    "short": _send_done,
    "drip": _send_drip,
    "endless": _send_endless,
    "hang": _send_hang,
}
