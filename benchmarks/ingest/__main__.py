"""`python -m benchmarks.ingest [PART] [options]`: measure pulling beside its peers.

Without a part all of them run, which takes a while: the whole table with one command.

A part is a module of this package that has `NAME`, `HELP`, `add_arguments(parser)` and
`run(arguments)`; a new one is one file more.
"""

import argparse
import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol, cast

import benchmarks.ingest
from benchmarks.one_thread import begin_with_one_thread

_PART = ("NAME", "HELP", "add_arguments", "run")


class Part(Protocol):
    """One part of the benchmark: a module."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the part's own options."""

    def run(self, arguments: argparse.Namespace) -> None:
        """Measure, and print a table."""


def find_parts() -> list[Part]:
    """Return the modules of this package that are parts, by name."""
    names = [info.name for info in pkgutil.iter_modules(benchmarks.ingest.__path__)]
    modules = [
        importlib.import_module(f"benchmarks.ingest.{name}") for name in names if name != "__main__"
    ]
    parts = [module for module in modules if all(hasattr(module, name) for name in _PART)]
    return sorted((cast("Part", part) for part in parts), key=lambda part: part.NAME)


_DATA = {
    "--wcxb": "folder of WCXB (article text, dates, discovery)",
    "--scrapinghub": "folder of article-extraction-benchmark (article text)",
    "--data": "folder of real feeds and parsers' tests (feeds)",
}
"""Data that is not kept here: without it, what needs it is left out, and said to be."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run one part, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingest", description=__doc__)
    for option, meaning in _DATA.items():
        parser.add_argument(option, metavar="FOLDER", help=f"{meaning}; when all parts run")
    choices = parser.add_subparsers(metavar="PART")
    for part in find_parts():
        own = choices.add_parser(part.NAME, help=part.HELP, description=part.HELP)
        part.add_arguments(own)
        own.set_defaults(run=part.run)
    arguments = parser.parse_args(argv)
    if hasattr(arguments, "run"):
        arguments.run(arguments)
    else:
        run_all(vars(arguments))


def run_all(given: Mapping[str, str | None]) -> None:
    """Run every part with the data that is given (folders by option, without its dashes).

    Each in a process of its own: what one part took is not counted as the next one's memory. Exits
    with a sentence where one did not run to its end, once all others have.
    """
    folders = {option: given[option.removeprefix("--")] for option in _DATA}
    for option, meaning in _DATA.items():
        if not folders[option]:
            print(f"Without {option}, a {meaning}: what needs it is left out.")
    failed = []
    for part in find_parts():
        print(f"\n── {part.NAME}: {part.HELP}", flush=True)
        command = [sys.executable, "-m", "benchmarks.ingest", part.NAME]
        done = subprocess.run([*command, *options_of(part, folders)], check=False)
        failed += [part.NAME] if done.returncode else []
    if failed:
        sys.exit(f"\nThese parts did not run to their end: {', '.join(failed)}")


def options_of(part: Part, folders: Mapping[str, str | None]) -> list[str]:
    """Return those of the options that a part has."""
    own = argparse.ArgumentParser()
    part.add_arguments(own)
    pairs = [[option, folder] for option, folder in folders.items() if folder]
    return [word for pair in pairs if not own.parse_known_args(pair)[1] for word in pair]


if __name__ == "__main__":
    begin_with_one_thread("benchmarks.ingest")
    main()
