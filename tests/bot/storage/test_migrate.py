"""Migrations: the schema they make, the copy before them, and failing ones."""

import resource
import shutil
import sqlite3
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, Float, create_engine, inspect

from bot.model.errors import StorageError
from bot.model.workspace import DigestPlan
from bot.storage import schema
from bot.storage.database import Nouns, open_database
from bot.storage.engines import read_url, reader_engine, writer_engine
from bot.storage.migrate import MIGRATIONS, bring_up_to_date
from bot.storage.migrations import HEAD
from tests.builders.articles import store_article

if TYPE_CHECKING:
    from tests.fakes.postgres import PostgresServer

pytest_plugins = ["tests.builders.storage"]

ADD_A_COLUMN = """
import sqlalchemy as sa
from alembic import op
revision = "{revision}"
down_revision = "{before}"
def upgrade():
    op.add_column("article", sa.Column("mood{revision}", sa.Text))
"""
FAIL = (
    ADD_A_COLUMN
    + """
    op.execute("DELETE FROM article")
    op.execute("INSERT INTO no_such_table VALUES (1)")
"""
)
LEAVE_ORPHANS = (
    ADD_A_COLUMN
    + """
    op.execute("DELETE FROM workspace")
"""
)
OLD_ROWS = (
    "INSERT INTO workspace (id, platform, remote_id) VALUES (1, 'console', 'w')",
    "INSERT INTO channel (id, workspace_id, remote_id, plan_at, plan_zone, plan_stories, "
    "plan_model, plan_paused) VALUES (1, 1, 'c', '08:00:00.000000', 'UTC', 5, 'news', false)",
    "INSERT INTO subscription (id, workspace_id, channel_id, person_id, query_key, query, "
    "created_at) VALUES (1, 1, 1, 'ada', 'storm', 'storm', {now})",
)
"""As version 0001 wrote them; `{now}` is a moment in the engine's own spelling."""
NEXT = [f"{int(HEAD) + number:04}" for number in range(1, 5)]
"""Migrations that this code does not know yet."""
EXTRA_COLUMNS = {"article": {"words"}}
"""What only PostgreSQL has: its full-text column."""


def shape_of(engine: Engine) -> dict[str, Any]:
    """Return all that a database says of its tables."""
    looked = inspect(engine)
    shape: dict[str, Any] = {}
    for name in schema.metadata.tables:
        extra = EXTRA_COLUMNS.get(name, set())
        columns = {
            column["name"]: (
                "FLOAT" if isinstance(column["type"], Float) else str(column["type"]),
                getattr(column["type"], "collation", None),
                column["nullable"],
                str(column["default"]).replace(f"{name}_id_seq", ""),
            )
            for column in looked.get_columns(name)
            if column["name"] not in extra
        }
        shape[name] = {
            "columns": columns,
            "order": [c["name"] for c in looked.get_columns(name) if c["name"] not in extra],
            "key": looked.get_pk_constraint(name),
            "foreign": sorted(looked.get_foreign_keys(name), key=str),
            "unique": sorted(looked.get_unique_constraints(name), key=str),
            "indexes": sorted(
                (i for i in looked.get_indexes(name) if i["column_names"] != ["words"]), key=str
            ),
        }
    return shape


def test_the_migrations_make_the_schema_on_sqlite(sqlite_url: str, tmp_path: Path) -> None:
    made = create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    schema.metadata.create_all(made)
    migrated = create_engine(sqlite_url)

    assert shape_of(migrated) == shape_of(made)
    assert options_of(migrated) == options_of(made)
    made.dispose()
    migrated.dispose()


