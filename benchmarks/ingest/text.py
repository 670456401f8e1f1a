"""Article text: F1 against marked pages, dates, and CPU time, with peers in the same run."""

import argparse
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.ingest.marked_pages import MEASURING
from benchmarks.ingest.overlaps import runs_of, without_known
from benchmarks.ingest.own_pages import own_pages
from benchmarks.ingest.pages import Page, read_scrapinghub, read_wcxb
from bot.sources.decode import decode
from bot.sources.extract import READABILITY, extract_text, parse_page, read_by
from bot.sources.lean import lean
from bot.sources.page import PageFacts, read_facts

NAME = "text"
HELP = "article text: F1, pages lost, dates, CPU a page; peers in the same run"
_NOW = datetime(2026, 11, 28, tzinfo=UTC)
_WORD = re.compile(r"\w+")
_LOST = 0.5
_SHINGLE = 4
Reader = Callable[[str, str], str]
Scorer = Callable[[Sequence[str], Sequence[str]], tuple[float, float]]


@dataclass(slots=True)
class Result:
    """What one extractor made of a set of pages."""

    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, precision: float, recall: float) -> None:
        """Take in one page."""
        self.precisions.append(precision)
        self.recalls.append(recall)

    @property
    def mean_f1(self) -> float:
        """The mean of the pages' F1: how WCXB counts."""
        return mean(map(_f1, self.precisions, self.recalls))

    @property
    def f1_of_means(self) -> float:
        """F1 of mean precision and mean recall: how scrapinghub's benchmark counts."""
        return _f1(mean(self.precisions), mean(self.recalls))

    @property
    def lost(self) -> int:
        """Pages with an F1 under 0.5."""
        return sum(map(_LOST.__gt__, map(_f1, self.precisions, self.recalls)))

    @property
    def milliseconds(self) -> float:
        """CPU time a page."""
        return 1_000 * self.seconds / len(self.precisions)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which data there is; without any, our own pages are read."""
    parser.add_argument("--wcxb", type=Path, help="folder of WCXB (holds dev/ and test/)")
    parser.add_argument("--split", default="test", choices=("dev", "test"), help="part of WCXB")
    parser.add_argument("--scrapinghub", type=Path, help="folder of article-extraction-benchmark")
    for name in MEASURING:
        parser.add_argument(f"--{name}", type=Path, help=f"folder of {name}'s marked pages")


def run(arguments: argparse.Namespace) -> None:
    """Measure and print a table for each set of pages."""
    sets: list[tuple[str, list[Page], Scorer, str]] = []
    if arguments.wcxb:
        pages = list(read_wcxb(arguments.wcxb, arguments.split))
        sets.append((f"WCXB {arguments.split}, articles", pages, by_words, "mean_f1"))
        if arguments.split == "test":
            dev = read_wcxb(arguments.wcxb, "dev", articles_only=False)
            unseen = list(without_known(pages, runs_of(page.text for page in dev)))
            sets.append(("WCXB test, articles not in dev", unseen, by_words, "mean_f1"))
    if arguments.scrapinghub:
        pages = list(read_scrapinghub(arguments.scrapinghub))
        sets.append(("scrapinghub benchmark", pages, by_shingles, "f1_of_means"))
    for name, read_set in MEASURING.items():
        if folder := getattr(arguments, name):
            sets.append((name, list(read_set(folder)), by_words, "mean_f1"))
    if not sets:
        sets.append(("our own pages", list(own_pages()), by_words, "mean_f1"))
    for name, pages, scorer, kind in sets:
        _print_texts(name, pages, scorer, kind)
        if any(page.date for page in pages):
            _print_dates(pages)


def _print_texts(name: str, pages: Sequence[Page], scorer: Scorer, kind: str) -> None:
    results = {reader: measure(pages, read, scorer) for reader, read in READERS.items()}
    peer = results["trafilatura default"]
    print(f"\n{name}: {len(pages)} pages")
    print(f"{'':<22}{'F1':>7}{'P':>7}{'R':>7}{'<0.5':>6}{'ms':>8}{'ratio':>7}")
    for reader, result in results.items():
        print(
            f"{reader:<22}{getattr(result, kind):>7.3f}{mean(result.precisions):>7.3f}"
            f"{mean(result.recalls):>7.3f}{result.lost:>6}{result.milliseconds:>8.1f}"
            f"{result.milliseconds / peer.milliseconds:>7.2f}"
        )


def measure(pages: Iterable[Page], read: Reader, scorer: Scorer) -> Result:
    """Return how well one extractor reads the pages; CPU time counts from the markup on."""
    result = Result()
    for page in pages:
        source = decode(page.body, "").replace("\x00", "")
        began = time.process_time()
        text = read(source, page.url)
        result.seconds += time.process_time() - began
        result.add(*scorer(_WORD.findall(text.lower()), _WORD.findall(page.text.lower())))
    return result


# ── readers ─────────────────────────────────────────────────────────────────────────────


def read_ours(source: str, url: str) -> str:
    """Read a page as the bot does."""
    source, _ = lean(source)
    tree = parse_page(source)
    if tree is None:
        return ""
    facts = read_facts(tree, url=url, now=_NOW)
    return extract_text(tree, source, url=url, facts=facts, carried="").text


def _read_trafilatura(source: str, **options: Any) -> str:
    from trafilatura.core import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(source, include_comments=False, with_metadata=False, **options)
    return str(getattr(found, "text", None) or "")


READERS: dict[str, Reader] = {
    "Verbatim": read_ours,
    "trafilatura default": lambda source, url: _read_trafilatura(source, url=url),
    "trafilatura fast": lambda source, url: _read_trafilatura(source, url=url, fast=True),
    "readability": lambda source, url: read_by(READABILITY, None, source),
}


# ── scores ──────────────────────────────────────────────────────────────────────────────


def by_words(found: Sequence[str], wanted: Sequence[str]) -> tuple[float, float]:
    """Return precision and recall of words, each as often as it occurs (WCXB's measure)."""
    return _overlap(Counter(found), Counter(wanted))


def by_shingles(found: Sequence[str], wanted: Sequence[str]) -> tuple[float, float]:
    """Return precision and recall of runs of four words (scrapinghub's measure)."""
    return _overlap(_shingles(found), _shingles(wanted))


def _shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    count = max(1, len(words) - _SHINGLE + 1)
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(count) if words)


