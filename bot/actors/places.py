"""Places that act: when a capital stands for its government, and an adjective for its country."""

import re
from collections.abc import Collection
from enum import Enum

from bot.actors import english
from bot.actors.tokens import SPACE, Token, tokenise, word_set

_REACH = 80
_IN_A_ROW = re.compile(
    r"\b(?:in|at|near|from|to|around|outside|visit|visited|visiting) "
    r"(?:[A-Z][\w.'-]+(?:, and |, | and | or ))+$"
)
_FROM_GOVERNMENT = re.compile(
    rf"\b(?:{'|'.join(english.GOVERNMENT_SOURCES)}) (?:from|to|with) $"
    r"|\b(?:[Ss]o|[Nn]or|[Nn]either) (?:do|does|did|could|can|would|will|has|have|had|is|was) $"
    r"|\b(?:belong(?:s|ed)?|answer(?:s|ed)?|answerable|beholden|loyal|owe[sd]?) to $",
    re.IGNORECASE,
)
_TRAVEL = re.compile(
    r"\b(?:flights?|trains?|flew|travell?ed|route|journey|trip|distance)\b[^.]*$", re.I
)

_CITY_VERBS = word_set(
    """
    hosted flooded emptied crowded celebrated located based named populated surrounded ruined
    destroyed damaged bombed shelled needed red used divided besieged occupied captured
    """
)

_ALIKE = frozenset(("all", "both", "each", "alone", "now", "then", "again"))
"""Small words between a name and its verb: "Canberra and Beijing both want"."""
_CLAUSE = re.compile(r"(?:^|[.!?;:“\"]\s*|, (?:and |but )?)$")
_PRESENT = word_set(
    """
    prefers prefer preferred pays paid expects expected believes believed thinks thought knows
    knew intends intended owns owned controls controlled spends spent sells sold buys bought owes
    owed relies relied depends depended lets waits waited watches watched walks trusts needs
    helps counts favours favors resists insists exports imports supplies lends lent funds cannot
    """
)
"""What governments do beside `english.ACTING`: "Beijing prefers to keep all doors open"."""
_OBJECTS = word_set(
    """
    it its that the a an this these those no nothing nobody too so them him her their his how why
    what whether not more less much little every each another to
    """
)
"""What stands behind a verb and not behind a plural: "Moscow trusts nobody"."""
_AUXILIARY = english.AUXILIARY | {"shall"}
_SPEAKING = english.ACTING - _AUXILIARY
_DEALT = english.ACTED_UPON - word_set(
    """
    by with between both neither that while as but because though although whether if when after
    before since until says and or nor than
    """
)
"""Verbs before a capital, without the small words that stand before a city as well."""
_NATIONAL = word_set(
    "army military navy troops forces soldiers ambassador envoy diplomats diplomat negotiators "
    "delegation counterpart missiles drones jets warships sanctions tariffs airspace allies ally "
    "invasion counteroffensive offensive nuclear foreign parliament"
)
"""What nations have and towns have not: "Kyiv's forces"."""
_DIPLOMATIC = re.compile(
    r"\b(?i:sanctions|tariffs|embargo|war) (?:on|against) $"
    r"|\b(?i:talks|negotiations|ceasefire|truce|treaty|pact) (?:with|between) (?:[A-Z]\w+ and )?$"
    r"|\b(?i:aid|arms|weapons|missiles) (?:to|for) $"
)
"""What governments get or negotiate, before a capital: "sanctions on Tehran"."""


class Sense(Enum):
    """What a capital's name means where it stands."""

    GOVERNMENT = "government"
    CITY = "city"
    UNSURE = "unsure"
    """Nothing beside it tells."""


def read_capital(
    text: str, start: int, end: int, *, mayor: bool = False, others: Collection[str] = ()
) -> Sense:
    """Return what the capital at `text[start:end]` stands for.

    It stands for its government when it does or says something ("Tokyo and Beijing remain
    engaged in a row"), owns a policy ("Seoul's decision") or is dealt with ("accused Moscow");
    it is a city after "in", "to", "near" and before "airport". Where the text names its mayor
    (`mayor`), it is the government only where it does what towns seldom do, or stands beside
    another one (`others`: all capitals of the text).
    """
    beside = mayor and _is_beside(text, start, end, others)
    if mayor and not beside and not _speaks_for_country(text, start, end):
        return Sense.CITY
    before = text[max(0, start - _REACH) : start]
    after = tokenise(text, end, min(len(text), end + _REACH))
    words = tokenise(before)
    if _is_city(text, before, words, after, end):
        return Sense.CITY
    if _acts(text, after, end) or _does(text, before, after) or _is_dealt_with(before, words):
        return Sense.GOVERNMENT
    return Sense.UNSURE


def has_mayor(text: str, capital: str) -> bool:
    """Whether the text names the city's mayor: "London's first Muslim mayor"."""
    name = re.escape(capital)
    mayor = rf"\b{name}(?:['’]s)? (?:[\w-]+ ){{0,3}}[Mm]ayor\b|\b[Mm]ayor of {name}\b"
    return "ayor" in text and re.search(mayor, text) is not None


def leaves_verb_out(text: str, start: int, end: int) -> bool:
    """Whether another's verb is meant: "Jakarta shouts a little, Manila more"."""
    after = tokenise(text, end, min(len(text), end + _REACH))[:1]
    joined = text.endswith((", ", " and "), 0, start)
    return (
        joined and bool(after) and text[end : after[0].start] == " " and after[0].fold in _OBJECTS
    )


