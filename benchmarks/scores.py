"""Entity-level scores: a name counts when its span and its type are exactly right."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.conll import spans_of

TYPES = ("PER", "ORG", "LOC")
Name = tuple[int, int, str]
"""Where it begins and ends, and its type (`TYPES`)."""


@dataclass(slots=True)
class Score:
    """Names found rightly, found at all, and wanted, by type."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, found: Collection[Name], wanted: Collection[Name]) -> None:
        """Take in one text."""
        self.right.update(name[2] for name in set(found) & set(wanted))
        self.found.update(name[2] for name in set(found))
        self.wanted.update(name[2] for name in set(wanted))

    def precision(self, *kinds: str) -> float:
        """Return the share of the found names that are right, in percent; of all types or some."""
        return _share(self.right, self.found, kinds or TYPES)

    def recall(self, *kinds: str) -> float:
        """Return the share of the wanted names that were found, in percent."""
        return _share(self.right, self.wanted, kinds or TYPES)

    def f1(self, *kinds: str) -> float:
        """Return the harmonic mean of precision and recall, in percent."""
        both = self.found + self.wanted
        return 2 * _share(self.right, both, kinds or TYPES)

    def shown(self) -> dict[str, Any]:
        """Return the figures as they are written down."""
        kinds = {kind: round(self.f1(kind), 1) for kind in TYPES}
        return {"f1": round(self.f1(), 1), **kinds, "names": sum(self.wanted[k] for k in TYPES)}


def score_labels(
    pairs: Iterable[tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]],
) -> Score:
    """Return the score of (wanted, found) label rows, one pair a document."""
    score = Score()
    for wanted, found in pairs:
        for gold, labels in zip(wanted, found, strict=True):
            score.add(_names(labels), _names(gold))
    return score


def _names(labels: Sequence[str]) -> list[Name]:
    return [name for name in spans_of(labels) if name[2] in TYPES]


def _share(part: Counter[str], whole: Counter[str], kinds: Iterable[str]) -> float:
    kinds = tuple(kinds)
    total = sum(whole[kind] for kind in kinds)
    return 100 * sum(part[kind] for kind in kinds) / total if total else 0.0
