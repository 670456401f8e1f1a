"""Handing a database over: a command borrows it from the running bot, and gives it back.

::

    command                                   the running bot
    makes FILE.handover, locks it ─────────▶  sees it, stops, closes the database,
    takes the lease  ◀──────────────────────  gives up the lease
    works, gives up the lease,
    removes FILE.handover  ────────────────▶  takes the lease, starts again

The file counts only while whoever made it holds its lock: of a command that was killed, nothing
stays that could stop a bot. It stands beside the database, so it works wherever both see the same
folder. PostgreSQL databases are not handed over.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TextIO

from bot.model.errors import DatabaseInUseError
from bot.storage.engines import read_url
from bot.storage.lease import Lease, hold_lease, name_holder, own_name
from bot.storage.trouble import in_sentences

_LOOK = 0.2
"""Seconds between two looks at whether it is the other side's turn."""
_TRIES = 4
"""So often within one such pause a command asks: the bot may look before the request is locked."""
_PATIENCE = 60.0
"""Seconds that a command waits for a bot; one that works well stops within ten."""
_RETURN = 15.0
"""Seconds that a bot is given to take the database back, until the command says nothing of it."""


@asynccontextmanager
async def borrow_lease(url: str, *, patience: float = _PATIENCE) -> AsyncIterator[str]:
    """Take the lease, from a running bot if there is one; yield its name ("" where there is none).

    The bot goes on afterwards. Raises DatabaseInUseError where it does not hand over within
    `patience` seconds, or another command has asked it already.
    """
    path = _file_of(url)
    try:
        lease = hold_lease(url)
    except DatabaseInUseError:
        if path is None:
            raise
    else:
        with lease:
            yield ""
        return
    with in_sentences(read_url(url)):
        request = await _ask(path)
    with _standing(path, request):
        holder = name_holder(url)
        with await _wait_for_lease(url, patience):
            yield holder


async def until_asked(url: str) -> None:
    """Return when a command asks for the database."""
    while not _is_asked_for(url):  # noqa: ASYNC110 - another process's doing
        await asyncio.sleep(_LOOK)


async def take_back(url: str) -> Lease:
    """Return the lease once the command that asked for it is done, however it ended."""
    while _is_asked_for(url):  # noqa: ASYNC110 - another process's doing
        await asyncio.sleep(_LOOK)
    return await _wait_for_lease(url, _RETURN)


async def is_taken_back(url: str) -> bool:
    """Return whether a bot has the lease that this process had, or takes it within a while."""
    for _ in range(round(_RETURN / _LOOK)):
        if name_holder(url) != own_name():
            return True
        await asyncio.sleep(_LOOK)
    return False


async def _wait_for_lease(url: str, seconds: float) -> Lease:
    until = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            return hold_lease(url)
        except DatabaseInUseError:
            if asyncio.get_running_loop().time() >= until:
                raise
        await asyncio.sleep(_LOOK)


@contextmanager
def _standing(path: Path, request: TextIO) -> Iterator[None]:
    """Let a request stand meanwhile."""
    with request:
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


async def _ask(path: Path) -> TextIO:
    """Return the file of the request, locked. Raises DatabaseInUseError where another has it."""
    for _ in range(_TRIES):
        request = _make_request(path)
        if _lock(request) and _is_at(path, request):
            return request
        # The bot has just looked, and removed what nobody held yet; or another command asks.
        request.close()
        await asyncio.sleep(_LOOK / _TRIES)
    raise DatabaseInUseError(
        f"Another command has asked the bot for {path.with_suffix('')} already.",
        fix="Wait until that one is done.",
        subject=str(path),
    )


def _make_request(path: Path) -> TextIO:
    """Make the file such that every account sees who locks it: the bot's may be another one.

    Nothing stands in it. A link is not followed: the command may have more rights than the bot.
    """
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW)
    request = os.fdopen(opened, "w", encoding="utf-8")
    os.fchmod(opened, 0o644)
    return request


def _is_asked_for(url: str) -> bool:
    path = _file_of(url)
    if path is None or not path.exists():
        return False
    try:
        with path.open(encoding="utf-8") as request:
            if not _lock(request):
                return True
            if _is_at(path, request):
                path.unlink()  # whoever made it is gone
    except OSError:  # it has gone meanwhile, or is none that we may read
        return False
    return False


def _lock(file: TextIO) -> bool:
    """Lock a file until it is closed; return whether that was possible."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(path: Path, file: TextIO) -> bool:
    return path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())


def _file_of(url: str) -> Path | None:
    parsed = read_url(url)
    return Path(f"{parsed.database}.handover") if parsed.get_backend_name() == "sqlite" else None
