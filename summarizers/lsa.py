"""`lsa`: latent semantic analysis (Steinberger and Ježek 2004).

sumy's `LsaSummarizer` rates a sentence by the length of its column in sigma times V, over all
dimensions. That is the length of its column in the matrix itself, as U is orthogonal: so there is
no need to decompose anything. Its 0.4 of smoothing goes to words that a sentence lacks, too.
"""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from summarizers.rated import RatedModel
from summarizers.text.stops import stop_words
from summarizers.text.words import stem, words

_SMOOTH = 0.4


class Lsa(RatedModel):
    """Latent semantic analysis on cleaned sentences, as sumy rates them."""

    good_for = "Breadth: long sentences that name many different things."

    def rate(
        self, texts: Sequence[str], limit: int, *, title: str, language: str
    ) -> Sequence[float]:
        """Return the sentences' lengths in the latent space; see `RatedModel`."""
        stops = stop_words(language)
        tokens = [words(text, language) for text in texts]
        stem_of = {word: stem(word, language) for one in tokens for word in one}
        known = {stem_of[word] for word in stem_of if word not in stops}
        # A stop word counts where its stem is also that of another word: sumy looks at stems here.
        rows = [Counter([stem_of[w] for w in one if stem_of[w] in known]) for one in tokens]
        return [_length(row, len(known)) for row in rows] if known else []


def _length(row: Counter[str], dimensions: int) -> float:
    if not row:
        return 0.0
    most = max(row.values())
    cells = sum((_SMOOTH + (1 - _SMOOTH) * times / most) ** 2 for times in sorted(row.values()))
    return sqrt(cells + _SMOOTH**2 * (dimensions - len(row)))
