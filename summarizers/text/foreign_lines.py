"""Lines that are no news in languages other than English, beside those of `boilerplate`.

Each pattern begins with a whole word, so that a line is only compared with those that begin as it
does: a page of another language costs a look into a set. The texts are in small letters.
"""

import re
from collections.abc import Iterator
from functools import cache

from summarizers.text.foreign_line_words import (
    ANYWHERE,
    CREDITS_BARE,
    LEADS,
    LEADS_BARE,
    PLEAS,
    PLEAS_BARE,
    STAMPS,
    UNSPACED,
)

_WIDE = "\u0e00"
_FIRST = re.compile(r"[\s•·▶►▷◆■●*#>\-–—|\[(（【「<＜→»«“„\"']*([^\s:：|\])>»….,!?/]+)")
_MARKS = [(mark, pattern) for marks, pattern in ANYWHERE for mark in marks]
_UNSIGNED = [
    (mark, pattern) for mark, pattern in _MARKS if mark[-1].isalpha() and mark[0] not in "(["
]
"""Those without a bracket, colon or full stop: most lines hold none."""


def is_foreign_line(lower: str) -> bool:
    """Return whether a line, in small letters and with straight apostrophes, is no news."""
    first = _FIRST.match(lower)
    if first is None:
        return False
    word = first[1]
    if word in _BY_WORD and _pattern(word).match(lower, first.start(1)):
        return True
    signed = "(" in lower or ":" in lower or "[" in lower or "fot." in lower
    for mark, pattern in _MARKS if signed else _UNSIGNED:
        if mark in lower and _found(pattern).search(lower):
            return True
    return word >= _WIDE and _unspaced().match(lower) is not None


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(UNSPACED)


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of the lines that begin with a word; hardly any page needs many."""
    return re.compile(rf"{re.escape(word)}(?!\w)(?:{'|'.join(_BY_WORD[word])})")


@cache
def _found(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _rests(block: str, ending: str) -> Iterator[tuple[str, str]]:
    """Yield the first word of every entry of a block and what must follow it."""
    for line in block.replace("\n    ", "").strip().splitlines():
        word, _, rest = line.partition(" ")
        yield word, rf" (?:{rest}){ending}"


def _by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for bare, block, ending in (
        (LEADS_BARE, LEADS, r"\s*(?:[:：|\])>»…]|\.\.\.|$)"),
        (CREDITS_BARE, "", r"\.?\s*[:：/|]"),
        (PLEAS_BARE, PLEAS, ""),
        (STAMPS, "", r"[^\w.!?]{0,3}(?:\w{1,12}\.?[^\w.!?]{1,3}){0,2}\d[\d.:]*[^!?]{0,40}$"),
    ):
        for word in bare.split():
            found.setdefault(word, []).append(ending)
        for word, pattern in _rests(block, ending):
            found.setdefault(word, []).append(pattern)
    return found


_BY_WORD = _by_word()
