"""Recognising: where in a text names stand. The seam between taggers and all that follows.

A `Recogniser` only says "a name from here to there, perhaps of this type"; whom it names is decided
by `bot.actors.resolve`. `RuleRecogniser` works by gazetteer and rules; a trained tagger takes its
place behind the same protocol.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.model.actor import ActorType
from bot.model.article import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """One span that may name an actor; offsets in characters."""

    start: int
    end: int
    type: ActorType | None = None
    """The tagger's guess; None where only the rest of the article can tell (a lone capital)."""
    key: str = ""
    """The gazetteer's key, where the tagger found the span by it in a way that looking the span
    up again would not (a script without spaces)."""


class Recogniser(Protocol):
    """Finds candidate spans in one article."""

    def __call__(
        self, text: str, sentences: Sequence[Span], title: str, language: str
    ) -> list[Candidate]:
        """Return candidates in `text`, in order, not overlapping.

        `sentences` are spans into `text`; `title` and `language` (ISO 639-1) are context only.
        """
        ...


def without_overlap(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates in order; of those that overlap the first one, or the longer."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, c.start - c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept
