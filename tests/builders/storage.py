"""Open storages for tests: each engine in turn, empty before every test.

Use: `pytest_plugins = ["tests.builders.storage"]` in a test module, and the fixtures `storage` or
`t` (an open transaction) with `mine` and `theirs` (two workspaces), each on both engines; or
`sqlite_url`.
"""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, delete

from bot.storage import schema
from bot.storage.contract import Transaction
from bot.storage.database import Database, Nouns, open_database
from bot.storage.engines import read_url, writer_engine

if TYPE_CHECKING:  # pytest loads the fixtures of that module itself, and wants to be the first
    from tests.fakes.postgres import PostgresServer

pytest_plugins = ["tests.fakes.postgres"]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty database file of the newest version, to be copied."""
    path = tmp_path_factory.mktemp("template") / "verbatim.db"
    open_database(f"sqlite:///{path}").close_now()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the URL of an empty SQLite database of the newest version."""
    shutil.copy(sqlite_template, tmp_path / "verbatim.db")
    return f"sqlite:///{tmp_path / 'verbatim.db'}"


@pytest.fixture(scope="session")
def postgres_database(postgres_server: "PostgresServer") -> str:
    """Return the URL of a PostgreSQL database of the newest version, shared by the session."""
    url = postgres_server.new_database()
    open_database(url).close_now()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Return the URL of an empty database of the newest version, on each engine in turn."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    url = str(request.getfixturevalue("postgres_database"))
    _empty(url)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Return what gives the URL of an empty database each time, on each engine in turn."""
    if request.param == "sqlite":
        template, numbers = request.getfixturevalue("sqlite_template"), count(1)

        def copy() -> str:
            return f"sqlite:///{shutil.copy(template, tmp_path / f'{next(numbers)}.db')}"

        return copy
    url = str(request.getfixturevalue("postgres_database"))

    def clear() -> str:
        _empty(url)
        return url

    return clear


@pytest.fixture
def storage(database_url: str) -> Iterator[Database]:
    """Yield an open, empty storage, on each engine in turn."""
    database = open_database(database_url)
    yield database
    database.close_now()


@pytest.fixture(scope="session")
def sqlite_writer(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return the writing engine of an empty SQLite database that stays empty."""
    path = tmp_path_factory.mktemp("kept-empty") / "verbatim.db"
    shutil.copy(sqlite_template, path)
    return writer_engine(read_url(f"sqlite:///{path}"))


@pytest.fixture(scope="session")
def postgres_writer(postgres_server: "PostgresServer") -> Iterator[Engine]:
    """Yield the writing engine of an empty PostgreSQL database that stays empty."""
    url = postgres_server.new_database()
    open_database(url).close_now()
    engine = writer_engine(read_url(url))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def t(request: pytest.FixtureRequest) -> Iterator[Transaction]:
    """Yield a writing transaction on an empty database, on each engine in turn; rolled back."""
    name = "sqlite_writer" if request.param == "sqlite" else "postgres_writer"
    engine: Engine = request.getfixturevalue(name)
    with engine.connect() as connection:
        yield Nouns(connection)
        connection.rollback()


@pytest.fixture
def mine(t: Transaction) -> int:
    """Return the id of a workspace."""
    return t.workspaces.ensure("console", "mine", "Mine").id


@pytest.fixture
def theirs(t: Transaction) -> int:
    """Return the id of another workspace, which must never be seen from the first."""
    return t.workspaces.ensure("console", "theirs", "Theirs").id


def _empty(url: str) -> None:
    # One from a template takes 0.1 s, this takes milliseconds.
    engine = writer_engine(read_url(url))
    with engine.begin() as connection:
        for table in (schema.workspace, schema.clock, schema.parked_host):  # all others go along
            connection.execute(delete(table))
    engine.dispose()
