"""The contract of a summarizer."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar


class Summarizer(ABC):
    """Chooses sentences. Deterministic: the same input gives the same output, always."""

    good_for: ClassVar[str]
    """One sentence for people: what the model is good for."""

    @abstractmethod
    def __call__(
        self, sentences: Sequence[str], limit: int, *, title: str = "", language: str = "en"
    ) -> list[int]:
        """Return the indexes of at most `limit` chosen sentences, ascending, none twice.

        `sentences` are plain text in document order; `language` is an ISO 639-1 code.
        No sentence gives an empty list. Raises ValueError for a negative limit.
        """


def check_limit(limit: int) -> None:
    """Raise ValueError for a negative number of sentences."""
    if limit < 0:
        raise ValueError(f"A summary cannot have {limit} sentences: ask for 0 or more.")
