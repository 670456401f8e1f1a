"""Bylines: who wrote and printed an article is no actor of it, unless it is about them."""

from bot.actors.figure import Figure
from bot.actors.name_words import MEDIA_WORDS
from bot.actors.tokens import folds, word_set
from bot.model.actor import ActorType

_PARTS = MEDIA_WORDS | word_set(
    "sunday saturday weekend review reviews online com website digital business sport sports"
)
"""What a part of a paper has more in its name: "Gazette Sunday Review", not "Marl Conservancy"."""

_MOST_MORE = 2
"""How many of them."""

_SHORTEST = 3
"""Letters of an outlet's name: pages call a section "U.S."."""

_MOST_OPENED = 1
"""Sentences that an outlet may open, not as the source, before the news is of it."""


def is_maker(figure: Figure, author: str, outlet: str) -> bool:
    """Whether an article's actor is its author, or the outlet or a part of it.

    `author` and `outlet` are as the page or the feed prints them; several authors in one line. A
    firm's own feed is about the firm: who is known by a list, or named time and again, is an actor.
    """
    if figure.key or any(named.in_title for named in figure.named):
        return False
    words = folds(figure.name)
    if len(words) > 1 and _holds(folds(author), words):
        return True
    if figure.type is not ActorType.ORGANISATION or _is_news(figure):
        return False
    return words == folds(author) or _is_part_of(words, folds(outlet))


def _is_news(figure: Figure) -> bool:
    """Whether it opens several sentences, and is not called as papers and stations are."""
    opened = sum(not (one.source or one.told or one.inside) for one in figure.named)
    return opened > _MOST_OPENED and MEDIA_WORDS.isdisjoint(folds(figure.name))


def _holds(line: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(words)
    return any(line[at : at + size] == words for at in range(len(line) - size + 1))


def _is_part_of(words: tuple[str, ...], outlet: tuple[str, ...]) -> bool:
    size = len(outlet)
    more = words[size:]
    named = len("".join(outlet)) >= _SHORTEST and words[:size] == outlet
    return named and len(more) <= _MOST_MORE and _PARTS.issuperset(more)
