"""`reduction`: the degree in the graph of shared words."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class Reduction(SumyModel):
    """sumy's `ReductionSummarizer` on cleaned sentences."""

    good_for = "Plain centrality: the sentences that share the most words with all others."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.reduction import ReductionSummarizer

        return with_stop_words(ReductionSummarizer(stemmer), language)
