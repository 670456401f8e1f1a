"""Printed patterns: names that show in how they are printed, whoever recognised them or not.

1. a nickname in quotation marks stands inside a name (`Robert “Bobby” Tallow`), "&" in a firm's;
2. an age or kinship beside a name makes it a person's ("Neymar, 33,", "her husband, Per,");
3. so do a party and a seat in Congress ("Ada Roe, D-Elmford,"), and what says that it is one:
   "a man called Tib", "two engineers, surnamed Oh and Baek".
"""

import re
from collections.abc import Iterator

from bot.actors import english
from bot.actors.name_words import ONLY_PEOPLE
from bot.actors.recognise import Candidate
from bot.actors.tokens import word_set
from bot.actors.trained.lexicon import read_names
from bot.model.actor import ActorType

CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
"""A word with a capital, as a pattern."""
_SMALL = "|".join(sorted(english.SMALL_WORDS))
_QUOTED = re.compile(
    rf"(?<![\w-])(?P<given>{CAPITAL} )?{CAPITAL}(?: [A-Z]\.)? "
    rf"[“\"‘'](?:[Tt]he )?{CAPITAL}(?: {CAPITAL})?[”\"’'] "
    rf"(?:(?:{_SMALL}) ){{0,2}}{CAPITAL}(?: {CAPITAL})?(?! {CAPITAL})"
)
_SON_OF = re.compile(
    rf"(?<![\w-]){CAPITAL}(?: {CAPITAL})? (?:bin|binti|bint|ibn) {CAPITAL}"
    rf"(?: (?:[Aa]l[ -])?{CAPITAL})?(?: {CAPITAL})?(?! [A-Z])"
)
_NO_SON = english.ORGANISATION_WORDS | english.PLACE_WORDS | {"stadium", "school", "arena"}
_FIRM = re.compile(rf"(?<![\w-]){CAPITAL}(?: {CAPITAL})? & {CAPITAL}(?: {CAPITAL}\b)?")
_KIN = re.compile(
    rf"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|[a-zA-Z]['’]s) (?:\w+ )?(?:wife|widow|mother|daughter|"
    rf"sister|niece|aunt|husband|father|son|brother|nephew|uncle|cousin|partner|fiancée?), "
    rf"(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?P<name>{CAPITAL}(?: {CAPITAL})*)[,.]"
)
_CALLED = re.compile(
    rf"\b(?:(?:man|woman|boy|girl|child|teenager|friend|neighbour|colleague|stranger|farmer|soldier"
    rf"|pupil|student|patient|somebody|someone) (?:called|named)|an? certain|surnamed"
    rf"|identified (?:by police |only )*(?:as|by (?:his|her|their) surnames?,?)) "
    rf"(?P<name>{CAPITAL}(?: {CAPITAL})*)(?: and (?P<other>{CAPITAL}(?: {CAPITAL})*))?"
)
_MORE_PEOPLE = word_set(
    "chief mayor minister champion student nurse teacher worker doctor mother father widow widower "
    "engineer lawyer fisherman resident refugee seamstress grandmother grandfather villager"
)
_ONLY_PEOPLE = "|".join(sorted(ONLY_PEOPLE | _MORE_PEOPLE))
_CALLING = re.compile(
    rf"(?:^|(?<=[.;] )|(?<=\n)|(?<=said )|(?<=and ))(?P<name>{CAPITAL}), (?:the|an?|her|his|their) "
    rf"(?:(?!of |for |at |in |from )[\w’'-]+ ){{0,4}}(?:{_ONLY_PEOPLE})"
    r"(?:, (?!which|[A-Z])| (?:who|whose|in (?:charge|her|his)|from|at|with|of \w+ \w+,) )",
    re.MULTILINE,
)
"""Who is called by one name: "Supratman, the district police chief, said"."""
_SEATED = re.compile(rf"(?<![\w-])(?P<name>{CAPITAL}(?: {CAPITAL}){{1,3}})(?:, | \()[DRI]-[A-Z]")
_AGED = re.compile(rf"(?<![\w-])(?P<name>{CAPITAL}(?: {CAPITAL}){{0,3}}), \d{{2}},")


def find_printed(text: str) -> Iterator[Candidate]:
    """Yield people and firms whose print alone shows them; titles may still stand before them."""
    for match in _QUOTED.finditer(text):
        given = (match.group("given") or "").strip()
        double = not given or "f" in read_names().get(given, "")  # "Grace Ann “Bibi” Roe"
        start = match.start() if double else match.end("given")
        yield Candidate(start, match.end(), ActorType.PERSON)
    for match in _SON_OF.finditer(text):
        if match.group().rpartition(" ")[2].lower() not in _NO_SON:
            yield Candidate(*match.span(), ActorType.PERSON)
    for match in _FIRM.finditer(text):
        yield Candidate(*match.span(), ActorType.ORGANISATION)
    for pattern in (_AGED, _SEATED, _KIN, _CALLED, _CALLING):
        for match in pattern.finditer(text):
            yield Candidate(*match.span("name"), ActorType.PERSON)
            if "other" in pattern.groupindex and match.group("other"):
                yield Candidate(*match.span("other"), ActorType.PERSON)
