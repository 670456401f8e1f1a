"""Ranking: how much an actor matters in one article.

Salience is a weighted sum of six signs, each 0 to 1, so it is 0 to 1 itself:

======  =====================================================================================
0.25    named in the headline
0.20    named in the opening: 1 in the first sentence, 0.7 in the second
0.25    how often: log(1 + mentions), against the most mentioned actor
0.15    in how many of the sentences, against the actor that is in most
0.10    how often near the start of its sentence, where subjects stand
0.05    a role is printed beside it
======  =====================================================================================

A country that is only whose ("the Japanese prime minister") counts half a mention each time.
Places that are no countries, and parts of names, weigh half: they are scene, not actors.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from operator import attrgetter

from bot.model.article import Span

_SUBJECT_REACH = 30


@dataclass(frozen=True, slots=True)
class Signs:
    """What the salience of one actor rests on."""

    in_title: bool
    opening: float
    count: float
    """Mentions, half ones for mere affiliations."""
    sentences: int
    subject_share: float
    has_role: bool
    weight: float = 1.0


def read_signs(
    starts: Sequence[tuple[int, float]],
    sentences: Sequence[Span],
    *,
    in_title: bool,
    has_role: bool,
    weight: float = 1.0,
) -> Signs:
    """Return the signs of an actor named at `starts` (offset and what it counts, in order)."""
    homes = [max(0, bisect_right(sentences, at, key=attrgetter("start")) - 1) for at, _ in starts]
    subjects = sum(
        bool(sentences) and start - sentences[home].start <= _SUBJECT_REACH
        for (start, _), home in zip(starts, homes, strict=True)
    )
    first = homes[0] if homes else len(sentences)
    return Signs(
        in_title=in_title,
        opening={0: 1.0, 1: 0.7}.get(first, 0.0),
        count=sum(weight for _, weight in starts),
        sentences=len(set(homes)),
        subject_share=subjects / len(starts) if starts else 0.0,
        has_role=has_role,
        weight=weight,
    )


def rank(signs: Sequence[Signs]) -> list[float]:
    """Return the salience of each actor of one article, 0 to 1, rounded to four places."""
    most = max((sign.count for sign in signs), default=0.0)
    widest = max((sign.sentences for sign in signs), default=0)
    return [round(_salience(sign, most, widest), 4) for sign in signs]


def _salience(signs: Signs, most: float, widest: int) -> float:
    often = log1p(signs.count) / log1p(most) if most else 0.0
    spread = signs.sentences / widest if widest else 0.0
    return signs.weight * (
        0.25 * signs.in_title
        + 0.20 * signs.opening
        + 0.25 * often
        + 0.15 * spread
        + 0.10 * signs.subject_share
        + 0.05 * signs.has_role
    )
