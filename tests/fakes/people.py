"""People of a platform, from a table."""

from dataclasses import dataclass, field

from bot.model.workspace import Managers


def _some() -> Managers:
    return Managers("anyone with Manage Server", ("Aya", "Tom"), ("Admins",))


@dataclass(slots=True)
class FakePeople:
    """Knows the names it was given."""

    managers: Managers = field(default_factory=_some)
    names: dict[str, str] = field(default_factory=dict)
    by_right: set[str] = field(default_factory=set)

    async def who_manages(self, workspace: str) -> Managers:
        """Return what was given."""
        return self.managers

    async def name_of(self, workspace: str, person: str) -> str:
        """Return the name that was given."""
        return self.names.get(person, "")

    async def has_right(self, workspace: str, person: str) -> bool:
        """Return whether it was said so."""
        return person in self.by_right
