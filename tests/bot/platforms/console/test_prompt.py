import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, InMemoryHistory

from bot.model.request import Completion, Request
from bot.platforms.console.prompt import KeptHistory, RequestCompleter, open_history
from tests.fakes.dispatcher import FakeDispatcher

SCRIPT = Path(__file__).with_name("prompt_script.py")
READY = r"\x1b\[\?25h"
"""The cursor is shown: the prompt has been drawn."""
ROOT = Path(__file__).parents[4]


def ask(line: str) -> Request:
    return Request("console", "console", "console", "console", line=line)


async def complete(line: str, **completions: list[Completion]) -> list[tuple[str, int, str]]:
    completer = RequestCompleter(FakeDispatcher(completions={line: completions["found"]}), ask)
    found = completer.get_completions_async(Document(line), CompleteEvent())
    return [(each.text, each.start_position, each.display_meta_text) async for each in found]


async def test_a_completed_value_replaces_what_was_typed_of_it_and_is_quoted() -> None:
    found = [Completion("Sanae Takaichi", "Person"), Completion("Taketa")]

    assert await complete("/who sanae tak", found=found) == [
        ('"Sanae Takaichi"', -9, "Person"),
        ("Taketa", -9, ""),
    ]


async def test_a_completed_command_keeps_the_slash() -> None:
    assert await complete("/wh", found=[Completion("who", "x")]) == [("who", -2, "x")]


async def test_suggestions_are_cleaned_like_everything_from_a_feed() -> None:
    found = [Completion("Eve\x1b[2J\nEvans", "a\x07b")]

    assert await complete("/who E", found=found) == [('"Eve[2J Evans"', -1, "ab")]


def test_the_history_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "history"

    assert isinstance(open_history(path), FileHistory)
    assert path.stat().st_mode & 0o777 == 0o600
    assert isinstance(open_history(None), InMemoryHistory)


def test_a_history_that_cannot_be_kept_any_more_does_not_end_the_prompt(tmp_path: Path) -> None:
    history = KeptHistory(tmp_path)  # a folder: writing to it fails

    history.append_string("/who Takaichi")

    assert history.get_strings() == ["/who Takaichi"]


# ── on a real terminal ──────────────────────────────────────────────────────────────────


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[pexpect.spawn]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "NO_COLOR": "1",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }
    process = pexpect.spawn(
        sys.executable,
        [str(SCRIPT), str(tmp_path / "history")],
        env=environment,
        encoding="utf-8",
        timeout=10,
        dimensions=(24, 80),
    )
    process.expect("Type /help")
    process.expect(READY)
    yield process
    process.close(force=True)


def test_typing_completing_and_leaving_with_ctrl_d(terminal: pexpect.spawn, tmp_path: Path) -> None:
    terminal.send("/wh")
    terminal.expect("Who someone is")
    terminal.send("\t tak")
    terminal.expect("Sanae Takaichi")
    terminal.send("\t\r")
    terminal.expect('/who "Sanae Takaichi"\r\n\r\n')
    terminal.expect(READY)
    terminal.send("\x04")
    terminal.expect("ended cleanly")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
    assert '/who "Sanae Takaichi"' in (tmp_path / "history").read_text(encoding="utf-8")


def test_news_come_above_the_line_being_typed_and_ctrl_c_ends(terminal: pexpect.spawn) -> None:
    terminal.send("news")
    terminal.expect("Fresh news")
    terminal.expect("news")
    terminal.expect(READY)
    terminal.send("\x03")
    terminal.expect("ended cleanly")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
