"""Unknown people in the cases of Slavic languages, and German bodies: "Petra Fialy" is Petr Fiala.

Only where the article has the name in the nominative too, and every word of the other form can be a
case of the word in its place. Only a woman's surname may stay as it is ("Agnieszkę Dudziak" of
Agnieszka): "Stanisława Kos" beside "Stanisław Kos" is another person, and so is who has a given
name that is one in itself ("Marty Nowak"). In Cyrillic, words are compared without their ending
(`bot.actors.tokens.fold`), and no surname stays as it is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.actors.german_cases import german_nominative
from bot.actors.inflected import SLAVIC, nominatives
from bot.actors.link import Named
from bot.actors.tokens import folds, words_of
from bot.actors.trained.lexicon import is_given_name
from bot.actors.turkish import turkish_nominative
from bot.model.actor import ActorType

_ADJECTIVES = {
    "pl": (
        *(("iego", "i"), ("ego", "y"), ("iemu", "i"), ("emu", "y"), ("im", "i"), ("ym", "y")),
        *(("iej", "a"), ("ej", "a"), ("kiem", "k")),
    ),
    "cs": (("eho", "y"), ("emu", "y"), ("ym", "y")),
    "sk": (("eho", "y"), ("emu", "y"), ("ym", "y"), ("ej", "a")),
    "hr": (("og", "i"), ("oga", "i"), ("om", "i"), ("oj", "a")),
    "sr": (("og", "i"), ("oga", "i"), ("om", "i"), ("oj", "a")),
}
"""Endings of surnames that are adjectives, folded: Kowalskiego, Novotného."""
_CYRILLIC = ("ru", "uk")
_WITH_CASES = (*SLAVIC, *_CYRILLIC)
_FEMININE = frozenset(("ы", "и", "і", "ї", "е", "у", "ю", "ой", "ей", "ою", "ею", "єю"))
_MASCULINE = frozenset(("а", "я", "у", "ю", "ом", "ем", "єм", "е", "і", "ї", "ові", "еві", "єві"))
_OF_BODIES = {"de": german_nominative, "tr": turkish_nominative}
"""Languages of whose names only those of bodies are put into the nominative."""
_SHORTEST = 4
_MOST = 100
"""How many full names of one article are compared."""


def with_nominatives(names: Sequence[Named], language: str) -> list[Named]:
    """Return the names, unknown people in another case with the words of the nominative."""
    nominative_of = _OF_BODIES.get(language)
    if nominative_of is not None:
        return [_as_body(one, nominative_of) for one in names]
    if language not in _WITH_CASES:
        return list(names)
    several = [one for one in names if _is_unknown(one) and len(one.words) > 1]
    full = {one.text: one for one in several[:_MOST]}
    bases = [
        one
        for one in full.values()
        if not any(_is_case_of(one, other, language) for other in full.values() if other is not one)
    ]
    return [_as_base(one, bases, language) for one in names]


def _as_body(one: Named, nominative_of: Callable[[str], str]) -> Named:
    """Return a body that no list knows as it is called: in the nominative."""
    if one.key or one.type is not ActorType.ORGANISATION:
        return one
    nominative = nominative_of(one.text)
    if nominative == one.text:
        return one
    return replace(one, words=folds(nominative), nominative=nominative)


def _as_base(one: Named, bases: Sequence[Named], language: str) -> Named:
    if one.key or one.type not in (None, ActorType.PERSON):
        return one
    if len(one.words) == 1:
        fits = {b.words[-1:] for b in bases if b.words[-1] in _forms(one.text, language)}
        return replace(one, words=fits.pop()) if len(fits) == 1 else one
    fitting = {base.words: base for base in bases if _is_case_of(one, base, language)}
    if len(fitting) != 1:
        return one
    [base] = fitting.values()
    return replace(one, words=base.words, nominative=base.text)


def _is_unknown(one: Named) -> bool:
    return one.type is ActorType.PERSON and not one.key


def _is_case_of(one: Named, base: Named, language: str) -> bool:
    printed, nominative = one.text.split(), base.text.split()
    unchanged = printed[-1] == nominative[-1]
    another = not nominative[0].endswith("a") or is_given_name(printed[0])
    if len(printed) != len(base.words) or (unchanged and (another or language in _CYRILLIC)):
        return False
    if language in _CYRILLIC:  # words of five letters and more are folded to their stem
        return _is_given_case(nominative[0], printed[0]) and one.words[1:] == base.words[1:]
    pairs = zip(printed, base.words, strict=True)
    changed = list(pairs)[:-1] if unchanged else pairs
    return all(word in _forms(text, language) for text, word in changed)


def _is_given_case(nominative: str, printed: str) -> bool:
    """Whether a Cyrillic given name stands in another case: Анной of Анна, Олега of Олег."""
    last = nominative[-1]
    stem = nominative[:-1] if last in "аяйь" else nominative
    endings = _FEMININE if last in "ая" else _MASCULINE
    return printed.startswith(stem) and printed[len(stem) :] in endings


@lru_cache(maxsize=2048)
def _forms(word: str, language: str) -> frozenset[str]:
    """Return what a word may be a case of, folded."""
    tokens = words_of(word) if language in SLAVIC else ()
    if len(tokens) != 1 or len(tokens[0].fold) < _SHORTEST:
        return frozenset()
    bases = {form.fold for form in nominatives(tokens[0], language)}
    low = tokens[0].fold
    marked = () if low == word.lower() else (low,)  # "Zielińską" is folded as Zielińska is
    return frozenset((*bases, *marked, *_adjectives(low, language)))


def _adjectives(word: str, language: str) -> Iterator[str]:
    for ending, instead in _ADJECTIVES.get(language, ()):
        if word.endswith(ending):
            yield word[: len(word) - len(ending)] + instead
