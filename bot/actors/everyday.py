"""Known names that are plain words or other bodies in another language: "Über" is not Uber."""

import re
from collections.abc import Mapping, Sequence

from bot.actors.tokens import BREAK, SPACE, Token, word_set

_WORDS: Mapping[str, frozenset[str]] = {
    "de": word_set(
        """
        über bayern ding fluor frieden trumpf adler lan linde sonne post bahn bund bank markt union
        gärtner
        """
    ),
    "bg": word_set("кит кита китът китове"),
    "lt": word_set("tėvą tėva partizanas partizano partizanu ozonas ozono naivu tofu"),
    "lv": word_set("aldis ģenerālis spars"),
    "ru": word_set("кит кита киту китом ките киты китов"),
    "uk": word_set("кит кита киту китом киті кити китів"),
}
_OTHERS: Mapping[str, frozenset[str]] = {
    "cs": word_set("SPD"),
    "es": word_set("PCC"),
    "fr": word_set("PCC UCL"),
    "it": word_set("PCC"),
    "nl": word_set("UCL"),
    "sk": word_set("SPD"),
}
"""Initials that are another body's than the one that is known by them, in copy of the language."""
_SHOUTED = "IS"
"""Islamic State, and a word of Dutch, of English titles, and of the north."""
_LONGEST_ACRONYM = 4
_USED = word_set("il lo la i gli le l un uno una questo questa questi queste quel quella")
_NUMERAL = re.compile("(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
"""Up to 39, as centuries, kings and popes are counted: "CC" is rather somebody's short name."""
EVERYDAY_IN = frozenset(_WORDS) | frozenset(_OTHERS)
"""Languages in which such words are known."""


def is_everyday(found: str, wanted: Sequence[str], language: str) -> bool:
    """Return whether a word of the language only looks like the known name of one word."""
    another = found in _OTHERS.get(language, ())
    return len(wanted) == 1 and (another or is_word(found, language))


def is_shouted(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is in capitals because those beside it are: "RUTTE IS WEG"."""
    if tokens[at].text != _SHOUTED:
        return False
    before = tokens[at - 1 : at] if at and tokens[at].gap == SPACE else ()
    behind = [one for one in tokens[at + 1 : at + 2] if one.gap == SPACE]
    beside = [one for one in (*before, *behind) if one.acronym]
    return len(beside) > 1 or any(len(one.text) > _LONGEST_ACRONYM for one in beside)


def is_word(found: str, language: str) -> bool:
    """Return whether it is such a word, in the genitive too."""
    words = _WORDS.get(language, frozenset())
    return found.casefold() in words or found.casefold().removesuffix("s") in words


def is_numeral(found: str, wanted: str = "") -> bool:
    """Return whether it is a Roman numeral that only looks like a name: "siglo XI" is not Xi."""
    return found != wanted and _NUMERAL.fullmatch(found) is not None


def opens_with_uses(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is the Italian "Usa" (uses) that begins a sentence, no country."""
    if tokens[at].text != "Usa" or (at and tokens[at].gap != BREAK):
        return False
    following = tokens[at + 1 : at + 2]
    return any(one.gap == SPACE and one.fold.split("'")[0] in _USED for one in following)
