"""`python -m benchmarks.ingest feeds`: how many feeds are read right, how fast, how safely.

Four tables, in CPU time of one core: our own set (made-up papers, so that what is in each file
is known), the hostile feeds, and with `--data FOLDER` the real feeds in a folder and the tests of
other parsers. What is in a real feed nobody has written down: there the readers vote, and a file
counts as perfect for a reader whose titles, links and dates are those that most readers found.
"""

import argparse
import math
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.ingest.feed_files import FeedFile, Found, make_files
from benchmarks.ingest.feed_readers import Reader, find_readers, read_cleaned
from benchmarks.ingest.feed_suites import SuiteFile, real_files, suite_files
from benchmarks.ingest.hostile_feeds import HOSTILE
from benchmarks.ingest.ordeal import Ordeal, undergo
from bot.sources.markup import line_of

NAME = "feeds"
HELP = "Feeds read perfectly, feeds per second and core, hostile feeds, beside feedparser."
MOST_SECONDS = 2.0
MOST_MEGABYTES = 300.0
MOST_COMPARED = 300
_RUNS = 3
"""Runs on the clock, of which the best counts: others use this machine, too."""
_PATIENCE = 5
"""CPU seconds after which a reader of a hostile feed is stopped."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one reader did on a set."""

    reader: str
    perfect: int
    files: int
    entries: int
    seconds: float
    failed: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of files read perfectly, in per cent."""
        return 100 * self.perfect / max(1, self.files)

    @property
    def rate(self) -> float:
        """Feeds per second of CPU time."""
        return self.files / max(self.seconds, 1e-9)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this part."""
    parser.add_argument("--data", type=Path, help="a folder of real feeds and parsers' tests")
    parser.add_argument("--show", action="store_true", help="name the files that are not perfect")
    parser.add_argument("--skip-hostile", action="store_true", help="leave the hostile feeds out")


def run(arguments: argparse.Namespace) -> None:
    """Measure, and print the tables."""
    readers = find_readers()
    _print_scores("Our own set", [score(*reader, make_files()) for reader in readers.items()])
    if arguments.data:
        _run_real(readers, arguments.data, arguments.show)
    if not arguments.skip_hostile:
        _run_hostile(readers)


def score(name: str, reader: Reader, files: Sequence[FeedFile]) -> Score:
    """Count the files that are read perfectly; then read all on the clock, the best of three."""
    failed = [file.name for file in files if comparable(_read(reader, file)) != file.expected]
    entries, seconds = 0, math.inf
    for _ in range(_RUNS):
        began = time.process_time()
        entries = sum(len(_read(reader, file)) for file in files)
        seconds = min(seconds, time.process_time() - began)
    return Score(name, len(files) - len(failed), len(files), entries, seconds, tuple(failed))


