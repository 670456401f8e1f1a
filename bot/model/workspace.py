"""Workspaces and their channels."""

from dataclasses import dataclass
from datetime import datetime, time


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Discord server, a Slack workspace, or the console."""

    id: int
    platform: str
    remote_id: str
    name: str


@dataclass(frozen=True, slots=True)
class DigestPlan:
    """When and how a channel gets its digest."""

    at: time
    """Wall time in `zone`."""
    zone: str
    """IANA name."""
    stories: int = 7
    model: str = "news"
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A place in a workspace where messages go."""

    id: int
    workspace_id: int
    platform: str
    remote_id: str
    name: str
    plan: DigestPlan | None = None
    next_due: datetime | None = None
    """The next slot (UTC); None without a plan or while paused."""
