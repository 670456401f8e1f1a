"""Single words: unknown names of one word that are organisations by what stands beside them.

Recognisers take many of them for places ("complained to Ofcom") or leave their type open.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bot.actors.beside import goes_on, is_no_town, stands_free
from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.actors.tokens import folds
from bot.actors.trained.groups import read_groups
from bot.actors.trained.lexicon import read_names
from bot.model.actor import ActorType

_FIRMS = ("petrobras", "electrolux", "samsung")
"""Words among which firms stand in the groups of words."""
_OPEN = (None, ActorType.PLACE)


def find_singles(
    text: str, found: Sequence[Candidate], surnames: Collection[str], gazetteer: Gazetteer
) -> set[str]:
    """Return the unknown names among `found` that an organisation bears, as they are printed.

    Those that "and" joins to one ("Lloyds and Monzo"), and places named once that somebody deals
    with as with one. `surnames` are the folded ones of the article's people.
    """
    often = Counter(text[one.start : one.end] for one in found)
    names = {text[one.start : one.end] for one in _joined(text, found, often, gazetteer)}
    names = {name for name in names if not set(folds(name)) & set(surnames)}
    names |= {
        text[one.start : one.end]
        for one in found
        if one.type is ActorType.PLACE and not one.key and is_no_town(text, one.start, one.end)
        if often[text[one.start : one.end]] == 1
    }
    names |= {text[one.start : one.end] for one in found if _opens(text, one, surnames)}
    return {name for name in names if gazetteer.look_up(name) is None}


def _opens(text: str, one: Candidate, surnames: Collection[str]) -> bool:
    """Whether an unknown word acts at the start of a sentence: "Fluence will supply the cells"."""
    name = text[one.start : one.end]
    words = folds(name)
    if one.type is not None or one.key or len(words) != 1 or words[0] in surnames:
        return False
    if not words[0].isalpha() or name in read_names() or words[0] in read_names():
        return False
    middle = read_groups().of(words[0])[1]
    firm = middle in {read_groups().of(firm)[1] for firm in _FIRMS}
    rare = not middle and goes_on(text, one.end)
    return rare or (firm and stands_free(text, one.start, one.end))


def _joined(
    text: str, found: Sequence[Candidate], often: Counter[str], gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Yield the single words beside an organisation and "and", before it only lone places."""
    for one, two in pairwise(found):
        if text[one.end : two.start] != " and ":
            continue
        if two.type in _OPEN and _is_single(text, two) and _is_body(text, one, gazetteer):
            yield two
        lone = one.type is ActorType.PLACE and often[text[one.start : one.end]] == 1
        articled = text.endswith(("the ", "The "), 0, one.start)
        if lone and not articled and _is_single(text, one) and _is_body(text, two, gazetteer):
            yield one


def _is_single(text: str, candidate: Candidate) -> bool:
    return not candidate.key and " " not in text[candidate.start : candidate.end]


def _is_body(text: str, candidate: Candidate, gazetteer: Gazetteer) -> bool:
    phrase = gazetteer.look_up(text[candidate.start : candidate.end])
    known = gazetteer.known.get(phrase.key) if phrase else None
    return (known.type if known else candidate.type) is ActorType.ORGANISATION
