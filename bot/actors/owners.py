"""Owners: the country before a known body of its own, and who is called as a firm is."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.actors import english
from bot.actors.gazetteer import Gazetteer, Known
from bot.actors.recognise import Candidate
from bot.model.actor import ActorType

_OWNS = re.compile(r"['’]s\b(?: (?P<word>[^\W\d_]+))?")


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


def is_bearer(text: str, one: Candidate, known: Known, families: Collection[str]) -> bool:
    """Whether a word is somebody's name, not that of the firm that is called by it as an owner.

    "Christie's said" is the firm, "Christie" never; "Christie's lawyer" is his where the text
    names a person called so in full. `families` are the surnames of those.
    """
    if not known.name.endswith("'s"):
        return False
    name = text[one.start : one.end].removesuffix("'s").removesuffix("’s")
    owns = _OWNS.match(text, one.start + len(name))
    if owns is None:
        return True
    word = owns["word"] or ""
    acts = word in english.SAYING or word in english.ACTING or word in english.PROSE
    return word.islower() and not acts and name in families
