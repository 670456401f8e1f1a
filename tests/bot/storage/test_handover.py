"""Borrowing a database from a running bot, and giving it back."""

import asyncio
import fcntl
import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from bot.model.errors import DatabaseInUseError, StorageError
from bot.storage.handover import borrow_lease, take_back, until_asked
from bot.storage.lease import hold_lease


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'verbatim.db'}"


async def be_a_bot(url: str, seen: list[str]) -> None:
    """Hold the lease, hand it over when asked, take it back: as `bot.service` does."""
    lease = hold_lease(url)
    while True:
        with lease:
            seen.append("runs")
            await until_asked(url)
        seen.append("stopped")
        lease = await take_back(url)


async def let_begin(seen: list[str]) -> None:
    while not seen:  # noqa: ASYNC110
        await asyncio.sleep(0)


async def runs_again(seen: list[str]) -> None:
    while len(seen) < 3:  # noqa: ASYNC110
        await asyncio.sleep(0.01)


def requests(folder: Path) -> list[Path]:
    return list(folder.glob("*.handover"))


async def end(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_where_no_bot_runs_the_lease_is_simply_taken(url: str, tmp_path: Path) -> None:
    async with borrow_lease(url) as holder:
        assert holder == ""
        with pytest.raises(DatabaseInUseError):
            hold_lease(url)
    hold_lease(url).close()
    assert requests(tmp_path) == []


async def test_a_running_bot_hands_over_and_goes_on(url: str, tmp_path: Path) -> None:
    seen: list[str] = []
    bot = asyncio.create_task(be_a_bot(url, seen))
    await let_begin(seen)
    async with borrow_lease(url) as holder:
        assert "process" in holder
        assert seen == ["runs", "stopped"]
    await runs_again(seen)
    assert seen == ["runs", "stopped", "runs"]
    assert requests(tmp_path) == []
    await end(bot)


async def test_a_bot_that_does_not_answer_keeps_it(url: str, tmp_path: Path) -> None:
    with hold_lease(url):
        with pytest.raises(DatabaseInUseError, match="is running"):
            async with borrow_lease(url, patience=0):
                pass
        assert requests(tmp_path) == []


async def test_a_bot_of_another_account_sees_that_it_is_asked(url: str, tmp_path: Path) -> None:
    """Commands on a service's database are root's, and what they write is for nobody else."""
    modes: list[int] = []

    async def look() -> None:
        while not requests(tmp_path):  # noqa: ASYNC110
            await asyncio.sleep(0)
        modes.append(stat.S_IMODE(requests(tmp_path)[0].stat().st_mode))

    before = os.umask(0o077)
    try:
        looking = asyncio.create_task(look())
        with hold_lease(url), pytest.raises(DatabaseInUseError):
            async with borrow_lease(url, patience=0.1):
                pass
        await looking
    finally:
        os.umask(before)
    assert [mode & 0o444 for mode in modes] == [0o444]


async def test_a_request_that_is_a_link_is_not_followed(url: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch(0o600)
    (tmp_path / "verbatim.db.handover").symlink_to(secret)
    with hold_lease(url), pytest.raises(StorageError):
        async with borrow_lease(url, patience=0):
            pass
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


async def test_a_command_that_fails_gives_it_back_all_the_same(url: str) -> None:
    seen: list[str] = []
    bot = asyncio.create_task(be_a_bot(url, seen))
    await let_begin(seen)
    with pytest.raises(ValueError, match="bad luck"):
        async with borrow_lease(url):
            raise ValueError("bad luck")
    await runs_again(seen)
    await end(bot)


async def test_a_request_of_a_command_that_was_killed_is_none(url: str, tmp_path: Path) -> None:
    request = tmp_path / "verbatim.db.handover"
    request.touch()
    asked = asyncio.create_task(until_asked(url))
    while requests(tmp_path):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    assert not asked.done()
    await end(asked)


async def test_a_bot_that_looks_before_the_request_is_locked_costs_the_command_nothing(
    url: str, tmp_path: Path
) -> None:
    """It takes the request for one of a command that was killed, and removes it."""
    request = tmp_path / "verbatim.db.handover"
    seen: list[str] = []
    bot = asyncio.create_task(be_a_bot(url, seen))
    await let_begin(seen)
    with request.open("w") as looked_at:
        fcntl.flock(looked_at, fcntl.LOCK_EX)
        command = asyncio.create_task(borrow(url))
        await asyncio.sleep(0)  # it has asked for the first time
        request.unlink()
    assert "process" in await command
    await runs_again(seen)
    await end(bot)


async def borrow(url: str) -> str:
    async with borrow_lease(url) as holder:
        return holder


async def test_of_two_commands_the_second_is_told_so(url: str) -> None:
    seen: list[str] = []
    bot = asyncio.create_task(be_a_bot(url, seen))
    await let_begin(seen)
    async with borrow_lease(url):
        with pytest.raises(DatabaseInUseError, match="Another command has asked"):
            async with borrow_lease(url):
                pass
    await end(bot)
