"""Promise 7: queries, names and zones made to hurt, asked of the real desk on a real archive.

The full form asks them of a large archive too, by every command that reads it, and measures the
CPU time of each answer (not the time on the clock, which others on the machine share).
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.archive import build_archive
from benchmarks.promises.finding import Finding, run_tests
from bot.model.message import to_json
from bot.model.request import Request
from bot.pipeline.services import Services
from bot.sources.client import Client
from bot.storage.database import open_database
from commands.dispatch import Desk, load_commands
from commands.pace import Pace
from tests.commands.test_hostile_words import QUERIES, ZONES
from tests.fakes.runner import run_inline

NUMBER = 7
PROMISE = "Nothing typed in chat hangs or crashes the bot."

_ARTICLES = 30_000
_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_MOST_SECONDS = 2.5
"""CPU of one answer: the two seconds after which a look-up is stopped, and what is around it."""
_WIDE = (
    "harbour",
    "the",
    "harbour ships spoke about its",
    "and",
    "港",
    "港 船",
    "ships 語 港",
    "s*",
)
"""What every article holds, and what no index helps to find."""
_ASKED = ("search", "topic", "who", "between", "story")


def check(*, quick: bool) -> Finding:
    """Ask all of them; quick: of a small archive only."""
    tested = run_tests(
        "tests/commands/test_hostile_words.py",
        "tests/bot/topics/test_query.py",
        "tests/bot/storage/test_bounds.py",
        "tests/commands/test_zones.py",
        "tests/commands/test_line.py",
    )
    counts = f"{len(set(QUERIES))} hostile queries by five commands, {len(set(ZONES))} zones"
    if quick:
        return Finding(tested.kept, f"{counts}; {tested.figure}")
    seconds, stopped, failed = asyncio.run(_ask_large())
    worst, line = max(seconds)
    large = (
        f"{len(seconds)} answers from {_ARTICLES:,} articles: CPU at most {worst:.2f} s "
        f"({line[:40]}), {stopped} stopped with a sentence, {len(failed)} failed {failed or ''}"
    )
    kept = tested.kept and worst <= _MOST_SECONDS and not failed
    return Finding(kept, f"{counts}; {large}; {tested.figure}")


async def _ask_large() -> tuple[list[tuple[float, str]], int, list[str]]:
    """Return the CPU seconds of each answer with its line, how many were stopped, which failed."""
    seconds, stopped, failed = [], 0, []
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'large.db'}")
        names, _ = await build_archive(database, random.Random(7), _ARTICLES)
        client = Client(user_agent="benchmark", clock=lambda: _NOW)
        services = Services(database, run_inline, lambda: _NOW, client, {})
        desk = Desk(services, load_commands(), pace=Pace(most=1_000_000))
        for request in _requests(desk, [*QUERIES, *_WIDE, *names[:3], names[-1]]):
            began = time.process_time()
            await desk.complete(request)
            said = to_json(await desk.answer(request))
            line = f"/{request.command} {next(iter(request.arguments.values()), '')!r}"
            seconds.append((time.process_time() - began, line))
            stopped += "than one answer may" in said
            if "Something went wrong" in said:
                failed.append(line[:60])
        await client.aclose()
        await database.close()
    return seconds, stopped, failed


def _requests(desk: Desk, words: list[str]) -> Iterator[Request]:
    for name in ("trending", "latest", "news status"):
        yield _request(name, {})
    parameters = {info.name: info.parameters for info in desk.commands}
    for name in _ASKED:
        for query in words:
            yield _request(name, {one.name: query for one in parameters[name]})


def _request(command: str, arguments: dict[str, str]) -> Request:
    return Request(
        platform="console",
        workspace="bench",
        channel="c",
        person="ada",
        manager=True,
        command=command,
        arguments=arguments,
        line="",
    )
