"""Opening a database: what is refused, and how that is said."""

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.model.errors import (
    CorruptDatabaseError,
    DatabaseUnreachableError,
    DiskFullError,
    NewerDatabaseError,
    ReadOnlyError,
    StoppingError,
    StorageError,
)
from bot.storage.database import Database, open_database
from bot.storage.engines import PAGE_SIZE, read_url, reader_engine, writer_engine
from bot.storage.migrations import HEAD
from bot.storage.trouble import in_sentences, place_of
from tests.builders.articles import store_article

if TYPE_CHECKING:
    from tests.fakes.postgres import PostgresServer

pytest_plugins = ["tests.builders.storage"]


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def fill(storage: Database, articles: int = 1) -> int:
    workspace = await storage.write(lambda t: t.workspaces.ensure("console", "w", "W"))
    await storage.write(lambda t: [store_article(t, workspace.id, str(n)) for n in range(articles)])
    return workspace.id


async def test_a_new_database_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "verbatim.db"
    storage = open_database(f"sqlite:///{path}")
    await fill(storage)
    await storage.close()

    with sqlite3.connect(path) as connection:
        facts = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "page_size", "auto_vacuum")
        ]
    assert facts == ["wal", PAGE_SIZE, 2]


def test_the_writer_keeps_what_it_committed_through_a_power_loss(sqlite_url: str) -> None:
    engine = writer_engine(read_url(sqlite_url))
    with engine.connect() as connection:
        facts = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert facts == {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_current_database_opens_without_alembic(sqlite_url: str) -> None:
    script = (
        "import sys; from bot.storage.database import open_database; "
        f"open_database({sqlite_url!r}).close_now(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://u:hush@h/x", "begins with mysql"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("not a url hush", "cannot be read"),
        ("postgresql://u:hush@h:port/x", "cannot be read"),
    ],
)
def test_an_unknown_url_is_refused_without_its_password(url: str, said: str) -> None:
    with pytest.raises(DatabaseUnreachableError, match=said) as caught:
        open_database(url)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_all_spellings_of_postgresql_are_known(scheme: str) -> None:
    url = read_url(f"{scheme}://u:hush@db.example/news")

    assert url.drivername == "postgresql+psycopg"
    assert place_of(url) == "postgresql://u:***@db.example/news"


def test_an_unreachable_server_is_named_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachableError, match="cannot be reached") as caught:
        open_database(f"postgresql://u:hush-hush@/news?host={tmp_path}")
    assert "hush" not in str(caught.value)
    assert "server runs" in caught.value.fix


def test_a_missing_database_on_a_server_is_named(postgres_server: "PostgresServer") -> None:
    with pytest.raises(DatabaseUnreachableError, match="no_such_name"):
        open_database(postgres_server.url("no_such_name"))


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(DatabaseUnreachableError, match=r"data is not a folder"):
        open_database(f"sqlite:///{tmp_path / 'data' / 'verbatim.db'}")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachableError, match="cannot be opened"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_read_only_folder_is_said_so(tmp_path: Path) -> None:
    # As root chmod stops nobody; /proc takes no new files from anyone.
    with pytest.raises((ReadOnlyError, DatabaseUnreachableError)) as caught:
        open_database("sqlite:////proc/self/verbatim.db")
    assert "/proc/self/verbatim.db" in caught.value.message
    assert "write" in caught.value.fix


async def test_a_database_that_may_not_be_written_is_said_so(sqlite_url: str) -> None:
    url = read_url(sqlite_url)
    read_only = reader_engine(url, 1)
    storage = Database(read_only, read_only)

    with pytest.raises(ReadOnlyError, match="may not be written") as caught:
        await fill(storage)
    assert caught.value.subject == str(file_of(sqlite_url))
    await storage.close()


async def test_a_server_that_takes_nothing_is_said_so(postgres_database: str) -> None:
    """A standby, or one that an operator has made read-only: there is no file, and no folder."""
    url = read_url(postgres_database)
    reader = reader_engine(url, 1)
    storage = Database(reader, reader)

    with pytest.raises(ReadOnlyError, match="lets nothing be written") as caught:
        await fill(storage)
    assert "standby" in caught.value.fix
    assert "folder" not in caught.value.fix
    await storage.close()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    path.write_bytes(b"this is a letter, not a database" * 100)
    (tmp_path / "verbatim-before-0002.db").touch()
    before = path.read_bytes()

    with pytest.raises(CorruptDatabaseError, match="damaged") as caught:
        open_database(f"sqlite:///{path}")
    assert "verbatim-before-0002.db" in caught.value.fix
    assert path.read_bytes() == before


