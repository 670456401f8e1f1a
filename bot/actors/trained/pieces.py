"""Pieces: a sentence cut as the training data is cut, so that the model reads what it learned.

Other than `bot.actors.tokens`: punctuation is kept, hyphens join, `'s` stands alone, and the dot
of an abbreviation belongs to it.
"""

import re
from typing import NamedTuple

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


class Piece(NamedTuple):
    """One word or mark; offsets in characters into the text it was read from."""

    text: str
    """As the model reads it: plain quotes, nothing hidden."""
    start: int
    end: int


_new = tuple.__new__


def cut(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of `text[start:end]` in order."""
    found: list[Piece] = []
    for match in _PIECE.finditer(text, start, end):
        first, last = match.span()
        word = text[first:last]
        read = word[:LONGEST] if word.isascii() else plain(word)
        found.append(_new(Piece, (read, first, last)))  # as in `tokenise`
    return found


def plain(word: str) -> str:
    """Return a word as the model reads it."""
    return _HIDDEN.sub("", word.translate(_QUOTES))[:LONGEST] or word[:1]
