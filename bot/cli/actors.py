"""`actors`: look after who is who in the archive."""

import argparse
import sys
from typing import TYPE_CHECKING

from bot.cli.opening import add_workspace, find_workspaces, with_services
from bot.cli.output import say
from bot.cli.parser import add_command

if TYPE_CHECKING:
    from bot.cli.parser import Subparsers
    from bot.pipeline.services import Services


def register(subcommands: "Subparsers") -> None:
    """Describe `actors` and what is below it."""
    parser = add_command(
        subcommands,
        "actors",
        "Look after the people, organisations and places of the archive.",
        examples=("python -m bot actors resolve",),
    )
    group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    resolve = add_command(
        group,
        "resolve",
        "Read all stored articles again with the present tagger; goes on where it was stopped.",
        examples=("python -m bot actors resolve", "python -m bot actors resolve --workspace 2"),
        run=with_services(_resolve),
    )
    add_workspace(resolve)


async def _resolve(services: "Services", arguments: argparse.Namespace) -> int:
    from bot.pipeline.retag import resolve_again
    from bot.pipeline.show import plural
    from bot.platforms.console.progress import show_progress

    for workspace in await find_workspaces(services, arguments.workspace):
        with show_progress(sys.stderr) as progress:
            read, failed = await resolve_again(services, workspace.id, progress)
        say(f"{workspace.name or workspace.remote_id}: {plural(read, 'article')} read again.")
        if failed:
            say(f"{plural(failed, 'article')} took too long and kept the actors they had.")
    return 0
