"""Towns and their football clubs: which has one known club, and where "Hull City" is no club.

The name of a town that has one known club is the club's in copy about football.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from bot.actors.states import STATES
from bot.actors.tokens import find_name, folds, word_set

_ENDS = word_set("united city rovers wanderers athletic town county albion hotspur fc afc cf")
_WHERE = "|".join(sorted(STATES | word_set("California Texas Florida Georgia Washington")))
_CIVIC = re.compile(
    r" (?:(?:[Hh]all|[Cc]entre|[Cc]enter|[Cc]ouncil(?:lors?)?|[Cc]ollege|[Ll]ibrary|Market|fair"
    r"|[Rr]esidents|[Ss]treets(?! ahead)|[Ss]heriff|[Mm]ayor|[Pp]olice|[Ss]chools?|[Bb]uses)\b"
    r"|of (?:Culture|Sanctuary|Literature|Learning|Music)\b|and [A-Z]\w+ District\b)"
    rf"|, (?:{_WHERE})\b"
)
"""Behind a town's name and "City" or "County": its hall, council or people, not its club.

Not "the Manchester City of Pep Guardiola", "City's market value" or "a City street party".
"""
_SPORT = re.compile(
    r"\b(?:clubs?|fans|match(?:es)?|seasons?|[Ll]eague|football|goals?|drew|striker|midfielder|manager"
    r"|stadium|supporters)\b"
)
_MOST_PLACES = 20
_NAMES = 16
"""Answers kept: the whole text is read for one."""
_BEGINS = word_set("fc afc cf")


def clubs_of_towns(known: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the one key of each town of one word, from the keys and names of known actors."""
    found = defaultdict[str, set[str]](set)
    for key, name in known:
        words = folds(name)
        if key.startswith("organisation:") and len(words) > 1:
            if words[-1] in _ENDS and len(words) == 2:
                found[words[0]].add(key)
            if words[0] in _BEGINS and len(words) == 2:
                found[words[1]].add(key)
    return {town: keys.pop() for town, keys in found.items() if len(keys) == 1}


def is_no_club(text: str, start: int, end: int, key: str) -> bool:
    """Whether a club's name such as "Derry City" is the town's, which a word behind it shows.

    `key` is whose name it is: New York City stays New York before its schools.
    """
    return _is_clubs(text[start:end], key) and bool(_CIVIC.match(text, end))


def _is_clubs(name: str, key: str) -> bool:
    return key.startswith("organisation:") and name.endswith((" City", " County"))


@lru_cache(maxsize=_NAMES)
def is_town_throughout(text: str, name: str, key: str) -> bool:
    """Whether such a name is the town's all over a text that shows it once and has no football."""
    if not _is_clubs(name, key) or _SPORT.search(text):
        return False
    places = islice(find_name(text, name), _MOST_PLACES)
    return any(is_no_club(text, *span, key) for span in places)
