"""From the words on the command line to an exit status."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import cast

from bot.cli import actors, check, db, digest, feeds, inspect, manifest, preview, run
from bot.cli.parser import new_parser
from bot.model.errors import (
    DatabaseInUseError,
    LoginError,
    PlugInError,
    SettingsError,
    UsageError,
    VerbatimError,
)

FAILED = 1
NOT_AS_SET_UP = 2
"""Wrong usage, a wrong setting or token: argparse's own. Starting again mends none of them."""
RUNS_ALREADY = 3
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = new_parser()
    subcommands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (run, inspect, check, feeds, digest, actors, db, manifest, preview):
        module.register(subcommands)
    return parser


def main(words: Sequence[str]) -> int:
    """Carry out a command line and return the exit status; failures are said in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its number: never a failure over output.
        cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")
    arguments = build_parser().parse_args(words)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except VerbatimError as error:
        sys.stderr.write(f"{error}\n")
        return _status_of(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone (`… | head`). Python flushes once more at its end:
        # give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status


def _status_of(error: VerbatimError) -> int:
    if isinstance(error, DatabaseInUseError):
        return RUNS_ALREADY
    wrong = isinstance(error, UsageError | SettingsError | PlugInError | LoginError)
    return NOT_AS_SET_UP if wrong else FAILED
