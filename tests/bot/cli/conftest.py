"""What all tests of the command line share."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import main

ROOT = Path(__file__).parents[3]
ARTICLES = {
    "one.txt": (
        "Ferry line to Lund reopens\n\nThe ferry line between Aarn and Lund reopened on Monday, as "
        "the storm was over. Transport Minister Mara Ellis travelled on the first ship.\n"
    ),
    "two.txt": (
        "Aarn votes for a new bridge\n\nThe council of Aarn voted on Monday for a bridge over the "
        "northern channel. Mayor Jonas Wirth called the decision a beginning.\n"
    ),
}


@pytest.fixture(autouse=True)
def logs(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """The log is left as pytest set it up; how a command would have set it up is returned."""
    calls: list[dict[str, object]] = []
    monkeypatch.setattr("bot.cli.settings.set_up_logs", lambda **given: calls.append(given))
    return calls


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the bot ran once on two articles."""
    home = tmp_path_factory.mktemp("ran")
    (home / "articles").mkdir()
    for name, text in ARTICLES.items():
        (home / "articles" / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        env={**os.environ, **environment(home)},
        input="/latest\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Ferry line" in done.stdout
    return home


def environment(home: Path) -> dict[str, str]:
    return {
        "VERBATIM_DATA_DIR": str(home / "data"),
        "VERBATIM_SEEDS": str(home / "articles"),
        "VERBATIM_DIGEST__TIMEZONE": "Europe/Berlin",
    }


Bot = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bot(
    ran: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Bot:
    """The command line on a copy of that folder; returns status, output and errors."""
    shutil.copytree(ran / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    for name, value in environment(ran).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("VERBATIM_DATA_DIR", str(tmp_path / "data"))

    def call(*words: str) -> tuple[int, str, str]:
        status = main(words)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call
