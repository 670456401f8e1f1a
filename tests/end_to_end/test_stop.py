"""SIGTERM while the bot sends, reads and works: it hands back, and the next one goes on."""

import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.promises.stops import ARTICLES, stop_once
from tests.end_to_end.test_run import ROOT, environment, heed_hang_up, run_bot, running_bot


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


def test_a_hang_up_is_passed_over_where_there_is_no_terminal(ran: Path) -> None:
    """As `systemctl kill -s HUP` or `docker kill -s HUP` send it, to all its processes."""
    with running_bot(ran, alone=True) as bot:
        os.killpg(bot.pid, signal.SIGHUP)
        answers, errors = bot.communicate("/trending\n", timeout=60)
    assert bot.returncode == 0, errors
    assert "> /trending" in answers
    assert errors.count("SIGHUP is passed over: settings are read at the start") == 1


def test_a_terminal_that_is_closed_ends_the_bot_as_a_stop_does(ran: Path, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(60)
        told = {"NOTIFY_SOCKET": ear.getsockname()}
        bot, terminal = pty.fork()
        if bot == 0:
            os.chdir(ROOT)
            heed_hang_up()
            words = [sys.executable, "-m", "bot", "run"]
            os.execve(sys.executable, words, {**environment(ran), **told})
        try:
            assert ear.recv(4096).startswith(b"READY=1")
        finally:
            os.close(terminal)
        assert ear.recv(4096) == b"STOPPING=1"
        os.kill(bot, signal.SIGHUP)  # the system tells of it, and so does a shell
        _, status = os.waitpid(bot, 0)
        ear.setblocking(False)
        with pytest.raises(BlockingIOError):  # closing was not begun anew, and broken off by that
            ear.recv(4096)
    assert os.waitstatus_to_exitcode(status) == 0


def test_a_data_folder_that_is_moved_ends_the_bot_with_a_sentence(
    ran: Path, tmp_path: Path
) -> None:
    """It went on with the moved file, and read from the new one once somebody made it."""
    data = tmp_path / "data"
    shutil.copytree(ran, data)
    with running_bot(data) as bot:
        data.rename(tmp_path / "elsewhere")
        assert bot.wait(timeout=60) == 3
        errors = bot.stderr.read() if bot.stderr else ""
    assert f"The database {data / 'verbatim.db'} was moved" in errors
    assert "Traceback" not in errors
    assert not data.exists()
