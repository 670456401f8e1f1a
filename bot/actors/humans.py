"""Humans: names of two words taken for firms that something beside them shows to be people.

"Dilnoza Kuvat, who sold insurance", "Kuvat's mother", "Ms Kuvat", "Kuvat, 34,": a firm takes
"which" and has no mother. Firms with names like people's (Marlow Finch) have none of this.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.actors import english, name_words
from bot.actors.beside import is_called_firm, is_owned
from bot.actors.english import OFFICE_PROSE
from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.actors.tokens import CAPITAL, find_name, folds
from bot.actors.trained.lexicon import is_given_name, read_names
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
    r"|\b(?:[Dd]eaths?|[Mm]urders?|[Kk]illing|[Ff]uneral|[Dd]isappearance)(?: in custody)? of $"
    r"|\b(?:artist|killer|legend|rapper|presenter|comedian|dancer|drummer|guitarist|songwriter"
    r"|playwright|footballer|cricketer|swimmer|boxer|jockey|(?:rock|pop|film) star) $"
    r"|\b(?:[Gg]rand [Ss]lam|[Oo]lympic|[Ww]orld|[Ww]imbledon|[Hh]eavyweight) (?:champion|winner) $"
)
_NO_HUMAN = (
    english.ORGANISATION_WORDS
    | english.NEVER_IN_PEOPLE
    | name_words.BUSINESS_WORDS
    | name_words.SCHOOLS
    | name_words.HOUSES
    | name_words.COMPANY_FORMS
    | name_words.MEDIA_WORDS
    | frozenset(("security", "social", "national", "public", "human"))
    | frozenset(("the", "of", "for", "and", "&"))
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Judge|Justice|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev)\.? $"
)
"""What stands before a surname and no firm's name."""
_FIRM_BEHIND = re.compile(r"(?:,)? (?:which|Group|Inc|Ltd|LLP|LLC|plc|PLC|& )")
_SURNAME = re.compile(
    r"[A-Z][a-z]{3,}(?:[oe]va?|enko|sk(?:iy|yi|aya)|ovsky|insky|evsky|ovich|evich|ović|wicz|czyk"
    r"|shvili|[ai]dze)"
)
"""Surnames of eastern Europe by their ends."""
_NEW = re.compile(r"(?:Villa|Terra|Casa|Super|Vita|In|Bio|Agro|Media|Medi|Eco|Tele|Fer)nova")
"""What is new in Latin, and no surname: "Villanova", but "Zhdanova"."""
_SHARED = re.compile(rf"(?<![\w-])(?P<given>{CAPITAL}) and (?P<full>{CAPITAL}(?: {CAPITAL})+)")
_KIN = re.compile(
    r"\b(?:brothers|sisters|siblings|twins|couple|cousins|spouses|parents|newlyweds|"
    r"their (?:mother|father|son|daughter|children|parents|brother|sister))\b"
)
_IN_A_ROW = (", ", " and ", ", and ")
_OF_PAPERS = frozenset(("della", "dello"))
_ROW_GOES_ON = re.compile(r"(?:, (?:and )?| and )[A-Z]")
_MOST = 60
"""Names are looked for in the whole text; no article has so many of them."""


