"""Promise 8: two workspaces in one database, ten thousand random requests, nothing crosses.

Every article, outlet and feed of a workspace bears a word that only it has. People of one ask every
command there is, with ids, names and channels of the other among the arguments, as managers too;
what they are answered and offered must never hold the other's word, and the other's rows must be
the same before and after.
"""

import asyncio
import random
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.promises.finding import Finding
from bot.model.message import to_json
from bot.model.request import CommandInfo, Kind, Request
from commands.dispatch import Desk, load_commands
from commands.pace import Pace
from tests.builders.newsroom import DATABASE, NOW, Cast, Newsroom, Report, open_newsroom

NUMBER = 8
PROMISE = "One server never sees another's feeds, stories, subscriptions or errors."

_WORDS = ("quillon", "zebrine")
"""The word that only one workspace has."""
_NAMES = ("Ada Ashford", "Bo Brandt")
_SHARED = Cast("Japan", "place", key="country:jp", forms=("Tokyo",))
_TURN = 50
"""Requests of one workspace in a row; then the other's rows are compared."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A workspace that shares a database with another one."""

    room: Newsroom
    word: str
    name: str

    def request(self, **asked: object) -> Request:
        """Return a request of somebody in it."""
        plain = Request(
            platform="discord",
            workspace=self.room.workspace.remote_id,
            channel=self.room.channel.remote_id,
            person=f"person-{self.word[0]}",
        )
        return replace(plain, **asked)  # type: ignore[arg-type]


async def open_neighbours(folder: Path) -> tuple[Neighbour, Neighbour]:
    """Return two workspaces with stories, feeds, plans and alerts, in one database."""
    first = await open_newsroom(folder)
    neighbours = []
    for number, (word, name) in enumerate(zip(_WORDS, _NAMES, strict=True)):
        guild, place = f"70000000000000000{number}", f"60000000000000000{number}"
        workspace = await first.storage.write(
            lambda t, g=guild, w=word: t.workspaces.ensure("discord", g, f"{w} server")  # type: ignore[misc]
        )
        channel = await first.storage.write(
            lambda t, w=workspace.id, p=place, n=word: t.channels.ensure(w, p, f"{n}-news")  # type: ignore[misc]
        )
        room = Newsroom(first.storage, first.services, workspace, channel)
        neighbour = Neighbour(room, word, name)
        await _fill(neighbour)
        neighbours.append(neighbour)
    return neighbours[0], neighbours[1]


async def _fill(neighbour: Neighbour) -> None:
    word, cast = neighbour.word, (Cast(neighbour.name, role="mayor"), _SHARED)
    for story in range(12):
        sentences = tuple(
            f"{neighbour.name} told the {word} council of Japan about plan {story} in part {part}."
            for part in range(3)
        )
        title = f"{neighbour.name} opens {word} talks {story} in Tokyo"
        report = Report(f"{word} Post", title, sentences, cast, hours=1 + story)
        await neighbour.room.publish(report)
    workspace = neighbour.room.workspace.id
    for number in range(3):
        address = f"https://{word}.example/{number}.xml"
        await neighbour.room.storage.write(
            lambda t, a=address: t.feeds.add(workspace, a, "web", title=f"{word} feed")  # type: ignore[misc]
        )
    await neighbour.room.storage.write(
        lambda t: t.subscriptions.add(
            workspace, neighbour.room.channel.id, f"person-{word[0]}", f'"{word}"', NOW
        )
    )
    await neighbour.room.post_digest(NOW)


def make_arguments(info: CommandInfo, chance: random.Random) -> dict[str, str]:
    """Return arguments of a command, of whosever they are; some are left out, some are nonsense."""
    return {
        parameter.name: _VALUES.get(parameter.kind, _some_text)(chance)
        for parameter in info.parameters
        if parameter.required or chance.random() < 0.5
    }


