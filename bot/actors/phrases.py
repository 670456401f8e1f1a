"""Phrases: people the recogniser found whose words are plain ones, or a product's.

"Birthright Citizenship", "AI Overviews", "Tormund Pro": a person's name ends in no word that is
mostly written small, in no acronym, and not as makers call what they sell. "Nokia Lumia" is a make
of Nokia's.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from bot.actors import english
from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.actors.stoplist import SHORT_FOR_THINGS
from bot.actors.tokens import Token, word_set
from bot.actors.trained.lexicon import is_given_name, read_names
from bot.model.actor import ActorType
from bot.model.full_name import SUFFIXES

_MAKES = word_set("pro plus lite mini ultra premium")
"""How makers call what they sell."""
_ALSO_SURNAMES = word_set(
    "price banks young field storm hope small long short sharp strong power pound dollar case rich "
    "head hand law major judge poor best"
)
"""Words mostly written small that people are called by."""
_ALSO_BEGIN = word_set("new old one last first second third all own same other another no")
"""Words of prose that names begin with: "New Regency", "One Direction"."""
_PROSE = english.PROSE - _ALSO_BEGIN
_RUN_TOGETHER = re.compile(r"\b([A-Z][a-z]+)([A-Z][a-z]+)\b")
_SIDES = word_set("north south east west")
_NO_PLAIN = english.TITLED | _SIDES
"""What is taken off no name here: titles are taken off elsewhere, sides begin names of places."""
_AROUND = 40
"""Characters of a line on either side of a name that are looked at."""
_ISM = re.compile(r"\w{4}ism$|\b(?:Mao|Naz|Suf|Tao|The)ism$")
"""Doctrines, of four letters more at least: firms are called Prism."""
_NO_ISMS = ("ourism", "ournalism")
_MOST_OF_A_DOCTRINE = 2
_LONGEST_ACRONYM = 8
_LAWS = {"A": "Act", "B": "Bill"}
_BETWEEN = r"(?:,? (?:of|for|and|to|the|in|on|against|from)){0,2}"
_COUNT = re.compile(r"\d(?:st|nd|rd|th)? $")
_COUNTED = word_set("century centuries amendment")
"""What is no actor behind a number, whatever else is called so: "the 14th Century"."""
_SHORTEST = 4
"""Letters of a word that tells: "Bin" and "Man" are names elsewhere."""


def is_idea(text: str, one: Candidate) -> bool:
    """Whether an unknown name is a doctrine's, a century's, or what a heading shouts."""
    name = text[one.start : one.end]
    if one.type is ActorType.PERSON or one.key:
        return False
    if _ISM.search(name) and name.count(" ") < _MOST_OF_A_DOCTRINE:
        return not name.endswith(_NO_ISMS)
    if " " in name or not name.isalpha():
        return False
    if name.isupper():
        shouted = len(name) > _LONGEST_ACRONYM and _is_shouted(text, one)
        return shouted or _is_law(text, name)
    short = name.removesuffix("s")
    counted = _COUNT.search(text, max(0, one.start - 6), one.start) is not None
    plural = short != name and short in SHORT_FOR_THINGS  # "TVs"
    return plural or (counted and name.lower() in _COUNTED)


@lru_cache(maxsize=8)
def _is_law(text: str, acronym: str) -> bool:
    """Whether an acronym is that of an act or a bill the text names: "Defense of Marriage Act"."""
    ending = _LAWS.get(acronym[-1])
    if ending is None or not 3 <= len(acronym) <= _LONGEST_ACRONYM:
        return False
    middle = "".join(rf"{_BETWEEN} [{one}{one.lower()}][a-z]+" for one in acronym[1:-1])
    return re.search(rf"\b{acronym[0]}[a-z]+{middle}{_BETWEEN} {ending}\b", text) is not None


def _is_shouted(text: str, one: Candidate) -> bool:
    """Whether all of the line around a name is in capitals."""
    begin, end = max(0, one.start - _AROUND), min(len(text), one.end + _AROUND)
    begin = text.rfind("\n", begin, one.start) + 1 or begin
    stop = text.find("\n", one.end, end)
    return text[begin : stop if stop >= 0 else end].isupper()


def kind_of_phrase(
    tokens: Sequence[Token], alone: Collection[str], gazetteer: Gazetteer
) -> ActorType | None:
    """Return what a name of several words without a given name is, by its words: PERSON or another.

    `alone` are the folded words that stand alone in the article as surnames do.
    """
    first, last = tokens[0], tokens[-1]
    if last.fold in SUFFIXES or all(token.acronym for token in tokens):
        return ActorType.PERSON
    if first.fold in _SIDES:
        return ActorType.PLACE  # "East Cowes"
    if first.text in SHORT_FOR_THINGS or last.fold in _MAKES or _is_plain_end(tokens, alone):
        return None
    if not last.acronym:
        return ActorType.PERSON
    thing = last.text in SHORT_FOR_THINGS and last.text != "AI"
    known = gazetteer.look_up(last.text)
    return None if thing or known is not None else ActorType.ORGANISATION


def has_maker(tokens: Sequence[Token], alone: Collection[str], gazetteer: Gazetteer) -> bool:
    """Whether a name without a given name is a make of a known firm: "Nokia Lumia"."""
    phrase = gazetteer.look_up(tokens[0].text)
    firm = phrase is not None and phrase.key.startswith("organisation:")
    return firm and not tokens[0].acronym and tokens[-1].fold not in alone


def without_plain_word(
    tokens: Sequence[Token], alone: Collection[str], gazetteer: Gazetteer
) -> Sequence[Token]:
    """Return a name without the plain word it begins with: "Unreleased Kurt Roe", "But Roe".

    Nothing of it where what is left is no name either ("Success Mindset"); `tokens` themselves
    where it begins with none, or where the other word stands `alone` as surnames do ("Ask Roe").
    """
    first, second = tokens[0], tokens[1]
    surname = "l" in read_names().get(first.text, "")  # "He Jianxiong"
    prose = first.fold in _PROSE and not surname
    if len(first.text) < 2 or second.glued or first.fold in _NO_PLAIN:
        return tokens
    if not prose and not is_plain(first):
        return tokens
    if len(tokens) > 2:
        given = is_given_name(second.text)
        return tokens[1:] if given else tokens
    if second.fold in alone and not prose and gazetteer.look_up(second.text) is None:
        return tokens
    return tokens[1:] if prose else ()


def is_run_together(name: str, words: Collection[str]) -> bool:
    """Whether a page printed two names without a space between them: "Ada RoeAda Mary Roe".

    `words` are those of the article.
    """
    return any(
        all(word in words for word in match.groups()) for match in _RUN_TOGETHER.finditer(name)
    )


def is_plain(token: Token) -> bool:
    """Whether a word is mostly written small, and is nobody's given name or surname."""
    names = read_names()
    return "s" in names.get(token.fold, "") and not {"f", "l"} & set(names.get(token.text, ""))


def _is_plain_end(tokens: Sequence[Token], alone: Collection[str]) -> bool:
    """Whether the last word is a plain one; beside a first one that is none it may be a surname."""
    first, last = tokens[0], tokens[-1]
    if last.glued or len(last.text) < _SHORTEST or not is_plain(last):
        return False
    surname = last.fold in _ALSO_SURNAMES or last.fold in alone
    prose = any(token.fold in english.PROSE for token in tokens[:-1])
    return not surname or is_plain(first) or prose
