"""Terms: acronyms that an article spells out in small letters are no actors: "lung function (LF)".

Whatever else they are short for elsewhere. A body may be spelt out so too ("the national crime
agency (NCA)"): then its last word says that it is one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.actors import english
from bot.actors.name_words import SAYS_WHAT
from bot.actors.recognise import Candidate
from bot.actors.tokens import folds, word_set

_SHORT = re.compile(
    r"(?: \((?:or )?|, (?:or|also called|also known as|known as) )(?P<short>[A-Z]{2,5})\b"
)
_REACH = 80
"""Characters before an acronym in which what it is short for begins."""
_BODIES = english.ORGANISATION_WORDS | SAYS_WHAT | word_set("police army forces team squad")
_OF_UNITS = word_set(
    "intelligence crime crimes investigation investigations police response corruption fraud "
    "offences offenses terrorism trafficking narcotics cybercrime surveillance"
)
"""What stands before "unit" or "wing" where it is a body: no intensive care unit is one."""


def without_terms(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates without the acronyms that the article spells out as plain words."""
    terms = set(_find_terms(text))
    if not terms:
        return list(candidates)
    return [one for one in candidates if text[one.start : one.end] not in terms]


def _find_terms(text: str) -> Iterator[str]:
    for match in _SHORT.finditer(text):
        short = match.group("short")
        words = re.split(r"[^\w]+", text[max(0, match.start() - _REACH) : match.start()])
        words = [word for word in words if word][-len(short) :]
        small = len(words) == len(short) and words[-1].islower()
        initials = "".join(word[0] for word in words).upper()
        if small and initials == short and not _is_body(words):
            yield short


def _is_body(words: Sequence[str]) -> bool:
    """Whether what an acronym is short for ends as bodies do: "special investigation team"."""
    before, last = (folds(word)[-1] for word in words[-2:])
    return last in _BODIES or (last in ("unit", "wing") and before in _OF_UNITS)
