"""Full names of people, compared: whether two of them may be one person's.

"Robert S. Mueller III" may be Bob Mueller, "J. D. Vance" JD Vance, "John F. Marsh" John Fitzgerald
Marsh. What contradicts makes two: George H. W. and George W. Bush, Jr. and Sr., Jean-Luc and
Jean-Pierre. All words are folded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.given_names import are_one
from bot.model.spelling import is_slip, respell

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
"""What may follow a person's name as a part of it."""
_NICKNAME = re.compile(r"\s?[“\"(][^”\")]{0,60}[”\")]")
_INITIALS = re.compile(r"[bcdfghj-np-tv-z]{2,3}")
_BEGINNING = 3
"""Letters two middle names must share to be spellings of one."""


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name taken apart, with nothing respelled."""

    given: str
    """The first word, or the initials that stand for it: `jd`."""
    middles: tuple[str, ...]
    surname: str
    """The last word but for the suffix."""
    suffix: str
    """`jr`, `iii`, or empty."""


def without_nickname(name: str) -> str:
    """Return a printed name without what stands in quotation marks or brackets."""
    return _NICKNAME.sub("", name)


def take_apart(words: Sequence[str]) -> FullName | None:
    """Return the parts of a full name; None where it has one word only."""
    suffix = words[-1] if words and words[-1] in SUFFIXES else ""
    bare = list(words[:-1] if suffix else words)
    if len(bare) < 2:
        return None
    first = next((at for at, word in enumerate(bare) if len(word) > 1), len(bare))
    first = first if 1 < first < len(bare) else 1  # "J. D. Vance", but "J. Robert Quill"
    middles = (letter for word in bare[first:-1] for letter in _letters(word))
    return FullName("".join(bare[:first]), tuple(middles), bare[-1], suffix)


def may_be_one(one: FullName, other: FullName) -> bool:
    """Whether nothing in two full names tells that they are two people's.

    A suffix that only one of them has tells nothing.
    """
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if _swapped(one, other):
        return True
    return respell(one.surname) == respell(other.surname) and any(
        are_one(given, other_given) and _agree(middles, other_middles)
        for given, middles in _readings(one)
        for other_given, other_middles in _readings(other)
    )


def same_given(one: FullName, other: FullName) -> bool:
    """Whether both have the same given name, not one of them a short form of it."""
    return respell(one.given) == respell(other.given) or _swapped(one, other)


def adds_a_name(one: FullName, other: FullName) -> bool:
    """Whether `one` has a middle name in full that `other` lacks: Jair Renan, not Jair, Bolsonaro.

    With it some copy means the same man, and some his son.
    """
    return any(len(word) > 1 and not _is_among(word, other.middles) for word in one.middles)


def _letters(word: str) -> Iterator[str]:
    """Yield a word, or the initials that are printed as one: "H.W."."""
    yield from word if _INITIALS.fullmatch(word) else (word,)


def _readings(name: FullName) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield given and middle names; "F. Scott Marden" goes by Scott."""
    yield name.given, name.middles
    if len(name.given) == 1 and name.middles and len(name.middles[0]) > 1:
        yield name.middles[0], name.middles[1:]


def _swapped(one: FullName, other: FullName) -> bool:
    """Whether one puts the family name first: Orbán Viktor."""
    ends = (respell(one.given), respell(one.surname))
    bare = not (one.middles or other.middles)
    return bare and ends == (respell(other.surname), respell(other.given))


def _agree(middles: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the middle names of two may be one person's, some of them left out."""
    few, many = sorted((middles, others), key=len)
    if all(len(word) == 1 for word in few):
        return all(_alike(word, long) for word, long in zip(few, many, strict=False))
    rest = iter(many)
    return all(any(_alike(word, long) for long in rest) for word in few)


def _is_among(word: str, others: Sequence[str]) -> bool:
    return any(_alike(word, other) for other in others)


def _alike(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    if one[:_BEGINNING] == other[:_BEGINNING] or are_one(one, other):
        return True
    return is_slip(one, other)
