"""Discovery: whether the main feed a page advertises is offered first."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ingest.heads import Head, own_heads
from benchmarks.ingest.pages import read_wcxb
from bot.sources.candidates import read_front
from bot.sources.decode import decode
from bot.sources.extract import parse_page
from bot.sources.lean import lean
from bot.sources.links import web_link

NAME = "discovery"
HELP = "whether the right main feed of a page comes first, against taking the first <link>"
_LABELS = Path(__file__).parent / "main_feeds.json"
_KINDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which data there is; without any, our own heads are read."""
    if not any("--wcxb" in action.option_strings for action in parser._actions):
        parser.add_argument("--wcxb", type=Path, help="folder of WCXB (holds dev/ and test/)")


def run(arguments: argparse.Namespace) -> None:
    """Measure and print."""
    heads = [(head, head.markup.encode()) for head in own_heads()]
    _print("our own heads", heads)
    if arguments.wcxb:
        _print("sites of WCXB with several feeds, labelled", list(labelled(arguments.wcxb)))


def labelled(folder: Path) -> Iterator[tuple[Head, bytes]]:
    """Yield the pages of WCXB whose main feed was labelled by hand, by file name."""
    wanted: dict[str, str] = json.loads(_LABELS.read_text(encoding="utf-8"))
    for split in ("dev", "test"):
        for page in read_wcxb(folder, split, articles_only=False):
            if page.name in wanted and page.url:
                yield Head(page.name, page.url, "", wanted.pop(page.name)), page.body


def first_offered(url: str, body: bytes) -> str:
    """Return the address the bot tries first; "" where the page gives none."""
    front = read_front(body, url, "")
    return next(iter((*front.linked, *front.anchored)), "")


def first_linked(url: str, body: bytes) -> str:
    """Return what the plainest reader takes: the first <link> of a feed's type."""
    tree = parse_page(lean(decode(body, ""))[0])
    if tree is None:
        return ""
    for link in tree.iter("link"):
        if link.get("rel") == "alternate" and link.get("type") in _KINDS:
            return web_link(link.get("href") or "", url)
    return ""


def _print(name: str, heads: list[tuple[Head, bytes]]) -> None:
    print(f"\n{name}: {len(heads)}")
    for reader, read in (("Verbatim", first_offered), ("the first <link>", first_linked)):
        wrong = [head for head, body in heads if read(head.url, body) != head.wanted]
        share = 1 - len(wrong) / max(len(heads), 1)
        print(f"{reader:<20}{share:>7.1%} right")
        if reader == "Verbatim" and wrong:
            print("  wrong: " + ", ".join(head.name for head in wrong))
