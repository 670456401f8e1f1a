"""`sumy-reduction`: `reduction` as sumy itself computes it, to compare with and to fall back on."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class SumyReduction(SumyModel):
    """sumy's `ReductionSummarizer` on cleaned sentences."""

    good_for = "Checking `reduction`: sumy's own computation of it, slow on long texts."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.reduction import ReductionSummarizer

        return with_stop_words(ReductionSummarizer(stemmer), language)
