"""Works: titles of films, books and songs, which stand in quotation marks and are no actors."""

import re
from collections.abc import Sequence

from bot.actors.recognise import Candidate
from bot.actors.tokens import folds
from bot.model.actor import ActorType

_TITLE = re.compile(r"“(?:The |A |An )?(?P<name>[^“”]{2,60}?)[,.]?”|\"(?:The |A )?(?P<plain>[^\"]{2,60}?)[,.]?\"")


def without_works(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names without those that stand only as a whole quotation: “The Salt Road”.

    A person's name stays, and so does what also stands without the marks.
    """
    quoted = {
        match.span(group)
        for match in _TITLE.finditer(text)
        for group in ("name", "plain")
        if match.group(group)
    }
    free = {folds(text[one.start : one.end]) for one in found if (one.start, one.end) not in quoted}
    return [
        one
        for one in found
        if one.type is ActorType.PERSON
        or one.key
        or (one.start, one.end) not in quoted
        or folds(text[one.start : one.end]) in free
    ]
