"""States: parts of federal countries that stand alone as clubs do, and are places all the same."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.actors.recognise import Candidate
from bot.actors.tokens import word_set
from bot.model.actor import ActorType

_STATES = word_set(
    """
    Alabama Alaska Arizona Arkansas Colorado Connecticut Delaware Hawaii Idaho Illinois Indiana Iowa
    Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri
    Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Utah Vermont Virginia
    Wisconsin Wyoming Ontario Quebec Alberta Manitoba Saskatchewan Queensland Tasmania Bavaria
    Saxony Hesse Gauteng Limpopo Punjab Gujarat Kerala Karnataka Maharashtra Assam Bihar
    """
)
_SITED = r"(?:[a-z], |\b[Ii]n |\b[Ff]rom )"
_SCORE = re.compile(r" \d{1,3}[-–]\d{1,3}\b")


def with_states(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, with the states that the article places something in as places.

    Not where a team of that name has a score.
    """
    taken = {
        text[one.start : one.end] for one in found if one.type is ActorType.ORGANISATION
    } & _STATES
    states = {name for name in taken if _is_placed(text, name)}
    return [
        replace(one, type=ActorType.PLACE) if text[one.start : one.end] in states else one
        for one in found
    ]


def _is_placed(text: str, name: str) -> bool:
    places = list(re.finditer(rf"\b{name}\b", text))
    scores = any(_SCORE.match(text, place.end()) for place in places)
    return not scores and re.search(rf"{_SITED}{name}\b", text) is not None
