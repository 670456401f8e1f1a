"""`python -m benchmarks.ingest PART [options]`: measure one part of pulling beside its peers.

A part is a module of this package that has `NAME`, `HELP`, `add_arguments(parser)` and
`run(arguments)`; a new one is one file more.
"""

import argparse
import importlib
import pkgutil
from collections.abc import Sequence
from typing import Protocol, cast

import benchmarks.ingest

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


def main(argv: Sequence[str] | None = None) -> None:
    """Run one part."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingest", description=__doc__)
    choices = parser.add_subparsers(metavar="PART", required=True)
    for part in find_parts():
        own = choices.add_parser(part.NAME, help=part.HELP, description=part.HELP)
        part.add_arguments(own)
        own.set_defaults(run=part.run)
    arguments = parser.parse_args(argv)
    arguments.run(arguments)


if __name__ == "__main__":
    main()
