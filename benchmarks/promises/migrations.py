"""Promise 13: a migration that is killed leaves the database sound, and the next start goes on.

An old database with many rows is migrated by the real command in a process of its own, which is
killed (SIGKILL) at a moment drawn by chance between its start and its end. After each kill the file
is looked at page by page, nothing may be missing, and the next try must bring it up to date.

Before an upgrade the bot is stopped: how long that takes in the middle of its work is in `stops`.
"""

import asyncio
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.promises.finding import ROOT, Finding
from benchmarks.promises.stops import MOST_SECONDS, stop_often
from bot.storage.engines import read_url, reader_engine
from bot.storage.maintenance import find_damage
from bot.storage.migrate import bring_up_to_date
from bot.storage.migrations import HEAD

NUMBER = 13
PROMISE = "An upgrade that is cut off at any moment leaves the database sound, and goes on later."

_OLDEST = "0001"
_NAME = "verbatim.db"


def make_old(folder: Path, rows: int) -> Path:
    """Return a database of the first version with so many messages in it."""
    file = folder / _NAME
    url = f"sqlite:///{file}"
    engine = reader_engine(read_url(url), 1)
    bring_up_to_date(engine, head=_OLDEST)
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO workspace (platform, remote_id, name) VALUES ('c','w','')")
        connection.execute("INSERT INTO channel (workspace_id, remote_id, name) VALUES (1,'c','')")
        connection.executemany(
            "INSERT INTO delivery (workspace_id, channel_id, key, message, state) "
            "VALUES (1, 1, ?, ?, 'sent')",
            ((f"key-{number}", "x" * 500) for number in range(rows)),
        )
    return file


def migrate(folder: Path, kill_after: float | None = None) -> bool:
    """Migrate the database in a folder; return whether it came to its end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "db", "migrate"],
        cwd=ROOT,
        env={**os.environ, "VERBATIM_DATA_DIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return process.wait(kill_after) == 0
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return False


def version_and_rows(file: Path) -> tuple[str, int]:
    """Return the version of a database and how many messages it holds."""
    with closing(sqlite3.connect(file)) as connection:
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return str(version), int(connection.execute("SELECT count(*) FROM delivery").fetchone()[0])


def cut_off(old: Path, rows: int, seconds: float) -> tuple[bool, bool]:
    """Cut one migration off after so long; return whether it was, and whether all is well."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(shutil.copy(old, folder))
        finished = migrate(file.parent, seconds)
        version, kept = version_and_rows(file)
        sound = not find_damage(f"sqlite:///{file}") if version == HEAD else _is_whole(file)
        well = sound and kept == rows and version in (_OLDEST, HEAD)
        return not finished, well and migrate(file.parent) and version_and_rows(file) == (
            HEAD,
            rows,
        )


def _is_whole(file: Path) -> bool:
    """Return whether every page of a database is in order, whatever its version."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def check(*, quick: bool) -> Finding:
    """Cut off 5 migrations (quick) or 50, and stop 1 bot or 20."""
    chance = random.Random(13)
    tries, rows = (5, 20_000) if quick else (50, 100_000)
    with tempfile.TemporaryDirectory() as folder:
        old = make_old(Path(folder), rows)
        with tempfile.TemporaryDirectory() as other:
            shutil.copy(old, other)
            began = time.perf_counter()
            assert migrate(Path(other))
            whole = time.perf_counter() - began
        moments = [chance.uniform(0.2, 1.0) * whole for _ in range(tries)]
        found = [cut_off(old, rows, moment) for moment in moments]
    cut = sum(was_cut for was_cut, _ in found)
    broken = sum(not well for _, well in found)
    stops = 1 if quick else 20
    longest, unwell = asyncio.run(stop_often(stops))
    figure = (
        f"{cut} of {tries} migrations of {rows} rows cut off by kill -9: {broken} not sound; "
        f"{stops} bots stopped at work by SIGTERM: {longest:.1f} s at most, {unwell} lost or "
        "repeated something"
    )
    # The short form runs among the tests, where the time of a stop says more of the machine.
    in_time = quick or longest <= MOST_SECONDS
    return Finding(broken == 0 and cut > 0 and unwell == 0 and in_time, figure)
