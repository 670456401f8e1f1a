"""Names as other languages than English write them into a sentence: elisions, cases, genitives.

"l'Ukraine", "Erdoğan'ın", "Ukrainie", "Solskjærs": the name is a part of the word, or another form
of it. Known names are found in any of these forms; what is unknown keeps the form it has.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.actors.tokens import BREAK, Token, fold

ELIDING = ("fr", "it", "ca", "oc")
_ELIDED = re.compile(
    r"(?:l|d|qu|un|n|s|c|j|m|t|(?:de|a|da|ne|su|co)ll|quest|quell|tutt|lorsqu|puisqu)['’](?=\w{2})",
    re.IGNORECASE,
)
_PARTED_ENDING = re.compile(r"(?<=\w\w)['’]\w{1,8}$")
_GENITIVE = "s:"
_CASES = {
    "de": "s: n: r: m: es: ses:",
    "lb": _GENITIVE,
    "nl": _GENITIVE,
    "sv": _GENITIVE,
    "da": _GENITIVE,
    "no": _GENITIVE,
    "pl": "owi: iem: em: ego: emu: m: a: u: ie:,a i:a,ia, y:a,o, e:a,o, ce:ka om:y ami:y ach:y",
    "cs": "ovi: em:,o ou:a om: ho: a:,o u:,a,o y:a e:,a,o i:,e,a",
    "sk": "ovi: om:,o ou:a ho: a:,o u:,a,o y:a e:,a,o i:,a",
    "hr": "om:,a,o em: a:,o u:,a,o e:a, i:a",
    "sr": "om:,a,o em: a:,o u:,a,o e:a, i:a",
    "sl": "om:,o em: a:,o u:,o e:a, i:a,o",
    "lt": "oje:a os:a ai:a ui:,as o:,as a:,as u:,as as: is:",
    "lv": "am:s, as:a ai:a a:s, u:s,a s:",
    "fi": "ssa: sta: lla: lta: lle: n: in: en: men:mi a: ta:",
    "et": "sse: st: ga: le: lt: s: l: i:",
    "hu": "nak: nek: ban: ben: bol: rol: tol: hoz: hez: val: vel: ra: re: on: en: t: ot: et: ert:",
    "ro": "ului: ul: ei:a ii:ia",
    "el": "σ: ν: ου:οσ,ο",
}
"""By language: case endings as they are folded, and what the name ends in instead of them."""
GENITIVE_ONLY = ("de", "lb", "nl", "sv", "da", "no")
"""Languages in which a name of one word has no other case than the genitive in s; adjectives in
longer German ones have: "der Deutschen Bank"."""
SLAVIC = ("pl", "cs", "sk", "hr", "sr", "sl")
"""Languages of the Latin alphabet in which every name has cases."""
_FLEETING = {"pl": "e", "cs": "e", "sk": "e", "sl": "e", "hr": "a", "sr": "a"}
"""The vowel that a name loses before an ending: "Pavla" of Pavel, "Petra" of Petar."""
_PLURALS = {"lt": ("ų", "ais")}
"""Ends of words for several, as they are printed: no name of one stands there ("Šeimų")."""
_VOWELS = frozenset("aeiouy")
_SHORTEST = 3
_SHORTEST_GENITIVE = 4


def bare_tokens(tokens: Sequence[Token], language: str) -> list[Token]:
    """Return the words without the articles and endings that an apostrophe parts from them."""
    if language in ELIDING:
        return [_without_elision(token) for token in tokens]
    if language == "tr":
        bare = [_without_ending(token) for token in tokens]
        return [
            token._replace(gap=BREAK)
            if place and bare[place - 1].end < tokens[place - 1].end
            else token
            for place, token in enumerate(bare)  # "Bursa'nın Osmangazi" is no one name
        ]
    return list(tokens)


def _without_elision(token: Token) -> Token:
    found = _ELIDED.match(token.text)
    if found is None:
        return token
    text = token.text[found.end() :]
    start = token.start + found.end()
    return token._replace(text=text, start=start, fold=fold(text), glued=False)


def _without_ending(token: Token) -> Token:
    found = _PARTED_ENDING.search(token.text)
    if found is None:
        return token
    text = token.text[: found.start()]
    return token._replace(text=text, end=token.start + len(text), fold=fold(text))


def nominatives(token: Token, language: str) -> Iterator[Token]:
    """Yield what a capitalised word may be another form of, likeliest first; itself never."""
    least = _SHORTEST_GENITIVE if language in GENITIVE_ONLY else _SHORTEST
    if not token.capital or len(token.fold) <= least:
        return
    if token.text.endswith(_PLURALS.get(language, ())):
        return
    for ending, instead in _endings(language):
        if token.fold.endswith(ending) and len(token.fold) - len(ending) >= least - 1:
            base = token.fold[: len(token.fold) - len(ending)]
            kept = token.text[: len(token.text) - len(ending)]
            for other in instead:
                yield token._replace(fold=base + other, text=kept + other)
            vowel = _FLEETING.get(language, "")
            if vowel and len(base) > 2 and not _VOWELS & set(base[-2:]):
                full = kept[:-1] + vowel + kept[-1]
                yield token._replace(fold=base[:-1] + vowel + base[-1], text=full)


def has_case(word: Token, language: str) -> bool:
    """Return whether a name of one word may stand in the case that it has here."""
    return language not in GENITIVE_ONLY or word.fold.endswith("s")


@lru_cache(maxsize=32)
def _endings(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = (entry.partition(":") for entry in _CASES.get(language, "").split())
    return tuple((ending, tuple(instead.split(","))) for ending, _, instead in pairs)
