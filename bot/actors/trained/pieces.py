"""Pieces: a sentence cut as the training data is cut, so that the model reads what it learned.

Other than `bot.actors.tokens`: punctuation is kept, hyphens join, `'s` stands alone, and the dot
of an abbreviation belongs to it.
"""

import re
from dataclasses import dataclass

_PIECE = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|St|Jr|Sr|Inc|Corp|Co|Ltd|Prof)\."
    r"|[A-Z]\.(?=[ \u00a0][A-Z])"
    r"|\d[\d.,:]*\d|\d"
    r"|['’][sS]\b"
    r"|[^\W_](?:[^\W_]|[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]"
    r"|[-‑‐](?=\w)|['’](?![sS]\b)(?=\w)|&(?=[A-Z]))*"
    r"|[^\w\s]|_"
)
_QUOTES = str.maketrans("’‘“”‑‐", "''\"\"--")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
LONGEST = 40
"""Letters of a piece that are read: a word of 5,000 letters names nobody."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word or mark; offsets in characters into the text it was read from."""

    text: str
    """As the model reads it: plain quotes, nothing hidden."""
    start: int
    end: int


def cut(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of `text[start:end]` in order."""
    return [
        Piece(plain(match.group()), *match.span()) for match in _PIECE.finditer(text, start, end)
    ]


def plain(word: str) -> str:
    """Return a word as the model reads it."""
    if word.isascii():
        return word[:LONGEST]
    return _HIDDEN.sub("", word.translate(_QUOTES))[:LONGEST] or word[:1]
