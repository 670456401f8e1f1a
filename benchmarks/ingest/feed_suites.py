"""Feeds of others in a folder: real ones, and those of parsers' tests with what they expect.

Nothing of them is kept here; the folder is named on the command line. Two kinds of tests are
understood: a comment `Expect: … entries[0]['title'] == '…'` inside the feed (feedparser), and a
file of the same name beside it that holds JSON (gofeed).
"""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.ingest.feed_files import URL, FeedFile

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]|jsonfeed\.org", re.IGNORECASE)
_SITE = re.compile(
    rb"<link>\s*(?:<!\[CDATA\[)?(https?://[^\s<>\]]+)|<link\s[^<>]*?href=[\"'](https?://[^\"']+)"
)
_OTHERS = (".html", ".htm", ".svg", ".md", ".opml", ".xcstrings", ".plist")
_SMALLEST = 2_000
_LARGEST = 5_000_000
_EXPECT = re.compile(r"Expect:\s*(.*?)\n-->", re.DOTALL)
_SERVED_AT = "http://127.0.0.1:8097/feed.xml"
"""Where feedparser's tests have their feeds from: some name it in what they expect."""
_ASSERTION = re.compile(
    r"entries\[(\d)\]\[['\"](title|link)['\"]\]\s*==\s*"
    r"(u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")"
)


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a parser's test says of one entry."""

    number: int
    field: str
    """`title` or `link`."""
    value: str


@dataclass(frozen=True, slots=True)
class SuiteFile:
    """A feed of a parser's tests, and what that parser expects of it."""

    file: FeedFile
    assertions: tuple[Assertion, ...]


def real_files(folder: Path) -> list[FeedFile]:
    """Return the feeds of 2 kB to 5 MB in a folder, each content once; parsers' tests left out."""
    found: dict[bytes, FeedFile] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix in _OTHERS or _is_of_a_suite(path):
            continue
        body = path.read_bytes() if _SMALLEST <= path.stat().st_size <= _LARGEST else b""
        if _looks_like_a_feed(body):
            name = str(path.relative_to(folder))
            found.setdefault(body, FeedFile(name, body, (), url=_own_address(body)))
    return list(found.values())


def _own_address(body: bytes) -> str:
    """Return the site a feed names first: it is not known where the file was fetched from."""
    site = _SITE.search(body[:4_000])
    return (site[1] or site[2]).decode("ascii", "ignore") if site else URL


def _looks_like_a_feed(body: bytes) -> bool:
    start = body[:4_000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[:1] in (b"<", b"{") and bool(_FEED.search(start))


def suite_files(folder: Path) -> list[SuiteFile]:
    """Return the feeds in a folder that come with assertions."""
    files = (path for path in sorted(folder.rglob("*.xml")) if path.is_file())
    suites = (_suite_file(path, folder) for path in files)
    return [suite for suite in suites if suite.assertions]


def _is_of_a_suite(path: Path) -> bool:
    if path.suffix == ".json" and path.with_suffix(".xml").is_file():
        return True
    return "feedparser" in str(path) or path.with_suffix(".json").is_file() != (
        path.suffix == ".json"
    )


def _suite_file(path: Path, folder: Path) -> SuiteFile:
    body = path.read_bytes()
    beside = path.with_suffix(".json")
    assertions = _from_json(beside) if beside.is_file() else _from_comment(body)
    url = URL if beside.is_file() else _SERVED_AT
    return SuiteFile(FeedFile(str(path.relative_to(folder)), body, (), url=url), tuple(assertions))


def _from_comment(body: bytes) -> Iterator[Assertion]:
    expected = _EXPECT.search(body[:4_000].replace(b"\x00", b"").decode("utf-8", "replace"))
    for number, field, value in _ASSERTION.findall(expected[1]) if expected else ():
        yield Assertion(int(number), field, str(ast.literal_eval(value)))


def _from_json(path: Path) -> Iterator[Assertion]:
    try:
        feed: Any = json.loads(path.read_bytes())
    except ValueError:
        return
    entries = feed.get("items") or feed.get("entries") or [] if isinstance(feed, dict) else []
    for number, entry in enumerate(entries):
        for field in ("title", "link"):
            if isinstance(entry.get(field), str) and entry[field]:
                yield Assertion(number, field, entry[field])