async def test_a_damaged_page_is_said_so(sqlite_url: str) -> None:
    storage = open_database(sqlite_url)
    mine = await fill(storage, 200)
    await storage.close()
    path = file_of(sqlite_url)
    content = bytearray(path.read_bytes())
    noise = random.Random(1)
    for start in range(PAGE_SIZE, len(content), PAGE_SIZE):
        content[start : start + 200] = noise.randbytes(200)
    path.write_bytes(content)

    broken = Database(writer_engine(read_url(sqlite_url)), reader_engine(read_url(sqlite_url), 1))
    with pytest.raises(CorruptDatabaseError, match="damaged"):
        await broken.read(lambda t: t.articles.search(mine, "harbour"))
    await broken.close()


async def test_a_full_disk_loses_nothing_and_mends_itself(sqlite_url: str) -> None:
    url = read_url(sqlite_url)
    writer = writer_engine(url)
    storage = Database(writer, reader_engine(url, 1))
    mine = await fill(storage)

    def limit(pages: int) -> None:
        with writer.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    limit(1)  # SQLite takes the present size when it is more
    with pytest.raises(DiskFullError, match="no room left") as caught:
        await storage.write(lambda t: [store_article(t, mine, f"more {n}") for n in range(2000)])
    assert "nothing stored is lost" in caught.value.fix
    assert (await storage.read(lambda t: t.workspaces.counts(mine))).articles == 1

    limit(1_000_000)
    await storage.write(lambda t: store_article(t, mine, "later"))
    assert (await storage.read(lambda t: t.workspaces.counts(mine))).articles == 2
    await storage.close()


def test_no_space_left_from_the_system_is_a_full_disk_too() -> None:
    with pytest.raises(DiskFullError), in_sentences(read_url("sqlite:///x/verbatim.db")):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_disk_without_locks_is_said_so(number: int) -> None:
    """As many disks of a network are: what may be written there has nothing to do with it."""
    with (
        pytest.raises(DatabaseUnreachableError, match="does not let files be locked") as caught,
        in_sentences(read_url("sqlite:///x/verbatim.db")),
    ):
        raise OSError(number, os.strerror(number))
    assert "disk of this machine" in caught.value.fix


async def test_a_lock_held_too_long_is_said_so(sqlite_url: str) -> None:
    storage = open_database(sqlite_url)
    await fill(storage)
    writer = writer_engine(read_url(sqlite_url))
    with writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    impatient = Database(writer, writer)
    other = sqlite3.connect(file_of(sqlite_url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageError, match="locked by another program"):
        await fill(impatient)
    other.execute("ROLLBACK")
    other.close()
    await impatient.close()
    await storage.close()


def test_a_database_of_a_newer_version_is_left_alone(sqlite_url: str) -> None:
    path = file_of(sqlite_url)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9001'")
    connection.close()
    before = dump(path)

    with pytest.raises(NewerDatabaseError, match=rf"version 9001.* up to {HEAD}"):
        open_database(sqlite_url)
    assert dump(path) == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "reader.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE feed (url TEXT)")
    connection.close()
    before = dump(path)

    with pytest.raises(StorageError, match="another program"):
        open_database(f"sqlite:///{path}")
    assert dump(path) == before


def test_without_leave_to_migrate_an_empty_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"

    with pytest.raises(StorageError, match="not been set up"):
        open_database(f"sqlite:///{path}", migrate=False)


def test_a_copy_of_the_file_is_a_database(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "with space & 'quote', %41 and ?.db"
    shutil.copy(file_of(sqlite_url), copy)

    open_database(f"sqlite:///{copy}", migrate=False).close_now()


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


async def test_a_closed_database_says_that_the_bot_stops(sqlite_url: str) -> None:
    storage = open_database(sqlite_url)
    await storage.close()
    for work in (storage.read, storage.write):
        with pytest.raises(StoppingError, match="being stopped"):
            await work(lambda t: t.workspaces.all())
