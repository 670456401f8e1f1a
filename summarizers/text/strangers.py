"""Strangers: people that a sentence calls by the surname alone, and where they are named in full.

"Drivers are forced to work through sickness, Fischer said" is a riddle to whoever has not read the
sentence on Tanner Fischer. English only: elsewhere rows of capitals are no names.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

_SMALL = "de|da|di|du|del|van|von|der|bin|al|el|la"
_FULL = re.compile(
    rf"\b[A-Z][\w’'.-]{{1,30}} (?:[A-Z][\w’'.-]{{0,30}} |(?:{_SMALL}) ){{0,2}}"
    r"(?P<surname>[A-Z][a-z][\w-]+)"
)
_LONE = re.compile(r"(?<![\w-])(?P<word>[A-Z][a-z][\w-]+)(?![\w-]| [A-Z])")
_CAPITAL_BEFORE = re.compile(r"(?:[A-Z][\w’'.-]*|\b[Tt]he) $")
_TITLES = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Sen|Rep|Gov|Gen|President|The|In|At|On)\b")
_REACH = 30
_SEEN = 600
"""How many characters of a sentence are looked at."""


def find_strangers(texts: Sequence[str], title: str) -> list[tuple[frozenset[int], ...]]:
    """Return for each sentence, for each it calls by the surname alone, where it is told in full.

    Places are indexes into `texts`, all before the sentence. Whom the title names, be it
    by the given name, is no stranger.
    """
    told: defaultdict[str, set[int]] = defaultdict(set)
    known = set(re.findall(r"[\w-]+", title))
    found: list[tuple[frozenset[int], ...]] = []
    for place, text in enumerate(one[:_SEEN] for one in texts):
        rows = [match for match in _FULL.finditer(text) if not _TITLES.match(match[0])]
        own = {match["surname"] for match in rows}
        known |= {match["surname"] for match in rows if known & set(match[0].split())}
        lone = _lone_words(text) - own - known
        found.append(tuple(frozenset(told[word]) for word in sorted(lone & told.keys())))
        for surname in own:
            told[surname].add(place)
    return found


def _lone_words(text: str) -> set[str]:
    return {
        match["word"]
        for match in _LONE.finditer(text)
        if not _CAPITAL_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
    }
