"""`feeds check`: every feed read now, beside what is remembered of it."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cli.opening import find_workspaces
from bot.cli.output import say, say_table
from bot.model.errors import HostParkedError, ReadError
from bot.model.feed import Feed, FetchState
from bot.model.progress import Progress

if TYPE_CHECKING:
    from bot.pipeline.services import Services

_READ_AT_ONCE = 64
"""Most of them wait for their turn: requests to one site keep their pauses here too."""
_HEADER = ["ID", "", "FEED", "LAST READ", "NEXT (UTC)", "UNCHANGED", "WHAT IT SAID"]
OK, RESTS, STOPPED, BAD = "ok", "rests", "stopped", "BAD"


async def check_feeds(services: "Services", arguments: argparse.Namespace) -> int:
    """Print a line a feed and return 1 if any cannot be read, else 0."""
    from bot.pipeline.show import plural
    from bot.platforms.console.progress import show_progress

    feeds: list[Feed] = []
    for workspace in await find_workspaces(services, arguments.workspace):
        feeds += await services.storage.read(lambda t, w=workspace: t.feeds.list(w.id))  # type: ignore[misc]
    with show_progress(sys.stderr) as progress:
        answers = await _try_all(services, feeds, progress)
    if feeds:
        now = services.clock()
        rows = [_row(f, now, *answer) for f, answer in zip(feeds, answers, strict=True)]
        say_table(_HEADER, rows)
    bad = sum(how == BAD for how, _ in answers)
    say(f"{plural(len(feeds), 'feed')} read; {bad} cannot be read.")
    return 1 if bad else 0


async def _try_all(
    services: "Services", feeds: Sequence[Feed], progress: Progress
) -> list[tuple[str, str]]:
    gate, done = asyncio.Semaphore(_READ_AT_ONCE), 0

    async def check(feed: Feed) -> tuple[str, str]:
        nonlocal done
        async with gate:
            answer = await _try(services, feed)
        done += 1
        progress("Reading feeds", done, len(feeds))
        return answer

    return await asyncio.gather(*(check(feed) for feed in feeds))


async def _try(services: "Services", feed: Feed) -> tuple[str, str]:
    """Read a feed without what is remembered of it, so that it cannot say "not modified"."""
    try:
        found = await services.sources[feed.source].read(replace(feed, state=FetchState()))
    except HostParkedError as error:
        return RESTS, str(error)
    except ReadError as error:
        return BAD, str(error)
    said = "; ".join([f"{len(found.entries)} entries", *found.warnings])
    if feed.state.stopped:
        return STOPPED, f"{said}; it is not read any more ({feed.state.stopped})"
    return OK, said


def _row(feed: Feed, now: datetime, how: str, said: str) -> list[str]:
    from bot.pipeline.feed_names import feed_address

    state = feed.state
    last = f"{state.last_ok_at:%Y-%m-%d %H:%M}" if state.last_ok_at else "never"
    waits = state.next_at is not None and state.next_at > now
    upcoming = "-" if state.stopped else f"{state.next_at:%m-%d %H:%M}" if waits else "now"
    share = f"{100 * state.unchanged // state.readings} %" if state.readings else "-"
    return [
        str(feed.id),
        how,
        feed.title or feed_address(feed),
        last,
        upcoming,
        share,
        said,
    ]
