"""`news`: the house default for one article.

score = .6 base + .4 exp(-i/6) - penalties, i counted after cleaning; then greedy picking. The
constants were tuned on a development part of CNN and XSum articles only. On untouched CNN
articles, two sentences, ROUGE-1/2: 32.6/12.6 against 29.0/10.8 for the first two sentences.
"""

from collections.abc import Sequence
from math import exp

from summarizers.base import Summarizer, check_limit
from summarizers.picking import pick
from summarizers.ranking import Candidate, base_scores, candidates, penalty, scale
from summarizers.rated import RatedModel
from summarizers.text.clean import presentable

_BASE, _POSITION, _FADE = 0.6, 0.4, 6.0
_TRADE = 0.4
_BAN = 0.8


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
        bases = rate_bases(pool, self.base, title=title, language=language)
        return sorted(pool[place].index for place in pick_news(pool, bases, limit))


def rate_bases(
    pool: Sequence[Candidate], model: RatedModel | None, *, title: str, language: str
) -> list[float]:
    """Return how central each candidate is, 0 to 1: by a model, or by the recipe's own measure."""
    if model is None:
        return base_scores(pool)
    texts = [candidate.text for candidate in pool]
    return scale(model.rated(texts, len(texts), title=title, language=language))


def pick_news(pool: Sequence[Candidate], bases: Sequence[float], limit: int) -> list[int]:
    """Return places in the pool of one article's candidates, the best first."""
    scores = [
        _BASE * base
        + _POSITION * exp(-candidate.position / _FADE)
        - penalty(candidate, quote_only=0.4, long=0.2)
        for candidate, base in zip(pool, bases, strict=True)
    ]
    return pick(pool, scores, limit, ban=_BAN, trade=_TRADE)
