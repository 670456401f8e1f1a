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
from bot.actors.tokens import CAPITAL, word_set
from bot.actors.trained.lexicon import is_given_name, read_names
from bot.model.actor import ActorType

_SMALL = "|".join(sorted(english.SMALL_WORDS))
_QUOTED = re.compile(
    rf" [“\"‘'](?:[Tt]he )?{CAPITAL}(?: {CAPITAL})?[”\"’'] "
    rf"(?:(?:{_SMALL}) ){{0,2}}{CAPITAL}(?: {CAPITAL})?(?! {CAPITAL})"
)
_CLOSED_BY = str.maketrans("“‘", "”’")
_QUOTES = (" “", ' "', " ‘", " '")
_BEFORE_QUOTED = re.compile(rf"(?<![\w-])(?P<given>{CAPITAL} )?(?P<own>{CAPITAL}(?: [A-Z]\.)?)$")
_SON_OF = re.compile(
    rf"(?<![\w-]){CAPITAL}(?: {CAPITAL})? (?:bin|binti|bint|ibn) {CAPITAL}"
    rf"(?: (?:[Aa]l[ -])?{CAPITAL})?(?: {CAPITAL})?(?! [A-Z])"
)
_SONS = (" bin ", " binti ", " bint ", " ibn ")
_NO_SON = english.ORGANISATION_WORDS | english.PLACE_WORDS | {"arena"}
_FIRM = re.compile(rf"(?<![\w-]){CAPITAL}(?: {CAPITAL})? & {CAPITAL}(?: {CAPITAL}\b)?")
_KIN = re.compile(
    rf"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|[a-zA-Z]['’]s) (?:\w+ )?(?:wife|widow|mother|daughter|"
    rf"sister|niece|aunt|husband|father|son|brother|nephew|uncle|cousin|partner|fiancée?), "
    rf"(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?P<name>{CAPITAL}(?: {CAPITAL})*)[,.]"
)
_KIN_MANY = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?(?:sons|daughters|children|brothers|sisters|parents|"
    rf"twins|nephews|nieces|grandchildren), (?P<name>{CAPITAL})(?:, (?P<more>{CAPITAL}))? and "
    rf"(?P<other>{CAPITAL})(?![\w’'-]| [A-Z])"
)
_WHOSE_KIN = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=\n))(?P<name>[A-ZÀ-ÖØ-Þ][\w-]+)['’]s (?:widow|widower|wife|husband"
    r"|mother|father|sister|brother|son|daughter|niece|nephew|aunt|uncle)\b"
)
_CALLED = re.compile(
    rf"\b(?:(?:man|woman|boy|girl|child|teenager|friend|neighbour|colleague|stranger|farmer|soldier"
    rf"|pupil|student|patient|somebody|someone) (?:called|named)|an? certain|surnamed"
    rf"|identified (?:by police |only )*(?:as|by (?:his|her|their) surnames?,?)) "
    rf"(?P<name>{CAPITAL}(?: {CAPITAL})*)(?: and (?P<other>{CAPITAL}(?: {CAPITAL})*))?"
)
_MORE_PEOPLE = word_set(
    "chief mayor minister champion student nurse teacher worker doctor mother father widow widower "
    "engineer lawyer fisherman resident refugee grandmother grandfather villager"
)
_ONLY_PEOPLE = "|".join(sorted(ONLY_PEOPLE | _MORE_PEOPLE))
_CALLING = re.compile(
    rf"(?:^|(?<=[.;] )|(?<=\n)|(?<=said )|(?<=and ))(?P<name>{CAPITAL}), (?:the|an?|her|his|their) "
    rf"(?:(?!of |for |at |in |from )[\w’'-]+ ){{0,4}}(?:{_ONLY_PEOPLE})"
    r"(?:, (?!which|[A-Z])| (?:who|whose|in (?:charge|her|his)|from|at|with) )",
    re.MULTILINE,
)
"""Who is called by one name: "Supratman, the district police chief, said"."""
_SEATED = re.compile(rf"(?<![\w-])(?P<name>{CAPITAL}(?: {CAPITAL}){{1,3}})(?:, | \()[DRI]-[A-Z]")
_AGED = re.compile(rf"(?<![\w-])(?P<name>{CAPITAL}(?: {CAPITAL}){{0,3}}), \d{{2}},")
_PEOPLE = (
    (_AGED, re.compile(r", \d\d,")),
    (_SEATED, re.compile(r"[DRI]-[A-Z]")),
    (_KIN, None),
    (_KIN_MANY, None),
    (_WHOSE_KIN, None),
    (_CALLED, None),
    (_CALLING, re.compile(r", (?:the|an?|her|his|their) ")),
)
"""Patterns, and what the text must have somewhere for them: far quicker to look for."""


def find_printed(text: str) -> Iterator[Candidate]:
    """Yield people and firms whose print alone shows them; titles may still stand before them."""
    yield from _with_nicknames(text)
    for match in _SON_OF.finditer(text) if any(word in text for word in _SONS) else ():
        if match.group().rpartition(" ")[2].lower() not in _NO_SON:
            end = match.end() - (2 if match.group().endswith(("'s", "’s")) else 0)
            yield Candidate(match.start(), end, ActorType.PERSON)
    for match in _FIRM.finditer(text) if " & " in text else ():
        yield Candidate(*match.span(), ActorType.ORGANISATION)
    for pattern, sign in _PEOPLE:
        for match in pattern.finditer(text) if sign is None or sign.search(text) else ():
            for group in ("name", "more", "other"):
                if match.groupdict().get(group):
                    yield Candidate(*match.span(group), ActorType.PERSON)


def _with_nicknames(text: str) -> Iterator[Candidate]:
    """Yield who has a nickname in quotation marks inside the name: `Robert “Bobby” Tallow`."""
    for match in _QUOTED.finditer(text) if any(mark in text for mark in _QUOTES) else ():
        before = _BEFORE_QUOTED.search(text, max(0, match.start() - 40), match.start())
        if before and not _is_only_quoted(before.group("own"), match.group()):
            given = (before.group("given") or "").strip()
            double = bool(given) and is_given_name(given)  # "Grace Ann “Bibi” Roe"
            start = before.start() if double else before.start("own")
            owner = match.group().endswith(("'s", "’s"))
            yield Candidate(start, match.end() - 2 * owner, ActorType.PERSON)


def _is_only_quoted(own: str, quoted: str) -> bool:
    """Whether a work or a word stands in quotation marks between words that are no one name.

    "On ‘Harbour Lights’ Roe sings", "Montana ‘Moderate’ Jon Roe".
    """
    names = read_names()
    word, _, rest = quoted[2:].partition(quoted[1].translate(_CLOSED_BY) + " ")
    behind = rest.split(" ")
    full = len(behind) == 2 and "f" in names.get(behind[0], "")
    plain = "s" in names.get(word.lower(), "")
    return own.lower() in english.PROSE | english.SMALL_WORDS or (full and plain)
