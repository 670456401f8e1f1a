"""Forms of names, folded for look-up: how two spellings of one name become the same text."""

import re
import unicodedata
from collections.abc import Sequence

LONGEST = 200
"""Characters of a form that are looked at; a longer one is no name."""

_MARKS = re.compile("[\u0300-\u036f]+")
_DROPPED = re.compile("[.'’‘ʼ`´\u2024]")
_CJK = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]+")
_HAN = re.compile("[\u3005\u3400-\u9fff\uf900-\ufaff]+")
_SLIPS = ((2, 0), (4, 1), (8, 2), (LONGEST, 3))
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def fold(text: str) -> str:
    """Return the form under which a name is looked up.

    Case, accents, dots and apostrophes go, hyphens and every other sign become spaces; a name in
    Chinese, Japanese or Korean script is written without spaces. Folding twice changes nothing.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    # Only the marks of Latin, Greek and Cyrillic: those of kana and Indic scripts are letters.
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain)).translate(_PLAIN)
    plain = unicodedata.normalize("NFKC", plain).casefold()
    words = " ".join(_split(_DROPPED.sub("", plain)))
    joined = words.replace(" ", "")
    return joined if _CJK.fullmatch(joined) else words


def is_latin(text: str) -> bool:
    """Return whether the first letter of a text is a Latin one."""
    first = next((character for character in text if character.isalpha()), "a")
    return unicodedata.name(first, "").startswith("LATIN")


def bag(folded: str) -> str:
    """Return the words of a folded form in alphabetical order."""
    return " ".join(sorted(folded.split()))


def is_full(folded: str) -> bool:
    """Return whether a folded form is more than one part of a name."""
    return " " in folded or (len(folded) >= 3 and _CJK.fullmatch(folded) is not None)


def name_words(folded: str) -> list[str]:
    """Return the words by which a form is found.

    No space divides a name in Chinese characters: of one with four and more the first two are
    taken for the family name, of one with three the first.
    """
    if _HAN.fullmatch(folded) and 3 <= len(folded) <= 6:
        family = 2 if len(folded) >= 4 else 1
        return [folded, folded[:family], folded[family:]]
    return folded.split()


def distance(a: str, b: str, most: int) -> int:
    """Return how many slips (a letter more, less, other, or two swapped) lie between two words.

    Optimal string alignment (Boytsov 2011, "Indexing methods for approximate dictionary
    searching"); more than `most` is returned as `most + 1`.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: Sequence[int] = []
    last: Sequence[int] = range(len(b) + 1)
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return min(last[-1], most + 1)


def allowed_slips(length: int) -> int:
    """Return how many slips a word of that many letters may hold and still be meant."""
    return next(slips for longest, slips in _SLIPS if length <= longest)


def _split(text: str) -> list[str]:
    # Not `\W`: it takes the vowel signs of Indic scripts, which are marks, for separators.
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return "".join(kept).split()
