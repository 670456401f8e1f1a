"""`python -m benchmarks.ingest feeds`: how many feeds are read right, and how fast."""

import argparse
from pathlib import Path

NAME = "feeds"
HELP = "Feeds read perfectly, feeds per second and core, hostile feeds, beside feedparser."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this part."""
    parser.add_argument("--data", type=Path, help="a folder of real feed files to measure on too")


def run(arguments: argparse.Namespace) -> None:
    """Measure, and print the tables."""
    raise SystemExit("The set of feeds is not written yet.")
