"""What subcommands on the stored database share: opening it, and which workspace is meant."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot.cli.settings import read_settings, start_logs
from bot.model.errors import NotFoundError, StorageError, UsageError
from bot.model.workspace import Workspace

if TYPE_CHECKING:
    from bot.cli.parser import Run
    from bot.pipeline.services import Services
    from bot.storage.contract import Storage
    from config.settings import Settings

    Work: TypeAlias = Callable[[Services, argparse.Namespace], Awaitable[int]]


def with_services(work: "Work") -> "Run":
    """Return what carries out `work` with the bot's services on the operator's database."""

    def run(arguments: argparse.Namespace) -> int:
        settings = read_settings(arguments)
        start_logs(settings, level="error")

        async def open_and_work() -> int:
            from bot.app import open_services

            refuse_missing(settings)
            # Only the bot's own start and `db migrate` change a database of another version.
            async with open_services(settings, migrate=False) as services:
                return await work(services, arguments)

        return asyncio.run(open_and_work())

    return run


async def open_existing(settings: "Settings") -> "Storage":
    """Open the operator's database as it is: nothing is made or migrated.

    Raises StorageError where there is none, or it has not the form of this version.
    """
    from bot.storage.database import open_database

    refuse_missing(settings)
    return await asyncio.to_thread(open_database, settings.database_url, migrate=False)


def refuse_missing(settings: "Settings") -> None:
    """Raise StorageError where the settings name a SQLite file that is not there.

    SQLite would make an empty one: an operator in the wrong folder should learn that instead.
    """
    missing = missing_file(settings)
    if missing:
        raise StorageError(
            f"There is no database {missing} yet.",
            fix="Start the bot once (python -m bot run), or name its folder (VERBATIM_DATA_DIR).",
        )


def missing_file(settings: "Settings") -> Path | None:
    """Return the SQLite file of the settings if it is not there. Raises StorageError."""
    from bot.storage.engines import read_url
    from bot.storage.trouble import in_sentences

    file = sqlite_file(settings)
    with in_sentences(read_url(settings.database_url)):  # a folder above may not be read
        return file if file and not file.exists() else None


def sqlite_file(settings: "Settings") -> Path | None:
    """Return the file that the settings name; None for PostgreSQL. Raises StorageError."""
    from bot.storage.engines import read_url

    url = read_url(settings.database_url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def add_workspace(parser: argparse.ArgumentParser) -> None:
    """Add `--workspace` to a subcommand."""
    parser.add_argument(
        "--workspace",
        metavar="NAME_OR_ID",
        default="",
        help="which server or workspace, where the bot serves several",
    )


async def find_workspaces(services: "Services", wanted: str) -> list[Workspace]:
    """Return the workspaces an operator means; all of them when none is named.

    Raises NotFoundError when there is none of that name, or none at all.
    """
    known = await services.storage.read(lambda t: t.workspaces.all())
    if not known:
        raise NotFoundError(
            "There is no workspace in this database yet.",
            fix="Start the bot once (python -m bot run), or name another database.",
        )
    found = [w for w in known if wanted in {"", str(w.id), w.name, w.remote_id}]
    if not found:
        raise NotFoundError(
            f'There is no workspace "{wanted}".',
            fix=f"Choose one of: {_list(known)}.",
            nearest=tuple(w.name for w in known),
        )
    return found


async def find_workspace(services: "Services", wanted: str) -> Workspace:
    """Return the one workspace an operator means. Raises UsageError when it could be several."""
    found = await find_workspaces(services, wanted)
    if len(found) > 1:
        raise UsageError(
            "The bot serves several workspaces.",
            fix=f"Add --workspace with one of: {_list(found)}.",
        )
    return found[0]


def _list(workspaces: list[Workspace]) -> str:
    return ", ".join(f"{w.id} ({w.platform} {w.name})" for w in workspaces)
