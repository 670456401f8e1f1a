"""Handing a file in: the form behind a command that takes one, and files in direct messages."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.model.request import CommandInfo, Kind
from bot.platforms.slack.controls import plain_text
from bot.platforms.slack.escape import tidy_line
from bot.platforms.slack.limits import Block

FILE_FORM = "file-form"
_FILE = "file"
_TITLE = "Verbatim"
_LISTS = (".opml", ".xml")


def file_command(line: str, commands: Sequence[CommandInfo]) -> CommandInfo | None:
    """Return the command that a line names, if it takes a file and the line says nothing else."""
    named = next((info for info in commands if info.name == line.casefold().strip()), None)
    takes = named is not None and any(p.kind is Kind.FILE for p in named.parameters)
    return named if takes else None


def line_with_file(line: str, file: Mapping[str, Any], commands: Sequence[CommandInfo]) -> str:
    """Return what is asked with a file: the line, or of a list without words what takes lists."""
    name = str(file.get("name") or "").casefold()
    if line or not name.endswith(_LISTS):
        return line
    taking = (info.name for info in commands if any(p.kind is Kind.FILE for p in info.parameters))
    return next(taking, line)


def make_file_form(info: CommandInfo, private: Mapping[str, str]) -> Block:
    """Return the form that asks for a command's file; `private` comes back with it."""
    parameter = next(p for p in info.parameters if p.kind is Kind.FILE)
    return {
        "type": "modal",
        "callback_id": FILE_FORM,
        "private_metadata": json.dumps({**private, "command": info.name}),
        "title": plain_text(_TITLE),
        "submit": plain_text("Hand in"),
        "close": plain_text("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": _FILE,
                "label": plain_text(tidy_line(parameter.help, 150)),
                "hint": plain_text("A list on the web: type its address after the command."),
                "element": {"type": "file_input", "action_id": _FILE, "max_files": 1},
            }
        ],
    }


def file_in_form(view: Mapping[str, Any]) -> str:
    """Return the id of the file that a form was handed in with, or nothing."""
    values = (view.get("state") or {}).get("values") or {}
    files = ((values.get(_FILE) or {}).get(_FILE) or {}).get("files") or [{}]
    return str(files[0].get("id") or "")
