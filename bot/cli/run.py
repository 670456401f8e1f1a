"""`run`: start the bot."""

import argparse
import asyncio
import sys
from typing import TYPE_CHECKING

from bot.cli.parser import add_command
from bot.cli.settings import read_settings, start_logs

if TYPE_CHECKING:
    from bot.cli.parser import Subparsers

LOG_FILE = "verbatim.log"


def register(subcommands: "Subparsers") -> None:
    """Describe `run`."""
    add_command(
        subcommands,
        "run",
        "Start the bot: in the terminal when no tokens are set.",
        examples=(
            "python -m bot run",
            "python -m bot run --config /etc/verbatim.yaml",
            "printf '/who Takaichi\\n' | python -m bot run",
        ),
        run=run_bot,
    )


def run_bot(arguments: argparse.Namespace) -> int:
    """Run the bot until its platforms end, or Ctrl-C or SIGTERM ends it: 0 in either case."""
    try:
        asyncio.run(_run(arguments))
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 0
    return 0


async def _run(arguments: argparse.Namespace) -> None:
    settings = read_settings(arguments)
    # Where a person types at the prompt, a log line would be written over what they type.
    at_prompt = not settings.has_tokens and sys.stdin.isatty() and sys.stdout.isatty()
    start_logs(settings, file=settings.data_dir / LOG_FILE if at_prompt else None)
    from bot import service

    await service.run(settings)
