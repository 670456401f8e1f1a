"""Bylines: who wrote and printed an article is no actor of it, unless it is about them."""

import re

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

_REPORTING = re.compile(
    r"(?:['’]s)? (?:(?:has|had|have|first|also) ){0,3}(?:asked|approached|contacted|reached out"
    r"|seen|saw|heard|spoke|spoken|visited|reviewed|obtained|analy[sz]ed|tested|learn(?:ed|t)"
    r"|understands|recommends|could(?: not|n['’]t)|geolocated|verified|interviewed|talked|revealed"
    r"|reporters?|readers?|journalists?|correspondents?|subscribers?)\b"
)
"""What stands behind an outlet that reports: "Politico has seen the letter"."""


def is_maker(figure: Figure, author: str, outlet: str, text: str) -> bool:
    """Whether an article's actor is its author, or the outlet or a part of it.

    `author` and `outlet` are as the page or the feed prints them; several authors in one line.
    `text` is the article's. A firm's own feed is about the firm: who is known by a list, or acts
    time and again, is an actor.
    """
    if figure.key or any(named.in_title for named in figure.named):
        return False
    words = folds(figure.name)
    if len(words) > 1 and _holds(folds(author), words):
        return True
    if figure.type is not ActorType.ORGANISATION or _is_news(figure, text):
        return False
    return words == folds(author) or _is_part_of(words, folds(outlet.removeprefix("The ")))


def _is_news(figure: Figure, text: str) -> bool:
    """Whether it opens several sentences, not to report, and is not called as papers are."""
    opening = (one for one in figure.named if not (one.source or one.told or one.inside))
    acts = sum(_REPORTING.match(text, one.end) is None for one in opening)
    return acts > _MOST_OPENED and MEDIA_WORDS.isdisjoint(folds(figure.name))


def _holds(line: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(words)
    return any(line[at : at + size] == words for at in range(len(line) - size + 1))


def _is_part_of(words: tuple[str, ...], outlet: tuple[str, ...]) -> bool:
    size = len(outlet)
    more = words[size:]
    named = len("".join(outlet)) >= _SHORTEST and words[:size] == outlet
    return named and len(more) <= _MOST_MORE and _PARTS.issuperset(more)
