"""What a storage can do with managers who were named (see `bot.storage.contract`)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Managers(Protocol):
    """People who were named as managers of a workspace, beside those the platform tells of."""

    def add(self, workspace_id: int, person_id: str, at: datetime) -> bool:
        """Name somebody; False where that was done before."""
        ...

    def remove(self, workspace_id: int, person_id: str) -> bool:
        """Take it back; return whether it was there."""
        ...

    def has(self, workspace_id: int, person_id: str) -> bool:
        """Return whether somebody is named."""
        ...

    def list(self, workspace_id: int) -> Sequence[str]:
        """Return the ids of all who are named, in the order in which they were."""
        ...
