"""Long bodies that recognisers cut: at "and", at "of", at a word that many bodies have.

1. two fields of one body: "the Dock and Cannery Union", "Food and Drug Agency";
2. what is taught at one school or aimed at: "Tolna University of Mines and Metals", "Center on
   Budget and Policy Priorities";
3. an agency of the state by its field: "National Land Board";
4. saints and their houses: "St. Brigid's Medical Center", "Our Lady of Sorrows Hospital".
"""

import re
from collections.abc import Iterator
from itertools import islice

from bot.actors import english, name_words
from bot.actors.foreign_bodies import is_inside
from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.actors.tokens import PROPER, Token, find_name, tokenise, word_set
from bot.actors.trained.groups import read_groups
from bot.actors.trained.lexicon import read_names
from bot.model.actor import ActorType

_JOINT = re.compile(
    rf"(?<![\w-])(?P<article>[Tt]he )?(?P<left>(?:{PROPER} ){{1,4}}|{PROPER}, {PROPER} )"
    rf"(?:and|&) (?P<right>(?:{PROPER}['’]? ){{1,4}}?)(?:Union|Commission|Agency|Authority|Board"
    r"|Council|Federation|Association|Inspectorate|Office|Institute|Tribunal|Bureau|Trust|Court"
    r"|Corporation|Administration|Directorate|Society|Executive|Service|Guild|Cooperative|Alliance"
    r"|Cent(?:er|re)|Foundation|Fund|Network|Museum|Chamber|Committee|Department"
    r"|Commissioner)(?: Against [A-Z]\w+)?(?![\w-]| [A-Z])"
)
_TAUGHT = re.compile(
    rf"(?<![\w-])(?!The )(?:{PROPER} ){{0,3}}(?:University|Institute|College|Academy|School"
    r"|Centre|Center|Faculty|Federation|Confederation|Association|Council|Board|Society|Union|League|Guild"
    r"|Chamber|Alliance|Network|Bureau|Agency|Court|Committee|Coalition|Campaign) (?:of|on|to) "
    rf"(?P<left>{PROPER}(?:, {PROPER})?(?: {PROPER}){{0,2}}),? "
    rf"and (?P<right>{PROPER}(?: {PROPER})?)(?![\w-]| [A-Z])"
)
_TWO_TOWNS = re.compile(
    rf"(?<![\w-])(?P<left>{PROPER})(?: City)? and (?P<right>{PROPER})"
    r" (?:(?:(?:District|Borough|County|City|Metropolitan) )?Council|Police|Constabulary"
    r"|Fire Service|Fire and Rescue|Ambulance Service|Health Board|University Hospitals?"
    r"|Credit Union)"
    r"(?![\w-]| [A-Z])"
)
"""One body of two towns: "Avon and Somerset Police"."""
_STATE = re.compile(
    rf"(?:National|Federal|State|Central|Independent) (?P<right>(?:{PROPER} )"
    r"{1,3}?)(?:Commission|Board|Agency|Authority|Council|Inspectorate|Institute|Bureau)"
    r"(?![\w-]| [A-Z])"
)
_HOUSE = (
    r"(?:Hospital|School|College|University|Church|Academy|Infirmary|Theatre|Cathedral|Abbey|Priory"
    r"|Convent|Hospice|Parish|Seminary|Basilica|Institute|Clinic|Home|Cent(?:er|re)|Orphanage"
    r"|Nursery|Monastery|Shelter|Foundation)"
)
_SAINT = re.compile(
    rf"(?:St\.?|Saint) {PROPER}(?: {PROPER})?['’]s? (?:{PROPER}(?:['’]s)? ){{0,2}}"
    rf"{_HOUSE}(?![\w-]| [A-Z])"
    rf"|(?:Our Lady|Sisters|Church) of (?:the |St\.? )?{PROPER}(?: {PROPER})? "
    rf"{_HOUSE}(?![\w-]| [A-Z])"
    rf"|(?:St\.?|Saint) {PROPER}['’]s(?=[,.;:)]| (?:in|on|at|and|which|has|was|is) )"
    rf"|(?:Queen|King|Prince|Princess|Lady|Lord|Dame) {PROPER}(?: {PROPER}| of "
    rf"{PROPER})? {_HOUSE}(?![\w-]| [A-Z])"
    rf"|(?:Sacred|Immaculate|Holy|Good|Precious) {PROPER} {_HOUSE}(?![\w-]| [A-Z])"
)
_NO_FIELD = english.TITLED | english.MONTHS_AND_DAYS | english.PLURAL_TITLES
_FIRST_WORDS = word_set("national international federal central general public civil local state")
"""Words of prose that also begin a body's name."""
_STATES_OWN = word_set("security defence defense police guard general party bank press media")
"""What makes with "National" a thing that every state has: whose it is must stand before it."""
_PLAIN = english.GENERIC | english.MODIFIERS | english.PROSE
_ALSO_FIELDS = word_set("arts tea dock letters")
"""Fields that are names of people as well."""
_TRADES = word_set("petroleum oil steel energy electronics technology shipping insurance mining")
"""Fields that end names of firms too."""
_FIELDS = _PLAIN | _ALSO_FIELDS
_ENDS = (english.ORGANISATION_WORDS | name_words.SHORT_FORMS | name_words.COMPANY_FORMS) - _TRADES


