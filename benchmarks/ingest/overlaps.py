"""Which pages two sets share, so that nothing is tested on what it was trained on."""

from collections.abc import Iterable, Iterator

from benchmarks.ingest.pages import Page
from bot.sources.body.features import flat

_RUN = 8
_MOST_SHARED = 40
"""Runs of eight words that two pages may share: a quotation, a notice, but no article."""


def runs_of(texts: Iterable[str]) -> set[int]:
    """Return all runs of eight words of some texts, hashed."""
    return {run for text in texts for run in _runs(text)}


def without_known(pages: Iterable[Page], known: set[int]) -> Iterator[Page]:
    """Yield the pages that share little with known texts, given as `runs_of` them.

    A page of which only phrases are marked is compared as it is, markup and all.
    """
    for page in pages:
        own = set(_runs(page.text or page.body.decode("utf-8", "replace")))
        if len(own & known) <= _MOST_SHARED:
            yield page


def _runs(text: str) -> Iterator[int]:
    words = flat(text).split()
    for start in range(len(words) - _RUN + 1):
        yield hash(tuple(words[start : start + _RUN]))
