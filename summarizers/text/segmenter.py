"""sentencex, where it is installed, for languages of whose abbreviations we know few or none.

It is an optional extra (`pip install sentencex`). For the languages with a list of our own it is
no better on news (docs/benchmarks/summaries.md), and Korean it does not split.
"""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

LANGUAGES = frozenset(
    ("am", "be", "bg", "bn", "ca", "gu", "hy", "kk", "kn", "ml", "mr", "sk", "ta")
)
"""Measured, or with more abbreviations of their own in sentencex than here."""
Segment = Callable[[str, str], Sequence[str]]


def segment(line: str, language: str) -> list[tuple[int, int]] | None:
    """Return the spans of a line's sentences, trimmed; None where our own rules are to be used."""
    if language not in LANGUAGES:
        return None
    library = load_library()
    return _spans(line, library(language, line)) if library else None


def _spans(line: str, pieces: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return where the pieces stand; None if they are not all of the line, in order."""
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in (piece.strip() for piece in pieces):
        if not piece:
            continue
        start = line.find(piece, at)
        if start < 0 or line[at:start].strip():
            return None
        at = start + len(piece)
        spans.append((start, at))
    return None if line[at:].strip() else spans


@cache
def load_library() -> Segment | None:
    """Return what splits a line in a language, None where it is not installed."""
    try:
        found: Segment = import_module("sentencex").segment
    except ImportError:
        return None
    return found
