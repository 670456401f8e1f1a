"""Roles as printed in languages other than English: the title that stands beside the name.

Before it in European languages ("la ministra María López", "US-Präsident Donald Trump"), behind it
in Japanese and Korean ("高市早苗首相", "이재명 대통령"), on either side in Chinese ("习近平主席").
"""

import re

from bot.actors.gazetteer import Gazetteer
from bot.actors.latin_words import OPENINGS, TITLES, is_role
from bot.actors.roles import FoundRole
from bot.actors.tokens import SPACE, Token, tokenise

_BEHIND = re.compile(
    r"\s?((?:(?<=\s)[가-힣]{1,8}[^은는이가을를의과와에도로\s]\s)?(?:首相|大統領|国家主席|主席|総書記|官房長官|国務長官|外相|防衛相|財務相|総裁|党首|知事|総理|"
    r"总统|總統|总理|總理|部长|部長|外长|外長|국무장관|대통령|총리|장관|국무위원장|위원장|부부장|실장))"
)
_REACH_BACK = 80
_NO_OFFICE = OPENINGS | {"bugun", "dun", "yarin", "ayrica"}
_BEFORE = re.compile(r"(?:国家主席|总统|總統|总理|首相|外长|总书记)$")


def find_foreign_roles(
    text: str, start: int, end: int, language: str, gazetteer: Gazetteer
) -> list[FoundRole]:
    """Return the title printed beside the name at `text[start:end]`, if there is one."""
    if language in ("ja", "ko", "zh"):
        behind = _BEHIND.match(text, end)
        role = behind.group(1) if behind else ""
        if language == "zh" and not role:
            role = _chinese_role(text, start, gazetteer)
        return [FoundRole(role, frozenset(), affiliated=False)] if role else []
    turkish = language == "tr"
    tokens = tokenise(text, max(0, start - (_REACH_BACK if turkish else 40)), start)
    if not tokens or text[tokens[-1].end : start] != " " or not is_role(tokens[-1]):
        return []
    first = len(tokens) - 1
    while (
        first
        and tokens[first].gap == SPACE
        and (
            tokens[first].glued
            or tokens[first - 1].fold in TITLES
            or (turkish and _is_in_office(tokens[first - 1]))
        )
    ):
        first -= 1
    first += tokens[first].fold == "ve"
    role = text[tokens[first].start : tokens[-1].end]
    return [FoundRole(role, frozenset(), affiliated=False)]


def _is_in_office(token: Token) -> bool:
    """Whether a word belongs to the office whose title, a possessive, stands behind it in Turkish.

    "Ulaştırma ve Altyapı Bakanı": "Minister" alone would be a minister of what?
    """
    return token.fold == "ve" or (token.capital and token.fold not in _NO_OFFICE)


def _chinese_role(text: str, start: int, gazetteer: Gazetteer) -> str:
    """Return the title before a name with the country before it ("法国总统马克龙")."""
    title = _BEFORE.search(text, max(0, start - 6), start)
    if title is None:
        return ""
    for size in (5, 4, 3, 2):
        country = text[max(0, title.start() - size) : title.start()]
        spellings = gazetteer.characters.get(country[:1], ())
        if any(spelling == country for spelling, _ in spellings):
            return country + title.group()
    return title.group()
