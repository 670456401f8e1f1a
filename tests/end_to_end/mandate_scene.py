"""The stage of the trial of mandates: a fresh workspace before a connected platform."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from bot.model.message import Message
from bot.model.progress import Interim
from bot.model.request import CommandInfo, Completion, Dispatcher, Event, Request
from bot.model.workspace import DigestPlan
from bot.pipeline.correct import give_alias
from bot.platforms.base import Platform
from commands.dispatch import Desk, describe, load_commands
from commands.pace import Pace
from tests.builders.newsroom import DATABASE, NOW, Newsroom, open_newsroom
from tests.builders.small_archive import publish_all
from tests.end_to_end.mandates import TABLE
from tests.fakes.web import ScriptedWeb

COMMANDS = load_commands()
INFOS = {name: describe(name, command) for name, command in COMMANDS.items()}

WORKSPACE = 2
"""The number of the newsroom's workspace, before which there is another."""

Act = Callable[[CommandInfo, dict[str, str]], Awaitable[str]]


@dataclass
class Switch:
    """A dispatcher whose desk can be changed while a platform is connected."""

    desk: Desk | None = None
    commands: Sequence[CommandInfo] = tuple(INFOS.values())

    async def answer(self, request: Request, interim: Interim | None = None) -> Message:
        assert self.desk is not None
        return await self.desk.answer(request, interim)

    async def complete(self, request: Request) -> list[Completion]:
        assert self.desk is not None
        return await self.desk.complete(request)

    async def happened(self, event: Event) -> None:
        """Nothing happens to the workspace of a trial."""

    async def manages(self, request: Request) -> bool:
        assert self.desk is not None
        return await self.desk.manages(request)


@dataclass
class Scene:
    """A connected platform before a workspace that is fresh for every trial."""

    platform: Platform
    switch: Switch
    folder: Path
    web: ScriptedWeb
    actors: dict[str, Act]
    ids: dict[str, str]
    rooms: int = 0
    room: Newsroom | None = None
    before: dict[str, list[Any]] = field(default_factory=dict)

    async def tried(self, who: str, name: str) -> tuple[str, bool]:
        """Let somebody use a command; return the answer and whether the workspace changed."""
        if self.room is None:
            await self._open()
        given = {**self.ids, "web": f"http://{self.web.address}"}
        values = {key: text.format_map(given) for key, text in TABLE[name][1].items()}
        answer = await self.actors[who](INFOS[name], values)
        changed = rows(self._database) != self.before
        if changed:  # the next one finds it as it was
            await self.close()
        return answer, changed

    async def close(self) -> None:
        """Close the workspace of the trials so far."""
        if self.room is not None:
            await self.room.close()
        self.room = None

    @property
    def _database(self) -> Path:
        return self.folder / f"room-{self.rooms}" / DATABASE

    async def _open(self) -> None:
        self.rooms += 1
        folder = self._database.parent
        shutil.copytree(self.folder / "start", folder)
        self.room = await open_newsroom(folder, web=[self.web.address])
        known = {self.platform.name: self.platform}
        self.switch.desk = Desk(self.room.services, COMMANDS, known, known, pace=Pace(most=10_000))
        self.before = rows(self._database)


def rows(database: Path) -> dict[str, list[Any]]:
    """Return every row of the newsroom's workspace."""
    with sqlite3.connect(database) as connection:
        tables = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        found = {}
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            if "workspace_id" in columns:
                query = f"SELECT * FROM {table} WHERE workspace_id = {WORKSPACE}"
                if table == "channel":  # one is noted where somebody asks for the first time
                    query += " AND plan_at IS NOT NULL"
                found[table] = sorted(connection.execute(query), key=repr)
    return found


async def furnish(folder: Path, platform: str, remote: str, channel: str, tom: str) -> None:
    """Make the workspace that each trial starts from: stories, a feed, a digest, an alert."""
    room = await open_newsroom(folder)
    storage = room.storage
    mine, here = room.workspace.id, room.channel.id
    assert mine == WORKSPACE
    # The newsroom's own workspace becomes the platform's.
    with sqlite3.connect(folder / DATABASE) as connection:
        taken = "UPDATE workspace SET platform = ?, remote_id = ? WHERE id = ?"
        connection.execute(taken, (platform, remote, mine))
        renamed = "UPDATE channel SET remote_id = ?, name = 'news' WHERE id = ?"
        connection.execute(renamed, (channel, here))
    await publish_all(room)
    plan = DigestPlan(at=time(8), zone="UTC", paused_until=NOW + timedelta(days=1), from_chat=True)

    def set_up(t: Any) -> None:
        t.channels.set_plan(mine, here, plan, None)
        t.feeds.add(mine, "https://wire.example/feed.xml", "web", title="Wire", section="asia")
        t.subscriptions.add(mine, here, "a-third-person", "storm", NOW)
        t.mutes.set(mine, here, "storm", None)
        t.managers.add(mine, tom, NOW)
        china = t.actors.find(mine, "China")[0]
        give_alias(t, mine, china.id, "the Middle Kingdom", NOW)

    await storage.write(set_up)
    await room.close()


@asynccontextmanager
async def serving(platform: Platform, dispatcher: Dispatcher) -> AsyncIterator[None]:
    task = asyncio.create_task(platform.serve(dispatcher))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
