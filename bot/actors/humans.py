"""Humans: names of two words taken for firms that something beside them shows to be people.

"Dilnoza Kuvat, who sold insurance", "Kuvat's mother", "Ms Kuvat", "Kuvat, 34,": a firm takes
"which" and has no mother. Firms with names like people's (Marlow Finch) have none of this.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.actors import english, name_words
from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.actors.tokens import CAPITAL, find_name, folds
from bot.actors.trained.lexicon import read_names
from bot.model.actor import ActorType

_AFTER = re.compile(
    r", \d{2}(?:,| and|\.)|,? who(?:se)? |(?:,| and) (?:her|his) |,? (?:him|her)self\b"
    r"|['’]s (?:\w+ )?(?:mother|father|sister|brother|wife|husband|son|daughter|family|parents"
    r"|children|grandmother|grandfather|uncle|aunt|cousin|widow|death|birthday|hands?|eyes|voice"
    r"|knee|shoulder|house|kitchen)\b"
    r"| (?:was born|grew up|studied|married|wept|smiled|laughed|sighed|shrugged|nodded|sings"
    r"|was (?:arrested|jailed|killed|injured|shot|elected|sworn in|educated)|has been arrested"
    r"|wore|woke|walked|sleeps|slept|lives|lived|pleaded)\b"
)
"""What stands behind a person's name and no firm's."""
_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir)\.? $|\b(?:named|called) (?:\w+ )?$"
    r"|\b(?:his|her) (?:\w+ )?(?:mother|father|sister|brother|wife|husband|son|daughter|friend"
    r"|neighbour|neighbor|colleague|coach|boss),? $"
)
_NO_HUMAN = (
    english.ORGANISATION_WORDS
    | english.NEVER_IN_PEOPLE
    | name_words.BUSINESS_WORDS
    | name_words.SCHOOLS
    | name_words.HOUSES
    | name_words.COMPANY_FORMS
    | name_words.MEDIA_WORDS
    | frozenset(("the", "of", "for", "and", "&"))
)
_SHARED = re.compile(rf"(?<![\w-])(?P<given>{CAPITAL}) and (?P<full>{CAPITAL}(?: {CAPITAL})+)")
_KIN = re.compile(
    r"\b(?:brothers|sisters|siblings|twins|couple|cousins|spouses|parents|newlyweds|"
    r"their (?:mother|father|son|daughter|children|parents|brother|sister))\b"
)
_NO_GIVEN = english.TITLES | english.MODIFIERS | english.PROSE | english.GENERIC
_MOST = 60
"""Names are looked for in the whole text; no article has so many of them."""


def with_humans(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates, with what shows to be people as people."""
    names = {text[one.start : one.end] for one in found if _may_be_human(text, one, gazetteer)}
    firms = {text[one.start : one.end] for one in found if one.type is ActorType.ORGANISATION}
    people = {name for name in sorted(names)[:_MOST] if _is_human(text, name)}
    parts = {word for name in people for word in (name.split()[0], name.split()[-1])} & firms
    return [
        replace(one, type=ActorType.PERSON)
        if not one.key and text[one.start : one.end] in people | parts
        else one
        for one in found
    ]


def find_siblings(
    text: str, found: Sequence[Candidate], gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Yield those of whom another's surname tells who they are: "sisters Nilora and Ana Roe"."""
    types = {one.start: one for one in found}
    for match in _SHARED.finditer(text):
        given, other = match.group("given"), types.get(match.start("full"))
        full = f"{given} {match.group('full').split()[-1]}"
        kin = _KIN.search(text, max(0, match.start() - 80), match.end() + 120)
        if full in text or _is_sibling(given, other, kin=bool(kin), gazetteer=gazetteer):
            yield Candidate(*match.span("given"), ActorType.PERSON)
            if kin and gazetteer.look_up(match.group("full")) is None:
                yield Candidate(*match.span("full"), ActorType.PERSON)


def _is_sibling(given: str, other: Candidate | None, *, kin: bool, gazetteer: Gazetteer) -> bool:
    if other is None or other.key or given.lower() in _NO_GIVEN:
        return False
    if gazetteer.look_up(given) is not None:
        return False
    person = other.type is ActorType.PERSON
    return kin or (person and "f" in read_names().get(given, ""))


def _may_be_human(text: str, one: Candidate, gazetteer: Gazetteer) -> bool:
    name = text[one.start : one.end]
    words = folds(name)
    if one.type is not ActorType.ORGANISATION or one.key or not 1 < len(name.split()) < 4:
        return False
    if _NO_HUMAN & set(words) or not name.replace(" ", "").replace("-", "").isalpha():
        return False
    if any(word.isupper() or not word[0].isupper() for word in name.split()):
        return False
    return gazetteer.look_up(name) is None


def _is_human(text: str, name: str) -> bool:
    """Whether the name, its first or its last word stands somewhere as only people do."""
    forms = (name, name.split()[0], name.split()[-1])
    for form in forms:
        for start, end in find_name(text, form):
            alone = form == name or not text[end : end + 2].strip()[:1].isupper()
            if alone and _AFTER.match(text, end):
                return True
            called = form == name and text.endswith("called ", 0, start)  # as firms are, too
            if not called and _BEFORE.search(text, max(0, start - 30), start):
                return True
    return False
