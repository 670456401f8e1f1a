"""`sumy-lex-rank`: `lex-rank` as sumy itself computes it, to compare with and to fall back on."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class SumyLexRank(SumyModel):
    """sumy's `LexRankSummarizer` on cleaned sentences."""

    good_for = "Checking `lex-rank`: sumy's own computation of it, slow on long texts."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.lex_rank import LexRankSummarizer

        return with_stop_words(LexRankSummarizer(stemmer), language)
