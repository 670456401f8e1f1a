"""Answers as the console prints them, held against files that people read.

After a wanted change, write the files anew with `VERBATIM_GOLDEN=write` in the environment, and
read every one of them.
"""

import io
import os
from datetime import UTC
from pathlib import Path

from bot.model.message import Buttons, Choices, Message
from bot.platforms.console import Console
from commands.dispatch import describe, load_commands
from commands.line import parse_line
from tests.builders.newsroom import NOW

_FOLDER = Path(__file__).parents[1] / "data" / "golden" / "commands"


def printed(message: Message) -> str:
    """Return a message as a plain console prints it, 88 columns wide."""
    console = Console(
        out=io.StringIO(),
        source=io.StringIO(),
        history=None,
        clock=lambda: NOW,
        zone=UTC,
        columns=88,
        interactive=False,
        colour=False,
    )
    return "\n".join(console.render(message)) + "\n"


def assert_golden(message: Message, name: str) -> None:
    """Assert that a message prints as the golden file `name` says and its buttons work."""
    _assert_pressable(message)
    path, text = _FOLDER / f"{name}.txt", printed(message)
    if os.environ.get("VERBATIM_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def _assert_pressable(message: Message) -> None:
    """Every button's request is a line that its command understands. Raises UsageError."""
    commands = [describe(name, command) for name, command in load_commands().items()]
    for part in message.parts:
        for button in part.buttons if isinstance(part, Buttons | Choices) else ():
            parse_line(button.request, commands)
