"""Strangers: people that a sentence calls by the surname alone, and where they are named in full.

"Drivers are forced to work through sickness, Fischer said" is a riddle to whoever has not read the
sentence on Tanner Fischer. English only: elsewhere rows of capitals are no names.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarizers.text.stops import stop_words

_SMALL = "de|da|di|du|del|van|von|der|bin|al|el|la"
_FULL = re.compile(
    rf"\b[A-Z][\w’'.-]{{1,30}} (?:[A-Z][\w’'.-]{{0,30}} |(?:{_SMALL}) ){{0,2}}"
    r"(?P<surname>[A-Z][a-z][\w-]+)"
)
_LONE = re.compile(r"(?<![\w-])(?P<word>[A-Z][a-z][\w-]+)(?![\w-]| [A-Z])")
_CAPITAL_BEFORE = re.compile(r"(?:[A-Z][\w’'.-]*|\b[Tt]he) $")
_TITLES = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Sen|Rep|Gov|Gen|President|The|In|At|On)\b")
_NO_GIVEN_NAMES = stop_words("en") - {"don", "may", "will"}
"""What opens a sentence before a name: "If Ryan wins"."""
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_NOBODY = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December

    Democrat Democrats Democratic Republican Republicans Conservative Conservatives Liberal Liberals
    Tory Tories Labour Labor Greens Socialist Socialists Communist Communists Independent
    Independents

    Catholic Catholics Protestant Protestants Christian Christians Evangelical Evangelicals Orthodox
    Muslim Muslims Islam Islamic Sunni Sunnis Shiite Shiites Jew Jews Jewish Hindu Hindus Sikh Sikhs
    Buddhist Buddhists Mormon Mormons Christianity Judaism Hinduism Buddhism

    House Senate Congress Parliament Assembly Cabinet Court Committee Commission Council Department
    Ministry Administration Government Police Army Navy Guard Party Union District County City State
    States Street Amendment Constitution Church University College School Hospital Center Centre
    Bank Fund Group Association Agency Office Bureau Board Sen

    Facebook Twitter Google Amazon Apple Microsoft Instagram YouTube HuffPost Internet Medicare
    Medicaid Obamacare

    America American Americans Carolina Dakota Florida Iowa Texas Jersey York Washington Mexico
    Zealand Korea Korean Koreans Africa African Africans Russia Russian Russians China Chinese
    Europe European Europeans Kingdom Sea
"""
_NO_SURNAMES = frozenset(_NOBODY.split())
"""What ends a row of capitals and stands alone as well, and is nobody: "House Democrats"."""
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
        rows = list(_full_names(text))
        own = {names[-1] for names in rows}
        known |= {names[-1] for names in rows if known & set(names)}
        absent = told.keys() - own - known
        named = {word for word in absent if word in text}
        lone = named & _lone_words(text) if named else named
        found.append(tuple(frozenset(told[word]) for word in sorted(lone)))
        for surname in own:
            told[surname].add(place)
    return found


def _full_names(text: str) -> Iterator[list[str]]:
    """Yield the words of each full name in a text, the surname last."""
    for match in _FULL.finditer(text):
        names = match[0].split()
        if names[0].lower() in _NO_GIVEN_NAMES or names[0].endswith(_POSSESSIVE):
            del names[0]
        nobody = len(names) < 2 or names[-1] in _NO_SURNAMES
        if not (nobody or _TITLES.match(names[0])):
            yield names


def _lone_words(text: str) -> set[str]:
    return {
        match["word"]
        for match in _LONE.finditer(text)
        if not _CAPITAL_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
    }
