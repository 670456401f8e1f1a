"""One running bot a database: the second copy is a real second process."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from bot.model.errors import DatabaseInUseError, DatabaseMovedError, DatabaseUnreachableError
from bot.storage.database import open_database
from bot.storage.lease import hold_lease
from tests.builders.articles import store_article

pytest_plugins = ["tests.builders.storage"]

ROOT = Path(__file__).parents[3]
TRY = """
import sys
from bot.model.errors import DatabaseInUseError
from bot.storage.lease import hold_lease
try:
    with hold_lease(sys.argv[1]):
        print("held", flush=True)
        if sys.argv[2] == "stay":
            sys.stdin.readline()
except DatabaseInUseError as error:
    print(error)
"""


def try_elsewhere(url: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", TRY, url, "go"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_second_copy_is_refused_by_name(database_url: str) -> None:
    with hold_lease(database_url):
        said = try_elsewhere(database_url)

    assert f"Another copy of Verbatim (process {os.getpid()} on " in said
    assert "is running on" in said
    assert "its own data_dir" in said
    assert try_elsewhere(database_url) == "held"


def test_the_lease_ends_with_its_process_however_it_ends(database_url: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TRY, database_url, "stay"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "held"
        with pytest.raises(DatabaseInUseError, match=f"process {other.pid} on "):
            hold_lease(database_url)
        with pytest.raises(DatabaseInUseError, match=f"process {other.pid} on "):
            hold_lease(database_url)
        other.kill()
    if database_url.startswith("postgresql"):
        _wait_until_free(database_url)

    hold_lease(database_url).close()


def _wait_until_free(url: str) -> None:
    """Let the server notice that its client is gone: ask until it does."""
    for _ in range(1000):
        try:
            hold_lease(url).close()
        except DatabaseInUseError:
            continue
        return


def end_connections(url: str) -> None:
    """Do as a server does that starts anew: the holder's connection and its lock are gone."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_lease_that_the_server_forgot_is_taken_again(
    postgres_database: str, caplog: pytest.LogCaptureFixture
) -> None:
    with hold_lease(postgres_database) as lease:
        lease.renew()
        assert caplog.text == ""
        end_connections(postgres_database)
        lease.renew()
        assert "was lost and is taken again" in caplog.text
        assert "Another copy of Verbatim" in try_elsewhere(postgres_database)


def test_a_lease_that_another_copy_has_taken_meanwhile_is_lost(postgres_database: str) -> None:
    with hold_lease(postgres_database) as lease:
        end_connections(postgres_database)
        with (
            hold_lease(postgres_database),
            pytest.raises(DatabaseInUseError, match="Another copy of Verbatim"),
        ):
            lease.renew()
        lease.renew()
        assert "Another copy of Verbatim" in try_elsewhere(postgres_database)


def test_a_lease_that_was_given_up_is_not_taken_again(database_url: str) -> None:
    lease = hold_lease(database_url)
    lease.close()
    lease.renew()  # the look of a thread that was under way when the bot ended
    assert try_elsewhere(database_url) == "held"


def test_a_lease_of_a_file_stays(sqlite_url: str) -> None:
    with hold_lease(sqlite_url) as lease:
        lease.renew()
        assert "Another copy of Verbatim" in try_elsewhere(sqlite_url)


@pytest.mark.parametrize("instead", ["nothing", "another", "no folder"])
def test_a_file_that_is_taken_from_under_the_bot_is_noticed(tmp_path: Path, instead: str) -> None:
    """What is open follows the file that was moved; what is opened then finds another one."""
    data = tmp_path / "data"
    url = f"sqlite:///{data / 'verbatim.db'}"
    with hold_lease(url) as lease:
        lease.renew()  # a bot that starts for the first time has not made it yet
        open_database(url).close_now()
        lease.renew()
        lease.renew()
        data.rename(tmp_path / "elsewhere")
        if instead != "no folder":
            data.mkdir()
        if instead == "another":
            open_database(url).close_now()
        with pytest.raises(DatabaseMovedError, match="moved, replaced or deleted while the bot"):
            lease.renew()


async def test_commands_read_and_write_beside_a_running_bot(database_url: str) -> None:
    with hold_lease(database_url):
        beside = open_database(database_url, migrate=False)
        workspace = await beside.write(lambda t: t.workspaces.ensure("console", "w", "W"))
        await beside.write(lambda t: store_article(t, workspace.id))
        assert (await beside.read(lambda t: t.workspaces.counts(workspace.id))).articles == 1
        await beside.close()


def test_giving_up_twice_does_nothing(sqlite_url: str) -> None:
    lease = hold_lease(sqlite_url)
    lease.close()
    lease.close()


def test_a_place_that_cannot_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(DatabaseUnreachableError, match="is not a folder"):
        hold_lease(f"sqlite:///{tmp_path / 'data' / 'verbatim.db'}")
