"""Parting: one candidate without the titles and other words before it, or in two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.actors import english, name_words
from bot.actors.doubts import is_given
from bot.actors.gazetteer import Gazetteer
from bot.actors.nobodies import STATE, without_office, without_prize
from bot.actors.openers import (
    NATIVE,
    is_compound_tail,
    opens_sentence,
    without_citizen,
    without_compound,
    without_member,
    without_opener,
)
from bot.actors.phrases import is_plain
from bot.actors.recognise import Candidate
from bot.actors.tokens import Token, find_name, tokenise, word_set
from bot.actors.trained.lexicon import is_given_name, read_names
from bot.model.actor import ActorType

NO_PERSON = (
    english.ORGANISATION_WORDS
    | english.NEVER_IN_PEOPLE
    | english.PLACE_WORDS
    | english.GENERIC
    | name_words.BUSINESS_WORDS
)
"""Words that stand in no person's name, unless one is a surname that stands alone elsewhere."""
_SEAT = re.compile(r"[DRI]-[A-Z]")
"""Party and seat of a member of Congress: "Ada Roe, D-Elmford,"."""
_OFFICE_OF = re.compile(
    r"\b(?:[Cc]hief|[Ss]ecretary|[Mm]inister|[Dd]irector|[Hh]ead) (?:of|for) $"
    r"|\b(?:[Ss]peaker of|[Ss]ecretary to) the $"
)
_OFFICE_ENDS = english.MODIFIERS | {"state", "house", "treasury"}
_ONLY_PROSE = word_set("when while after before since until because although though if once") | {
    *("in", "at", "near", "from", "to", "but", "and", "as", "with", "by", "for", "on", "that")
}
"""Words that begin a sentence before a name and are nobody's."""
_PLACING = frozenset(("in", "at", "near", "from", "to"))
_JOINS = ("-", "&")
_CALLED = frozenset(("MPs", "MSPs", "MEPs", "TDs", "MLAs", "GP", "GPs"))
"""What people are, in capitals before a name."""
_CONJUNCTIONS = word_set("but yet and although though because while when")
_SITS = re.compile(r" (?:Sen|Rep|Gov|Senator|Representative|Governor|Congress(?:wo)?man)\b")
_SAYS_I = re.compile(r"(?:I|We|You|They)['’](?:m|re|ve|d|ll)$")
_HOLDER_OF = re.compile(
    r"\b(?:(?:[Aa]rch)?[Bb]ishop|[Mm]ayor|[Pp]rovost|[Dd]ean|[Ss]heriff|[Gg]overnor|[Rr]ecorder|[Vv]icar"
    r"|[Cc]hief [Cc]onstable) of $"
    r"|\b(?:MPs?|MSP|MEP|TD|MLA|[Ss]enator|[Cc]andidate|[Cc]ouncillor) for $"
)
"""Whose name stands right behind that of the place: "Archbishop of Osk Ada Roe"."""
_RACES = re.compile(r" (?:1|2|3|E|One|Two|Three)\b")
"""What follows "Formula"."""
_LONGEST_OFFICE = 20
"""Characters before a name in which an office stands."""
_MOST_PLACES = 20
"""How many places are looked at for a surname: texts must not take for ever."""
_OPENERS = word_set("rivals rival peers shares supporters customers fellow relegated promoted")
"""Words that begin a sentence before a name and are taken into it."""
TITLES = english.TITLED | name_words.HONORIFICS
"""Titles and forms of address."""
_CALLINGS = name_words.CALLINGS - name_words.WORD_NAMES
_BEFORE_NAMES = TITLES | name_words.SIBLINGS | english.PLURAL_TITLES