def find_joint(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the long bodies whose words show where they begin and end."""
    for match in _JOINT.finditer(text) if " and " in text or " & " in text else ():
        start = _begin_of_joint(text, match, gazetteer)
        if start >= 0:
            yield Candidate(start, match.end(), ActorType.ORGANISATION)
    for match in _TAUGHT.finditer(text) if " and " in text else ():
        taught = [*_words(text, match, "left"), *_words(text, match, "right")]
        if all(map(is_field, taught)):
            yield Candidate(match.start(), match.end(), ActorType.ORGANISATION)
    for match in _TWO_TOWNS.finditer(text) if " and " in text else ():
        if _are_towns(text, match, gazetteer):
            yield Candidate(*match.span(), ActorType.ORGANISATION)
    yield from _find_houses(text)


def _are_towns(text: str, match: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether both words may be towns: no plain word, nobody's surname, no known body or person."""
    left, right = match.group("left"), match.group("right")
    known = gazetteer.look_up(left)
    somebody = known is not None and known.key.startswith(("organisation:", "person:"))
    plain = (
        word.lower() in _PLAIN or "s" in read_names().get(word.lower(), "")
        for word in (left, right)
    )
    if somebody or any(plain):
        return False
    before = (
        text[max(0, start - 20) : start].split(" ")[-2:-1]
        for start, _ in islice(find_name(text, left), 5)
    )
    return not any(word and word[0][:1].isupper() and word[0].isalpha() for word in before)


def _find_houses(text: str) -> Iterator[Candidate]:
    """Yield agencies of the state by their field, and what is named after saints and queens."""
    for match in _STATE.finditer(text):
        if is_inside(text, match.start()):
            continue
        words = _words(text, match, "right")
        if all(is_field(word) and word.fold not in _STATES_OWN for word in words):
            yield Candidate(*match.span(), ActorType.ORGANISATION)
    for match in _SAINT.finditer(text):
        if is_inside(text, match.start()):
            continue
        end = match.end() - (2 if match.group().endswith(("'s", "’s")) else 0)
        yield Candidate(match.start(), end, ActorType.ORGANISATION)


def is_field(token: Token) -> bool:
    """Whether a word with a capital is one that is else written small: "Fisheries", not "Roe"."""
    low, names = token.fold, read_names()
    if low in _NO_FIELD:
        return False
    if low in _FIELDS or "s" in names.get(low, ""):
        return True
    return not names.get(token.text) and any(read_groups().of(low))


def _begin_of_joint(text: str, match: re.Match[str], gazetteer: Gazetteer) -> int:
    """Return where the body of two fields begins; -1 where the two are two names."""
    left, right = _words(text, match, "left"), _words(text, match, "right")
    while left and (left[0].fold in english.MONTHS_AND_DAYS or left[0].fold in english.PROSE):
        alone = len(left) == 1 and left[0].start == match.start("left")
        if left[0].fold in _FIRST_WORDS or (alone and match.group("article")):
            break  # "National …", "the Health and Safety Agency"
        del left[0]
    if not left or left[-1].fold in _ENDS or {word.fold for word in (*left, *right)} & _NO_FIELD:
        return -1
    if gazetteer.look_up(match.string[right[0].start : match.end()]) is not None:
        return -1  # "the Treasury and State Department"
    fields = all(map(is_field, (*left, *right)))
    return left[0].start if fields or match.group("article") else -1


def _words(text: str, match: re.Match[str], group: str) -> list[Token]:
    return tokenise(text, *match.span(group))
