"""`reduction`: the degree in the graph of shared words.

The ratings of sumy's `ReductionSummarizer`, bit for bit, with all pairs counted at once.
"""

from collections.abc import Sequence

from summarizers.bags import bags, edges
from summarizers.rated import RatedModel


class Reduction(RatedModel):
    """The reduction model on cleaned sentences, as sumy rates them."""

    good_for = "Plain centrality: the sentences that share the most words with all others."

    def rate(
        self, texts: Sequence[str], limit: int, *, title: str, language: str
    ) -> Sequence[float]:
        """Return the sentences' degrees; see `RatedModel`."""
        import numpy

        weights = edges(bags(texts, language), alone=0.0)
        numpy.fill_diagonal(weights, 0.0)
        # sumy adds up from left to right; numpy's own sum would add in pairs and round otherwise.
        degrees: list[float] = numpy.add.accumulate(weights, axis=1)[:, -1].tolist()
        return degrees
