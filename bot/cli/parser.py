"""The shape that all subcommands share: help with examples, `--config`, what to run."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Subparsers: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

Run: TypeAlias = Callable[[argparse.Namespace], int]
"""Carries out a subcommand and returns the exit status. Raises VerbatimError."""


def new_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line, without its subcommands."""
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Verbatim, a self-hosted news digest bot: extracted, not generated.",
        epilog=(
            "Exit status: 0 done, 1 something is wrong, 2 wrong usage, setting or token, "
            "3 the bot runs already."
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_config(parser, default=None)
    return parser


def add_command(
    to: "Subparsers", name: str, what: str, *, examples: tuple[str, ...], run: Run | None = None
) -> argparse.ArgumentParser:
    """Add a subcommand; `what` is a full sentence, `examples` are lines as one types them.

    Without `run` it is a group: the subcommands below it do the work.
    """
    lines = "\n".join(f"  {example}" for example in examples)
    parser = to.add_parser(
        name,
        help=what[0].lower() + what[1:].rstrip("."),
        description=what,
        epilog=f"examples:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_config(parser, default=argparse.SUPPRESS)
    if run:
        parser.set_defaults(run=run)
    return parser


def _add_config(parser: argparse.ArgumentParser, default: str | None) -> None:
    # Everywhere with the same meaning: before the subcommand or after it.
    parser.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        default=default,
        help="your settings file (default: verbatim.yaml, where there is one)",
    )
