"""What a storage tells of how the whole bot does (see `bot.storage.contract`)."""

from datetime import datetime
from typing import Protocol

from bot.model.health import Health


class HealthCounts(Protocol):
    """Counts over all workspaces, for the operator alone."""

    def read(self, now: datetime) -> Health:
        """Return how everything does now."""
        ...
