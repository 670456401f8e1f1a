"""What a person asked to be forgotten is not in the database file either, nor in its log."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bot.model.delivery import NewDelivery
from bot.model.workspace import DIRECT, DigestPlan
from bot.storage.database import Database, open_database
from bot.storage.engines import read_url, set_up_writer
from bot.storage.maintenance import vacuum
from commands.me_forget import MeForget
from tests.builders.newsroom import DATABASE, Newsroom, open_newsroom

pytest_plugins = ["tests.builders.storage"]

PERSON = "person-771204558893"
QUERY = "quixotic-harbour-query"
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def files(folder: Path) -> Iterator[bytes]:
    """Yield the bytes of the database and of all that lies beside it."""
    for path in folder.glob(f"{DATABASE}*"):
        yield path.read_bytes()


def times(folder: Path, words: str) -> int:
    return sum(body.count(words.encode()) for body in files(folder))


async def leave_traces(room: Newsroom, person: str) -> None:
    """Store somebody in every table that can hold a person, between rows that stay."""
    workspace, home = room.workspace.id, room.channel.id
    direct = await room.storage.write(
        lambda t: t.channels.ensure(workspace, f"{DIRECT}{person}", f"{person} (direct)")
    )
    for number in range(60):
        for who in (person, f"other-{number}"):
            words = f"{QUERY} {number} {'storm ' * (number % 7)}"
            alert, _ = await room.storage.write(
                lambda t, w=words, p=who: t.subscriptions.add(workspace, home, p, w, NOW)  # type: ignore[misc]
            )
            key = f"alert-{alert.id}-1"
            message = f'{{"to": "{who}"}}' * 9
            await room.storage.write(
                lambda t, k=key, m=message: t.deliveries.queue(  # type: ignore[misc]
                    NewDelivery(workspace, home, k, m, NOW)
                )
            )
    await room.storage.write(
        lambda t: t.subscriptions.add(workspace, direct.id, person, "ferry", NOW)
    )
    await room.storage.write(lambda t: t.managers.add(workspace, person, NOW))
    plan = DigestPlan(at=time(8), zone="UTC", set_by=person)
    due = NOW + timedelta(days=1)
    await room.storage.write(lambda t: t.channels.set_plan(workspace, home, plan, due))


async def test_after_forgetting_the_id_is_nowhere_in_the_files(tmp_path: Path) -> None:
    room = await open_newsroom(tmp_path)
    await leave_traces(room, PERSON)
    assert times(tmp_path, PERSON) > 100

    await MeForget()(room.context(person=PERSON), confirm="yes")
    await room.storage.empty_log()

    assert times(tmp_path, PERSON) == 0
    assert times(tmp_path, "other-59") > 0
    await room.close()
    vacuum(f"sqlite:///{tmp_path / DATABASE}")
    assert times(tmp_path, PERSON) == 0


async def test_until_the_log_is_emptied_it_still_holds_the_id(tmp_path: Path) -> None:
    """Why the clean-up empties it: without this the test above would prove nothing of the log."""
    room = await open_newsroom(tmp_path)
    await leave_traces(room, PERSON)
    await MeForget()(room.context(person=PERSON), confirm="yes")
    assert times(tmp_path, PERSON) > 0
    await room.close()


async def test_emptying_the_log_needs_no_sqlite(database: Database) -> None:
    await database.empty_log()
    assert await database.read(lambda t: t.workspaces.all()) == []


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    yield opened
    opened.close_now()


def test_the_writer_overwrites_what_it_deletes_whatever_its_sqlite_does_by_itself(
    sqlite_url: str,
) -> None:
    engine = create_engine(read_url(sqlite_url))
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA secure_delete = OFF")
        set_up_writer(raw, None)
        assert raw.execute("PRAGMA secure_delete").fetchone() == (1,)
    engine.dispose()
