"""Where a report was filed is no part of its first sentence."""

import pytest

from summarizers.text.clean import usable
from summarizers.text.dateline import dateline_length, is_dateline
from summarizers.text.split import split_sentences

FILED = [
    "GENEVA —",
    "PORT MORESBY —",
    "GOHEUNG, South Korea —",
    "TOKYO (Meridian Wire) —",
    "WASHINGTON, Jan. 13 (Meridian Wire) -",
    "SAN JOSÉ, Costa Rica –",
    "Berlin (nlk) –",
    "(Meridian Wire) -",
]


@pytest.mark.parametrize("dateline", FILED)
def test_the_sentence_begins_after_the_dateline(dateline: str) -> None:
    sentence = "The council closed two of its five quays on Monday."
    text = f"{dateline} {sentence} Divers went down at once to look at the damage."
    pieces = [text[start:end] for start, end in split_sentences(text)]
    assert pieces[:2] == [dateline, sentence]
    assert 0 not in usable(pieces)
    assert is_dateline(dateline)


@pytest.mark.parametrize(
    "line",
    [
        "The council – five men and a dog – met on Monday.",
        "COVID-19 cases fell in March.",
        "Lee Jae Myung (right) arrived in Nara on Tuesday.",
        "He said: NO — never.",
        "A well-known harbour closed.",
        "GENEVA —",
        "",
    ],
)
def test_other_beginnings_are_left_alone(line: str) -> None:
    assert dateline_length(line) == 0


def test_only_the_opening_of_a_text_has_a_dateline() -> None:
    lines = ["First things first.", "Then more.", "And more.", "NOTE — this one is a list entry."]
    text = "\n".join(lines)
    assert [text[start:end] for start, end in split_sentences(text)] == lines
