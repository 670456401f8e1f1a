"""Host names → addresses, in threads of our own.

The event loop's own executor would let hung look-ups of dead feed hosts hold up everybody else's
(chat platforms look names up there).
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from bot.model.errors import UnreachableError

Resolve: TypeAlias = Callable[[str, int], Awaitable[list[str]]]
"""Takes host and port, returns address literals, best first. Raises UnreachableError."""

_SECONDS = 5.0
_THREADS = 16


class Resolver:
    """Looks names up with the system's resolver; a `Resolve`."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="resolve")

    async def __call__(self, host: str, port: int) -> list[str]:
        """Return the addresses of `host`. Raises UnreachableError after 5 seconds at most."""
        loop = asyncio.get_running_loop()
        look_up = loop.run_in_executor(self._threads, _look_up, host, port)
        try:
            found = await asyncio.wait_for(look_up, _SECONDS)
        except (OSError, UnicodeError, ValueError) as error:  # TimeoutError is an OSError
            outcome = (
                "was not found in time" if isinstance(error, TimeoutError) else "was not found"
            )
            raise UnreachableError(f"The host {host[:100]} {outcome}.", subject=host) from error
        return list(dict.fromkeys(found))

    def close(self) -> None:
        """Let the threads end; look-ups under way are given up."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[str]:
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in entries]
