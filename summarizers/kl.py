"""`kl`: the word distribution nearest to the text's (Haghighi and Vanderwende 2009)."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class Kl(SumyModel):
    """sumy's `KLSummarizer` on cleaned sentences."""

    good_for = "A pick whose words are distributed like the whole text's."

    most = 60

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.kl import KLSummarizer

        return with_stop_words(KLSummarizer(stemmer), language)
