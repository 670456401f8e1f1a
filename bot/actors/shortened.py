"""Shortened names: "the Guild" for the Coastal Pilots Guild, "New Dawn" for the New Dawn Party."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from bot.actors import english
from bot.actors.capitals import Capitals, Row
from bot.actors.name_words import (
    BUSINESS_WORDS,
    COMPANY_FORMS,
    LEGAL_FORMS,
    SAYS_WHAT,
    short_forms,
)
from bot.actors.tokens import find_name, folds

_FORMS = BUSINESS_WORDS | COMPANY_FORMS
_LINKS = frozenset(("of", "for", "the"))
_MOST_BEGINNINGS = 100
"""Each is looked for in the whole text."""
_REACH = 100
"""Characters before a name that are read for the word before it."""


def find_shortened(
    text: str, capitals: Capitals, names: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Yield where a part of one of the organisations `names` stands for it.

    Its last word where no other ends so, and its beginning: all before "of" or "for", or before a
    last word that only says what it is.
    """
    words = {found for name in names if len(found := folds(name)) > 1}
    ends = Counter(end for found in words for end in short_forms(found))
    whole = [found for found in words if not _LINKS & set(found)]
    behind_the = Counter(found[-1] for found in whole) - Counter(capitals.alone)
    tails = Counter(found[1:] for found in whole if len(found) > 2)
    for row in capitals.rows:
        if row.words > 1 and tails[row.folds] == 1 and not row.initial:
            yield row.start, row.end  # "Rio Pardo" of Mineradora Rio Pardo
        if row.words > 1 or _is_cut_off(text, row) or text.startswith(" of ", row.end):
            continue
        only = row.before == "the" and behind_the[row.folds[0]] == 1
        if ends[row.folds[0]] == 1 or only:
            yield row.start, row.end
    begins = Counter(begin for name in names if (begin := beginning(name)))
    for begin in sorted(begins)[:_MOST_BEGINNINGS]:
        if begins[begin] == 1:
            for start, end in find_name(text, begin):
                if not (text[end + 1 : end + 2].isupper() or text.startswith(" of ", end)):
                    yield start, end


def beginning(name: str) -> str:
    """Return the first words of an organisation's name that may stand for it, or nothing."""
    head = re.split(r" (?:of|for) ", name)[0]
    words = head.split()
    if head == name:
        words = words[:-1] if SAYS_WHAT & set(folds(name)[-1:]) else []
    return " ".join(words) if len(words) > 1 else ""


def without_form(name: str) -> str:
    """Return a firm's name without the words that say what it is, or nothing if it has none."""
    return _without(name, _FORMS, least=1)


def without_legal_form(name: str) -> str:
    """Return "Osk Stores" for "Osk Stores, Inc."; nothing for one word, or without such a form."""
    return _without(name, LEGAL_FORMS, least=2)


def _without(name: str, forms: Collection[str], *, least: int) -> str:
    words = name.split()
    while len(words) > least and folds(words[-1])[-1:] and folds(words[-1])[-1] in forms:
        words.pop()
    short = " ".join(words).rstrip(",")
    return short if short != name else ""


def _is_cut_off(text: str, row: Row) -> bool:
    """Whether it is the end of a longer name: "Party" in "the Democratic Party"."""
    known = not row.before or row.before in english.PROSE
    if known:
        return False
    before = text[max(0, row.start - _REACH) : row.start].split()
    return bool(before) and before[-1][0].isupper()