def options_of(engine: Engine) -> dict[str, tuple[bool, bool]]:
    """Return what reflection does not tell: WITHOUT ROWID and AUTOINCREMENT."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='table'")
        return {
            name: ("WITHOUT ROWID" in sql, "AUTOINCREMENT" in sql)
            for name, sql in rows
            if name in schema.metadata.tables
        }


def test_the_migrations_make_the_schema_on_postgresql(postgres_server: "PostgresServer") -> None:
    made = create_engine(read_url(postgres_server.new_database()))
    schema.metadata.create_all(made)
    url = postgres_server.new_database()
    open_database(url).close_now()
    migrated = create_engine(read_url(url))

    assert shape_of(migrated) == shape_of(made)
    assert "words" in {c["name"] for c in inspect(migrated).get_columns("article")}
    made.dispose()
    migrated.dispose()


def test_the_full_text_index_has_its_triggers(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    with engine.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        ).scalars()
        assert list(names) == [
            "article_words_delete",
            "article_words_insert",
            "article_words_update",
        ]
    engine.dispose()


def test_the_named_head_is_the_newest_migration() -> None:
    newest = max(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))

    assert newest.split("_")[0] == HEAD


class Archive:
    """A filled database and a set of migrations that goes beyond today's."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.scripts = folder / "migrations"
        shutil.copytree(MIGRATIONS, self.scripts, ignore=shutil.ignore_patterns("__pycache__"))
        engine = writer_engine(read_url(url))
        with engine.begin() as connection:
            t = Nouns(connection)
            mine = t.workspaces.ensure("console", "w", "W").id
            store_article(t, mine)
        engine.dispose()

    def migrate(self, revision: str, script: str) -> None:
        """Add one more migration and run it."""
        before = f"{int(revision) - 1:04}"
        text = script.format(revision=revision, before=before)
        (self.scripts / "versions" / f"{revision}_next.py").write_text(text)
        reader = reader_engine(read_url(self.url), 1)
        try:
            bring_up_to_date(reader, scripts=self.scripts, head=revision)
        finally:
            reader.dispose()

    def state(self) -> tuple[str, int, int]:
        """Return the version, the number of articles, and how many of them are found by word."""
        engine = create_engine(read_url(self.url))
        match = {
            "sqlite": "SELECT count(*) FROM article_words WHERE article_words MATCH 'harbour'",
            "postgresql": "SELECT count(*) FROM article WHERE words @@ 'harbour'::tsquery",
        }[engine.dialect.name]
        with engine.connect() as connection:
            facts = (
                connection.exec_driver_sql(statement).scalar_one()
                for statement in (
                    "SELECT version_num FROM alembic_version",
                    "SELECT count(*) FROM article",
                    match,
                )
            )
            version, articles, found = facts
        engine.dispose()
        return version, articles, found


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    if request.param == "sqlite":
        url = request.getfixturevalue("sqlite_url")
    else:
        url = request.getfixturevalue("postgres_server").new_database()
        open_database(url).close_now()
    return Archive(url, tmp_path)