def _is_city(text: str, before: str, words: list[Token], after: list[Token], end: int) -> bool:
    possessed = text[end : end + 2] in ("'s", "’s")
    following = after[1:] if possessed and after and after[0].fold == "s" else after
    nearest = text[end : following[0].start] if following else ""
    if following and len(nearest) <= 3 and following[0].fold in english.CITY_AFTER:
        return True
    if _FROM_GOVERNMENT.search(before):
        return False
    if possessed and following and following[0].capital:
        return True
    if text.startswith("-to-", end) or before.endswith("-to-"):
        return True  # "a London-to-Paris flight"
    if _IN_A_ROW.search(before) or _TRAVEL.search(before):
        return True
    beside = bool(words) and before.endswith(" ") and words[-1].fold in english.CITY_BEFORE
    return beside and _DIPLOMATIC.search(before) is None


def _acts(text: str, after: list[Token], end: int) -> bool:
    if text[end : end + 2] in ("'s", "’s"):
        return True
    if not after:
        return False
    joined = text[end : after[0].start]
    if joined == "-":
        return after[0].fold not in ("based", "born", "area")
    if text[end : end + 8].startswith((", which", ", whose")):
        return True
    if joined != " ":
        return False
    folds = [token.fold for token in after[:5]]
    if folds[0] in _ALIKE:
        del folds[0]
        return bool(folds) and _is_act(folds[0])
    if _is_act(folds[0]):
        return True
    if folds[0] == "and" and len(after) > 2 and after[1].capital:
        return any(_is_act(word) for word in folds[2:4])
    return folds[0] in english.DAY_PHRASES and any(w in english.ACTING for w in folds[1:4])


def _speaks_for_country(text: str, start: int, end: int) -> bool:
    """Whether a capital does or has what towns seldom do: "Kyiv said", "accused Kyiv".

    "Vienna is proud", "prefers buses" and "Vienna's trams" are the city's; "Kyiv's forces" are not.
    """
    if _DIPLOMATIC.search(text, max(0, start - _REACH), start):
        return True
    before = tokenise(text, max(0, start - _REACH), start)[-1:]
    if before and text[before[0].end : start] == " " and before[0].fold in _DEALT:
        return True
    return _has_or_says(text, end, tokenise(text, end, min(len(text), end + _REACH))[:4])


def _has_or_says(text: str, end: int, after: list[Token]) -> bool:
    """Whether what nations have, or a verb of theirs, stands behind a capital."""
    joined = text[end : after[0].start] if after else ""
    if text.startswith(("'s ", "’s "), end):
        return after[1:2] != [] and after[1].fold in _NATIONAL
    if joined != " " and not text.startswith(", which ", end):
        return False
    if after[0].fold == "and" and len(after) > 2 and after[1].capital:
        del after[:2]
    del after[: after[0].fold == "which"]
    verbs = after[: 1 + (after[0].fold in _AUXILIARY)] if after else []
    return any(token.fold in _SPEAKING for token in verbs)


def _is_beside(text: str, start: int, end: int, others: Collection[str]) -> bool:
    """Whether "and" joins it to another capital: "Moscow and Kyiv exchanged prisoners"."""
    names = "|".join(re.escape(one) for one in others if one != text[start:end])
    if not names:
        return False
    before = re.search(rf"\b(?:{names}) and $", text[max(0, start - _REACH) : start])
    return bool(before or re.match(rf" and (?:{names})\b", text[end : end + _REACH]))


def _does(text: str, before: str, after: list[Token]) -> bool:
    """Whether a verb in the present follows: "Moscow trusts nobody", "Washington shrugs."."""
    if not after or after[0].capital or not re.search(r"[a-z]{2}(?<!s)s$", after[0].fold):
        return False
    if text[after[0].end : after[0].end + 1] in tuple(".;,"):
        return _CLAUSE.search(before) is not None
    return len(after) > 1 and after[1].gap == SPACE and after[1].fold in _OBJECTS


def _is_act(word: str) -> bool:
    """Whether it is a verb of governments: a known one, or a past tense that no city is given."""
    return word in english.ACTING | _PRESENT or (word.endswith("ed") and word not in _CITY_VERBS)


def _is_dealt_with(before: str, words: list[Token]) -> bool:
    if before.endswith("-") or _FROM_GOVERNMENT.search(before) or _DIPLOMATIC.search(before):
        return True
    if not words or not before.endswith(" ") or len(before) - words[-1].end != 1:
        return False
    if words[-1].fold == "and":
        return len(words) > 2 and words[-3].fold in ("between", "against", "both")
    return words[-1].fold in english.ACTED_UPON


def is_affiliation(text: str, end: int) -> bool:
    """Whether the adjective of nationality that ends at `end` speaks for its country.

    "The South Korean President" and "Japanese officials" do, "a Japanese garden" does not.
    """
    following = tokenise(text, end, min(len(text), end + _REACH))[:4]
    for at, token in enumerate(following):
        if (text[end : token.start] if at == 0 else token.gap) not in (SPACE, "-"):
            return False
        if token.fold in english.GOVERNMENT_NOUNS:
            return True
        if token.fold not in english.MODIFIERS:
            return False
    return False
