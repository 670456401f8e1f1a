"""`text-rank`: PageRank over shared words (Mihalcea and Tarau 2004).

The ratings of sumy's `TextRankSummarizer`, bit for bit, with all pairs counted at once.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizers.bags import bags, edges
from summarizers.rated import RatedModel

if TYPE_CHECKING:
    from summarizers.bags import Floats

_EPSILON = 1e-4
_DAMPING = 0.85
_NO_ZERO = 1e-7


class TextRank(RatedModel):
    """TextRank on cleaned sentences, as sumy rates them."""

    good_for = "Full sentences at the centre of the text; picks run long."

    def rate(
        self, texts: Sequence[str], limit: int, *, title: str, language: str
    ) -> Sequence[float]:
        """Return the sentences' PageRank; see `RatedModel`."""
        import numpy

        weights = edges(bags(texts, language), alone=1.0)
        weights /= weights.sum(axis=1)[:, numpy.newaxis] + _NO_ZERO
        jump = numpy.full(weights.shape, (1.0 - _DAMPING) / len(texts))
        ratings: list[float] = _page_rank(jump + _DAMPING * weights).tolist()
        return ratings


def _page_rank(graph: "Floats") -> "Floats":
    import numpy

    at = numpy.array([1.0 / len(graph)] * len(graph))
    moved = 1.0
    while moved > _EPSILON:
        to = numpy.dot(graph.T, at)
        moved, at = float(numpy.linalg.norm(numpy.subtract(to, at))), to
    return at
