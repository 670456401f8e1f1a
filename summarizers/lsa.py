"""`lsa`: latent semantic analysis (Steinberger and Ježek 2004)."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class Lsa(SumyModel):
    """sumy's `LsaSummarizer` on cleaned sentences."""

    good_for = "Breadth: long sentences that name many different things."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.lsa import LsaSummarizer

        return with_stop_words(LsaSummarizer(stemmer), language)
