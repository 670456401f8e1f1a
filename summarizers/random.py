"""`random`: a draw, for comparison.

Not sumy's `RandomSummarizer`, which draws from the one global generator and differs every time.
"""

import zlib
from collections.abc import Sequence
from random import Random

from summarizers.base import Summarizer, check_limit
from summarizers.text.clean import presentable


class RandomDraw(Summarizer):
    """Usable sentences drawn by chance, seeded by the text: the same text, the same draw."""

    good_for = "Nothing but comparison: shows what a summary by chance looks like."

    def __call__(
        self, sentences: Sequence[str], limit: int, *, title: str = "", language: str = "en"
    ) -> list[int]:
        """Return the indexes of at most `limit` chosen sentences; see `Summarizer`."""
        check_limit(limit)
        kept = presentable(sentences, title=title, language=language)
        draw = Random(zlib.crc32("\n".join(sentences).encode("utf-8", "replace")))
        return sorted(draw.sample(kept, min(limit, len(kept))))
