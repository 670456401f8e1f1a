"""Fuzz what reads bytes from outside: `python -m benchmarks.fuzz_atheris TARGET [OPTIONS]`.

Guided by coverage, beginning with a few bodies that are well formed, without end unless told
(`-max_total_time=600`). Any error but the house's own stops it, with the bytes kept in a file of
the current folder. Needs atheris, which is not among the development tools: it has no build for
every machine.
"""

import importlib
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.model.article import Loaded
from bot.model.errors import VerbatimError
from bot.model.message import say
from bot.model.text import clean_text
from bot.platforms.discord.render import render_message as show_on_discord
from bot.platforms.slack.render import render_message as show_on_slack
from bot.sources.document import read_document
from bot.sources.formats.dates import read_date
from bot.sources.formats.feed import parse_feed
from bot.sources.guard import Guard
from bot.sources.opml import read_opml
from bot.topics.query import parse_query

_URL = "https://fuzz.example/"
_NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


async def _nobody(host: str, port: int) -> list[str]:
    return []


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")


def _show(body: bytes) -> None:
    message = say(_text(body))
    show_on_discord(message)
    show_on_slack(message)


TARGETS: Mapping[str, Callable[[bytes], object]] = {
    "parse": lambda body: parse_feed(body, url=_URL, now=_NOW),
    "page": lambda body: read_document(Loaded(body, _URL, content_type="text/html"), now=_NOW),
    "clean": lambda body: clean_text(_text(body)),
    "escape": _show,
    "opml": read_opml,
    "dates": lambda body: read_date(_text(body), _NOW),
    "guard": lambda body: Guard(_nobody).check(_text(body)),
    "query": lambda body: parse_query(_text(body)),
}
_SEEDS: Mapping[str, Sequence[str]] = {
    "parse": (
        "<rss version='2.0'><channel><title>a</title><item><title>b</title><guid>1</guid>"
        "<pubDate>Mon, 02 Mar 2026 07:00:00 GMT</pubDate></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title type='html'>&lt;b&gt;"
        "</title><link href='/a'/><updated>2026-03-02T07:00:00Z</updated></entry></feed>",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "title": "a"}]}',
    ),
    "page": ("<html><head><title>a</title></head><body><article><p>One. Two.</p></article>",),
    "opml": ("<opml><body><outline text='a'><outline xmlUrl='http://a.b/c'/></outline></body>",),
    "clean": ("a\u202eb\u200bc\u0301\u0301\x1b[2J",),
    "escape": ("[a](https://b.example) <@1> *b* _c_ `d` @everyone <!here> ||e||\n> f\n# g",),
    "dates": ("Mon, 02 Mar 2026 07:00:00 +0100", "2026-03-02T07:00:00.5Z", "2 March 2026, 7 pm"),
    "guard": ("http://user:pw@[::ffff:127.0.0.1]:8080/a?b#c", "https://0x7f.1", "http://a。b"),
    "query": ('actor:"a b" AND (c OR "d e") -f* section:g',),
}


def try_one(target: str, body: bytes) -> None:
    """Read one body; the house's own errors are answers, any other is a finding.

    The body of a finding is kept in the current folder as `crash-TARGET`.
    """
    try:
        TARGETS[target](body)
    except VerbatimError:
        return
    except Exception:
        Path(f"crash-{target}").write_bytes(body)
        raise


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
    with tempfile.TemporaryDirectory() as seeds:
        for number, seed in enumerate(_SEEDS[target]):
            (Path(seeds) / str(number)).write_text(seed, encoding="utf-8")
        atheris.instrument_all()
        atheris.Setup([sys.argv[0], *arguments[1:], seeds], lambda body: try_one(target, body))
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
