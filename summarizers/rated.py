"""Models that rate every sentence on its own and take the best ones."""

import math
from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from summarizers.base import Summarizer, check_limit
from summarizers.text.clean import presentable

_UNRATED = -1e9
_DIGITS = 10
"""Ratings that differ by less are a tie, which the earlier sentence wins: LSA's differ by float
noise that changes with PYTHONHASHSEED."""


class RatedModel(Summarizer):
    """A summarizer that rates sentences; also a base for `news`."""

    most: ClassVar[int] = 300
    """How many sentences the model looks at: the first ones of a text."""

    def __call__(
        self, sentences: Sequence[str], limit: int, *, title: str = "", language: str = "en"
    ) -> list[int]:
        """Return the indexes of at most `limit` chosen sentences; see `Summarizer`."""
        check_limit(limit)
        kept = presentable(sentences, title=title, language=language)
        if len(kept) <= limit or limit == 0:
            return kept[:limit]
        texts = [sentences[index] for index in kept[: self.most]]
        ratings = self.rated(texts, limit, title=title, language=language)
        best = sorted(range(len(texts)), key=lambda place: (-ratings[place], place))
        return sorted(kept[place] for place in best[:limit])

    def rated(
        self, texts: Sequence[str], limit: int, *, title: str = "", language: str = "en"
    ) -> list[float]:
        """Return a finite rating for each text, higher is better; beyond `most` all rate lowest.

        `texts` are distinct. Only the `limit` best are sure to be in the model's order.
        """
        if not texts:
            return []
        first = texts[: self.most]
        raw = self.rate(first, limit, title=title, language=language)
        known = [round(value, _DIGITS) if math.isfinite(value) else _UNRATED for value in raw]
        known += [_UNRATED] * (len(first) - len(known))
        lowest = min((value for value in known if value > _UNRATED), default=0.0)
        known = [max(value, lowest) for value in known]
        return known + [lowest] * (len(texts) - len(known))

    @abstractmethod
    def rate(
        self, texts: Sequence[str], limit: int, *, title: str, language: str
    ) -> Sequence[float]:
        """Return the model's own ratings of at most `most` texts; NaN, or none, for no opinion."""
