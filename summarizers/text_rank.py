"""`text-rank`: PageRank over shared words (Mihalcea and Tarau 2004)."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel, with_stop_words


class TextRank(SumyModel):
    """sumy's `TextRankSummarizer` on cleaned sentences."""

    good_for = "Full sentences at the centre of the text; picks run long."

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`."""
        from sumy.summarizers.text_rank import TextRankSummarizer

        return with_stop_words(TextRankSummarizer(stemmer), language)
