"""`luhn`: clusters of frequent words (Luhn 1958)."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class Luhn(SumyModel):
    """sumy's `LuhnSummarizer` on cleaned sentences."""

    good_for = "Reports with a vocabulary of their own: sentences dense in the words that recur."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.luhn import LuhnSummarizer

        return with_stop_words(LuhnSummarizer(stemmer), language)
