"""Host names → addresses, in threads of our own.

The event loop's own executor would let hung look-ups of dead feed hosts hold up everybody else's
(chat platforms look names up there). A thread that hangs cannot be ended, so each look-up has one
of its own, which never keeps the bot from stopping.
"""

import _thread
import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.model.clock import lies_ahead
from bot.model.errors import UnreachableError
from bot.model.progress import Clock

Resolve: TypeAlias = Callable[[str, int], Awaitable[list[str]]]
"""Takes host and port, returns address literals, best first. Raises UnreachableError."""

LookUp: TypeAlias = Callable[[str, int], list[str]]
"""Looks a name up, blocking. Raises OSError, UnicodeError or ValueError."""

_SECONDS = 5.0
AT_ONCE = 128
"""Look-ups side by side, those that hang included: they end when the system gives them up."""
_REMEMBER_FAILURE = timedelta(minutes=5)
_MOST_FAILURES = 10_000


class Resolver:
    """Looks names up with the system's resolver; a `Resolve`. What fails is not asked for a while.

    `seconds` bound one look-up with its wait for a thread.
    """

    def __init__(
        self, clock: Clock, *, look_up: LookUp | None = None, seconds: float = _SECONDS
    ) -> None:
        self._clock = clock
        self._look_up = look_up or _look_up
        self._seconds = seconds
        self._free = asyncio.Semaphore(AT_ONCE)
        self._failed: dict[str, tuple[datetime, str]] = {}

    async def __call__(self, host: str, port: int) -> list[str]:
        """Return the addresses of `host`. Raises UnreachableError after 5 seconds at most."""
        self._refuse_failed(host)
        is_asked = False
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
                is_asked = True
                found = await self._start(host, port)
        except (OSError, UnicodeError, ValueError) as error:  # TimeoutError is an OSError
            late = isinstance(error, TimeoutError)
            outcome = "was not found in time" if late else "was not found"
            if is_asked:  # that others hang says nothing of this one
                self._note_failure(host, outcome)
            raise _not_found(host, outcome) from error
        return list(dict.fromkeys(found))

    def _start(self, host: str, port: int) -> asyncio.Future[list[str]]:
        """Look a name up in a thread, which gives its place back whenever it ends."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[str]] = loop.create_future()

        def look_up() -> None:
            outcome: list[str] | Exception
            try:
                outcome = self._look_up(host, port)
            except (OSError, UnicodeError, ValueError) as error:
                outcome = error
            with contextlib.suppress(RuntimeError):  # the loop has closed: nobody waits
                loop.call_soon_threadsafe(self._finish, answer, outcome)

        try:
            # threading.Thread would hold up the loop until the thread has its first turn.
            _thread.start_new_thread(look_up, ())
        except RuntimeError as error:  # no thread left to be had
            self._finish(answer, OSError(str(error)))
        return answer

    def _finish(self, answer: asyncio.Future[list[str]], outcome: list[str] | Exception) -> None:
        self._free.release()
        if answer.done():
            return  # whoever asked has gone
        if isinstance(outcome, Exception):
            answer.set_exception(outcome)
        else:
            answer.set_result(outcome)

    def _refuse_failed(self, host: str) -> None:
        known = self._failed.get(host)
        if known and lies_ahead(known[0], self._clock(), _REMEMBER_FAILURE):
            raise _not_found(host, known[1])

    def _note_failure(self, host: str, outcome: str) -> None:
        now = self._clock()
        if len(self._failed) >= _MOST_FAILURES:
            self._failed = {name: one for name, one in self._failed.items() if one[0] > now}
        if len(self._failed) < _MOST_FAILURES:
            self._failed[host] = (now + _REMEMBER_FAILURE, outcome)


def _not_found(host: str, outcome: str) -> UnreachableError:
    return UnreachableError(f"The host {host[:100]} {outcome}.", subject=host)


def _look_up(host: str, port: int) -> list[str]:
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in entries]
