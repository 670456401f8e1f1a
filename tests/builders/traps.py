"""Reads `tests/data/actors/traps/`: short articles with the actors that must come out."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TRAPS = Path(__file__).parents[1] / "data" / "actors" / "traps"
SEEN, LOCKED = TRAPS / "seen", TRAPS / "locked"
_EXPECTED = re.compile(r"(?P<name>.+?)(?P<part> ~)?(?: \[(?P<key>[^\]]+)\])?$")


@dataclass(frozen=True)
class ExpectedActor:
    """One actor as the trap wants it; `whole` is False for a lone part of a name (`~`)."""

    name: str
    key: str
    whole: bool
    type: str
    role: str
    mentions: tuple[str, ...]


@dataclass(frozen=True)
class Trap:
    """One short article and its actors."""

    name: str
    title: str
    language: str
    text: str
    actors: tuple[ExpectedActor, ...]


def read_traps(path: Path = SEEN / "rules.txt") -> list[Trap]:
    """Return all traps of a file, or of all files of a folder."""
    if path.is_dir():
        files = [file for file in sorted(path.iterdir()) if file.suffix in (".txt", ".json")]
        return [trap for file in files for trap in read_traps(file)]
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return [_from_json(entry) for entry in json.loads(text)]
    return [_read_trap(block) for block in ("\n" + text).split("\n=== ")[1:]]


def _from_json(entry: Mapping[str, Any]) -> Trap:
    actors = tuple(
        ExpectedActor(
            name=actor["name"],
            key=actor.get("key", ""),
            whole=actor.get("whole", True),
            type=actor.get("type", ""),
            role=actor.get("role", ""),
            mentions=tuple(actor["mentions"]),
        )
        for actor in entry["actors"]
    )
    return Trap(
        name=entry.get("name", ""),
        title=entry.get("title", ""),
        language=entry.get("language", "en"),
        text=entry["text"],
        actors=actors,
    )


def _read_trap(block: str) -> Trap:
    name, _, rest = block.partition("\n")
    body, _, expected = rest.partition("\n---")
    settings = {"title": "", "language": "en"}
    while match := re.match(r"(title|language): (.+)\n", body):
        settings[match.group(1)] = match.group(2)
        body = body[match.end() :]
    lines = [line for line in expected.strip().splitlines() if line]
    return Trap(name, text=body.strip(), actors=tuple(map(_read_actor, lines)), **settings)


def _read_actor(line: str) -> ExpectedActor:
    who, kind, role, mentions = (part.strip() for part in line.split("|"))
    match = _EXPECTED.match(who)
    assert match, line
    return ExpectedActor(
        name=match.group("name"),
        key=match.group("key") or "",
        whole=not match.group("part"),
        type=kind,
        role=role,
        mentions=tuple(part.strip() for part in mentions.split(",")),
    )
