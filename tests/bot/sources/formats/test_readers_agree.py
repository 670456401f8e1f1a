"""The fast reader and the patient one must find the same in what both can read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ingest.feed_files import URL, FeedFile, make_files
from benchmarks.ingest.feed_writers import WRITERS, Paper, Piece
from bot.model.feed import Entry
from bot.sources.decode import decode
from bot.sources.formats.lenient import read_leniently
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.formats.repair import repair
from bot.sources.formats.strict import read_strictly, read_tolerantly
from bot.sources.formats.tidy import tidy_feed
from bot.sources.formats.wire import RawFeed, finish
from bot.sources.markup import text_of

NOW = datetime(2026, 11, 28, tzinfo=UTC)
MARKUP = {name: write for name, write in WRITERS.items() if not name.startswith("JSON")}
XML_FILES = [file for file in make_files() if not file.name.startswith("JSON")]


def finished(raw: RawFeed | None) -> ParsedFeed:
    assert raw is not None
    parsed = finish(raw, url=URL, now=NOW)
    return replace(parsed, entries=tuple(map(comparable, parsed.entries)))


def comparable(entry: Entry) -> Entry:
    """Return the entry with its content as text: the readers write the same HTML differently."""
    return replace(entry, content=text_of(entry.content))


def test_in_every_file_of_our_own_set_that_the_fast_one_reads() -> None:
    differing, read = [], 0
    for file in XML_FILES:
        document = document_of(file)
        strict = read_strictly(document)
        if strict is None:
            continue
        read += 1
        if finished(strict) != finished(read_leniently(document)):
            differing.append(file.name)
    assert differing == []
    assert read >= 0.97 * len(XML_FILES)  # the fast path is the usual one


def document_of(file: FeedFile) -> str:
    tidied = tidy_feed(decode(file.body, file.charset))
    assert tidied is not None
    return tidied.text if read_strictly(tidied.text) else repair(tidied.text)


WORDS = st.text("abcé港й &'\"-–<>;#", min_size=1, max_size=30)
PIECES = st.builds(
    Piece,
    title=WORDS,
    link=st.sampled_from(
        ("https://paper.example/1?a=1&b=2", "/2", "3.html", "//x.example/4", "mailto:a@b", "")
    ),
    published=st.none()
    | st.datetimes(datetime(1985, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    summary=WORDS,
    author=WORDS | st.sampled_from(("desk@paper.example (The Desk)", "desk@paper.example")),
)
PAPERS = st.builds(Paper, st.sampled_from(("en", "pt-BR", "")), WORDS, st.lists(PIECES).map(tuple))


@settings(max_examples=60, deadline=None)
@given(PAPERS, st.sampled_from(sorted(MARKUP)))
def test_in_any_well_formed_feed(paper: Paper, format_name: str) -> None:
    document = MARKUP[format_name](paper)
    strict = read_strictly(document)
    assert finished(strict) == finished(read_leniently(document))
    assert finished(strict) == finished(read_strictly(repair(document)))
    assert finished(strict) == finished(read_tolerantly(document))


ITEM = "<item><title>x</title></item>"


@pytest.mark.parametrize(
    "document",
    [
        f"<rss><channel>{ITEM}</channel>",
        f"<rss xmlns='http://unknown.example/'><channel>{ITEM}</channel></rss>",
        f"<rss><items>{ITEM}</items></rss>",
        "<channel href='https://e.example/'><item href='https://e.example/1'/></channel>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='application/x' "
        "mode='base64'>eA==</title></entry></feed>",
        "<html><body/></html>",
        "",
    ],
)
def test_the_fast_one_says_when_it_is_unsure(document: str) -> None:
    assert read_strictly(document) is None


@pytest.mark.parametrize(
    "document",
    [
        f"<rss><items>{ITEM}</items></rss>",
        f"<rss><channel><category text='y'>{ITEM}</channel></rss>",
    ],
)
@pytest.mark.parametrize("read", [read_leniently, read_tolerantly])
def test_the_others_read_on(read: Callable[[str], RawFeed | None], document: str) -> None:
    raw = read(document)
    assert raw is not None
    assert [entry.title for entry in raw.entries] == ["x"]


def test_entries_inside_entries_belong_to_them() -> None:
    inner = "<entry><title>copied</title></entry>"
    raw = read_strictly(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>own</title>"
        f"<source>{inner}</source></entry></feed>"
    )
    assert raw is not None
    assert [entry.title for entry in raw.entries] == ["own"]
