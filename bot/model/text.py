"""One cleaning function for text that comes from outside.

Order matters: cut, then controls, bidi marks, zero-width characters and tag characters out,
runs of combining marks cut (normalising is quadratic on them), then NFC.
"""

import re
import unicodedata
from functools import cache

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_MARKS_IN_A_ROW = 6
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)

_MANY_MARKS = re.compile(rf"[^\x00-\x7f\w][^\x00-\x7f\w]{{{_MARKS_IN_A_ROW},}}")
"""What every run of too many combining marks matches, since marks are no letters.

Its first character stands apart, so that the engine looks for that alone, which is much faster.
"""


def clean_text(text: str, limit: int = 1_000_000) -> str:
    """Return `text` without what can hide or disguise something, at most `limit` characters.

    Line breaks and tabs stay. Zero-width joiners stay: emoji and Indic scripts need them.
    """
    cut = text[:limit].replace("\r\n", "\n").replace("\r", "\n")
    visible = _INVISIBLE.sub("", cut)
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_cut_marks, visible))


def clean_line(text: str, limit: int = 1_000) -> str:
    """Return `text` cleaned as one line: every run of white space is one space."""
    line = text[: limit * 4].strip()
    # Most lines hold nothing that needs cleaning, and a feed brings thousands of them.
    if not (line.isascii() and line.isprintable() and "  " not in line):
        spaced = " ".join(line.split())
        cleaned = clean_text(spaced, limit * 2)
        line = cleaned if cleaned == spaced else " ".join(cleaned.split())
    return line[:limit].rstrip()


def pairs(text: str) -> set[str]:
    """Return each two neighbouring characters: by them unspaced text is compared with other."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _cut_marks(match: re.Match[str]) -> str:
    marks, too_many = _find_marks()
    # Mostly it is a run of quotation marks, dashes or emoji.
    return match[0] if marks.isdisjoint(match[0]) else too_many.sub(r"\1", match[0])


@cache
def _find_marks() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return all combining marks, and what matches too many of them in a row.

    Looked up when the first such run comes: it takes ten milliseconds.
    """
    marks = [c for c in map(chr, range(0x300, 0x20000)) if unicodedata.combining(c)]
    one = f"[{''.join(marks)}]"
    return frozenset(marks), re.compile(f"({one}{{{_MARKS_IN_A_ROW}}}){one}+")
