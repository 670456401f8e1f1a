"""From the words on the command line to an exit status."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import cast

from bot.cli import actors, check, db, digest, feeds, inspect, manifest, preview, run
from bot.cli.parser import new_parser
from bot.logs import OURS
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
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = new_parser()
    subcommands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (run, inspect, check, feeds, digest, actors, db, manifest, preview):
        module.register(subcommands)
    return parser


def main(words: Sequence[str]) -> int:
    """Carry out a command line and return the exit status; failures are said in a sentence."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its number: never a failure over output.
        cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")
    try:
        return _carry_out(words)
    except VerbatimError as error:
        return _fail(str(error), _status_of(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except ModuleNotFoundError as error:
        if _is_ours(error.name):
            raise
        return _fail(_without_libraries(error.name), NOT_AS_SET_UP)
    except BrokenPipeError:  # whoever read our output has gone (`… | head`)
        _give_up_output()
        return FAILED
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        # What the bot writes to files has sentences of its own: this is `… > file`.
        _give_up_output()
        return _fail(f"The output cannot be written: {error.strerror}. Free some space.", FAILED)


def _carry_out(words: Sequence[str]) -> int:
    arguments = build_parser().parse_args(words)
    status: int = arguments.run(arguments)
    sys.stdout.flush()  # so that what cannot be written shows while it can be told
    return status


def _fail(said: str, status: int) -> int:
    sys.stderr.write(f"{said}\n")
    return status


def _is_ours(module: str | None) -> bool:
    return module is None or module.partition(".")[0] in OURS


def _without_libraries(module: str | None) -> str:
    return (
        f"{sys.executable} lacks the bot's libraries ({module}). "
        "`make run` sets up a Python that has them: use .venv/bin/python."
    )


def _open_closed_streams() -> None:
    """Put the null device in the place of streams that were closed before the start (`<&-`).

    In this order, so that each gets its own number and no file of ours ever has one of theirs.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(null, mode, encoding="utf-8"))


def _give_up_output() -> None:
    """Python flushes once more at its end: give it somewhere to flush to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _status_of(error: VerbatimError) -> int:
    if isinstance(error, DatabaseInUseError):
        return RUNS_ALREADY
    wrong = isinstance(error, UsageError | SettingsError | PlugInError | LoginError)
    return NOT_AS_SET_UP if wrong else FAILED
