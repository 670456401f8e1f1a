from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.ingest.__main__ import find_parts, main, options_of
from benchmarks.ingest.feed_files import FeedFile, Found, make_files
from benchmarks.ingest.feed_readers import NOW, find_readers, read_by_feedparser, read_by_verbatim
from benchmarks.ingest.feed_suites import real_files, suite_files
from benchmarks.ingest.feeds import comparable, score, vote
from benchmarks.ingest.hostile_feeds import HOSTILE, SIZE
from benchmarks.ingest.ordeal import undergo

FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title>"
    "<link>https://site.example/</link><item><title>One</title><link>/1</link></item>"
    f"</channel></rss><!-- {'x' * 2_000} -->"
)


def test_the_parts_are_found() -> None:
    assert "feeds" in [part.NAME for part in find_parts()]


def test_a_part_is_given_the_folders_that_it_reads() -> None:
    folders = {"--wcxb": "/w", "--scrapinghub": "/s", "--data": "/d"}
    given = {part.NAME: options_of(part, folders) for part in find_parts()}
    assert given["feeds"] == ["--data", "/d"]
    assert given["discovery"] == ["--wcxb", "/w"]
    assert given["text"] == ["--wcxb", "/w", "--scrapinghub", "/s"]
    assert given["poller"] == given["hostile"] == []
    assert options_of(find_parts()[0], dict.fromkeys(folders)) == []


def test_a_part_there_is_not_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["feds"])
    assert "feeds" in capsys.readouterr().err


def test_the_set_is_large_and_every_file_is_another() -> None:
    files = make_files()
    assert len(files) >= 250
    assert len({file.name for file in files}) == len(files)
    # A defect that changes nothing would measure nothing.
    assert len({(file.body, file.charset) for file in files}) == len(files)
    assert make_files() == files


def test_a_file_counts_only_when_all_of_it_is_right() -> None:
    file = make_files()[0]
    assert score("x", read_by_verbatim, [file]).perfect == 1
    for place in range(3):

        def misread(file: FeedFile, place: int = place) -> tuple[Found, ...]:
            first, *rest = read_by_verbatim(file)
            changed = list(first)
            changed[place] = None if place == 2 else "x"
            return (tuple(changed), *rest)  # type: ignore[return-value]

        assert score("x", misread, [file]).failed == (file.name,)


def test_a_reader_that_crashes_has_found_nothing() -> None:
    def crash(file: FeedFile) -> tuple[Found, ...]:
        raise RuntimeError(file.name)

    assert score("x", crash, make_files()[:3]).perfect == 0


def test_feedparser_is_measured_as_it_is() -> None:
    file = make_files()[0]
    assert read_by_feedparser(file) == file.expected
    assert score("feedparser", read_by_feedparser, make_files()).share < 90


def test_real_feeds_are_found_and_settled_by_vote(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FEED)
    (tmp_path / "same.rss").write_text(FEED)
    (tmp_path / "page.html").write_text(FEED)
    (tmp_path / "small.xml").write_text("<rss/>")
    (tmp_path / "other.xml").write_text(f"<urlset>{' ' * 3_000}</urlset>")
    files = real_files(tmp_path)
    assert [file.name for file in files] == ["a.xml"]
    settled = vote(files[0], find_readers())
    assert settled is not None
    assert settled.expected == (("One", "https://site.example/1", None),)


def test_no_majority_settles_nothing() -> None:
    file = FeedFile("x", FEED.encode(), ())

    def other(file: FeedFile) -> tuple[Found, ...]:
        return (("Two", "", NOW),)

    assert vote(file, {"a": read_by_verbatim, "b": other, "c": other}) is None


def test_entries_that_say_nothing_are_not_compared() -> None:
    assert comparable((("", "", NOW), ("x", "", None))) == (("x", "", None),)


def test_the_tests_of_other_parsers_are_understood(tmp_path: Path) -> None:
    expects = "<!--\nDescription: x\nExpect: not bozo and entries[0]['title'] == u'O\\'ne'\n-->"
    (tmp_path / "comment.xml").write_text(f"{expects}<rss/>")
    (tmp_path / "beside.xml").write_text("<rss/>")
    (tmp_path / "beside.json").write_text('{"items": [{"title": "a", "link": "b"}]}')
    (tmp_path / "none.xml").write_text("<rss/>")
    found = {suite.file.name: suite.assertions for suite in suite_files(tmp_path)}
    assert {name: len(assertions) for name, assertions in found.items()} == {
        "comment.xml": 1,
        "beside.xml": 2,
    }
    assert found["comment.xml"][0].value == "O'ne"
    assert real_files(tmp_path) == []


def test_hostile_feeds_stay_within_what_a_feed_may_weigh() -> None:
    assert all(len(make()) <= SIZE * 1.01 for make in HOSTILE.values())


def test_an_ordeal_stops_what_takes_too_long() -> None:
    def spin(body: bytes) -> int:
        while body.endswith(b"spin"):
            pass
        return len(body)

    spun = undergo("x", lambda: b"spin", spin, patience=1)
    assert not spun.survived
    done = undergo("x", lambda: b"done", spin, patience=1)
    assert (done.survived, done.answer) == (True, "4")


def test_an_ordeal_says_what_it_took_and_how_it_ended() -> None:
    def fill(body: bytes) -> str:
        if len(body) > 10:
            return f"{len(bytearray(body) * 60)}"
        raise ValueError("too small")

    large = undergo("x", lambda: bytes(1_000_000), fill, patience=5)
    assert large.answer == "60000000"
    assert 50 < large.megabytes < 200


def test_errors_are_answers() -> None:
    def refuse(body: bytes) -> str:
        if body == b"no":
            raise ValueError("no feed")
        return "yes"

    assert undergo("x", lambda: b"no", refuse, patience=5).answer == "ValueError: no feed"


def test_files_can_be_said_to_come_from_elsewhere() -> None:
    file = replace(make_files()[0], url="https://other.example/f")
    assert read_by_verbatim(file) == file.expected
