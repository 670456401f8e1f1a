"""What later sentences on an event add to those that were told.

New is a sentence with a number or, in English, a step (`developments`) that was not told. Else it
is not new where a sentence told has 40 % of its stems; a new name makes it new; 4 new content stems
do, but for a sentence that has a number and a name of one that was told and none besides that are
new: those are what a retelling in other words keeps.

No number is a year, a part of a name ("COVID-19"), a rank ("7th") or one that was told more
exactly; no name is a title, nor a day of the week where none was told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizers.ranking import containment
from summarizers.text.clean import usable
from summarizers.text.developments import steps_taken, steps_told
from summarizers.text.words import content_stems, numbers, stems, words

RETOLD = 0.4
"""Sentences that share so much of their stems tell the same."""
_NEW_STEMS = 4
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NO_COUNT = re.compile(
    r"\b[A-Z][A-Za-z]*-\d[\d.,]*|(?<![A-Za-z])[A-Z]\d+"  # COVID-19, G7
    r"|(?<!\d)\d+(?:st|nd|rd|th)\b"  # 11th; from its first digit only: the others took minutes
)
_SMALL = frozenset("012")
"""What any two sentences may count."""
_DAYS_OF_A_MONTH = 31
_PLAIN_NUMBER = re.compile(r"(\d*[1-9]|\d)(0*)(?:\.(\d+))?")
_ROUNDED, _LARGE = 0.05, 1_000
"""A number may be so far from the one that it rounds, which has decimals or is so large: that 100
died is news after 98."""
_NAME_INSIDE = re.compile(r"(?<=[^\W\d_,;:)”\"'] )[A-Z][^\W\d_]{2,}")
_NOUNS_ARE_CAPITALISED = frozenset(("de", "lb"))
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_TITLES = """
president senator sen representative rep congressman congresswoman governor gov mayor minister
prime chancellor secretary judge justice chairman chairwoman king queen prince princess sir lord
doctor professor captain general colonel
"""
_ONES, _TENS = (
    listed.split()
    for listed in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    )
)
_SPELT = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[- ]({'|'.join(_ONES[1:10])}))?|({'|'.join(_ONES)}))\b"
)


def new_sentences(sentences: Sequence[str], shown: Sequence[str], language: str) -> list[int]:
    """Return the indexes of the usable sentences that add new facts to `shown`, ascending.

    `shown` may be all sentences known.
    """
    kept = usable(sentences, language=language)
    told = ToldFacts(shown, language)
    return [index for index in kept if told.lacks(sentences[index])]


def counted(sentence: str) -> frozenset[str]:
    """Return the numbers of a sentence that tell it from others: no day, year, rank or name."""
    found = numbers(_NO_COUNT.sub(" ", sentence))
    return frozenset(one for one in found if not _is_year(one) and _is_count(one))


def _is_count(number: str) -> bool:
    plain = _PLAIN_NUMBER.fullmatch(number)
    return plain is not None and float(number) > _DAYS_OF_A_MONTH


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence that was told consists of."""

    content: frozenset[str]
    """Its content stems."""
    stems: frozenset[str]
    numbers: frozenset[str]


class ToldFacts:
    """What was told in some sentences of one language."""

    def __init__(self, sentences: Sequence[str], language: str) -> None:
        self._language = language
        self._said = [
            _Said(
                frozenset(content_stems(one, language)),
                frozenset(stems(one, language)),
                frozenset(self._counts(one)),
            )
            for one in sentences
        ]
        self._words: frozenset[str] = frozenset().union(*(one.stems for one in self._said))
        self._numbers: frozenset[str] = frozenset().union(*(one.numbers for one in self._said))
        self._steps = steps_told(self._words)
        self._no_names = _no_names(any_day=not self._words.isdisjoint(_stems_of(_DAYS)))

    def lacks(self, sentence: str) -> bool:
        """Return whether a sentence adds a fact."""
        if self._has_new_number(sentence) or self._has_new_step(sentence):
            return True
        own = frozenset(content_stems(sentence, self._language))
        if any(containment(own, one.content) >= RETOLD for one in self._said):
            return False
        names = self._names(sentence)
        if names - self._words:
            return True
        return len(own - self._words) >= _NEW_STEMS and not self._retells(sentence, names)

    def _retells(self, sentence: str, names: frozenset[str]) -> bool:
        """Return whether a sentence told has a number and a name of this one, not just a day."""
        names -= _stems_of(_DAYS)
        counts = {one for one in self._counts(sentence) if one not in _SMALL and not _is_year(one)}
        return any(
            not one.numbers.isdisjoint(counts) and not one.stems.isdisjoint(names)
            for one in self._said
        )

    def _has_new_number(self, sentence: str) -> bool:
        """Return whether a sentence has a new number. A year is mostly what happened before."""
        new = numbers(_NO_COUNT.sub(" ", sentence)) - self._numbers
        return any(not _is_year(one) and not self._has_exactly(one) for one in new)

    def _has_exactly(self, number: str) -> bool:
        return any(_rounds(number, one) for one in self._numbers)

    def _has_new_step(self, sentence: str) -> bool:
        return self._language == "en" and not steps_taken(words(sentence)) <= self._steps

    def _counts(self, sentence: str) -> set[str]:
        """Return the numbers of a sentence, spelt ones too."""
        found = set(numbers(_NO_COUNT.sub(" ", sentence)))
        return found.union(_spelt(sentence)) if self._language == "en" else found

    def _names(self, sentence: str) -> frozenset[str]:
        """Return the stems of the names inside a sentence."""
        if self._language in _NOUNS_ARE_CAPITALISED:
            return frozenset()
        found = frozenset(stems(" ".join(_NAME_INSIDE.findall(sentence)), self._language))
        return found - self._no_names if self._language == "en" else found


def _is_year(number: str) -> bool:
    return _YEAR.fullmatch(number) is not None


def _rounds(number: str, exact: str) -> bool:
    """Return whether a number is another one, rounded or cut off."""
    rough, fine = _PLAIN_NUMBER.fullmatch(number), _PLAIN_NUMBER.fullmatch(exact)
    if rough is None or fine is None or _unit(rough) <= _unit(fine):
        return False
    value, told, unit = float(number), float(exact), _unit(rough)
    if told < _LARGE and not fine[3]:
        return False
    off = value - told
    return abs(off) <= _ROUNDED * told and (abs(off) <= unit / 2 or -unit < off < 0)


def _unit(number: re.Match[str]) -> float:
    """Return what the last digit counts that is not a closing zero: 1000 in 52000, .1 in 3.5."""
    return float(10.0 ** (-len(number[3]) if number[3] else min(len(number[2]), 300)))


def _spelt(sentence: str) -> Iterator[str]:
    for tens, unit, other in _SPELT.findall(sentence.lower()):
        if other:
            yield str(_ONES.index(other))
        else:
            yield str((_TENS.index(tens) + 2) * 10 + (_ONES.index(unit) if unit else 0))


@cache
def _stems_of(words: str) -> frozenset[str]:
    return frozenset(stems(words, "en"))


def _no_names(*, any_day: bool) -> frozenset[str]:
    """Return the stems of English words with a capital that name nobody."""
    titles = _stems_of(_TITLES)
    return titles if any_day else titles | _stems_of(_DAYS)