def part(text: str, candidate: Candidate, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidate without titles before it, or the names that it is made of."""
    if candidate.key or candidate.type is None:
        return [candidate]
    candidate = _trimmed(text, candidate)
    if _SEAT.match(text, candidate.start):
        return []
    known = _without_style(text, candidate, gazetteer)
    if known is not None:
        return [known]
    if gazetteer.look_up(text[candidate.start : candidate.end]) is not None:
        return [candidate]
    tokens = tokenise(text, candidate.start, candidate.end)
    if len(tokens) > 1:
        for pieces in _pieces(text, candidate, tokens, gazetteer):
            if pieces:
                return [name for piece in pieces for name in part(text, piece, gazetteer)]
    return _part_titles(text, candidate, tokens, gazetteer)


def _trimmed(text: str, candidate: Candidate) -> Candidate:
    """Return a candidate without "The" before it and an apostrophe: "Sen. Ada Collins' seat"."""
    start, end = candidate.start, candidate.end
    if text.startswith("The ", start) and end - start > 5:
        start += len("The ")
    end -= text[end - 1] in "'’"
    whole = (start, end) == (candidate.start, candidate.end)
    return candidate if whole else replace(candidate, start=start, end=end)


def _pieces(
    text: str, candidate: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer
) -> Iterator[Sequence[Candidate]]:
    """Yield what each rule makes of a name of several words; nothing where it does not apply."""
    behind = Candidate(tokens[1].start, candidate.end)
    honoured = candidate.type is ActorType.PERSON and is_honour(tokens[-1])
    if honoured or is_compound_tail(tokens[-1]):  # "Rupert Vane KC", "Ostrava-based"
        yield [replace(candidate, end=tokens[-2].end)]
    if tokens[0].text == "X" and text.endswith(("on ", "to "), 0, candidate.start):
        yield [behind]  # "wrote on X. JPMorgan led"
    if tokens[0].fold in _OPENERS or _is_gerund(text, candidate, tokens[0]):
        yield [replace(behind, type=_type_without(tokens[1:]))]  # "Rivals Hapag-Lloyd and MSC"
    yield _without_race(text, candidate, tokens)
    yield _without_prose(text, candidate, tokens, gazetteer)
    yield _without_seat(text, candidate, tokens, gazetteer)
    if _holds_office(text, candidate, tokens):
        yield [replace(behind, type=ActorType.PERSON)]  # "Chief of Staff Ada Roe"
    if _SAYS_I.match(tokens[0].text):
        yield [replace(behind, type=candidate.type)]  # "I'm Ada Roe"
    yield _without_ending(text, candidate, tokens)
    yield _without_calling(candidate, tokens)
    yield _without_party(text, candidate, tokens)
    yield without_opener(text, candidate, tokens)
    yield without_citizen(candidate, tokens, gazetteer)
    yield without_office(candidate, tokens) or ()
    yield without_prize(text, candidate, tokens, gazetteer)
    yield without_compound(candidate, tokens)
    if candidate.type is ActorType.ORGANISATION:
        yield _without_titled(text, candidate, tokens, gazetteer)
        yield without_member(candidate, tokens)
    if _is_addressed(text, tokens):
        yield [replace(behind, type=ActorType.PERSON)]


def _without_prose(
    text: str, candidate: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the name behind a word of prose: "When Roe", "In Osk", "Penalty Liverpool"."""
    if candidate.type is not ActorType.PERSON or not tokens[1].capital or tokens[1].glued:
        return []
    lone = len(tokens) == 2
    behind = replace(candidate, start=tokens[1].start)
    if tokens[0].fold in _ONLY_PROSE:
        placed = lone and tokens[0].fold in _PLACING
        return [replace(behind, type=None) if placed else behind]
    if lone and _opens_town(text, candidate, tokens, gazetteer):
        return [replace(behind, type=None)]
    return []


def _without_ending(text: str, candidate: Candidate, tokens: Sequence[Token]) -> list[Candidate]:
    """Return the name behind the end of something else: "in Osk, Va. Ada Roe", "super PAC Osk".

    Or of a word that a sign joins: "Governor-elect Ada Roe", "A&E NHS", but not "ex-Osk Town".
    """
    behind = replace(candidate, start=tokens[1].start)
    ends = tokens[1].capital and not tokens[1].glued
    ends = ends and not (tokens[0].capital and len(tokens[0].text) > 1)
    if ends and text[candidate.start - 1 : candidate.start] in _JOINS:
        return [behind]
    if STATE.fullmatch(tokens[0].text) and text.startswith(".", tokens[0].end):
        return [behind] if text.endswith(", ", 0, candidate.start) else []
    if tokens[0].text == "PAC" and text.endswith("super ", 0, candidate.start):
        return [replace(behind, type=ActorType.ORGANISATION)]
    opens = tokens[0].fold in _CONJUNCTIONS and opens_sentence(text, candidate.start)
    return [behind] if opens and tokens[1].capital and len(tokens) > 2 else []


def _without_calling(candidate: Candidate, tokens: Sequence[Token]) -> list[Candidate]:
    """Return who is called so: "MSPs Ada Roe", "GP Ada Roe", "Lib Dem Ada Roe"."""
    first = 2 if [token.fold for token in tokens[:2]] == ["lib", "dem"] else 1
    rest = tokens[first:]
    if first < 2 and tokens[0].text not in _CALLED:
        return []
    several = len(rest) > 1 or (len(rest) == 1 and candidate.type is ActorType.PERSON)
    if not several or any(t.fold in NO_PERSON or not t.capital for t in rest):
        return []
    return [Candidate(rest[0].start, candidate.end, ActorType.PERSON)]


def _without_race(text: str, candidate: Candidate, tokens: Sequence[Token]) -> list[Candidate]:
    """Return the team before the class it races in: "Osk Formula 1 boss"."""
    if tokens[-1].fold != "formula" or not _RACES.match(text, candidate.end):
        return []
    return [replace(candidate, end=tokens[-2].end, type=ActorType.ORGANISATION)]


def _without_seat(
    text: str, candidate: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the seat and who holds it: "Bishop of Osk Ada Roe", "MP for West Osk Ivo Ek"."""
    if not _HOLDER_OF.search(text, max(0, candidate.start - _LONGEST_OFFICE), candidate.start):
        return []
    at = len(tokens) - 2
    if at < 1 or not all(token.capital and not token.glued for token in tokens):
        return []
    return _place_and_holder(text, candidate, (tokens[at - 1], tokens[at]), gazetteer)


def _without_titled(
    text: str, candidate: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the place and who has an office there: "Elm County Prosecutor Ada Roe"."""
    at = len(tokens) - 3
    if at < 1 or tokens[at].fold not in english.TITLES or tokens[-1].fold in NO_PERSON:
        return []
    return _place_and_holder(text, candidate, (tokens[at - 1], tokens[at + 1]), gazetteer)


def _place_and_holder(
    text: str, candidate: Candidate, parts: tuple[Token, Token], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return a place and who holds its office: `parts` are its last word and a given name."""
    last, given = parts
    if not (is_given(text, given, gazetteer) or is_given_name(given.text)):
        return []
    place = replace(candidate, end=last.end, type=ActorType.PLACE)
    return [place, replace(candidate, start=given.start, type=ActorType.PERSON)]


def _without_party(text: str, candidate: Candidate, tokens: Sequence[Token]) -> list[Candidate]:
    """Return the state behind a party: "Democratic Illinois Sen. Ada Roe"."""
    partisan = tokens[0].fold in ("democratic", "republican", "gop")
    if not partisan or not _SITS.match(text, candidate.end):
        return []
    return [Candidate(tokens[1].start, candidate.end, ActorType.PLACE)]


def _opens_town(
    text: str, candidate: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer
) -> bool:
    """Whether a word that is mostly written small begins a sentence before a town that plays."""
    opens = opens_sentence(text, candidate.start)
    town = tokens[1].fold in gazetteer.clubs or "t" in read_names().get(tokens[1].text, "")
    return opens and town and is_plain(tokens[0])


def _holds_office(text: str, candidate: Candidate, tokens: Sequence[Token]) -> bool:
    """Whether the first word ends an office and a full name follows: "Chief of Staff Ada Roe"."""
    if len(tokens) not in (3, 4) or tokens[0].fold not in _OFFICE_ENDS:
        return False
    before = _OFFICE_OF.search(text, max(0, candidate.start - 25), candidate.start)
    rest = {token.fold for token in tokens[1:]}
    return before is not None and not rest & NO_PERSON and all(t.capital for t in tokens[1:])


def _is_addressed(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a word before the name is none of it: "Ask Vikraman", "Don Marlen Tolkov"."""
    first, second = tokens[0], tokens[1]
    if first.glued or second.glued or not second.capital or second.fold in NO_PERSON:
        return False
    if first.fold in name_words.ALSO_GIVEN:
        several = len(tokens) > 2 or _has_given_name(text, first, second)
        return several and len(second.text) > 1 and second.fold not in english.PARTICLES
    opens = opens_sentence(text, first.start)
    return opens and first.fold in name_words.ASKING


def _has_given_name(text: str, first: Token, second: Token) -> bool:
    """Whether a word is elsewhere the surname of somebody with another given name."""
    places = islice(find_name(text, second.text), _MOST_PLACES)
    before = (text[max(0, start - 20) : start].split()[-1:] for start, _ in places)
    return any(word and word[0] != first.text and word[0].istitle() for word in before)


def _part_titles(
    text: str, candidate: Candidate, tokens: list[Token], gazetteer: Gazetteer
) -> list[Candidate]:
    before = text[max(0, candidate.start - 20) : candidate.start].lower().split()[-1:]
    opens = opens_sentence(text, candidate.start)
    titled = bool(before) and before[0] in TITLES
    constable = before == ["det"] and tokens[0].fold == "con" and len(tokens) > 1  # "Det Con Roe"
    cut = 1 if constable else _after_titles(tokens, after_title=titled, opens=opens)
    rest = {token.fold for token in tokens[cut:]}
    if is_given(text, tokens[cut], gazetteer) and tokens[0].fold not in english.COURTESIES:
        rest -= english.PLACE_WORDS  # "Prosecutor Simon Lake", not "Prince William Lake"
    if not cut or NO_PERSON & rest:
        return [candidate]
    return [Candidate(tokens[cut].start, candidate.end, ActorType.PERSON)]


def _after_titles(tokens: Sequence[Token], *, after_title: bool, opens: bool) -> int:
    """Return how many words before the name are its title: "Senate President Hun Sen"."""
    cut = int(opens and len(tokens) > 2 and _only_opens(tokens[0], tokens[1]))
    callings = _CALLINGS if len(tokens) > 2 else frozenset()
    for at, token in enumerate(tokens[cut:-1], cut):
        native = at == 0 and NATIVE.match(token.fold)
        if native or token.fold in _BEFORE_NAMES or (at == 0 and token.fold in callings):
            cut = at + 1
        elif token.fold not in english.MODIFIERS:
            break
        elif after_title and at == cut and (len(tokens) - at > 2 or token.fold == "executive"):
            cut = at + 1  # "Chief", then "Executive Roe"
    return cut


def _only_opens(first: Token, second: Token) -> bool:
    """Whether a word is mostly written small and no name: "Artist" in "Artist Ada Roe"."""
    names = read_names()
    common = len(first.text) > 2 and is_plain(first)
    return common and not second.glued and "s" not in names.get(second.fold, "")


def _is_gerund(text: str, candidate: Candidate, first: Token) -> bool:
    """Whether a sentence begins with a verb before a name: "Using Twitter", not "Sterling Roe"."""
    if candidate.type is not ActorType.PERSON or first.fold in TITLES or len(first.text) < 5:
        return False
    opens = opens_sentence(text, candidate.start)
    return opens and first.fold.endswith("ing") and is_plain(first)


def _type_without(tokens: Sequence[Token]) -> ActorType:
    """Return what the name behind "rivals" is most likely: a firm, or a person of two words."""
    several = sum(not token.glued for token in tokens) > 1
    return ActorType.PERSON if several else ActorType.ORGANISATION


def _without_style(text: str, candidate: Candidate, gazetteer: Gazetteer) -> Candidate | None:
    """Return a known person without the title before the name, which is told as the role."""
    title, _, rest = text[candidate.start : candidate.end].partition(" ")
    phrase = gazetteer.look_up(rest) if title.lower() in TITLES else None
    known = gazetteer.known.get(phrase.key) if phrase else None
    if known is None or known.type is not ActorType.PERSON or known.name.startswith(title):
        return None
    return replace(candidate, start=candidate.start + len(title) + 1)


def is_honour(token: Token) -> bool:
    """Whether it is what stands after a name in capitals: "KC", "OBE", "MP"."""
    return token.acronym and token.fold in name_words.HONOURS
