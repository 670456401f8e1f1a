"""A backup is put back while the real bot runs, and the bot goes on with it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.end_to_end.test_run import ROOT, environment, run_bot, running_bot


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    assert run_bot(data, "/help\n").returncode == 0
    return data


@pytest.fixture
def data(ran: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ran, tmp_path / "data"))


def command(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(data),
        timeout=120,
        check=False,
    )


def ask(process: "subprocess.Popen[str]", line: str) -> None:
    """Type a line, and go on once it is being answered."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    for printed in process.stdout:
        if printed.startswith(f"> {line}"):
            return
    raise AssertionError("it ended")


def change(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_the_bot_stops_for_it_and_goes_on_with_the_old_state(data: Path) -> None:
    copy = data / "copy.db"
    with running_bot(data) as process:
        assert command(data, "db", "backup", str(copy)).returncode == 0
        ask(process, "/alert add ferry")
        ask(process, "/help")  # by then the alert is kept
        done = command(data, "db", "restore", str(copy))
        assert (done.returncode, done.stderr) == (0, "")
        assert f"The running bot (process {process.pid} on {os.uname().nodename})" in done.stdout
        assert "The bot goes on with it." in done.stdout
        ask(process, "/alert list")
        alerts, errors = process.communicate("/quit\n", timeout=60)
    assert process.returncode == 0
    assert "no alerts" in alerts
    assert "ferry" not in alerts
    assert "Traceback" not in errors
    (kept,) = data.glob("verbatim-before-restore-*.db")
    with closing(sqlite3.connect(kept)) as before:
        assert before.execute("SELECT count(*) FROM subscription").fetchone() == (1,)


def test_what_the_old_copy_would_post_although_it_is_past_is_not_posted(data: Path) -> None:
    copy = data / "copy.db"
    hour_ago = round((datetime.now(UTC) - timedelta(hours=1)).timestamp() * 1_000_000)
    with running_bot(data) as process:
        assert command(data, "db", "backup", str(copy)).returncode == 0
        change(copy, f"UPDATE channel SET next_due = {hour_ago}", "DELETE FROM digest")
        change(copy, "UPDATE delivery SET state = 'new'")
        assert command(data, "db", "restore", str(copy)).returncode == 0
        said, _ = process.communicate("/latest\n/quit\n", timeout=60)
    assert "> /latest" in said
    assert "Extracted, not generated" not in said
    with closing(sqlite3.connect(data / "verbatim.db")) as now:
        assert set(now.execute("SELECT state FROM delivery")) <= {("dead",)}
        assert now.execute("SELECT count(*) FROM digest WHERE skipped IS NOT NULL").fetchone()[0]


def test_a_damaged_backup_does_not_disturb_the_bot(data: Path) -> None:
    broken = data / "broken.db"
    broken.write_bytes(b"no database at all" * 1000)
    with running_bot(data) as process:
        done = command(data, "db", "restore", str(broken))
        assert done.returncode == 1
        assert "damaged" in done.stderr
        _, errors = process.communicate("/quit\n", timeout=60)
    assert process.returncode == 0
    assert "asks for the database" not in errors
