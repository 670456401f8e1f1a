"""Answers as people get them, held against files: as the console prints them, and the payloads that
Discord and Slack are sent, which are also looked at for what those would refuse.

After a wanted change, write the files anew with `VERBATIM_GOLDEN=write` in the environment, and
read every one of them.
"""

import io
import json
import os
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from bot.model.message import Buttons, Choices, Message
from bot.platforms.console import Console
from bot.platforms.discord.render import render_message as render_for_discord
from bot.platforms.slack.render import render_message as render_for_slack
from commands.dispatch import describe, load_commands
from commands.line import parse_line
from tests.builders.newsroom import NOW
from tests.fakes.discord.rules import check_message
from tests.fakes.slack.rules import problems_of_message

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
    """Assert that an answer is what the golden files `name` say on every platform.

    Its buttons must be requests that can be read.
    """
    _assert_pressable(message)
    on_discord, on_slack = render_for_discord(message), render_for_slack(message)
    assert [problem for payload in on_discord for problem in check_message(payload)] == []
    assert [problem for payload in on_slack for problem in problems_of_message(payload)] == []
    _hold(f"{name}.txt", printed(message))
    _hold(f"discord/{name}.json", _as_json(on_discord))
    _hold(f"slack/{name}.json", _as_json(on_slack))


def _as_json(payloads: Sequence[Any]) -> str:
    return json.dumps(payloads, ensure_ascii=False, indent=1) + "\n"


def _hold(name: str, text: str) -> None:
    path = _FOLDER / name
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
