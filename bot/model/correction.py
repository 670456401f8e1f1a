"""Corrections: what a manager said about who is who, kept and replayed on every new article."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CorrectionKind(StrEnum):
    """What a correction says."""

    MERGE = "merge"
    """`other_id` is the same one as `actor_id`."""
    SPLIT = "split"
    """Articles of `actor_id` that match `text` are about `other_id`."""
    ALIAS = "alias"
    """`text` names `actor_id`; `other_id` is who was, or would be, found under that name."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of one workspace. They hold in the order in which they were made."""

    id: int
    workspace_id: int
    kind: CorrectionKind
    actor_id: int
    other_id: int
    text: str
    """The query of a split, the form of an alias, else empty."""
    at: datetime


def corrected(
    actor_id: int, corrections: Iterable[Correction], matches: Callable[[Correction], bool]
) -> int:
    """Return who an actor that an article was found to name is after all corrections, in order.

    `matches` says whether the article matches the query of a split.
    """
    for one in corrections:
        if one.kind is CorrectionKind.SPLIT:
            if actor_id == one.actor_id and matches(one):
                actor_id = one.other_id
        elif actor_id == one.other_id:
            actor_id = one.actor_id
    return actor_id


def connected(actor_ids: Iterable[int], corrections: Iterable[Correction]) -> set[int]:
    """Return the actors that corrections tie to these, in any number of steps, and these."""
    pairs = [(one.actor_id, one.other_id) for one in corrections]
    reached = set(actor_ids)
    while True:
        more = {actor for pair in pairs if reached.intersection(pair) for actor in pair}
        if more <= reached:
            return reached
        reached |= more
