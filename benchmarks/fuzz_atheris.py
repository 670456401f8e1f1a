"""Fuzz what reads bytes from outside: `python -m benchmarks.fuzz_atheris TARGET [OPTIONS]`.

Guided by coverage, without end unless told (`-max_total_time=600`). Any error but the house's own
stops it, with the bytes kept in a file. Needs atheris, which is not among the development tools:
it has no build for every machine.
"""

import importlib
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from bot.model.errors import VerbatimError
from bot.model.text import clean_text
from bot.platforms.slack.escape import web_url
from bot.sources.document import read_document
from bot.sources.formats.dates import read_date
from bot.sources.formats.feed import parse_feed
from bot.sources.guard import Guard
from bot.sources.opml import read_opml

_URL = "https://fuzz.example/"
_NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


async def _nobody(host: str, port: int) -> list[str]:
    return []


TARGETS: dict[str, Callable[[bytes], object]] = {
    "parse": lambda body: parse_feed(body, url=_URL, now=_NOW),
    "page": lambda body: read_document(body, url=_URL, content_type="text/html", now=_NOW),
    "clean": lambda body: clean_text(body.decode("utf-8", "replace")),
    "escape": lambda body: web_url(body.decode("utf-8", "replace")),
    "opml": lambda body: read_opml(body),
    "dates": lambda body: read_date(body.decode("utf-8", "replace"), _NOW),
    "guard": lambda body: Guard(_nobody).check(body.decode("utf-8", "replace")),
}


def try_one(target: str, body: bytes) -> None:
    """Read one body; the house's own errors are answers, any other is a finding."""
    try:
        TARGETS[target](body)
    except VerbatimError:
        return


def main(arguments: list[str]) -> int:
    """Fuzz the target named first; the rest goes to atheris. 2 where something is missing."""
    if not arguments or arguments[0] not in TARGETS:
        print(f"Name what to fuzz: {', '.join(TARGETS)}.", file=sys.stderr)
        return 2
    target = arguments[0]
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        print("atheris is not installed: pip install atheris, then try again.", file=sys.stderr)
        return 2
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *arguments[1:]], lambda body: try_one(target, body))
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