def with_humans(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates, with what shows to be people as people."""
    names = {text[one.start : one.end] for one in found if _may_be_human(text, one, gazetteer)}
    firms = {text[one.start : one.end] for one in found if one.type is ActorType.ORGANISATION}
    clear = {name for name in names if _is_no_word(name, gazetteer)}
    people = {name for name in sorted(clear)[:_MOST] if _is_human(text, name)}
    people |= _listed(text, found, clear)
    full = {name for name in names if _is_full_name(name)}
    people |= full - _owned(text, found) if full else full
    parts = {word for name in people for word in (name.split()[0], name.split()[-1])} & firms
    parts |= _titled(text, found, gazetteer) | _slavic(text, found, gazetteer)
    return [
        replace(one, type=ActorType.PERSON)
        if not one.key and text[one.start : one.end] in people | parts
        else one
        for one in found
    ]


def _listed(text: str, found: Sequence[Candidate], names: set[str]) -> set[str]:
    """Return those of `names` that stand in a row of people: of two words, or three between them.

    "Ada Roe, Nortei Ek and Ivo"; not "Elmer Allgemeine, Gazzetta dello Roe", nor "Ada Roe, Taf Osk
    and Elm boards": no row of people goes on with what is nobody.
    """
    row = (None, *found, None)
    firms = ((at, one) for at, one in enumerate(found, 1) if one.type is ActorType.ORGANISATION)
    return {
        name
        for at, one in firms
        if (name := text[one.start : one.end]) in names
        and _is_in_row(text, row[at - 1], one, row[at + 1])
    }


def _is_in_row(
    text: str, before: Candidate | None, one: Candidate, after: Candidate | None
) -> bool:
    on = _ROW_GOES_ON.match(text, one.end)
    if on and (after is None or after.start >= on.end()):
        return False
    beside = [
        other.type is ActorType.PERSON and _is_in_full(text[other.start : other.end])
        for other, gap in (
            (before, text[before.end : one.start] if before else ""),
            (after, text[one.end : after.start] if after else ""),
        )
        if other and gap in _IN_A_ROW
    ]
    return all(beside) and len(beside) > text.count(" ", one.start, one.end) - 1


def _is_in_full(name: str) -> bool:
    """Whether it is a name of several words, and no Italian paper's: "Corriere della Sera"."""
    words = name.split()
    return len(words) > 1 and not _OF_PAPERS & set(words)


def _is_no_word(name: str, gazetteer: Gazetteer) -> bool:
    """Whether none of its words is a plain one or anybody's name: "Screen Ireland"."""
    words = name.split()
    if any(gazetteer.look_up(word) is not None for word in words):
        return False
    return _is_named_so(name) or not any(
        "s" in read_names().get(word.lower(), "") or word.lower() in OFFICE_PROSE for word in words
    )


def _titled(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> set[str]:
    """Return the surnames taken for firms that a form of address shows, and no shares: "Dr Roe"."""
    bodies = [one for one in found if one.type is ActorType.ORGANISATION and not one.key]
    titled = {
        name
        for one in bodies
        if _TITLED.search(text, max(0, one.start - 12), one.start)
        if (name := text[one.start : one.end]).isalpha() and not name.isupper()
        if gazetteer.look_up(name) is None
    }
    if not titled:
        return titled
    return titled - {text[o.start : o.end] for o in bodies if is_owned(text, o.start, o.end)}


def _slavic(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> set[str]:
    """Return the single words taken for bodies that end as surnames do: "Estemirova"."""
    names = {text[one.start : one.end] for one in found if _is_unkeyed_word(text, one)}
    surnames = {name for name in names if _is_slavic(name)}
    unknown = {name for name in surnames if gazetteer.look_up(name) is None}
    towns = {name for name in unknown if "t" in read_names().get(name, "")}
    return unknown - towns - _owned(text, found) if unknown else unknown


def _is_slavic(name: str) -> bool:
    """Whether it ends as surnames do: Zhdanova, not Villanova."""
    return _SURNAME.fullmatch(name) is not None and _NEW.fullmatch(name) is None


def _is_unkeyed_word(text: str, one: Candidate) -> bool:
    body = one.type is ActorType.ORGANISATION and not one.key
    return body and not text.startswith(("the ", "The "), max(0, one.start - 4))


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
    if other is None or other.key or given.lower() in OFFICE_PROSE:
        return False
    if gazetteer.look_up(given) is not None:
        return False
    person = other.type is ActorType.PERSON
    return kin or (person and is_given_name(given))


def _may_be_human(text: str, one: Candidate, gazetteer: Gazetteer) -> bool:
    name = text[one.start : one.end]
    words = folds(name)
    if one.type is not ActorType.ORGANISATION or one.key or not 1 < len(name.split()) < 4:
        return False
    bodily = _NO_HUMAN & set(words[:-1] if _is_named_so(name) else words)  # "Helen Steel"
    if bodily or not name.replace(" ", "").replace("-", "").isalpha():
        return False
    if any(word.isupper() or not word[0].isupper() for word in name.split()):
        return False
    return gazetteer.look_up(name) is None


def _is_full_name(name: str) -> bool:
    """Whether its words are a given name and a surname, and no place, title or other word.

    Of two such words in the public corpora 97 in a hundred are a person's, whatever they are
    labelled.
    """
    words = name.split()
    if len(words) != 2 or not name.replace(" ", "").isalpha() or words[0].lower() in OFFICE_PROSE:
        return False
    first, last = (read_names().get(word, "") for word in words)
    small = any("s" in read_names().get(word.lower(), "") for word in words)
    named = "f" in first and "l" in last and "t" not in first + last
    return named and not small and words[-1].lower() not in _NO_HUMAN


def _is_named_so(name: str) -> bool:
    """Whether a given name begins it and the last word is a surname as well."""
    words = name.split()
    names = read_names()
    return "f" in names.get(words[0], "") and "l" in names.get(words[-1], "")


def _owned(text: str, found: Sequence[Candidate]) -> set[str]:
    """Return the names that have what only a firm has: "Marlow Finch shares"."""
    bodies = (one for one in found if one.type is ActorType.ORGANISATION)
    return {
        text[one.start : one.end]
        for one in bodies
        if is_owned(text, one.start, one.end)
        or is_called_firm(text, one.start, one.end)
        or _FIRM_BEHIND.match(text, one.end)
    }


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
