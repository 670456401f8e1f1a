"""`news`: the house default for one article.

score = .6 base + .4 exp(-i/6) - penalties, i counted after cleaning; then greedy picking. The
constants were tuned on a development part of CNN and XSum articles only. On untouched CNN
articles, two sentences, ROUGE-1/2: 32.6/12.6 against 29.0/10.8 for the first two sentences.
"""

from collections.abc import Sequence
from math import exp

from summarizers.base import Summarizer, check_limit
from summarizers.picking import pick
from summarizers.ranking import Candidate, base_scores, candidates, penalty
from summarizers.text.clean import presentable

_BASE, _POSITION, _FADE = 0.6, 0.4, 6.0
_TRADE = 0.4
_BAN = 0.8


class News(Summarizer):
    """The lead's strength, the body's substance, and no sentence that reads badly alone."""

    good_for = "News of any kind: starts with what happened, never dangles, never repeats itself."

    def __call__(
        self, sentences: Sequence[str], limit: int, *, title: str = "", language: str = "en"
    ) -> list[int]:
        """Return the indexes of at most `limit` chosen sentences; see `Summarizer`."""
        check_limit(limit)
        pool = candidates(
            sentences, presentable(sentences, title=title, language=language), language
        )
        chosen = pick_news(pool, limit)
        return sorted(pool[place].index for place in chosen)


def pick_news(pool: Sequence[Candidate], limit: int) -> list[int]:
    """Return places in the pool of one article's candidates, the best first."""
    scores = [
        _BASE * base
        + _POSITION * exp(-candidate.position / _FADE)
        - penalty(candidate, quote_only=0.4, long=0.2)
        for candidate, base in zip(pool, base_scores(pool), strict=True)
    ]
    return pick(pool, scores, limit, ban=_BAN, trade=_TRADE)
