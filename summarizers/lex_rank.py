"""`lex-rank`: the sentences most like the others (Erkan and Radev 2004).

The ratings of sumy's `LexRankSummarizer`, computed at once: a binary graph of the pairs whose
idf-weighted cosine is above 0.1, and a few steps of the power method on it, undamped.
"""

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

from summarizers.bags import bags, products
from summarizers.rated import RatedModel

if TYPE_CHECKING:
    from summarizers.bags import Floats

_THRESHOLD = 0.1
_EPSILON = 0.1


class LexRank(RatedModel):
    """LexRank on cleaned sentences, as sumy rates them."""

    good_for = "Background and analysis: what the text as a whole keeps coming back to."

    def rate(
        self, texts: Sequence[str], limit: int, *, title: str, language: str
    ) -> Sequence[float]:
        """Return the sentences' centrality; see `RatedModel`."""
        import numpy

        with numpy.errstate(divide="ignore", invalid="ignore"):  # no two sentences alike
            ratings: list[float] = _centrality(_graph(bags(texts, language))).tolist()
        return ratings


def _graph(counts: Sequence[Counter[str]]) -> "Floats":
    import numpy

    seen_in = Counter(stem for count in counts for stem in count)
    idf = {stem: log(len(counts) / (1 + times)) for stem, times in seen_in.items()}
    weighted = []
    for count in counts:
        most = max(count.values(), default=1)
        weighted.append({stem: times / most * idf[stem] for stem, times in count.items()})
    common = products(weighted)
    lengths = numpy.sqrt(common.diagonal())
    joint = numpy.outer(lengths, lengths)
    alike = numpy.divide(common, joint, out=numpy.zeros_like(common), where=joint > 0)
    graph = (alike > _THRESHOLD).astype(float)
    degrees = graph.sum(axis=1)
    linked: Floats = graph / numpy.where(degrees == 0, 1, degrees)[:, None]
    return linked


def _centrality(graph: "Floats") -> "Floats":
    import numpy

    at = numpy.array([1.0 / len(graph)] * len(graph))
    moved = 1.0
    while moved > _EPSILON:
        to = numpy.dot(graph.T, at)
        to /= numpy.linalg.norm(to)
        moved, at = float(numpy.linalg.norm(numpy.subtract(to, at))), to
    return at
