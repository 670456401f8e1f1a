"""Feeds made to hurt: each is read in a process that is stopped beyond 2 s of CPU or 300 MB."""

import pytest

from benchmarks.ingest.feed_files import URL
from benchmarks.ingest.feed_readers import NOW
from benchmarks.ingest.feeds import MOST_MEGABYTES, MOST_SECONDS
from benchmarks.ingest.hostile_feeds import HOSTILE
from benchmarks.ingest.ordeal import undergo
from bot.model.errors import ReadError
from bot.sources.formats.feed import parse_feed
from bot.sources.formats.parsed import MOST_ENTRIES, ParsedFeed

REFUSALS = ("NotAFeedError", "MalformedFeedError", "NotTextError")
SECRETS = ("root:", "localhost", "passwd", "<script")


def read(body: bytes) -> str:
    """Return what a manager would see of a feed, having looked at all of it."""
    try:
        parsed = parse_feed(body, url=URL, now=NOW)
    except ReadError as error:
        return f"{type(error).__name__}: {error.fix}"
    look_at(parsed)
    return f"{len(parsed.entries)} entries"


def look_at(parsed: ParsedFeed) -> None:
    assert len(parsed.entries) <= MOST_ENTRIES
    for entry in parsed.entries:
        fields = (entry.title, entry.link, entry.id, entry.author, entry.summary, entry.image)
        assert sum(len(field) for field in fields) < 10_000
        "".join((*fields, entry.content)).encode("utf-8")
        assert not entry.link or entry.link.startswith(("http://", "https://"))
        assert not any(secret in field for field in fields[:2] for secret in SECRETS)
        assert not set("\x00\u202e\u2066\u200b") & set(entry.title + entry.summary)


@pytest.mark.parametrize("name", HOSTILE)
def test_costs_little_and_is_answered(name: str) -> None:
    ordeal = undergo(name, HOSTILE[name], read, patience=int(MOST_SECONDS))
    assert ordeal.survived, ordeal
    assert ordeal.megabytes <= MOST_MEGABYTES
    kind, _, fix = ordeal.answer.partition(": ")
    assert kind.endswith(" entries") or kind in REFUSALS
    assert kind.endswith(" entries") or fix.endswith(".")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("1.6M unclosed tags", "holds more markup than any real feed"),
        ("NULs", "is a binary file"),
        ("gzip", "is a compressed file"),
        ("binary", "is a binary file"),
        ("empty", "is no feed but empty"),
        ("HTML login page", "is no feed but a login page"),
        ("JSON: nested objects", "is no feed but JSON that is damaged"),
        ("JSON: number of 100k digits", "breaks off before its first whole item"),
    ],
)
def test_says_what_is_wrong(name: str, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        parse_feed(HOSTILE[name](), url=URL, now=NOW)
    assert says in caught.value.message
    assert "paper.example" in caught.value.message


def test_a_flood_is_cut_and_said_to_be() -> None:
    parsed = parse_feed(HOSTILE["170k items, no end"](), url=URL, now=NOW)
    assert len(parsed.entries) == MOST_ENTRIES
    assert not parsed.complete
    assert "more than 500" in parsed.warnings[1]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("XXE", "x&f;"),
        ("XInclude", "x"),
        ("billion laughs", "&a11;"),
        ("forbidden characters", "abc"),
        ("right to left and zalgo", "abcz" + "\u035f" * 6),
        ("UTF-16 without a mark", "One"),
        ("UTF-32", "One"),
        ("charset rot13", "One"),
    ],
)
def test_what_is_left_is_harmless(name: str, title: str) -> None:
    assert parse_feed(HOSTILE[name](), url=URL, now=NOW).entries[0].title == title
