"""Workspaces and their channels."""

from dataclasses import dataclass
from datetime import datetime, time

DIRECT = "@"
"""How the ids of channels begin that are a person's direct messages: `@` and the person's id."""


def direct_id(person: str) -> str:
    """Return the id of a person's direct messages."""
    return f"{DIRECT}{person}"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Discord server, a Slack workspace, or the console."""

    id: int
    platform: str
    remote_id: str
    name: str
    left_at: datetime | None = None
    """When the bot was removed from it; None while it is there."""
    greeted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Managers:
    """Who manages a workspace by the platform's own right, in plain text."""

    rule: str = ""
    """Whom the right belongs to: "anyone with Manage Server"; empty where there is no such."""
    names: tuple[str, ...] = ()
    """Some of them."""
    roles: tuple[str, ...] = ()
    """Roles that give the right."""


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
    """Until it is resumed."""
    paused_until: datetime | None = None
    """Until then only; the next slot is the first one after it."""
    sections: tuple[str, ...] = ()
    """Only stories of these; empty: of all."""
    weights: tuple[tuple[str, float], ...] = ()
    """Sections that matter more (above 1) or less (below 1) than the others."""
    from_chat: bool = False
    """Set by a person in chat: then the settings do not replace it at the next start."""
    set_by: str = ""
    """The platform's id of that person, who is told when the digest cannot be posted."""

    def is_paused(self, now: datetime) -> bool:
        """Return whether no digest is posted at `now`."""
        return self.paused or (self.paused_until is not None and self.paused_until > now)


@dataclass(frozen=True, slots=True)
class Mute:
    """A topic that a channel's digest leaves out."""

    id: int
    workspace_id: int
    channel_id: int
    query: str
    """In the topic language (`bot.topics`), normalised."""
    until: datetime | None = None
    """None: until somebody ends it."""


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
    workspace: str = ""
    """The platform's own id of the workspace: a sender posts in no other one's channels."""
    closed_at: datetime | None = None
    """Since when the bot cannot post there; None where it can."""
    closed_reason: str = ""
    """Why not, in sentences."""
    closed_told: bool = False
    """Whether somebody was told."""

    @property
    def is_direct(self) -> bool:
        """Whether it is a person's direct messages."""
        return self.remote_id.startswith(DIRECT)

    @property
    def label(self) -> str:
        """What the log and the operator's commands call it: never by a person's id."""
        return self.name or ("direct messages" if self.is_direct else self.remote_id)
