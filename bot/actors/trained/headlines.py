"""Headlines: lines whose capitals say nothing, written as the article's prose would write them.

Title case and capitals throughout hide what is a name. A word of such a line is written as it
stands inside the article's sentences; where it stands nowhere, small if it is a common word.
"""

from collections.abc import Callable, Sequence

from bot.actors import english

_SMALL = english.PROSE | english.SAYING | english.PLURAL_TITLES
_ACRONYM = 4
"""Letters up to which an unknown word in capitals is taken for an acronym."""


def is_headline(words: Sequence[str]) -> bool:
    """Whether capitals say nothing in a sentence."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capital = [word for word in long if word[0].isupper()]
    if len(long) < 3 or len(capital) < 0.7 * len(long):
        return False
    if sum(map(str.isupper, capital)) >= 0.7 * len(long):
        return True
    return len(long) >= 4 and len(capital) >= 0.8 * len(long) and words[-1] != "."


def recase(
    rows: Sequence[Sequence[str]], headlines: Sequence[bool], is_small: Callable[[str], bool]
) -> list[Sequence[str]]:
    """Return the sentences with the headlines among them written like prose.

    `headlines` tells which they are; `is_small` tells of a word in small letters whether it is
    mostly written so.
    """
    if not any(headlines):
        return list(rows)
    seen: dict[str, str] = {}
    for row, headline in zip(rows, headlines, strict=True):
        for word in () if headline else row[1:]:
            seen.setdefault(word.lower(), word)
    return [
        [_write(word, at, seen, is_small) for at, word in enumerate(row)] if headline else row
        for row, headline in zip(rows, headlines, strict=True)
    ]


def _write(word: str, at: int, seen: dict[str, str], is_small: Callable[[str], bool]) -> str:
    low = word.lower()
    if not word[0].isupper():
        return word
    if low in seen:
        found = seen[low]
        return found if at or not found.islower() else word
    if at and (low in _SMALL or is_small(low)):
        return low
    return word.capitalize() if word.isupper() and len(word) > _ACRONYM else word