def _some_text(chance: random.Random) -> str:
    return chance.choice(("", "1", "02:00", "2026-03-15", "world", "no", "'\"--", "%", "all"))


def _some_id(chance: random.Random) -> str:
    return f"{chance.choice(('', '#', '-'))}{chance.randrange(60)}"


def _some_channel(chance: random.Random) -> str:
    number = chance.randrange(2)
    return chance.choice((f"60000000000000000{number}", f"<#60000000000000000{number}>", "here"))


def _some_actor(chance: random.Random) -> str:
    return chance.choice((*_NAMES, "Japan", "Tokyo", "Ashford", "Brandt", "Bo Brant", "nobody"))


_VALUES: dict[Kind, Callable[[random.Random], str]] = {
    Kind.ACTOR: _some_actor,
    Kind.QUERY: lambda chance: chance.choice(("council", "Japan", "actor:Japan", "plan 3", "(")),
    Kind.ADDRESS: lambda chance: chance.choice(("http://127.0.0.1/", "nowhere", "/etc/passwd")),
    Kind.FEED: _some_id,
    Kind.CHANNEL: _some_channel,
    Kind.STORY: _some_id,
    Kind.ALERT: _some_id,
    Kind.NUMBER: lambda chance: str(chance.randrange(-1, 9)),
    Kind.TIME: lambda chance: chance.choice(("07:30", "25:00", "1h", "tomorrow")),
    Kind.ZONE: lambda chance: chance.choice(("Asia/Tokyo", "Mars/Base", "UTC")),
}


async def ask(desk: Desk, neighbour: Neighbour, chance: random.Random) -> str:
    """Ask one random command, or for suggestions; return all that came back."""
    info = chance.choice(desk.commands)
    arguments = make_arguments(info, chance)
    request = neighbour.request(
        command=info.name, arguments=arguments, manager=chance.random() < 0.5
    )
    if chance.random() < 0.2:
        offered = await desk.complete(request)
        return " ".join(f"{one.value} {one.label}" for one in offered)
    return to_json(await desk.answer(request))


def rows_of(database: Path, workspace: int) -> list[str]:
    """Return everything that a workspace owns, as text."""
    with closing(sqlite3.connect(database)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if any(
                column[1] == "workspace_id"
                for column in connection.execute(f'PRAGMA table_info("{name}")')
            )
        ]
        return [
            f"{table}: {row}"
            for table in sorted(tables)
            for row in connection.execute(
                f'SELECT * FROM "{table}" WHERE workspace_id = ?', (workspace,)
            )
        ]


async def cross(requests: int, folder: Path) -> tuple[int, int, int]:
    """Count answers with the own word, with the other's, and turns that changed its rows."""
    chance = random.Random(8)
    neighbours = await open_neighbours(folder)
    desk = Desk(neighbours[0].room.services, load_commands(), pace=Pace(most=requests))
    own = seen = changed = 0
    for turn in range(requests // _TURN):
        mine, other = neighbours[turn % 2], neighbours[(turn + 1) % 2]
        before = rows_of(folder / DATABASE, other.room.workspace.id)
        for _ in range(_TURN):
            answer = (await ask(desk, mine, chance)).casefold()
            own += mine.word in answer
            seen += other.word in answer
        changed += rows_of(folder / DATABASE, other.room.workspace.id) != before
    await neighbours[0].room.close()
    return own, seen, changed


def check(*, quick: bool) -> Finding:
    """Ask 1,000 times (quick) or 10,000 times."""
    requests = 1_000 if quick else 10_000
    with tempfile.TemporaryDirectory() as folder:
        own, seen, changed = asyncio.run(cross(requests, Path(folder)))
    turns = requests // _TURN
    figure = (
        f"{requests} requests of two workspaces, each with the other's ids among them: "
        f"{own} answers with their own words, {seen} with the other's; "
        f"{changed} of {turns} turns changed its rows"
    )
    return Finding(own > 0 and seen + changed == 0, figure)