def test_a_migration_keeps_the_data_and_its_index(archive: Archive) -> None:
    archive.migrate(NEXT[0], ADD_A_COLUMN)

    assert archive.state() == (NEXT[0], 1, 1)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_what_the_first_version_kept_is_read_by_this_one(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    if engine == "postgresql":
        url = request.getfixturevalue("postgres_server").new_database()
    reader = reader_engine(read_url(url), 1)
    bring_up_to_date(reader, head="0001")
    with writer_engine(read_url(url)).begin() as connection:
        for statement in OLD_ROWS:
            now = "0" if engine == "sqlite" else "now()"
            connection.exec_driver_sql(statement.format(now=now))
    bring_up_to_date(reader)
    with reader.begin() as connection:
        t = Nouns(connection)
        (channel,) = t.channels.list(1)
        (subscription,) = t.subscriptions.list(1, "ada")
    reader.dispose()

    assert channel.plan == DigestPlan(at=time(8), zone="UTC", stories=5)
    assert (subscription.query, subscription.snoozed_until) == ("storm", None)


def test_articles_are_known_by_their_link_as_it_is_compared_now(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    reader = reader_engine(read_url(url), 1)
    bring_up_to_date(reader, head="0018")
    before = ("https://www.a.example/n/1/", "http://a.example/n/1", "tag:a.example,2026:1")
    columns = (
        "workspace_id, identity, url, title, text, language, outlet, author, seen_at, at, section,"
        " image, sentences, summaries, usable, terms, tried"
    )
    with writer_engine(read_url(url)).begin() as connection:
        connection.exec_driver_sql(OLD_ROWS[0].format(now="0"))
        for identity in before:
            connection.exec_driver_sql(
                f"INSERT INTO article ({columns}) VALUES"
                f" (1, '{identity}', '', '', '', '', '', '', 0, 0, '', '', '[]', '{{}}', '[]',"
                " '{}', '')"
            )
    bring_up_to_date(reader)
    with reader.begin() as connection:
        rows = connection.exec_driver_sql("SELECT identity FROM article ORDER BY id").scalars()
        assert list(rows) == ["a.example/n/1", "http://a.example/n/1", "tag:a.example,2026:1"]
    reader.dispose()


def test_a_failing_migration_changes_nothing(archive: Archive) -> None:
    with pytest.raises(StorageError, match="refused a statement"):
        archive.migrate(NEXT[0], FAIL)

    assert archive.state() == (HEAD, 1, 1)
    archive.migrate(NEXT[0], ADD_A_COLUMN)
    assert archive.state() == (NEXT[0], 1, 1)


def test_a_migration_that_leaves_orphans_changes_nothing(sqlite_url: str, tmp_path: Path) -> None:
    # On PostgreSQL the foreign keys stay on while migrating, so none can be left.
    archive = Archive(sqlite_url, tmp_path)
    with pytest.raises(StorageError, match="nothing was changed"):
        archive.migrate(NEXT[0], LEAVE_ORPHANS)

    assert archive.state() == (HEAD, 1, 1)


def test_a_copy_is_put_beside_before_and_three_are_kept(sqlite_url: str, tmp_path: Path) -> None:
    archive = Archive(sqlite_url, tmp_path)
    for revision in NEXT:
        archive.migrate(revision, ADD_A_COLUMN)

    copies = sorted(path.name for path in tmp_path.glob("*-before-*.db"))
    assert copies == [f"verbatim-before-{revision}.db" for revision in NEXT[1:]]
    connection = sqlite3.connect(tmp_path / copies[0])
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (NEXT[0],)
    assert connection.execute("SELECT count(*) FROM article").fetchone() == (1,)
    connection.close()


def test_what_a_restore_kept_counts_for_none_of_the_three(sqlite_url: str, tmp_path: Path) -> None:
    archive = Archive(sqlite_url, tmp_path)
    mine = [tmp_path / f"verbatim-before-restore-2026030{day}-080000.db" for day in range(1, 5)]
    for copy in mine:
        copy.touch()
    archive.migrate(NEXT[0], ADD_A_COLUMN)

    assert (tmp_path / f"verbatim-before-{NEXT[0]}.db").exists()
    assert all(copy.exists() for copy in mine)


def test_a_copy_that_fails_leaves_nothing_that_looks_like_one(
    sqlite_url: str, tmp_path: Path
) -> None:
    archive = Archive(sqlite_url, tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(StorageError):
            archive.migrate(NEXT[0], ADD_A_COLUMN)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert list(tmp_path.glob("*-before-*")) == []
    assert archive.state() == (HEAD, 1, 1)


def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path / 'verbatim.db'}").close_now()

    assert list(tmp_path.glob("*-before-*")) == []


def test_without_leave_an_old_database_is_not_migrated(sqlite_url: str) -> None:
    reader = reader_engine(read_url(sqlite_url), 1)

    with pytest.raises(StorageError, match=rf"is of version {HEAD}, not {NEXT[0]}"):
        bring_up_to_date(reader, migrate=False, head=NEXT[0])
    reader.dispose()
