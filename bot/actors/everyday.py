"""Known names that are plain words of another language: "Über" is not Uber."""

from collections.abc import Mapping, Sequence

from bot.actors.tokens import word_set

_WORDS: Mapping[str, frozenset[str]] = {
    "de": word_set(
        """
        über bayern ding fluor frieden trumpf adler lan linde sonne post bahn bund bank markt union
        gärtner
        """
    ),
}
EVERYDAY_IN = frozenset(_WORDS)
"""Languages in which such words are known."""


def is_everyday(found: str, wanted: Sequence[str], language: str) -> bool:
    """Return whether a word of the language only looks like the known name of one word."""
    return len(wanted) == 1 and is_word(found, language)


def is_word(found: str, language: str) -> bool:
    """Return whether it is such a word, in the genitive too."""
    words = _WORDS.get(language, frozenset())
    return found.casefold() in words or found.casefold().removesuffix("s") in words