def comparable(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the entries that say something; not more than the bot, which reads 500, may have."""
    return tuple(entry for entry in found if entry[0] or entry[1])[:MOST_COMPARED]


def _read(reader: Reader, file: FeedFile) -> tuple[Found, ...]:
    try:
        return reader(file)
    except Exception:  # noqa: BLE001  a peer that crashes has found nothing
        return ()


# ── real feeds ──────────────────────────────────────────────────────────────────────────


def _run_real(readers: Mapping[str, Reader], folder: Path, show: bool) -> None:
    files = real_files(folder)
    voted = [settled for file in files if (settled := vote(file, readers)) is not None]
    size = sum(len(file.body) for file in voted) / 1_000_000
    title = f"Real feeds in {folder.name} ({len(voted)} of {len(files)} settled, {size:.1f} MB)"
    scores = [score(*reader, voted) for reader in readers.items()]
    _print_scores(title, scores)
    suites = suite_files(folder)
    print(f"\nTests of other parsers ({len(suites)} files)\n")
    for name, reader in readers.items():
        met = Counter(_meets(suite, reader) for suite in suites)
        print(f"  {name:16} {100 * met[True] / max(1, len(suites)):6.1f} % of files as expected")
    if show:
        unsettled = {file.name for file in files} - {file.name for file in voted}
        print("\nNot perfect:", *scores[0].failed, sep="\n  ")
        print("\nUnsettled:", *sorted(unsettled), sep="\n  ")
        print("\nNot as expected:")
        for suite in suites:
            if not _meets(suite, readers["verbatim"]):
                print(f"  {suite.file.name}")


def vote(file: FeedFile, readers: Mapping[str, Reader]) -> FeedFile | None:
    """Return a real feed with the titles, links and dates that at least two readers agree on.

    feedparser after our clean-up has a vote too, which makes two votes for feedparser's reading.
    None where no two agree on one of the three, or two readings have as many votes.
    """
    voters = (*readers.values(), read_cleaned)
    readings = [comparable(_read(reader, file)) for reader in voters]
    columns: list[tuple[object, ...]] = []
    for place in range(3):
        votes = Counter(tuple(found[place] for found in reading) for reading in readings)
        (column, count), *others = votes.most_common(2)
        if count < 2 or (others and others[0][1] == count):
            return None
        columns.append(column)
    if len({len(column) for column in columns}) != 1:
        return None
    expected: tuple[Found, ...] = tuple(zip(*columns, strict=True))
    if not expected:
        return None
    return replace(file, expected=expected)


def _meets(suite: SuiteFile, reader: Reader) -> bool:
    found = _read(reader, suite.file)
    for assertion in suite.assertions:
        # Some parsers hand titles on with their markup, and some titles hold a literal "<b>".
        texts = (line_of(assertion.value, 500), " ".join(assertion.value.split())[:500])
        if not texts[0]:
            continue  # an entry that says nothing may be left out
        if assertion.number >= len(found):
            return False
        title, link, _ = found[assertion.number]
        if assertion.field == "title" and title not in texts:
            return False
        if assertion.field == "link" and link != assertion.value:
            return False
    return True


# ── hostile feeds ───────────────────────────────────────────────────────────────────────


def _run_hostile(readers: Mapping[str, Reader]) -> None:
    print(
        f"\nHostile feeds up to 5 MB ({len(HOSTILE)}; at most {MOST_SECONDS:g} s of CPU and "
        f"{MOST_MEGABYTES:g} MB)\n"
    )
    print("  reader           over limits  most s  at                         most MB  at")
    for name, reader in readers.items():
        ordeals = [
            undergo(what, make, _bind(reader), patience=_PATIENCE) for what, make in HOSTILE.items()
        ]
        over = [ordeal for ordeal in ordeals if _is_over(ordeal)]
        slowest = max(ordeals, key=lambda ordeal: ordeal.seconds)
        largest = max(ordeals, key=lambda ordeal: ordeal.megabytes)
        print(
            f"  {name:16} {len(over):11} {slowest.seconds:7.2f}  {slowest.name[:25]:25} "
            f"{largest.megabytes:8.0f}  {largest.name[:30]}"
        )
    print(f"  (stopped after {_PATIENCE} s)")


def _bind(reader: Reader) -> Callable[[bytes], object]:
    return lambda body: reader(FeedFile("", body, ()))


def _is_over(ordeal: Ordeal) -> bool:
    return not ordeal.survived or ordeal.seconds > MOST_SECONDS or ordeal.megabytes > MOST_MEGABYTES


def _print_scores(title: str, scores: Sequence[Score]) -> None:
    print(f"\n{title}\n")
    print("  reader            perfect of files      %   entries    CPU s  feeds/s  ×feedparser")
    peer = next((score.rate for score in scores if score.reader == "feedparser"), 1.0)
    for score in scores:
        print(
            f"  {score.reader:16} {score.perfect:8} {score.files:8} {score.share:6.1f} "
            f"{score.entries:9} {score.seconds:8.2f} {score.rate:8.0f} {score.rate / peer:12.1f}"
        )
