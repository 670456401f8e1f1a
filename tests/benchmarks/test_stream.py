"""The invented stream and its questions: what must hold across articles."""

from benchmarks.actors import DATA, b_cubed
from benchmarks.stream import read_stream, run_stream


def test_the_stream_is_large_enough() -> None:
    assert len(read_stream(DATA / "stream.txt")) >= 60


def test_who_is_who_across_articles_and_what_people_ask() -> None:
    reading = run_stream(DATA / "stream.txt", DATA / "questions.txt")
    assert b_cubed(reading.pairs) >= 98
    assert reading.questions >= 60
    assert len(reading.wrong) <= 1, reading.wrong
