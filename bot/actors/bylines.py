"""Bylines: who wrote and printed an article is no actor of it, unless the headline names them."""

from bot.actors.figure import Figure
from bot.actors.tokens import folds
from bot.model.actor import ActorType

_MOST_MORE = 2
"""Words that the name of a part of a paper has more: "Gazette Sunday Review"."""

_SHORTEST = 3
"""Letters of an outlet's name: pages call a section "U.S."."""


def is_maker(figure: Figure, author: str, outlet: str) -> bool:
    """Whether an article's actor is its author, or the outlet or a part of it.

    `author` and `outlet` are as the page or the feed prints them; several authors in one line.
    """
    if any(named.in_title for named in figure.named):
        return False
    words = folds(figure.name)
    if len(words) > 1 and not figure.key and _holds(folds(author), words):
        return True
    return figure.type is ActorType.ORGANISATION and (
        words == folds(author) or _is_part_of(words, folds(outlet))
    )


def _holds(line: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(words)
    return any(line[at : at + size] == words for at in range(len(line) - size + 1))


def _is_part_of(words: tuple[str, ...], outlet: tuple[str, ...]) -> bool:
    size = len(outlet)
    named = len("".join(outlet)) >= _SHORTEST and words[:size] == outlet
    return named and len(words) <= size + _MOST_MORE
