"""States: parts of federal countries that stand alone as clubs do, and are places all the same."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.actors import english
from bot.actors.recognise import Candidate
from bot.actors.tokens import find_name, word_set
from bot.model.actor import ActorType

STATES = word_set(
    """
    Alabama Alaska Arizona Arkansas Colorado Connecticut Delaware Hawaii Idaho Illinois Indiana Iowa
    Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri
    Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Utah Vermont Virginia
    Wisconsin Wyoming Ontario Quebec Alberta Manitoba Saskatchewan Queensland Tasmania Bavaria
    Saxony Hesse Gauteng Limpopo Punjab Gujarat Kerala Karnataka Maharashtra Assam Bihar
    """
)
_SITED = re.compile(r"\b(?:([A-Z][\w'’-]*[a-z]), |[Ii]n |[Ff]rom )$")
_TEAM = re.compile(
    r" (?:\d{1,3}[-–]\d{1,3}|beats?|defeated|routed|edged|lost (?:to|by|at)|(?:head )?coach"
    r"|quarterback|linebacker|receiver|cornerback|point guard|(?:foot|basket)ball)\b"
)
_BEATEN = re.compile(r"\b(?:beats?|beating|defeated|defeating|routed|edged) $")


def with_states(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, with the states that the article places something in as places.

    Not where a team of that name plays, nor where it is somebody's name: "Virginia Roe".
    """
    taken = {text[one.start : one.end] for one in found if one.type is not ActorType.PLACE} & STATES
    people = {
        word
        for one in (found if taken else ())
        if one.type is ActorType.PERSON and " " in text[one.start : one.end]
        for word in text[one.start : one.end].split(" ")
    }
    states = {name for name in taken - people if _is_placed(text, name)}
    return [
        replace(one, type=ActorType.PLACE) if text[one.start : one.end] in states else one
        for one in found
    ]


def _is_placed(text: str, name: str) -> bool:
    places = list(find_name(text, name))
    return not any(_plays(text, *place) for place in places) and any(
        _is_sited(text, start) for start, _ in places
    )


def _plays(text: str, start: int, end: int) -> bool:
    beaten = _BEATEN.search(text, max(0, start - 20), start)
    return beaten is not None or _TEAM.match(text, end) is not None


def _is_sited(text: str, start: int) -> bool:
    """Whether it is said where something is: "in Ohio", "Moscow, Idaho", not "On Friday, Ohio"."""
    before = _SITED.search(text, max(0, start - 40), start)
    town = before[1] if before else None
    return before is not None and (
        town is None or (town not in STATES and town.lower() not in english.MONTHS_AND_DAYS)
    )
