"""`db`: look after the database."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot.cli.opening import open_existing
from bot.cli.output import say, say_table
from bot.cli.parser import add_command
from bot.cli.settings import read_settings, start_logs

if TYPE_CHECKING:
    from bot.cli.parser import Run, Subparsers
    from bot.pipeline.settle import Settled
    from config.settings import Settings

    Work: TypeAlias = Callable[[Settings, argparse.Namespace], Awaitable[int]]

_MEGABYTE = 1024 * 1024


def register(subcommands: "Subparsers") -> None:
    """Describe `db` and what is below it."""
    parser = add_command(
        subcommands,
        "db",
        "Show, back up, migrate and tidy the database.",
        examples=(
            "python -m bot db status",
            "python -m bot db backup",
            "python -m bot db restore data/verbatim-20260301-080000.db",
        ),
    )
    group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_plain(group)
    _add_backup(group)
    _add_restore(group)


def _add_plain(group: "Subparsers") -> None:
    for name, what, work in (
        ("status", "Say where the database is, its version, and how much it holds.", _status),
        ("check", "Look for damage inside the database (SQLite).", _check),
        ("migrate", "Bring the database to this version's form, with a backup first.", _migrate),
        ("vacuum", "Give the space of deleted articles back to the disk.", _vacuum),
    ):
        add_command(group, name, what, examples=(f"python -m bot db {name}",), run=_runs(work))


def _add_backup(group: "Subparsers") -> None:
    backup = add_command(
        group,
        "backup",
        "Copy the database to a file, also while the bot runs (SQLite).",
        examples=("python -m bot db backup", "python -m bot db backup /backups/verbatim.db"),
        run=_runs(_backup),
    )
    backup.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="default: a dated file in data_dir"
    )


def _add_restore(group: "Subparsers") -> None:
    restore = add_command(
        group,
        "restore",
        "Put a backup back in the place of the database, which is kept; a running bot stops for it "
        "and goes on (SQLite).",
        examples=("python -m bot db restore data/verbatim-20260301-080000.db",),
        run=_runs(_restore),
    )
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")


def _runs(work: "Work") -> "Run":
    def run(arguments: argparse.Namespace) -> int:
        settings = read_settings(arguments)
        start_logs(settings, level="error")

        async def open_and_work() -> int:
            return await work(settings, arguments)

        return asyncio.run(open_and_work())

    return run


async def _status(settings: "Settings", arguments: argparse.Namespace) -> int:
    database = await open_existing(settings)
    try:
        facts = {**await database.settings()}
        held = await database.read(
            lambda t: [(w, t.workspaces.counts(w.id)) for w in t.workspaces.all()]
        )
    finally:
        await database.close()
    facts["size"] = f"{int(facts['size']) / _MEGABYTE:.1f} MB"
    width = max(map(len, facts))
    for name, value in facts.items():
        say(f"{name:<{width}}  {value}")
    rows = [[w.name, str(c.feeds), str(c.articles), str(c.stories), str(c.actors)] for w, c in held]
    say("")
    say_table(["WORKSPACE", "FEEDS", "ARTICLES", "STORIES", "ACTORS"], rows)
    return 0


async def _check(settings: "Settings", arguments: argparse.Namespace) -> int:
    from bot.storage.maintenance import find_damage

    damage = await asyncio.to_thread(find_damage, settings.database_url)
    for sentence in damage:
        say(sentence)
    if damage:
        say("Put the newest good backup in its place: python -m bot db restore FILE")
        return 1
    say("The database is sound.")
    return 0


async def _migrate(settings: "Settings", arguments: argparse.Namespace) -> int:
    from bot.storage.database import open_database
    from bot.storage.lease import hold_lease

    with hold_lease(settings.database_url):
        database = await asyncio.to_thread(open_database, settings.database_url)
        await database.close()
    say("The database has the form of this version.")
    return 0


async def _vacuum(settings: "Settings", arguments: argparse.Namespace) -> int:
    from bot.storage.maintenance import vacuum

    freed = await asyncio.to_thread(vacuum, settings.database_url)
    say(f"{freed / _MEGABYTE:.1f} MB were given back to the disk.")
    return 0


async def _backup(settings: "Settings", arguments: argparse.Namespace) -> int:
    from bot.storage.maintenance import backup

    name = f"verbatim-{datetime.now():%Y%m%d-%H%M%S}.db"
    target = arguments.file or settings.data_dir / name
    copy = await asyncio.to_thread(backup, settings.database_url, target)
    say(f"{copy} holds the database as it is now ({copy.stat().st_size / _MEGABYTE:.1f} MB).")
    return 0


async def _restore(settings: "Settings", arguments: argparse.Namespace) -> int:
    from bot.storage.restore import discard, prepare_restore

    url = settings.database_url
    # Whatever may be wrong with the backup shows before a running bot is disturbed.
    copy = await asyncio.to_thread(prepare_restore, url, arguments.file)
    try:
        await _bring_up_to_date(copy)
        return await _put_in_place(url, copy, arguments.file)
    finally:
        discard(copy)


async def _put_in_place(url: str, copy: Path, source: Path) -> int:
    from bot.pipeline.show import plural
    from bot.storage.handover import borrow_lease
    from bot.storage.restore import swap_in

    async with borrow_lease(url) as bot:
        if bot:
            say(f"The running bot ({bot}) has stopped for it.")
        settled = await _settle(copy)
        kept = await asyncio.to_thread(swap_in, url, copy, datetime.now())
    say(f"{source} is the database now.")
    if kept:
        say(f"The one before is kept as {kept}.")
    if settled.messages or settled.slots:
        messages = plural(settled.messages, "open message")
        digests = plural(settled.slots, "digest")
        say(f"{messages} and {digests} whose hour is past are not posted.")
    return await _see_it_go_on(url) if bot else 0


async def _see_it_go_on(url: str) -> int:
    """Say whether the bot has the database again; 1 where it does not take it."""
    from bot.storage.handover import is_taken_back

    if await is_taken_back(url):
        say("The bot goes on with it.")
        return 0
    say("The bot has not gone on with it: see its log, and start it.")
    return 1


async def _bring_up_to_date(copy: Path) -> None:
    from bot.storage.database import open_database

    database = await asyncio.to_thread(open_database, f"sqlite:///{copy}")
    await database.close()


async def _settle(copy: Path) -> "Settled":
    """Let pass what the copy would post although it is past."""
    from bot.pipeline.settle import settle_restored
    from bot.storage.database import open_database

    database = await asyncio.to_thread(open_database, f"sqlite:///{copy}")
    try:
        return await settle_restored(database, datetime.now(UTC))
    finally:
        await database.close()
