"""Summaries of several outlets alone, without peers: quick to run beside a change.

    python -m benchmarks.several FOLDER [--part val] [--read EVERY]

Prints the figures on a part of NeuS (`benchmarks.corpora`), and with `--read` every so many of its
summaries of two sentences as they are shown, to read. Change things by `train` and `val`; `test`
is for the end.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.corpora import Covered, read_neus
from benchmarks.quality import several
from summarizers.story import summarize_story
from summarizers.text.edge import shown

_SENTENCES = 2


def as_read(event: Covered, limit: int = _SENTENCES) -> Iterator[str]:
    """Yield the lines of an event's summary, each with the number of its outlet."""
    picked = summarize_story(event.articles, limit, language="en")
    for number, run in groupby(picked, key=lambda pick: pick[0]):
        places = [place for _, place in run]
        for text in shown(event.articles[number].sentences, places, "en"):
            yield f"{number + 1}  {text}"


def main() -> None:
    """Measure, and print summaries."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.several")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("train", "val", "test"), default="val")
    parser.add_argument("--read", type=int, metavar="EVERY")
    options = parser.parse_args()
    events = read_neus(options.folder, options.part)
    for result in several(events, peers=False):
        print(result.line())
    if options.read:
        _print_summaries(events[:: options.read])


def _print_summaries(events: Sequence[Covered]) -> None:
    for event in events:
        print(f"\n{event.articles[0].title}")
        for line in as_read(event):
            print(f"  {line}")


if __name__ == "__main__":
    main()
