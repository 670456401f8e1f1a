"""One cleaning function for text that comes from outside.

Order matters: cut, then controls, bidi marks, zero-width characters and tag characters out,
runs of combining marks cut (normalising is quadratic on them), then NFC.
"""

import re
import unicodedata

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
    line = " ".join(text[: limit * 4].split())
    # Most lines hold nothing that needs cleaning, and a feed brings thousands of them.
    if not (line.isascii() and line.isprintable()):
        cleaned = clean_text(line, limit * 2)
        line = cleaned if cleaned == line else " ".join(cleaned.split())
    return line[:limit].rstrip()


def _cut_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for character in match[0]:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)
