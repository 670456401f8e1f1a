"""`sumy-lsa`: `lsa` as sumy itself computes it, to compare with and to fall back on."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class SumyLsa(SumyModel):
    """sumy's `LsaSummarizer` on cleaned sentences."""

    good_for = "Checking `lsa`: sumy's own computation of it, slow on long texts."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.lsa import LsaSummarizer

        return with_stop_words(LsaSummarizer(stemmer), language)
