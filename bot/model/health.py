"""How the whole bot does, over all workspaces: what an operator watches."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Health:
    """Counts at one moment. Durations are in seconds."""

    at: datetime
    workspaces: int = 0
    feeds: int = 0
    feeds_failing: int = 0
    """Whose last reading failed."""
    feeds_late: int = 0
    """Due for more than ten minutes."""
    articles: int = 0
    waiting: int = 0
    """Messages in the outbox that have not arrived yet."""
    oldest_waiting: float = 0.0
    dead: int = 0
    """Messages given up for good."""
    digests_late: int = 0
    """Channels whose slot came more than ten minutes ago and has no digest yet."""
    due_to_posted: tuple[float, ...] = field(default=())
    """Of every digest that arrived in the last 24 hours: from its slot to its arrival."""
