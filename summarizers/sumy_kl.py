"""`sumy-kl`: `kl` as sumy itself computes it, to compare with and to fall back on."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class SumyKl(SumyModel):
    """sumy's `KLSummarizer` on cleaned sentences."""

    good_for = "Checking `kl`: sumy's own computation of it, slow on long texts."

    most = 60

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.kl import KLSummarizer

        return with_stop_words(KLSummarizer(stemmer), language)
