import argparse
from datetime import UTC, datetime

import pytest

from benchmarks.ingest import discovery, text
from benchmarks.ingest.heads import Head, own_heads
from benchmarks.ingest.own_pages import own_pages
from bot.sources.page import PageFacts


def test_scores_of_known_texts() -> None:
    found, wanted = ["a", "b", "c", "d"], ["a", "b", "c", "d", "e", "f", "g", "h"]
    assert text.by_words(found, wanted) == (1.0, 0.5)
    assert text.by_shingles(found, wanted) == (1.0, 0.2)
    assert text.by_words([], []) == (1.0, 1.0)
    assert text.by_words([], wanted) == (0.0, 0.0)


def test_our_own_pages_are_read_better_than_by_one_extractor_alone() -> None:
    pages = list(own_pages())
    ours = text.measure(pages, text.READERS["Verbatim"], text.by_words)
    peer = text.measure(pages, text.READERS["trafilatura default"], text.by_words)
    assert ours.lost == 0
    assert ours.mean_f1 > max(peer.mean_f1, 0.97)


@pytest.mark.parametrize(
    ("wanted", "found", "outcome"),
    [
        ("2026-03-01", datetime(2026, 3, 2, tzinfo=UTC), "right"),
        ("2026-03-01", datetime(2026, 3, 4, tzinfo=UTC), "wrong"),
        ("2026-03-01", None, "missing"),
        ("", datetime(2026, 3, 4, tzinfo=UTC), "invented"),
        ("", None, "rightly none"),
    ],
)
def test_how_a_date_came_out(wanted: str, found: datetime | None, outcome: str) -> None:
    assert text.date_outcome(wanted, PageFacts(published=found)) == outcome


@pytest.mark.parametrize("head", own_heads(), ids=lambda head: head.name)
def test_the_main_feed_comes_first(head: Head) -> None:
    assert discovery.first_offered(head.url, head.markup.encode()) == head.wanted


def test_it_prints_a_table_without_data(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    text.add_arguments(parser)
    discovery.add_arguments(parser)
    discovery.run(parser.parse_args([]))
    assert "our own heads: 53" in capsys.readouterr().out
