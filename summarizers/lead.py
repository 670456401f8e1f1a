"""`lead`: how the article begins."""

from collections.abc import Sequence

from summarizers.base import Summarizer, check_limit
from summarizers.text.clean import presentable


class Lead(Summarizer):
    """The first sentences that are fit to be shown."""

    good_for = "Wire copy, which puts what matters first: the opening sentences as they stand."

    def __call__(
        self, sentences: Sequence[str], limit: int, *, title: str = "", language: str = "en"
    ) -> list[int]:
        """Return the indexes of the first `limit` usable sentences; see `Summarizer`."""
        check_limit(limit)
        return presentable(sentences, title=title, language=language)[:limit]
