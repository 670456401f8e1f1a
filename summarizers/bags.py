"""Sentences as bags of stems, and what they share, for the models computed with numpy.

The words, the stems and the stop words are those that sumy's classes are given, and the
arithmetic keeps sumy's order where that order shows, so that the ratings are the same.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import TYPE_CHECKING

from summarizers.text.stops import stop_words
from summarizers.text.words import stem, words

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    Floats = NDArray[float64]
    Integers = NDArray[int64]


def bags(texts: Sequence[str], language: str) -> list[Counter[str]]:
    """Return how often each stem is in each text; stop words are left out before stemming."""
    stops = stop_words(language)
    tokens = [words(text, language) for text in texts]
    stem_of = {word: stem(word, language) for one in tokens for word in one if word not in stops}
    return [Counter([stem_of[word] for word in one if word in stem_of]) for one in tokens]


def products(vectors: Sequence[Mapping[str, float]]) -> "Floats":
    """Return the dot products of all pairs of sparse vectors, as a symmetric matrix.

    Exact where the values are integers. Stems of many sentences are multiplied as a matrix, those
    of few pair by pair; most are in one sentence only and count on the diagonal alone.
    """
    import numpy

    size = len(vectors)
    seen_in = Counter(stem for vector in vectors for stem in vector)
    often = max(8, size // 8)
    columns = {stem: column for column, stem in enumerate(s for s in seen_in if seen_in[s] > 1)}
    cells = [
        (columns[stem], row, value)
        for row, vector in enumerate(vectors)
        for stem, value in vector.items()
        if stem in columns
    ]
    found: Floats = numpy.zeros((size, size))
    if cells:
        cells.sort()
        under = numpy.array([column for column, _, _ in cells])
        at = numpy.array([row for _, row, _ in cells])
        values = numpy.array([value for _, _, value in cells], dtype=float)
        many = numpy.bincount(under)[under] > often
        dense = numpy.zeros((size, len(columns)))
        dense[at[many], under[many]] = values[many]
        dense = dense[:, dense.any(axis=0)]
        found = dense @ dense.T + _pairwise(under[~many], at[~many], values[~many], size)
    squares = [sum(value * value for value in vector.values()) for vector in vectors]
    numpy.fill_diagonal(found, squares)
    return found


def _pairwise(under: "Integers", at: "Integers", values: "Floats", size: int) -> "Floats":
    """Return the sums of products over all pairs of cells under one column; sorted by column."""
    import numpy

    _, starts, counts = numpy.unique(under, return_index=True, return_counts=True)
    partners = numpy.repeat(counts, counts)
    first = numpy.repeat(numpy.arange(len(under)), partners)
    begins = numpy.cumsum(partners) - partners
    second = numpy.arange(len(first)) + numpy.repeat(
        numpy.repeat(starts, counts) - begins, partners
    )
    cells = at[first] * size + at[second]
    sums = numpy.bincount(cells, weights=values[first] * values[second], minlength=size * size)
    matrix: Floats = sums.reshape(size, size).astype(float, copy=False)
    return matrix


def edges(counts: Sequence[Counter[str]], *, alone: float) -> "Floats":
    """Return TextRank's similarity of all pairs: words in common over the logs of both lengths.

    `alone` is the factor of two sentences of one word each, whose logs are 0.
    """
    import numpy

    common = products(counts)
    logs = numpy.array([_log(count.total()) for count in counts])
    norms = logs[:, None] + logs[None, :]
    rated: Floats = numpy.where(
        norms > 0, common / numpy.where(norms > 0, norms, 1), common * alone
    )
    return rated


def _log(size: int) -> float:
    return log(size) if size else 0.0  # not numpy.log, which may differ in the last bit
