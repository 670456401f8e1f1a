"""`news`: the house default for one article.

English: the sentences that go best together (`joint`), by what their words are worth in summaries
that people wrote (`worth`). Other languages, other bases, and texts of which no sentence can stand
alone: a recipe that knows no language.

score = .55 base + .45 exp(-i/5) + .1 repeated words - costs, i counted after cleaning; then greedy
picking. Its constants were tuned on 400 CNN articles and 100 of CNN and the Daily Mail
(docs/benchmarks/summaries.md).
"""

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from summarizers.base import Summarizer, check_limit
from summarizers.headline import mark_apart, mark_news
from summarizers.joint import choose
from summarizers.picking import pick
from summarizers.ranking import (
    Candidate,
    Costs,
    base_scores,
    candidates,
    penalty,
    repeated_words,
    scale,
)
from summarizers.rated import RatedModel
from summarizers.seen import LANGUAGE
from summarizers.text.clean import presentable
from summarizers.text.strangers import find_strangers
from summarizers.worth import estimate

_BASE, _POSITION, _FADE = 0.55, 0.45, 5.0
_REPEATED = 0.1
_COSTS = Costs(
    quote_only=0.4,
    long=0.2,
    long_from=26,
    short=0.1,
    question=0.25,
    opens_quoted=0.25,
    speaks=0.1,
    no_number=0.03,
    cut_off=0.2,
)
_ENGLISH_COSTS = replace(_COSTS, short=0.3, apart=0.07, scene=0.5, elsewhere=0.4)
"""The trained choice likes short sentences for their price; people want to be told something. Nor
does it know what the article is about: "the mood was different" says nothing beside another line.
"""
_FOREIGN_COSTS = replace(_COSTS, apart=0.15)
_TRADE = 0.4
_BAN = 0.8
_RETOLD, _RETOLD_IN_PAIRS = 0.4, 0.6
"""What holds so much of a picked sentence tells it again: papers in other languages than English
put a lead above the text that says what its first sentences say. Pairs of characters are more
easily shared than words."""
_IN_PAIRS = ("ja", "zh")


class News(Summarizer):
    """The lead's strength, the body's substance, and no sentence that reads badly alone."""

    good_for = "News of any kind: starts with what happened, never dangles, never repeats itself."

    def __init__(self, base: RatedModel | None = None) -> None:
        """Put another model's ratings in the place of the recipe's own base."""
        self.base = base

    def __call__(
        self, sentences: Sequence[str], limit: int, *, title: str = "", language: str = "en"
    ) -> list[int]:
        """Return the indexes of at most `limit` chosen sentences; see `Summarizer`."""
        check_limit(limit)
        pool = candidates(
            sentences, presentable(sentences, title=title, language=language), language
        )
        picked = pick_news(pool, limit, self.base, title=title, language=language)
        return sorted(pool[place].index for place in picked)


def rate_bases(
    pool: Sequence[Candidate], model: RatedModel | None, *, title: str, language: str
) -> list[float]:
    """Return how central each candidate is, 0 to 1: by a model, or by the recipe's own measure."""
    if model is None:
        return base_scores(pool)
    texts = [candidate.text for candidate in pool]
    return scale(model.rated(texts, len(texts), title=title, language=language))


def pick_news(
    pool: Sequence[Candidate],
    limit: int,
    model: RatedModel | None = None,
    *,
    title: str,
    language: str,
) -> list[int]:
    """Return places in the pool of one article's candidates that make a summary."""
    if model is None and language == LANGUAGE:
        picked = _choose_together(pool, limit, title)
        if picked:
            return picked
    costs = _COSTS
    if language != LANGUAGE:
        pool, costs = mark_apart(pool, title, language), _FOREIGN_COSTS
    scores = _score(pool, rate_bases(pool, model, title=title, language=language), costs)
    return pick(pool, scores, limit, ban=_ban(language), trade=_TRADE)


def _choose_together(pool: Sequence[Candidate], limit: int, title: str) -> list[int]:
    """Return the English sentences that go best together; empty if none can stand alone."""
    apart = mark_apart(pool, title, LANGUAGE)
    marked = _mark_strangers(mark_news(apart, title, LANGUAGE), title)
    return choose(marked, estimate(pool), limit, _ENGLISH_COSTS)


def _score(pool: Sequence[Candidate], bases: Sequence[float], costs: Costs) -> list[float]:
    return [
        _BASE * base
        + _POSITION * exp(-candidate.position / _FADE)
        + _REPEATED * repeated
        - penalty(candidate, costs)
        for candidate, base, repeated in zip(pool, bases, repeated_words(pool), strict=True)
    ]


def _ban(language: str) -> float:
    if language == LANGUAGE:
        return _BAN
    return _RETOLD_IN_PAIRS if language in _IN_PAIRS else _RETOLD


def _mark_strangers(pool: Sequence[Candidate], title: str) -> list[Candidate]:
    """Return the candidates, each with whom it calls by a surname that the title does not tell.

    Without a headline nobody is marked: it may be the one that tells.
    """
    if not title:
        return list(pool)
    found = find_strangers([candidate.text for candidate in pool], title)
    return [
        replace(one, strangers=strangers) if strangers else one
        for one, strangers in zip(pool, found, strict=True)
    ]
