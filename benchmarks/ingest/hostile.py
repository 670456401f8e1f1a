"""`python -m benchmarks.ingest hostile`: what hostile pages and lists cost to read, one by one.

The feeds among hostile input are measured with the other feeds (part `feeds`).
"""

import argparse
from collections.abc import Callable, Mapping

from benchmarks.ingest.feed_readers import NOW
from benchmarks.ingest.feeds import MOST_MEGABYTES, MOST_SECONDS
from benchmarks.ingest.hostile_pages import LISTS, PAGES
from benchmarks.ingest.ordeal import Ordeal, undergo
from bot.model.article import Loaded
from bot.model.errors import ReadError
from bot.sources.document import read_document
from bot.sources.opml import read_opml

NAME = "hostile"
HELP = "Hostile pages and lists of feeds up to 5 MB: CPU seconds and megabytes of the worst."
_PATIENCE = 5
"""CPU seconds after which a reading is stopped."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: what is hostile is made up."""


def run(arguments: argparse.Namespace) -> None:
    """Measure, and print a row for pages and one for lists."""
    print(f"\nHostile input up to 5 MB (at most {MOST_SECONDS:g} s, {MOST_MEGABYTES:g} MB)\n")
    print("  what     number  over limits  most s  at                         most MB  at")
    _print_row("pages", PAGES, _read_page)
    _print_row("lists", LISTS, _read_list)


def _read_page(body: bytes) -> object:
    return read_document(Loaded(body, "https://a.example/story"), now=NOW)


def _read_list(body: bytes) -> object:
    try:
        return tuple(read_opml(body))
    except ReadError as error:
        return error


def _print_row(
    kind: str, inputs: Mapping[str, Callable[[], bytes]], read: Callable[[bytes], object]
) -> None:
    ordeals = [undergo(name, make, read, patience=_PATIENCE) for name, make in inputs.items()]
    over = sum(_is_over(ordeal) for ordeal in ordeals)
    slowest = max(ordeals, key=lambda ordeal: ordeal.seconds)
    largest = max(ordeals, key=lambda ordeal: ordeal.megabytes)
    print(
        f"  {kind:8} {len(ordeals):6} {over:12} {slowest.seconds:7.2f}  {slowest.name[:25]:25} "
        f"{largest.megabytes:8.0f}  {largest.name[:30]}"
    )


def _is_over(ordeal: Ordeal) -> bool:
    return not ordeal.survived or ordeal.seconds > MOST_SECONDS or ordeal.megabytes > MOST_MEGABYTES
