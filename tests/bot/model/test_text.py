"""Cleaning: what can hide or disguise something goes, what people wrote stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.text import clean_line, clean_text

HIDDEN = [
    *("\x00", "\x08", "\x1b", "\x7f", "\x85", "\x9b"),  # controls; ESC and CSI drive terminals
    *("\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c"),  # bidi
    *("\u200b", "\u2060", "\ufeff", "\u00ad", "\u180e"),  # zero width, soft hyphen
    *("\U000e0001", "\U000e0041", "\ufff9", "\ud800"),  # tags, interlinear, lone surrogate
]


@pytest.mark.parametrize("character", HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_hidden_characters_go(character: str) -> None:
    assert clean_text(f"safe{character}text") == "safetext"


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose 3 %\tand fell.\nAgain.",
        "高市早苗首相は会談した。",
        "이재명 대통령은 회담했다.",
        "👩\u200d👩\u200d👧 family",  # a zero width joiner holds the emoji together
        "ശ്രീ\u200dക്ക്",
        "العربية والعبرية עברית",
        "it’s — “quoted” … fine",
    ],
)
def test_what_people_wrote_stays(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_line_breaks_become_one_kind() -> None:
    assert clean_text("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_runs_of_combining_marks_are_cut_before_they_cost_anything() -> None:
    assert clean_text("a" + "\u0301" * 100_000) == clean_text("a" + "\u0301" * 6)


def test_text_is_cut_at_the_limit() -> None:
    assert clean_text("x" * 50, limit=7) == "x" * 7
    assert clean_line("word " * 50, limit=11) == "word word w"


def test_a_line_is_one_line() -> None:
    assert clean_line("  two\n\nlines\u2028and\tmore \u3000 ") == "two lines and more"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_line_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert "\n" not in line


def cut_one_by_one(text: str) -> str:
    """Return text with at most six combining marks in a row, the plain way."""
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        kept += [character] if run <= 6 else []
    return "".join(kept)


@given(st.text("a“—é🙂\u0301\u0300\u05b0\u0e38\U0001d165\U0001e94a", max_size=60))
def test_marks_of_any_script_are_counted_alike(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", cut_one_by_one(text))


def test_every_mark_there_is_is_looked_for() -> None:
    last = max(n for n in range(0x110000) if unicodedata.combining(chr(n)))
    assert clean_text("a" + chr(last) * 9) == "a" + chr(last) * 6
