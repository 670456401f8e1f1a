"""Which of a story's actors stand under it: the most salient, nobody twice."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot.model.actor import ActorType

MOST_CHIPS = 5


class Named(Protocol):
    """An actor of a story or of an article."""

    @property
    def name(self) -> str:
        """Return its canonical name."""

    @property
    def type(self) -> str:
        """Return what it is, an `ActorType`."""


_Named = TypeVar("_Named", bound=Named)


def chips(actors: Sequence[_Named]) -> list[_Named]:
    """Return at most `MOST_CHIPS` of the actors, the most salient first as they come.

    Who stands there as "Ada Holt" is not named again as "Ada M. Holt" or "Holt": the archive may
    keep two entries where outlets write a name in two ways, but under one story it is one person.
    Nor is a "Holt" that was taken for an organisation, nor a port that was taken for a town and for
    a firm: the chips would look the same.
    """
    people = [actor.name for actor in actors if actor.type == ActorType.PERSON]
    shown: list[_Named] = []
    for actor in actors:
        if len(shown) == MOST_CHIPS:
            break
        before = [other.name for other in shown if other.type == ActorType.PERSON]
        named = {other.name.casefold() for other in shown}
        if actor.name.casefold() not in named and not _is_known(actor, before, people):
            shown.append(actor)
    return shown


def _is_known(actor: Named, shown: Sequence[str], people: Sequence[str]) -> bool:
    """Whether it is one of the people shown, or a surname of somebody taken for a firm."""
    if actor.type == ActorType.PERSON:
        return any(_is_one(actor.name, name) for name in shown)
    surname = actor.type == ActorType.ORGANISATION and " " not in actor.name
    return surname and any(" " in name and _is_one(actor.name, name) for name in people)


def _is_one(name: str, other: str) -> bool:
    """Return whether the names have one first and one last word, or are a name and its surname."""
    words, others = name.casefold().split(), other.casefold().split()
    if min(len(words), len(others)) < 2:
        return words[-1] == others[-1]
    return (words[0], words[-1]) == (others[0], others[-1])
