"""What an operator does to a database, beside a bot that runs on it."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.errors import CorruptDatabaseError, StorageError
from bot.storage.database import Database, open_database
from bot.storage.maintenance import backup, find_damage, vacuum
from tests.builders.articles import NOON, build_tagged, store_article

pytest_plugins = ["tests.builders.storage"]


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def articles_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        (count,) = database.execute("SELECT count(*) FROM article").fetchone()
    return int(count)


async def fill(storage: Database, articles: int) -> int:
    workspace = await storage.write(lambda t: t.workspaces.ensure("console", "w", "W"))
    text = ["The harbour opened. " * 200]
    await storage.write(
        lambda t: [
            store_article(t, workspace.id, str(n), sentences=text, actors=[build_tagged()])
            for n in range(articles)
        ]
    )
    return workspace.id


def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(tmp_path: Path) -> None:
    damaged, target = tmp_path / "verbatim.db", tmp_path / "copy.db"
    damaged.write_bytes(b"not a database at all" * 500)
    with pytest.raises(CorruptDatabaseError):
        backup(f"sqlite:///{damaged}", target)
    assert list(tmp_path.iterdir()) == [damaged]


async def test_a_backup_of_a_running_database_is_whole(sqlite_url: str, tmp_path: Path) -> None:
    storage = open_database(sqlite_url)
    mine = await fill(storage, 20)
    target = tmp_path / "copy.db"

    assert await asyncio.to_thread(backup, sqlite_url, target) == target
    await storage.write(lambda t: store_article(t, mine, "later"))
    assert find_damage(f"sqlite:///{target}") == []
    assert articles_in(target) == 20
    assert articles_in(file_of(sqlite_url)) == 21
    await storage.close()


def test_a_backup_overwrites_nothing(sqlite_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")

    with pytest.raises(StorageError, match="is there already"):
        backup(sqlite_url, target)
    assert target.read_text() == "precious"


async def test_vacuum_gives_space_back_while_the_bot_runs(sqlite_url: str) -> None:
    storage = open_database(sqlite_url)
    mine = await fill(storage, 300)
    await storage.write(lambda t: t.articles.purge(NOON + timedelta(days=1)))

    freed = await asyncio.to_thread(vacuum, sqlite_url)
    assert freed > 500_000
    assert file_of(sqlite_url).stat().st_size < freed, "most of it was articles"
    assert find_damage(sqlite_url) == []
    assert await storage.write(lambda t: store_article(t, mine, "later")) > 300
    await storage.close()


async def test_vacuum_gives_space_back_where_a_tool_has_copied_the_file(sqlite_url: str) -> None:
    """What `sqlite3 old .recover | sqlite3 new` makes does not know which pages are unused."""
    storage = open_database(sqlite_url)
    await fill(storage, 300)
    await storage.write(lambda t: t.articles.purge(NOON + timedelta(days=1)))
    await storage.close()
    with closing(sqlite3.connect(file_of(sqlite_url))) as connection:
        for pragma in ("journal_mode = DELETE", "auto_vacuum = NONE"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("VACUUM")
        connection.execute("CREATE TABLE filler AS SELECT zeroblob(1000000)")
        connection.execute("DROP TABLE filler")
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (0,)

    assert await asyncio.to_thread(vacuum, sqlite_url) > 500_000
    assert find_damage(sqlite_url) == []


def test_a_sound_database_has_no_damage(sqlite_url: str) -> None:
    assert find_damage(sqlite_url) == []


async def test_damage_is_found(sqlite_url: str) -> None:
    storage = open_database(sqlite_url)
    await fill(storage, 3)
    await storage.close()
    connection = sqlite3.connect(file_of(sqlite_url))
    connection.execute("DROP TRIGGER article_words_delete")
    connection.execute("DELETE FROM article WHERE id = 1")
    connection.commit()
    connection.close()

    [orphans, words] = find_damage(sqlite_url)
    assert "rows refer to rows that are not there" in orphans
    assert "full-text index" in words


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    path.write_bytes(b"not a database, but long enough to be one" * 100)

    with pytest.raises(CorruptDatabaseError, match="damaged"):
        find_damage(f"sqlite:///{path}")


def test_a_missing_file_is_said_so_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"

    with pytest.raises(StorageError, match="There is no database"):
        vacuum(f"sqlite:///{path}")
    assert not path.exists()


def test_postgresql_has_its_own_tools(tmp_path: Path) -> None:
    url = "postgresql://u:hush@db.example/news"

    with pytest.raises(StorageError, match=r"pg_dump") as caught:
        backup(url, tmp_path / "x")
    assert "hush" not in str(caught.value)
    with pytest.raises(StorageError, match="pg_amcheck"):
        find_damage(url)
    with pytest.raises(StorageError, match="autovacuum"):
        vacuum(url)
