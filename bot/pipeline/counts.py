"""What an English sentence counts: people killed, hurt, rescued, missing, held, and cases.

Only plain counts: "12 people were killed", "killed 12", "the death of 12"; no estimate, no bound,
no share, no part of a greater number, nothing that was or may be. Dates, ages and sums of money
never stand before a word that is looked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizers.text.words import content_stems, stems


def _list(words: str) -> list[str]:
    return words.split()


_DEATHS, _HURT, _SAVED, _MISSING, _HELD, _CASES = (
    "deaths",
    "people injured",
    "people rescued",
    "people missing",
    "people arrested",
    "cases",
)
_NOUNS = {
    **dict.fromkeys(("deaths", "dead", "fatalities"), _DEATHS),
    **dict.fromkeys(("injuries", "injured", "wounded"), _HURT),
    "missing": _MISSING,
    "arrests": _HELD,
    **dict.fromkeys(("cases", "infections"), _CASES),
}
"""What may stand right after the number."""
_PREDICATES = {
    **dict.fromkeys(("killed", "died", "dead", "perished"), _DEATHS),
    **dict.fromkeys(("injured", "wounded", "hurt"), _HURT),
    **dict.fromkeys(("rescued", "saved"), _SAVED),
    "missing": _MISSING,
    **dict.fromkeys(("arrested", "detained"), _HELD),
}
"""What may be said of the people counted: "12 people were …"."""
_VERBS = {
    **dict.fromkeys(("killed", "killing", "kills"), _DEATHS),
    **dict.fromkeys(("injured", "injuring", "injures", "wounded", "wounding", "wounds"), _HURT),
    **dict.fromkeys(("rescued", "rescues", "rescuing", "saved", "saves", "saving"), _SAVED),
    **dict.fromkeys(("arrested", "arrests", "arresting", "detained", "detains"), _HELD),
}
"""What may stand right before the number: "killed 12 people"."""
_PULLED = frozenset(("pulled", "plucked"))
"""Rescued, where "from" follows."""
_ANYONE = frozenset(("people", "persons", "patients", "victims", "survivors"))
"""People of no particular kind; "12 soldiers" are not "15 people"."""
_KINDS_OF_CASES = frozenset(("suspected", "confirmed", "probable"))
_BETWEEN = frozenset(("were", "was", "are", "have", "had", "been", "has", "be", "also", "now"))

_UNSURE = frozenset(
    _list(
        "could might would may should if unless feared fears fear expected expects estimate"
        " estimated estimates denied denies wrongly initially earlier previously previous"
        " former last revised since ago total altogether overall average capacity another"
        " least most more fewer less than about around roughly nearly almost approximately"
        " some over under up upwards dozens scores hundreds thousands per percent anniversary"
        " annually year first remaining half none neither nor not"
    )
)
"""Words that make a count rough, old, expected or partial, when they stand near it."""
_OF_OTHER_TIMES = frozenset(
    _list(
        "could might would feared fears expected estimated denied wrongly initially earlier"
        " previously revised ago anniversary annually averaged averages averaging daily each every"
        " month months false falsely unfounded untrue"
    )
)
"""Those that do so anywhere in the sentence."""
_NEAR = 3
_AHEAD = 6

_ONES = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_WORTH = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SPELT = "|".join(sorted(_WORTH, key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<number>(?<![\w$€£¥.,/:+−–-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})(?![\w%°/:-]|[.,]\d)"
    rf"|\b(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES[1:10])})|(?:{_SPELT}))\b(?!-))"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<stop>[^\s\w])",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A sentence that names one mostly tells of what was."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number that a sentence gives for something."""

    value: int
    counted: str
    """What is counted, one word for one thing in all articles."""
    names: frozenset[str]
    """Stems of the names in the clause of the number: where it was."""
    context: frozenset[str]
    """Stems of what the sentence says, words of counting left out."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    kind: str

    @property
    def value(self) -> int:
        """The number's worth; 0 for what is no number."""
        if self.kind != "number":
            return 0
        digits = self.text.replace(",", "")
        if digits.isdecimal():
            return int(digits)
        # "fıve", with a dotless i, matches whatever its case, and is no number.
        return sum(_WORTH.get(part, 0) for part in self.text.casefold().split("-"))


def find_counts(sentence: str) -> list[Count]:
    """Return what an English sentence counts."""
    tokens = [_Token(m[0], m.lastgroup or "") for m in _TOKEN.finditer(sentence)]
    folded = [token.text.casefold() for token in tokens]
    asks = sentence.rstrip('"”’ ').endswith("?")
    if asks or YEAR.search(sentence) or _OF_OTHER_TIMES & set(folded):
        return []
    found: list[Count] = []
    for place, token in enumerate(tokens[:-1]):  # where a text breaks off, what is counted is lost
        if token.value < 2 or not _is_plain(folded, tokens, place):
            continue
        counted, end = _counted(folded, tokens, place)
        if counted and not _others_follow(folded, tokens, end, (counted, token.value)):
            names = _names(tokens[place:end])
            stemmed = frozenset(content_stems(sentence, "en")) - _counting_stems()
            context = frozenset(stem for stem in stemmed if not stem[0].isdigit())
            found.append(Count(token.value, counted, names, context))
    return found


