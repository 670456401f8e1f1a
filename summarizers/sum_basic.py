"""`sum-basic`: frequent words, each counted less once used (Vanderwende et al. 2007)."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class SumBasic(SumyModel):
    """sumy's `SumBasicSummarizer` on cleaned sentences."""

    good_for = "Short sentences on varied points, where space is scarce."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.sum_basic import SumBasicSummarizer

        return with_stop_words(SumBasicSummarizer(stemmer), language)
