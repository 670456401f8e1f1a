"""The far end of the polling benchmark: a web server in a process of its own.

It answers 304 to whoever sends the validator it knows, and for the feeds numbered below `changed`
a feed with one entry more at each request. A bare protocol, so that the server is not what is
measured.
"""

import asyncio
import sys
from collections import Counter

from benchmarks.ingest.invented import FIRST, invented_feed

_UNCHANGED = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\nCache-Control: max-age=300\r\n\r\n'


class Origin(asyncio.Protocol):
    """Answers the requests of one connection."""

    def __init__(self, changed: int, asked: Counter[int]) -> None:
        self._changed = changed
        self._asked = asked
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head))

    def _answer(self, head: bytes) -> bytes:
        feed = int(head.split(b" ", 2)[1].strip(b"/"))
        if feed >= self._changed and b'"1"' in head:
            return _UNCHANGED
        self._asked[feed] += 1
        body = invented_feed(feed, FIRST + self._asked[feed])
        return (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
            b'ETag: "1"\r\nContent-Length: %d\r\n\r\n%b' % (len(body), body)
        )


async def serve(changed: int) -> None:
    """Serve until the process is ended; the port goes to standard output."""
    loop, asked = asyncio.get_running_loop(), Counter[int]()
    server = await loop.create_server(lambda: Origin(changed, asked), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
