"""SIGTERM while the bot sends, reads and works: it hands back, and the next one goes on."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.promises.stops import ARTICLES, stop_once
from tests.end_to_end.test_run import ROOT, environment, run_bot


async def test_what_is_under_way_is_handed_back_and_done_once_by_the_next() -> None:
    stop = await stop_once(after=0.3)
    assert stop.status == 0, stop.errors
    assert "did not end within" not in stop.errors
    assert "Traceback" not in stop.errors
    assert stop.articles_before in (0, ARTICLES)  # all that a reading brings, or nothing
    assert stop.shown == 1
    assert stop.articles == ARTICLES


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    assert run_bot(data, "/help\n").returncode == 0
    return data


def test_the_service_manager_hears_of_the_whole_life(ran: Path, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(60)
        told = {"NOTIFY_SOCKET": ear.getsockname(), "WATCHDOG_USEC": "200000"}
        with subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={**environment(ran), **told},
        ) as bot:
            heard = [ear.recv(4096) for _ in range(3)]
            bot.send_signal(signal.SIGTERM)
            while heard[-1] != b"STOPPING=1":
                heard.append(ear.recv(4096))
            bot.wait(timeout=60)
    assert heard[0] == b"READY=1\nSTATUS=Serving."
    assert set(heard[1:-1]) == {b"WATCHDOG=1"}
    assert bot.returncode == 0
