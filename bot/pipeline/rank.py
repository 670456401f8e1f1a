"""Which stories matter to a channel: pure numbers, each of which `/digest why` can show.

score = coverage + freshness + actors + followed + novelty + section

- coverage: log2(1 + independent outlets). Near-verbatim copies of one wire text count once.
- freshness: 1 when new, halved every 12 hours since the newest article.
- actors: up to 0.5, the salience of the story's strongest actor.
- followed: 0.25 when someone in the workspace has an alert that the story matches, and up to 0.25
  more, by the salience of the actor that the alert asks for.
- novelty: up to 0.5, the share of the summary that the channel has not been told in 7 days.
- section: 0.5 for each doubling of the section's weight, less than 0 below weight 1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.model.article import Article
from bot.model.digest import Choice
from bot.model.story import Story
from summarizers.text.words import words

FLOOR = 1.6
"""A story below it is no news for anyone: a quiet day is a short digest, not filler."""
HALF_LIFE_HOURS = 12.0
_FOLLOWED, _ABOUT_FOLLOWED = 0.25, 0.25
_NOVELTY = 0.5
_ACTORS = 0.5
_SECTION = 0.5
_SHINGLE = 5
_OPENING, _OPENING_WORDS = 8000, 400
"""How much of a text is compared, in characters and in words."""
_COPY = 0.5
"""Two articles that share this much of the shorter one's 5-word runs are one wire text."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is known of a story when it is weighed for a channel."""

    story: Story
    followed: float | None = None
    """How much it is about what an alert asks for, 0 to 1; None if it matches none."""
    section_weight: float = 1.0
    """1: as any other section; 2: twice as important."""
    new_share: float = 1.0
    """Share of the summary's sentences that are new to the channel, 0 to 1."""
    update: bool = False


def weigh(facts: Weighed, now: datetime) -> Choice:
    """Return a story's numbers for a digest composed `now`; nothing is chosen yet."""
    story = facts.story
    outlets = len(independent_outlets(story.articles))
    parts = {
        "coverage": math.log2(1 + outlets),
        "freshness": _freshness(story.last_at, now),
        "actors": _ACTORS * max((actor.salience for actor in story.actors), default=0.0),
        "followed": _follows(facts.followed),
        "novelty": _NOVELTY * facts.new_share,
        "section": _section(facts.section_weight),
    }
    rounded: dict[str, Any] = {name: round(value, 2) for name, value in parts.items()}
    return Choice(
        story_id=story.id,
        headline=story.title,
        score=round(sum(rounded.values()), 2),
        update=facts.update,
        outlets=outlets,
        articles=len(story.articles),
        age_hours=round(_hours_since(story.last_at, now), 1),
        **rounded,
    )


def promise(outlets: int, last_at: datetime, section_weight: float, now: datetime) -> float:
    """Return what of a story's score is known before its texts are read, copies counted as own."""
    return math.log2(1 + outlets) + _freshness(last_at, now) + _section(section_weight)


def _freshness(last_at: datetime, now: datetime) -> float:
    return float(0.5 ** (_hours_since(last_at, now) / HALF_LIFE_HOURS))


def _hours_since(last_at: datetime, now: datetime) -> float:
    return max(0.0, (now - last_at).total_seconds() / 3600)


def _section(weight: float) -> float:
    return _SECTION * math.log2(weight)


def _follows(about: float | None) -> float:
    return 0.0 if about is None else _FOLLOWED + _ABOUT_FOLLOWED * about


def independent_outlets(articles: Sequence[Article]) -> list[str]:
    """Return the outlets that wrote a text of their own; copies of one text count once."""
    kept: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    for article in sorted(articles, key=lambda a: (a.at, a.id)):
        runs = _word_runs(article.text, article.language or "en")
        outlet = article.outlet or article.url
        if any(outlet == name or _is_copy(runs, other) for name, other in kept):
            continue
        kept.append((outlet, runs))
    return [outlet for outlet, _ in kept]


def _word_runs(text: str, language: str) -> frozenset[tuple[str, ...]]:
    found = words(text[:_OPENING], language)[:_OPENING_WORDS]
    return frozenset(zip(*(found[start:] for start in range(_SHINGLE)), strict=False))


def _is_copy(runs: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    shorter = min(len(runs), len(other))
    return shorter > 0 and len(runs & other) / shorter >= _COPY
