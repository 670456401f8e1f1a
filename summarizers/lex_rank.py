"""`lex-rank`: the sentences most like the others (Erkan and Radev 2004)."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class LexRank(SumyModel):
    """sumy's `LexRankSummarizer` on cleaned sentences."""

    good_for = "Background and analysis: what the text as a whole keeps coming back to."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.lex_rank import LexRankSummarizer

        return with_stop_words(LexRankSummarizer(stemmer), language)
