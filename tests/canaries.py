"""A plug-in for pytest: everything is logged in every test, and no test may let a secret out.

All loggers, those of the libraries too, speak from DEBUG on. A line of ours may not hold a secret
at all; a line of a library not after `bot.logs.redact`, which every written line passes. A test
after which a canary (`tests/fakes/canaries.py`) is seen fails with the place where it was.
Tests that set a level themselves hear from that level on.
"""

import logging
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.logs import OURS, redact
from tests.fakes import canaries
from tests.fakes.discord.server import TOKEN
from tests.fakes.slack.http import SIGNING_SECRET
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN

_KNOWN = (TOKEN, BOT_TOKEN, APP_TOKEN, SIGNING_SECRET)
"""What the bot knows as its secrets, as `set_up_logs` is told."""
_PLACES = {("feed", "address"), ("feed", "address_key"), ("feed", "moved_to")}
"""Columns in which the credentials of a feed belong."""
_SEARCHED = "article_words"
_make_record = logging.getLogRecordFactory()
_run = subprocess.run
_read_captured = pytest.CaptureFixture.readouterr


def pytest_configure() -> None:
    """Look at each log record as it is made, at what programs print, at what tests capture."""
    logging.setLogRecordFactory(_look_at_record)
    subprocess.run = _look_at_program  # type: ignore[assignment]
    pytest.CaptureFixture.readouterr = _look_at_captured  # type: ignore[method-assign]


def pytest_unconfigure() -> None:
    """Leave everything as it was."""
    logging.setLogRecordFactory(_make_record)
    subprocess.run = _run
    pytest.CaptureFixture.readouterr = _read_captured  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let everybody speak during a test."""
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    for logger in root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.setLevel(logging.NOTSET)
    try:
        return (yield)
    finally:
        root.setLevel(before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let `caplog` hear what it hears without this plug-in, where a test says nothing else."""
    for handler in logging.getLogger().handlers:
        if type(handler).__module__ == "_pytest.logging" and handler.level == logging.NOTSET:
            handler.setLevel(logging.WARNING)
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Look at what was printed."""
    report: Any = yield
    for name, text in report.sections:
        if "log" not in name:  # the report of pytest, which nobody writes in production
            canaries.look("printed", f"{item.nodeid}, {name}", text)
    return report


@pytest.fixture(autouse=True)
def _no_secret_comes_out(request: pytest.FixtureRequest) -> Iterator[None]:
    canaries.take_sightings()
    yield
    folder = (request.node.funcargs or {}).get("tmp_path")  # none after Ctrl-C
    if folder is not None:
        canaries.look_at_files(folder)
        for file in folder.rglob("*.db"):
            _look_at_database(file)
    seen = canaries.take_sightings()
    if seen:
        pytest.fail("A secret came out.\n" + "\n".join(seen), pytrace=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over how much was looked at, where the tests run side by side."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["looked"] = dict(canaries.looked)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Add what a process of tests has looked at."""
    canaries.looked.update(getattr(node, "workeroutput", {}).get("looked", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was looked at."""
    if not canaries.looked:
        return
    counts = ", ".join(f"{n:,} {kind}" for kind, n in sorted(canaries.looked.items()))
    terminalreporter.write_line(f"Looked for secrets in: {counts}.")


def _look_at_record(*given: Any, **named: Any) -> logging.LogRecord:
    record = _make_record(*given, **named)
    try:
        said = record.getMessage()
    except Exception:  # noqa: BLE001 - a line that cannot be said is not written either
        return record
    if record.exc_info and record.exc_info[0]:
        said += logging.Formatter().formatException(record.exc_info)
    canaries.looked["log records"] += 1
    if canaries.marks_in(said):
        ours = record.name.partition(".")[0] in OURS
        written = said if ours else redact(said, _KNOWN)
        canaries.look("log records with secrets", record.name, written)
    return record


def _look_at_program(*given: Any, **named: Any) -> "subprocess.CompletedProcess[Any]":
    done = _run(*given, **named)
    for text in (done.stdout, done.stderr):
        if text:
            canaries.look("printed", f"a program, {given[:1]}", text)
    return done


def _look_at_captured(self: "pytest.CaptureFixture[Any]") -> Any:
    captured = _read_captured(self)
    for text in captured:
        if text:
            canaries.look("printed", "captured", text)
    return captured


def _look_at_database(file: Path) -> None:
    """Look at every cell: a feed's credentials belong in a few columns only."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in tables.fetchall():
                if not table.startswith(_SEARCHED):
                    _look_at_table(connection, file, table)
    except sqlite3.Error:  # damaged or of another kind, as some tests want it
        return


def _look_at_table(connection: sqlite3.Connection, file: Path, table: str) -> None:
    rows = connection.execute(f'SELECT * FROM "{table}"')
    names = [column[0] for column in rows.description]
    for row in rows:
        canaries.looked["rows"] += 1
        for name, cell in zip(names, row, strict=True):
            if isinstance(cell, str | bytes):
                allowed = canaries.FEED if (table, name) in _PLACES else ""
                canaries.look("cells", f"{file.name}, {table}.{name}", cell, allowed=allowed)
