"""Brands with an apostrophe in them: "cuts at Byju's", "the security firm Brink's".

Recognisers end every name before the apostrophe, as they must in "Vantory's profits". A brand keeps
it where the gazetteer's name has it, or where nothing stands behind it that could be owned.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.actors.gazetteer import Gazetteer
from bot.actors.name_words import BODY_ENDS
from bot.actors.recognise import Candidate
from bot.model.actor import ActorType

_OWN = ("'s", "’s")
_NOTHING_OWNED = re.compile(
    r"(?:[,.;:)”\"]|$| (?:and|or|in|on|at|which|since|has|had|have|is|was|were|will|would|said"
    r"|says|with|for|as|after|did|does|to|from|by) )"
)


def keep_apostrophes(
    text: str, found: Sequence[Candidate], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the candidates, brands with their "'s"."""
    if not any(own in text for own in _OWN):
        return list(found)
    brands = _brands(text, found, gazetteer)
    return [_kept(text, one, brands, gazetteer) for one in found]


def _brands(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> set[str]:
    """Return the names that are brands somewhere, never stand without "'s", and are nobody's."""
    named = [(text[one.start : one.end], one) for one in found]
    bare = {name for name, one in named if not _owns(text, one)}
    people = {name.split()[-1] for name, one in named if one.type is ActorType.PERSON}
    brands = {name for name, one in named if _is_brand(text, one, gazetteer)} - bare
    return {name for name in brands if name.split()[-1] not in people}


def _kept(text: str, one: Candidate, brands: set[str], gazetteer: Gazetteer) -> Candidate:
    if not _owns(text, one):
        return one
    name = text[one.start : one.end]
    if _is_known_so(name, gazetteer):
        return replace(one, end=one.end + 2)
    if name not in brands or one.key:
        return one
    return replace(one, end=one.end + 2, type=ActorType.ORGANISATION)


def _owns(text: str, one: Candidate) -> bool:
    return text.startswith(_OWN, one.end) and not text[one.end + 2 : one.end + 3].isalnum()


def _is_known_so(name: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer's own name for it ends in an apostrophe and s: "Sotheby's"."""
    phrase = gazetteer.look_up(name)
    known = gazetteer.known.get(phrase.key) if phrase is not None else None
    if known is None or known.type is not ActorType.ORGANISATION:
        return False
    return known.name.replace("’", "'") == f"{name}'s"


def _is_brand(text: str, one: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether an unknown name stands here with nothing behind it that it could own."""
    if one.key or one.type is ActorType.PLACE or not _owns(text, one):
        return False
    words = text[one.start : one.end].split()
    if words[0] in ("St", "St.", "Saint") or words[-1].lower() in BODY_ENDS or words[-1].isupper():
        return False
    if gazetteer.look_up(text[one.start : one.end]) is not None:
        return False
    if _NOTHING_OWNED.match(text, one.end + 2) is None:
        return False
    return one.type is ActorType.ORGANISATION