def _is_plain(folded: Sequence[str], tokens: Sequence[_Token], place: int) -> bool:
    """Return whether the number stands for itself: no bound, no range, no part of another."""
    before = folded[max(0, place - _NEAR) : place]
    after = folded[place + 1 : place + 2]
    in_range = before[-1:] in (["to"], ["and"], ["or"]) and any(
        tokens[i].value > 0 for i in range(max(0, place - _NEAR), place)
    )
    return not (
        _is_part(folded, tokens, place)
        or in_range
        or before[-1:] == ["from"]  # "15, up from 12 deaths"
        or _UNSURE & {*before, *after}
        or (after in (["to"], ["or"], ["of"]) and not _is_share(folded, tokens, place))
    )


def _is_part(folded: Sequence[str], tokens: Sequence[_Token], place: int) -> bool:
    """Return whether it is the last number of "4 of 12" or "4 of the 12"."""
    of = place - 2 if place and folded[place - 1] == "the" else place - 1
    return of > 0 and folded[of] == "of" and tokens[of - 1].value > 0


def _is_share(folded: Sequence[str], tokens: Sequence[_Token], place: int) -> bool:
    """Return whether it is the first number of "15 of 28 patients"."""
    following = tokens[place + 2 : place + 3]
    return folded[place + 1] == "of" and any(token.value > 0 for token in following)


def _counted(folded: Sequence[str], tokens: Sequence[_Token], place: int) -> tuple[str, int]:
    """Return what the number counts, empty for nothing known, and where its clause ends."""
    start = place + 3 if _is_share(folded, tokens, place) else place + 1
    end = _clause_end(tokens, start)
    ahead = folded[start:end]
    before = folded[place - 1] if place else ""
    kind = "".join(f"{word} " for word in ahead[:1] if word in _KINDS_OF_CASES)
    rest = ahead[1:] if kind else ahead
    if before in _VERBS or (before in _PULLED and "from" in ahead):
        counted = _VERBS.get(before, _SAVED) if not rest or _anyone_or_no_one(rest) else ""
    elif rest and rest[0] in _NOUNS:
        counted = _NOUNS[rest[0]]
    else:
        counted = _said_of(rest)
    if counted == _CASES:
        counted = kind + counted
    return counted, end


def _anyone_or_no_one(ahead: Sequence[str]) -> bool:
    return ahead[0] in _ANYONE or ahead[0] in ("in", "from", "at", "near", "on", "when", "after")


def _said_of(ahead: Sequence[str]) -> str:
    """Return what is said of "… people were killed"."""
    if not ahead or ahead[0] not in _ANYONE:
        return next((_PREDICATES[word] for word in _predicate(ahead)), "")
    return next((_PREDICATES[word] for word in _predicate(ahead[1:])), "")


def _predicate(words: Sequence[str]) -> Iterator[str]:
    """Yield the word that stands after nothing but auxiliaries, if it is a known predicate."""
    for word in words[:_AHEAD]:
        if word in _PREDICATES:
            yield word
        if word not in _BETWEEN:
            return


def _clause_end(tokens: Sequence[_Token], start: int) -> int:
    for place in range(start, len(tokens)):
        token = tokens[place]
        if token.kind != "word" or token.text.casefold() in ("and", "but", "while", "as"):
            return place
    return len(tokens)


def _others_follow(
    folded: Sequence[str], tokens: Sequence[_Token], end: int, told: tuple[str, int]
) -> bool:
    """Return whether others count, too: "killed 12 people and 3 children"; not "and 3 injured".

    `told` is what the number before counts, and its worth.
    """
    counted, value = told
    other = end + 1
    number = tokens[other].value if other < len(tokens) else 0
    if folded[end:other] != ["and"] or not 0 < number <= value:
        return False
    said = folded[other + 1 : _clause_end(tokens, other + 1)]
    known = {_NOUNS.get(word) or _PREDICATES.get(word) for word in said}
    return known <= {None, counted}


def _names(tokens: Sequence[_Token]) -> frozenset[str]:
    names = (token.text for token in tokens if token.kind == "word" and token.text[:1].isupper())
    return frozenset(stems(" ".join(names), "en"))


@cache
def _counting_stems() -> frozenset[str]:
    words = (*_NOUNS, *_PREDICATES, *_VERBS, *_PULLED, *_ANYONE, *_KINDS_OF_CASES, *_WORTH)
    return frozenset(stems(" ".join(words), "en"))
