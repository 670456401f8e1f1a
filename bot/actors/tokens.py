"""Words of a text with where they stand, and one way of folding them for comparison."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ZERO_WIDTH = "\u00ad\u200b-\u200f\u2060\ufeff"
_MARKS = "".join(
    chr(code) for code in range(0x300, 0x1100) if unicodedata.category(chr(code)) in ("Mn", "Mc")
)
"""Accents that no letter has taken in ("Adébáyọ̀") and vowel signs: no letters for `re`."""
_WORD = re.compile(
    rf"(?:[A-Z]\.){{2,}}"
    rf"|\w[\w{_ZERO_WIDTH}{_MARKS}]*(?:['’](?![sS]\b)\w[\w{_ZERO_WIDTH}{_MARKS}]*)*"
)
_HIDDEN = re.compile(f"[{_ZERO_WIDTH}.]")
# Longest first; й has lost its mark by then. "Путина", "Путиным" and "Путин" must be one.
_CYRILLIC_ENDING = re.compile(
    "(?<=...)(?:иями|ієві|ого|ому|ыми|ией|иеи|ием|ієм|ією|еем|аем|ии|ия|ию|ым|им|ом|ем|ои|ою|еи|ея|ею|ее"
    "|аи|ая|аю|ае|ую|ые|ых|ах|ям|ами|[ауыиеяюь])$"
)
_LETTERS = str.maketrans("łøđðıæœ", "lodðiao")


SPACE = " "
BREAK = "|"
PROPER = r"[A-ZÀ-ÖØ-Þ][\w-]+"
"""A word with a capital, up to an apostrophe, as a pattern."""
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
"""The same with what follows an apostrophe: "O'Neill", and "Roe's"."""
_JOINS = ("-", "_")
_HYPHENS = "-‑‐"
_GAPS = {"'s ": "'s", "’s ": "'s", "' ": "'", "’ ": "'", ", ": ","}


class Token(NamedTuple):
    """One word; offsets in characters into the text it was read from."""

    text: str
    start: int
    end: int
    fold: str
    gap: str
    """What parts it from the word before: `SPACE`, `'s`, `'`, `,` or `BREAK`."""
    glued: bool
    """Joined to the word before by a hyphen (then the gap counts as `SPACE`)."""
    possessive: bool
    """Followed by `'s`, or by `'` after an s."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is two letters or more, all of them capital."""
        return len(self.text) > 1 and self.text.isupper()


_new = tuple.__new__


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of `text[start:end]` in order. Hyphens part words, apostrophes do not."""
    found: list[Token] = []
    stop = len(text) if end is None else end
    before, ended, owns = "", -1, False
    for match in _WORD.finditer(text, start, stop):
        first, last = match.span()
        word = match.group()
        if owns and ended == first - 1 and word in ("s", "S"):
            continue
        between = text[ended:first] if ended >= 0 else "\n"
        gap = SPACE if between == " " else _gap(between, before)
        owns = last < stop and text[last] in "'’" and _possessive(text, last)
        # Nothing else is made as often; `Token(...)` does the same and takes twice as long.
        values = (word, first, last, fold(word), gap, between in _HYPHENS, owns)
        found.append(_new(Token, values))
        before, ended = word, last
    return found


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return a word as it is compared: small letters, no accents, no hidden characters or dots."""
    if word.isascii():
        return word.replace(".", "").lower()
    bare = unicodedata.normalize("NFKD", _HIDDEN.sub("", word.casefold()).translate(_LETTERS))
    kept = "".join(c for c in bare if not unicodedata.combining(c)).replace("’", "'")
    return _uninflect(unicodedata.normalize("NFC", kept))


def find_name(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands in the text as it is printed, inside no longer word."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or after.isalnum() or before in _JOINS or after in _JOINS):
            yield at, end
        at = text.find(name, end)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(text.split())


def same_case(found: str, wanted: str) -> bool:
    """Return whether a word has the capitals of a name's: acronyms have none but capitals."""
    if wanted.isupper() and 1 < len(wanted) <= 6:
        spoken = len(wanted) > 3 and found == wanted.capitalize()  # "Unicef", "Nato"
        return spoken or found.replace(".", "") == wanted.replace(".", "")
    return found[0].isupper() or not wanted[0].isupper()


@lru_cache(maxsize=2048)
def words_of(name: str) -> tuple[Token, ...]:
    """Return the words of a name; an article asks for those of the same names again and again."""
    return tuple(tokenise(name))


@lru_cache(maxsize=4096)
def folds(text: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(token.fold for token in tokenise(text))


def _gap(between: str, before: str) -> str:
    if between in (" ", "\u00a0", "-", "‑", "‐"):
        return SPACE
    if between in (". ", ".\u00a0") and len(before) <= 3 and before[0].isupper():
        return SPACE  # an initial or an abbreviation: "Donald J. Trump", "Gen. Kim"
    return _GAPS.get(between, BREAK)


def _uninflect(word: str) -> str:
    """Take the case ending off a Cyrillic name and the `and` off an Arabic one."""
    first = word[:1]
    if "а" <= first <= "ї" and len(word) > 4:
        return _CYRILLIC_ENDING.sub("", word)
    if first == "و" and len(word) > 4:
        return word[1:]
    return word


def _possessive(text: str, end: int) -> bool:
    """Whether a word that ends before an apostrophe owns something."""
    following = text[end + 1 : end + 3]
    if following[:1] in ("s", "S"):
        return len(following) < 2 or not following[1].isalnum()
    return text[end - 1] in "sSzx" and not following[:1].isalnum()
