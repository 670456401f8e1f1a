"""A forward proxy on the loopback: hands each connection on to whom its first line names."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class FakeProxy:
    """Relays bytes; servers take the whole addresses that stand in requests to a proxy."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        """The first line of each request."""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._tasks: set[asyncio.Task[None]] = set()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def url(self) -> str:
        """Where it is, as it stands in HTTPS_PROXY."""
        host, port = self._server.sockets[0].getsockname()
        return f"http://{host}:{port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.readline()
        self._note(first)
        wanted = urlsplit(first.split()[1].decode())
        there, back = await asyncio.open_connection(wanted.hostname, wanted.port)
        back.write(first)
        for source, sink in ((reader, back), (there, writer)):
            task = asyncio.create_task(self._relay(source, sink))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _relay(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):  # either end may go at any time
            while data := await source.read(65_536):
                self._note(data)
                sink.write(data)
                await sink.drain()
        sink.close()

    def _note(self, data: bytes) -> None:
        lines = data.decode("latin-1").split("\r\n")
        self.asked += [line for line in lines if line.endswith("HTTP/1.1")]