def _overlap(found: Counter[Any], wanted: Counter[Any]) -> tuple[float, float]:
    if not found and not wanted:
        return 1.0, 1.0
    both = (found & wanted).total()
    return both / max(found.total(), 1), both / max(wanted.total(), 1)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# ── dates ───────────────────────────────────────────────────────────────────────────────


def _print_dates(pages: Iterable[Page]) -> None:
    counts: Counter[str] = Counter(date_outcome(page.date, _facts(page)) for page in pages)
    dated = counts["right"] + counts["wrong"] + counts["missing"]
    undated = counts["invented"] + counts["rightly none"]
    print(
        f"dates: {counts['right'] / dated:.1%} right, {counts['wrong'] / dated:.1%} wrong, "
        f"{counts['missing'] / dated:.1%} missing of {dated} dated; "
        f"invented on {counts['invented']} of {undated} undated"
    )


def date_outcome(wanted: str, facts: PageFacts) -> str:
    """Return how a page's date came out; a day's difference is a time zone."""
    found = facts.published
    if not wanted:
        return "invented" if found else "rightly none"
    if not found:
        return "missing"
    day = datetime.fromisoformat(wanted).replace(tzinfo=UTC)
    return "right" if abs(found.date() - day.date()) <= timedelta(days=1) else "wrong"


def _facts(page: Page) -> PageFacts:
    tree = parse_page(lean(decode(page.body, ""))[0])
    return PageFacts() if tree is None else read_facts(tree, url=page.url, now=_NOW)
