import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.text import voice
from summarizers.text.voice import sends_elsewhere, speaks


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We know that the port is closed."),
        ("en", "The port, I am told, is closed."),
        ("en", "They’re late, but you’re early."),
        ("en", "WE'RE CLOSED."),
        ("de", "Der Hafen ist, wie wir wissen, zu."),
        ("fr", "Le port, je le sais, est fermé."),
        ("es", "El puerto de nuestra ciudad está cerrado."),
    ],
)
def test_the_writer_speaks(language: str, sentence: str) -> None:
    assert speaks(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“We know,” the harbour master said."),
        ("en", '"I was there," she said.'),
        ("en", "The US and the U.S. navy sent ships."),
        ("en", "Pope Leo I. was born there."),
        ("en", "The weir and the mine are closed."),
        ("de", "Der Hafen ist zu."),
        ("xx", "We know that the port is closed."),
    ],
)
def test_others_speak_or_nobody(language: str, sentence: str) -> None:
    assert not speaks(sentence, language)


_PARTS = [
    "we",
    "We’ve",
    "i",
    "I'm",
    "us",
    "US",
    "“",
    "”",
    '"',
    "’",
    "'",
    ".",
    ",",
    "port",
    "we'll",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=12), st.sampled_from(["", " "]))
def test_looking_for_the_words_first_overlooks_nobody(parts: list[str], between: str) -> None:
    sentence = between.join(parts)
    bare = voice._CAPITALS.sub(" ", voice._QUOTED.sub(" ", sentence)).replace("’", "'")
    _, pattern = voice._pronouns("en")
    assert speaks(sentence, "en") == bool(pattern.search(bare))


@pytest.mark.parametrize(
    "sentence",
    [
        "Here’s a look at what the port has cost the town.",
        "Here are five boats that were built in Vessel.",
        "Below, we look at why the port could stay shut.",
        "See what else made our list of the best boats.",
        "Check out the list of boats before you leave the quay.",
        "The video above shows the ferry on the rocks.",
        "You’ll also find a boat with a cover for 150 crowns.",
        "Be sure to read our other reports on the port.",
    ],
)
def test_it_sends_the_reader_elsewhere(sentence: str) -> None:
    assert sends_elsewhere(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hereford is building a port of its own.",
        "Seeking a new port, the line turned to Vessel.",
        "The video shows the ferry on the rocks.",
        "Below the quay, divers found a second boat.",
        "You can lose a boat in a night.",
    ],
)
def test_it_tells_something_itself(sentence: str) -> None:
    assert not sends_elsewhere(sentence)
