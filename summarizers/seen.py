"""Where the words of one English article stand: what `worth` looks at."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizers.ranking import Candidate
from summarizers.text.quotes import quoted
from summarizers.text.words import content_stems, stem

LANGUAGE = "en"
OPENING = 5
"""So many sentences are an article's opening."""
Pair = tuple[str, str]

_NAME = re.compile(r" (?<=[^\s.!?:\"“”] )[\"“(]?([A-Z][\w’'-]+)")
"""The space stands first because it is what is searched for."""
_EARLY = (1, 3)
VARIANTS = 2 * (len(_EARLY) + 1)
"""A stem's own weight may differ by how early it stands, and whether it comes back."""


@dataclass(slots=True)
class Seen:
    """Where a stem stands in an article: positions, and numbers of sentences."""

    first: int
    second: int = -1
    last: int = 0
    sentences: int = 1
    times: int = 1
    opening: int = 0
    """In which of the first five sentences it is, as bits."""
    quoted: int = 0
    named: int = 0

    @property
    def variant(self) -> int:
        """Which of a stem's own weights counts here."""
        return 2 * bisect_right(_EARLY, self.first) + (self.sentences > 1)


def see(pool: Sequence[Candidate]) -> dict[str, Seen]:
    """Return where every content stem of one article stands."""
    found: dict[str, Seen] = {}
    for candidate in pool:
        position = candidate.position
        opening = 1 << position if position < OPENING else 0
        for one in candidate.stems:
            seen = found.get(one)
            if seen is None:
                found[one] = Seen(position, -1, position, 1, 1, opening)
            elif seen.last == position:
                seen.times += 1
            else:
                seen.sentences += 1
                seen.times += 1
                seen.last = position
                seen.opening |= opening
                if seen.second < 0:
                    seen.second = position
        _look_inside(candidate.text, found)
    return found


def see_pairs(pool: Sequence[Candidate]) -> tuple[dict[Pair, int], dict[Pair, int]]:
    """Return where each pair of neighbouring stems stands first, and how often if it comes back.

    However often a sentence holds a pair, it counts once.
    """
    first: dict[Pair, int] = {}
    again: dict[Pair, int] = {}
    for candidate in pool:
        for pair in dict.fromkeys(pairwise(candidate.stems)):
            if pair in first:
                again[pair] = again.get(pair, 1) + 1
            else:
                first[pair] = candidate.position
    return first, again


def _look_inside(text: str, found: Mapping[str, Seen]) -> None:
    """Count where the stems are quoted, and where they are part of a name."""
    for part in quoted(text):
        for one in found.keys() & content_stems(part, LANGUAGE):
            found[one].quoted += 1
    for name in _NAME.findall(text):
        seen = found.get(stem(name.lower().replace("’", "'"), LANGUAGE))
        if seen is not None:
            seen.named += 1
