"""What the service manager hears, over a real datagram socket."""

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.monitor.supervisor import ALIVE, READY, Supervisor


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bound:
        bound.bind(str(tmp_path / "notify"))
        bound.settimeout(5)
        yield bound


def test_it_is_told_what_is_said(ear: socket.socket) -> None:
    Supervisor({"NOTIFY_SOCKET": ear.getsockname()}).tell(READY, "STATUS=Serving.")
    assert ear.recv(4096) == b"READY=1\nSTATUS=Serving."


def test_a_socket_that_is_no_file_is_told_too() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bound:
        name = f"verbatim-test-{os.getpid()}"
        bound.bind(f"\0{name}")
        bound.settimeout(5)
        Supervisor({"NOTIFY_SOCKET": f"@{name}"}).tell(READY)
        assert bound.recv(4096) == b"READY=1"


def test_without_one_nothing_is_told_and_nothing_fails(tmp_path: Path) -> None:
    Supervisor({}).tell(READY)
    assert Supervisor({}).patience == 0


def test_one_that_cannot_be_told_is_one_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Supervisor({"NOTIFY_SOCKET": str(tmp_path / "nowhere")}).tell(READY)
    assert "could not be told READY=1" in caplog.text


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({"WATCHDOG_USEC": "3000000"}, 3.0),
        ({"WATCHDOG_USEC": "3000000", "WATCHDOG_PID": str(os.getpid())}, 3.0),
        ({"WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "1"}, 0.0),  # meant for our parent
        ({"WATCHDOG_USEC": "soon"}, 0.0),
        ({}, 0.0),
    ],
)
def test_its_patience_is_as_the_environment_says(
    environment: dict[str, str], seconds: float
) -> None:
    assert Supervisor(environment).patience == seconds


async def test_signs_of_life_come_only_while_the_bot_is_well(ear: socket.socket) -> None:
    supervisor = Supervisor({"NOTIFY_SOCKET": ear.getsockname(), "WATCHDOG_USEC": "2000"})
    answers = iter((True, False, False, True))
    asked = 0

    def is_well() -> bool:
        nonlocal asked
        asked += 1
        return next(answers, False)

    telling = asyncio.create_task(supervisor.keep_told(is_well))
    while asked < 6:  # noqa: ASYNC110
        await asyncio.sleep(0)
    telling.cancel()
    ear.setblocking(False)
    heard = [ear.recv(4096), ear.recv(4096)]
    assert heard == [ALIVE.encode()] * 2
    with pytest.raises(BlockingIOError):
        ear.recv(4096)


async def test_without_a_watchdog_no_signs_of_life_are_given(ear: socket.socket) -> None:
    await Supervisor({"NOTIFY_SOCKET": ear.getsockname()}).keep_told(lambda: True)
    ear.setblocking(False)
    with pytest.raises(BlockingIOError):
        ear.recv(4096)
