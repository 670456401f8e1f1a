"""Reads `tests/data/actors/traps.txt`: short articles with the actors that must come out."""

import re
from dataclasses import dataclass
from pathlib import Path

TRAPS = Path(__file__).parents[1] / "data" / "actors" / "traps.txt"
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


def read_traps(path: Path = TRAPS) -> list[Trap]:
    """Return all traps of the file."""
    return [_read_trap(block) for block in path.read_text("utf-8").split("\n=== ")[1:]]


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
