"""Firms called like a word, a surname or a town: Shell, Target, Ford, Santander, Mars.

Such a word is the firm only where the text gives evidence: shares, a role, "the company", its full
name. "Shell casings lie on the beach" and "Gap years are out of fashion" name nobody.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from bot.actors import english
from bot.actors.beside import ACTING, APPOSED, is_common_word, is_owned, is_vouched_for
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.openers import opens_sentence
from bot.actors.recognise import Candidate
from bot.actors.shortened import without_form
from bot.actors.tokens import find_name, tokenise
from bot.actors.trained.lexicon import read_names
from bot.model.actor import ActorType

_NAMED_BEHIND = re.compile(
    r" (?:(?:trade |labou?r |services )?union|carmaker|automaker|insurer"
    r"|(?:cinema|supermarket|hotel|coffee|pharmacy|clothing) chain)\b(?!-)"
)
"""What only a body is that bears the name, and no town's or people's."""
_FIRMS_OWN = re.compile(
    r"(?:shares?|stocks?|executives?|chief|boss(?:es)?|spokes\w+|officials?|workers?|staff"
    r"|employees?|investors?|shareholders?|managers?|customers?|users|stores?|shops?|engineers?"
    r"|lawyers?|(?:co-?)?founders?|parent|subsidiar(?:y|ies)|units?|rivals?|profits?|sales|revenues?"
    r"|drivers|pilots|dealers|chair(?:man|woman)?|products?|phones?|cars|trucks|devices|cards)"
)
"""What stands behind a firm's name and makes no other thing of it."""
_VERBS = ACTING | english.AUXILIARY
_FIRM_VERBS = ACTING - english.AUXILIARY
_MANY = frozenset(("are", "were", "have", "do"))
_CASES = frozenset(("for", "of", "in", "from", "on", "to", "at", "with"))
_NO_NOUNS = english.ACTING | {"itself", "alone", "also", "now", "then", "too"}
_DOERS = re.compile(r"\w{2}(?:ings|ers|ors|ists|men|women|folk|ions|ments|ities)$|companies|firms")
_REACH = 90
_MOST_PLACES = 20
"""How many places of a name are looked at: texts must not take for ever."""

_NAMES = 16
"""Answers kept: the whole text is read for one, and each mention of the name asks for it."""


def is_named_behind(text: str, start: int, end: int) -> bool:
    """Whether it stands between "the" and what it is: "the Verdi union"."""
    the = text.startswith(("the ", "The "), max(0, start - 4))
    return the and _NAMED_BEHIND.match(text, end) is not None


@lru_cache(maxsize=_NAMES)
def is_hit_town(text: str, name: str) -> bool:
    """Whether a firm's name that is a town's too is the town in the text: "Rain hit Santander".

    Nowhere in the text anybody deals with it as with a firm, and it does nothing a town does not.
    """
    if "t" not in read_names().get(name, ""):
        return False
    places = islice(find_name(text, name), _MOST_PLACES)
    return not any(_is_firm_at(text, *span) for span in places)


def _is_firm_at(text: str, start: int, end: int) -> bool:
    if is_vouched_for(text, start, end):
        return True
    after = tokenise(text, end, min(len(text), end + _REACH))[:1]
    opens = opens_sentence(text, start)
    return opens and bool(after) and after[0].fold in _FIRM_VERBS


def find_word_firms(
    text: str, found: Sequence[Candidate], gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Yield where a word that mostly names nobody is a firm that the article shows: Mars, Next."""
    for word, key in gazetteer.shown.items():
        name = word.title()
        if name not in text or not _is_nobody(name, gazetteer):
            continue
        full = {without_form(text[one.start : one.end]) for one in found if _is_body(one)}
        spans = list(find_name(text, name))
        if name in full or any(_is_shown(text, *span) for span in spans):
            yield from (Candidate(*span, ActorType.ORGANISATION, key) for span in spans)


def without_plain_words(
    text: str, found: Sequence[Candidate], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the candidates without the words that begin a sentence and name no firm there."""
    return [one for one in found if not _is_plain(text, one, gazetteer)]


def _is_nobody(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a name of nothing that acts, or a common one: Mars, Next."""
    phrase = gazetteer.look_up(word)
    return phrase.form is Form.NOBODY if phrase else is_common_word(word)


def _is_shown(text: str, start: int, end: int) -> bool:
    return is_owned(text, start, end) or APPOSED.match(text, start) is not None


def _is_body(one: Candidate) -> bool:
    return one.type is ActorType.ORGANISATION and not one.key


def _is_plain(text: str, one: Candidate, gazetteer: Gazetteer) -> bool:
    inside = one.start > 1 and text[one.start - 2].isalnum()
    if inside or text[one.end : one.end + 1] != " " or text[one.end + 1 : one.end + 2].isupper():
        return False
    name = text[one.start : one.end]
    opens = opens_sentence(text, one.start)
    if not opens or not _is_word(name, gazetteer):
        return False
    return not _acts(text, one.end, only=is_common_word(name))


def _is_word(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a known firm of that name shares it with a word."""
    if not name.isalpha():
        return False
    phrase = gazetteer.look_up(name)
    known = gazetteer.known.get(phrase.key) if phrase and phrase.key else None
    if known is not None:
        return known.bare and known.type is ActorType.ORGANISATION
    return name.lower() in gazetteer.shown


def _acts(text: str, end: int, *, only: bool) -> bool:
    """Whether what follows makes the word somebody who acts or owns, and no part of a thing.

    `only` where a verb or a thing that firms have is asked for: "Next week", not "Next said".
    """
    after = tokenise(text, end, min(len(text), end + _REACH))[:8]
    if not after or text[end : after[0].start] != " " or after[0].capital:
        return True
    first = after[0].text
    if first[0].isdigit() or first in ("on", "of"):
        return False  # "Target 3", "Boots on the ground"
    if first in _VERBS or first == "and" or _FIRMS_OWN.fullmatch(first):
        return True
    if _DOERS.search(first) or (only and not first.endswith("ed")):
        return False  # "Apple growers", "Shell casings"
    rest = [token.text for token in after[1:] if token.gap == " "]
    if (
        rest[:1]
        and rest[0] in english.AUXILIARY
        and first not in _NO_NOUNS
        and not first.endswith("ly")
    ):
        return False  # "Orange juice was"
    many = first.endswith("s") and rest[:1] and rest[0] in _CASES
    return not (many and _MANY & set(rest[1:6]))  # "Target dates for two shops have"
