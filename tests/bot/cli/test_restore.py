"""`db restore`: an old copy is put back, and posts nothing that is past."""

import fcntl
import resource
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.promises.migrations import make_old, version_and_rows
from bot.storage.lease import hold_lease
from bot.storage.migrations import HEAD
from tests.bot.cli.conftest import Bot
from tests.builders.account import run_as_account

HOUR = timedelta(hours=1) / timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)


@pytest.fixture
def data(tmp_path: Path, bot: Bot) -> Path:
    return tmp_path / "data"


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        return connection.execute(query).fetchall()


def change(database: Path, *statements: str) -> None:
    with sqlite3.connect(database) as connection:
        for statement in statements:
            connection.execute(statement)


def test_what_the_backup_holds_is_back_and_the_other_is_kept(bot: Bot, data: Path) -> None:
    assert bot("db", "backup", str(data / "copy.db"))[0] == 0
    change(data / "verbatim.db", "DELETE FROM article")
    status, said, errors = bot("db", "restore", str(data / "copy.db"))
    assert (status, errors) == (0, "")
    assert "is the database now" in said
    assert rows(data / "verbatim.db", "SELECT count(*) FROM article") == [(2,)]
    (kept,) = data.glob("verbatim-before-restore-*.db")
    assert str(kept) in said
    assert rows(kept, "SELECT count(*) FROM article") == [(0,)]
    assert bot("db", "check") == (0, "The database is sound.\n", "")
    assert not list(data.glob("*restoring*"))


def test_a_restored_copy_posts_nothing_that_is_past(bot: Bot, data: Path) -> None:
    hour_ago = micros(datetime.now(UTC)) - HOUR
    change(
        data / "verbatim.db",
        f"UPDATE channel SET next_due = {hour_ago:.0f}",
        "UPDATE delivery SET state = 'new'",
    )
    assert bot("db", "backup", str(data / "copy.db"))[0] == 0
    status, said, _ = bot("db", "restore", str(data / "copy.db"))
    assert status == 0
    assert "1 open message and 1 digest whose hour is past are not posted." in said
    database = data / "verbatim.db"
    assert rows(database, "SELECT DISTINCT state FROM delivery") == [("dead",)]
    ((due,),) = rows(database, "SELECT next_due FROM channel")
    assert isinstance(due, int)
    assert due > micros(datetime.now(UTC))
    assert "may have been posted already" in str(
        rows(database, "SELECT skipped FROM digest WHERE skipped IS NOT NULL")
    )


def test_a_backup_of_an_older_version_is_brought_up_to_date(bot: Bot, data: Path) -> None:
    (data / "old").mkdir()
    old = make_old(data / "old", rows=3)
    status, said, errors = bot("db", "restore", str(old))
    assert (status, errors) == (0, "")
    assert "is the database now" in said
    assert version_and_rows(data / "verbatim.db") == (HEAD, 3)
    assert version_and_rows(old)[0] == "0001"
    assert not list(data.glob("*restoring*"))


def test_from_a_bot_that_does_not_hand_over_nothing_is_taken(bot: Bot, data: Path) -> None:
    """It hands over to one command at a time."""
    assert bot("db", "backup", str(data / "copy.db"))[0] == 0
    before = (data / "verbatim.db").read_bytes()
    with (
        hold_lease(f"sqlite:///{data / 'verbatim.db'}"),
        (data / "verbatim.db.handover").open("a") as request,
    ):
        fcntl.flock(request, fcntl.LOCK_EX)  # as another command does
        status, _, said = bot("db", "restore", str(data / "copy.db"))
    assert status == 3
    assert "Another command has asked the bot" in said
    assert not list(data.glob("*restoring*"))
    assert (data / "verbatim.db").read_bytes() == before


def test_a_backup_that_is_not_there_or_damaged_changes_nothing(bot: Bot, data: Path) -> None:
    before = (data / "verbatim.db").read_bytes()
    assert "There is no file" in bot("db", "restore", str(data / "nowhere.db"))[2]
    (data / "broken.db").write_bytes(b"not a database at all" * 500)
    change(data / "other.db", "CREATE TABLE feed (url TEXT)")
    for name, why in (("broken.db", "damaged"), ("other.db", "no database of Verbatim")):
        status, _, said = bot("db", "restore", str(data / name))
        assert status == 1
        assert f"The backup {data / name} cannot be put back: It " in said
        assert why in said
    assert (data / "verbatim.db").read_bytes() == before
    assert not list(data.glob("*restoring*"))


def test_a_backup_of_a_newer_version_is_named_and_changes_nothing(bot: Bot, data: Path) -> None:
    assert bot("db", "backup", str(data / "copy.db"))[0] == 0
    change(data / "copy.db", "UPDATE alembic_version SET version_num = '9999'")
    before = (data / "verbatim.db").read_bytes()
    status, _, said = bot("db", "restore", str(data / "copy.db"))
    assert status == 1
    assert f"The backup {data / 'copy.db'} is of version 9999" in said
    assert (data / "verbatim.db").read_bytes() == before
    assert not list(data.glob("*restoring*"))


def test_a_backup_takes_the_place_of_what_is_no_database_any_more(bot: Bot, data: Path) -> None:
    assert bot("db", "backup", str(data / "copy.db"))[0] == 0
    noise = b"not a database at all" * 500
    for end in ("", "-wal", "-shm"):
        (data / f"verbatim.db{end}").unlink(missing_ok=True)
    (data / "verbatim.db").write_bytes(noise)
    status, said, errors = bot("db", "restore", str(data / "copy.db"))
    assert (status, errors) == (0, "")
    assert "open message" not in said
    assert rows(data / "verbatim.db", "SELECT count(*) FROM article") == [(2,)]
    (kept,) = data.glob("verbatim-before-restore-*.db")
    assert kept.read_bytes() == noise


def test_a_backup_is_put_back_from_where_nothing_may_be_written(
    bot: Bot, data: Path, tmp_path: Path
) -> None:
    closed = tmp_path / "backups"
    closed.mkdir()
    assert bot("db", "backup", str(closed / "copy.db"))[0] == 0
    change(data / "verbatim.db", "DELETE FROM article")
    (closed / "copy.db").chmod(0o444)
    closed.chmod(0o555)
    done = run_as_account(data, "db", "restore", str(closed / "copy.db"))
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(data / "verbatim.db", "SELECT count(*) FROM article") == [(2,)]
    assert [file.name for file in closed.iterdir()] == ["copy.db"]


def test_a_full_disk_keeps_no_part_of_a_backup(bot: Bot, data: Path) -> None:
    assert bot("db", "backup", str(data / "copy.db"))[0] == 0
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        status, _, said = bot("db", "restore", str(data / "copy.db"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert status == 1
    assert "verbatim.db" in said
    assert not list(data.glob("*restoring*"))


def test_where_nothing_may_be_written_a_copy_that_was_left_behind_is_named(
    bot: Bot, data: Path
) -> None:
    """As a killed command leaves it, on a disk that the system has made read-only since."""
    assert bot("db", "backup", str(data / "copy.db"))[0] == 0
    (data / "verbatim-restoring.db").touch()
    data.chmod(0o555)
    done = run_as_account(data, "db", "restore", str(data / "copy.db"))
    data.chmod(0o755)
    assert done.returncode == 1
    assert "verbatim-restoring.db may not be written by this account" in done.stderr
    assert "Traceback" not in done.stderr
