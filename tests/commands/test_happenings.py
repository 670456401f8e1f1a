"""What happens to the bot itself is noted in the order in which it happened, and written once."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bot.model.request import Event, Happening, Request
from bot.model.workspace import Channel, DigestPlan
from bot.pipeline.slots import plan_due
from commands.dispatch import Desk, load_commands
from tests.builders.newsroom import DATABASE, NOW, Newsroom
from tests.fakes.runner import run_inline

ASK = Request(platform="console", workspace="w", channel="c", person="ada", line="alert list")
SHUT = "The channel does not let the bot post."
PRESENT = Event(Happening.PRESENT, "console", "w", "Newsroom", rights={"c": ""})
REMOVED = Event(Happening.REMOVED, "console", "w", "Newsroom")


def rights(why_not: str, **names: str) -> Event:
    return Event(Happening.RIGHTS, "console", "w", rights={"c": why_not}, names=names)


class Held:
    """Runs work inline, once it is let go."""

    def __init__(self) -> None:
        self.called, self.free = asyncio.Event(), asyncio.Event()

    async def __call__(self, work: Callable[..., Any], *given: Any) -> Any:
        self.called.set()
        await self.free.wait()
        return await run_inline(work, *given)


@pytest.fixture
async def planned(room: Newsroom) -> Newsroom:
    plan = DigestPlan(at=time(8), zone="UTC")
    here = (room.workspace.id, room.channel.id)
    await room.storage.write(lambda t: t.channels.set_plan(*here, plan, plan_due(plan, NOW)))
    return room


async def note_in_turn(room: Newsroom, folder: Path, *events: Event) -> Channel:
    """Tell the desk of events as they come, the first of which takes long; return the channel."""
    packs, held = folder / "feeds.opml", Held()
    assert room.services.starter_feeds is not None
    shutil.copy(room.services.starter_feeds, packs)
    desk = Desk(replace(room.services, starter_feeds=packs, run=held), load_commands())
    first = asyncio.create_task(desk.happened(events[0]))
    await held.called.wait()
    others = [asyncio.create_task(desk.happened(event)) for event in events[1:]]
    await asyncio.sleep(0)
    await room.storage.write(lambda t: None)  # what does not wait for its turn is written by now
    held.free.set()
    await asyncio.gather(first, *others)
    return await room.refresh()


async def test_a_right_that_is_lost_at_the_start_stays_lost(
    planned: Newsroom, tmp_path: Path
) -> None:
    """What is told of a server at the start is slower: noted last, it opened the channel."""
    channel = await note_in_turn(planned, tmp_path, PRESENT, rights(SHUT))
    assert channel.closed_reason == SHUT


async def test_who_removes_the_bot_at_once_has_removed_it(
    planned: Newsroom, tmp_path: Path
) -> None:
    await note_in_turn(planned, tmp_path, PRESENT, REMOVED)
    known = await planned.storage.read(lambda t: t.workspaces.all())
    assert [each.left_at is not None for each in known if each.id == planned.workspace.id] == [True]


async def test_a_right_that_comes_and_goes_is_as_it_was_last(
    planned: Newsroom, tmp_path: Path
) -> None:
    desk = Desk(planned.services, load_commands())
    for last in ("", SHUT):
        told = [rights(why) for why in (SHUT, "", SHUT, "", last)]
        await asyncio.gather(*map(desk.happened, told))
        assert (await planned.refresh()).closed_reason == last


async def test_what_is_known_already_waits_for_no_writer(planned: Newsroom, tmp_path: Path) -> None:
    """Threads change all the time on a busy server; who asked next waited for the writer, too."""
    desk = Desk(planned.services, load_commands())
    asked = await desk.answer(ASK)
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await desk.happened(rights("", c="general", unknown="thread"))
        assert await desk.answer(ASK) == asked


@pytest.mark.parametrize("news", [rights(SHUT), rights("", c="morning")])
async def test_what_is_new_is_noted(planned: Newsroom, news: Event) -> None:
    before = planned.channel
    await Desk(planned.services, load_commands()).happened(news)
    after = await planned.refresh()
    assert (after.name, after.closed_reason) != (before.name, before.closed_reason)
