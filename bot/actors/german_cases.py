"""German bodies in other cases than the nominative: "des Deutschen Zentrums für Strom (DZS)".

A name that its initials in brackets show stands in the case of its sentence. It is shown as the
body is called: its first noun without the genitive's s, the adjectives before it with the ending
that the noun's gender asks for. Only nouns whose gender is known here are read.
"""

from collections.abc import Mapping

from bot.actors.tokens import fold, word_set
from bot.actors.trained.lexicon import read_names

_NOUNS: Mapping[str, frozenset[str]] = {
    "es": word_set(
        """
        zentrum institut bundnis amt netzwerk werk forum komitee kuratorium archiv museum
        ministerium kollegium prasidium programm buro kartell register observatorium krankenhaus
        theater klinikum labor
        """
    ),
    "er": word_set(
        """
        verband bund verein rat dienst club klub konzern ausschuss gerichtshof beirat kreis
        kongress senat hof ring
        """
    ),
    "e": word_set(
        """
        gesellschaft stiftung agentur behorde anstalt union vereinigung gewerkschaft kommission
        organisation akademie universitat hochschule partei bank zentrale kammer bewegung
        initiative foderation konferenz liga arbeitsgemeinschaft stelle klinik
        """
    ),
}
"""By the ending of an adjective before them (neuter, masculine, feminine), folded."""
_GENITIVES = ("ses", "es", "s", "")
_MOST_ADJECTIVES = 2


def german_nominative(name: str) -> str:
    """Return the name of a body in the nominative, or as it is where that cannot be told."""
    words = name.split(" ")
    for place, word in enumerate(words[: _MOST_ADJECTIVES + 1]):
        bare, ending = _read_noun(word)
        if ending:
            adjectives = [_agreeing(one, ending) for one in words[:place]]
            return " ".join((*adjectives, bare, *words[place + 1 :]))
        if not word.endswith(("en", "er", "e", "es")):
            return name
    return name


def _read_noun(word: str) -> tuple[str, str]:
    """Return a noun without its genitive, and how an adjective before it ends; empty if unknown."""
    folded = fold(word)
    for ending, nouns in _NOUNS.items():
        for case in _GENITIVES if ending != "e" else ("",):
            bare = word[: len(word) - len(case)]
            own = case != "ses" or fold(bare).endswith("nis")  # "Bündnisses"
            if folded.endswith(case) and own and fold(bare).endswith(tuple(nouns)):
                return bare, ending
    return word, ""


def _agreeing(adjective: str, ending: str) -> str:
    """Return an adjective as it stands before its noun in the nominative; no town changes."""
    if "t" in read_names().get(adjective, ""):
        return adjective
    stem = adjective.removesuffix("n")  # "des Deutschen", "das Deutsche"
    return stem[:-1] + ending if stem.endswith("e") else adjective
