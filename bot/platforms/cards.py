"""How much of a story a chat shows, from all of it down to what its limits leave room for."""

from dataclasses import dataclass

LABEL = 12
HEADLINE = 300
NOTE = 300
NAME = 80
"""Characters at most, the last one of an actor's or an outlet's name."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of a story is shown."""

    sentences: int
    characters: int
    """Of each sentence."""
    sources: bool
    actors: int


DETAILS = (
    Detail(8, 2_000, sources=True, actors=8),
    Detail(5, 600, sources=True, actors=5),
    Detail(3, 300, sources=False, actors=5),
)
"""The most that fits is shown; only a story far too long is shown with less than the first."""
