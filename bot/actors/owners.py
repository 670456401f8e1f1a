"""The country before a known body of its own: it only says whose the body is."""

from collections.abc import Sequence
from itertools import pairwise

from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.model.actor import ActorType


def without_owners(
    text: str, candidates: Sequence[Candidate], gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """Return the candidates without the country of a known body: "U.S." in "U.S. Treasury"."""
    owners = {
        one.start
        for one, two in pairwise(candidates)
        if text[one.end : two.start] == " " and text[one.start : one.end].isupper()
        if (body := gazetteer.look_up(text[two.start : two.end])) and body.key
        if (known := gazetteer.known[body.key]).type is ActorType.ORGANISATION
        if (land := gazetteer.look_up(text[one.start : one.end]))
        and land.key == f"country:{known.country.lower()}"
    }
    return tuple(one for one in candidates if one.start not in owners)
