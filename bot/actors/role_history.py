"""Which of the roles that articles printed is the present one, and which came before it.

Two wordings are one role where their title words are the same ("Japanese Prime Minister", "the
country's prime minister"); the fullest wording is shown, for it says whose. A role came before the
present one only where every article that printed it is older than every article that printed the
present one; what is mixed in time is another wording, or another office held at once, and nothing
is said of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actors import english
from bot.actors.tokens import folds
from bot.model.actor import Role

_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "at", "s"))

_LONGEST = 7
"""Words of a role; a longer wording tells a story."""


@dataclass(frozen=True, slots=True)
class RoleHistory:
    """The present role and those before it, the newest first, each by its newest article."""

    present: Role | None
    former: tuple[Role, ...] = ()


def read_history(roles: Sequence[Role], shown: Role | None) -> RoleHistory:
    """Return the history of an actor's printed roles, the newest first; `shown` is the present."""
    groups: dict[frozenset[str], list[Role]] = {}
    for role in roles:
        groups.setdefault(_office(role.text), []).append(role)
    present = shown or next(iter(roles), None)
    if present is None:
        return RoleHistory(None)
    own = _office(present.text)
    same = [present, *groups.pop(own, [])]
    begins = min(role.at for role in same)
    former = [
        group[0]
        for office, group in groups.items()
        if group[0].at < begins and not _is_vaguer(office, own)
    ]
    fullest = max(same, key=lambda role: (_fullness(role, present), role.at))
    return RoleHistory(fullest, tuple(sorted(former, key=lambda role: role.at, reverse=True)))


def _office(text: str) -> frozenset[str]:
    """Return the words of a role that say what it is, without whose; all where none is known."""
    words = frozenset(folds(text)) - _SMALL
    return words & (english.TITLES | english.MODIFIERS) or words


def _fullness(role: Role, present: Role) -> int:
    """Return how much a wording says; none that is long or in another script than the present."""
    words = len(role.text.split())
    return words if words <= _LONGEST and role.text.isascii() == present.text.isascii() else 0


def _is_vaguer(office: frozenset[str], other: frozenset[str]) -> bool:
    """Whether an office only leaves out what another one says: "Minister", "Prime Minister"."""
    return office < other and len(office) == 1
