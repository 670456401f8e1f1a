"""What a storage can do with channels: their plans and their mutes (see `bot.storage.contract`)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.workspace import Channel, DigestPlan, Mute


class Channels(Protocol):
    """Channels and when their digests are due."""

    def ensure(self, workspace_id: int, remote_id: str, name: str) -> Channel:
        """Return the channel, making it on first sight; a new name replaces the old."""
        ...

    def get(self, workspace_id: int, channel_id: int) -> Channel | None:
        """Return one channel of the workspace, None where it has none of that id."""
        ...

    def find(self, workspace_id: int, remote_id: str) -> Channel | None:
        """Return the channel that the platform calls so, if it is known."""
        ...

    def list(self, workspace_id: int) -> list[Channel]:
        """Return the workspace's channels, the oldest first."""
        ...

    def forget(self, workspace_id: int, person_id: str) -> None:
        """Delete a person's direct messages, and forget which digests the person planned."""
        ...

    def is_elsewhere(self, workspace_id: int, remote_id: str) -> bool:
        """Return whether another workspace of the same platform has that channel."""
        ...

    def set_plan(
        self, workspace_id: int, channel_id: int, plan: DigestPlan | None, next_due: datetime | None
    ) -> None:
        """Set when and how the channel gets its digest."""
        ...

    def due(self, now: datetime) -> Sequence[Channel]:
        """Return the channels of all workspaces whose slot has come, the earliest first.

        None that is closed to the bot, and none of a workspace that the bot is not in.
        """
        ...

    def due_after(self, moment: datetime) -> Sequence[Channel]:
        """Return likewise those whose slot comes after a moment that they are not paused until."""
        ...

    def close(self, workspace_id: int, channel_id: int, reason: str, at: datetime) -> bool:
        """Note that the bot cannot post there; return whether it could before."""
        ...

    def closed_since(self, before: datetime) -> Sequence[Channel]:
        """Return the channels of all workspaces that were closed to the bot before then.

        None of a workspace that the bot is not in: it waits as a whole.
        """
        ...

    def delete(self, workspace_id: int, channel_id: int) -> None:
        """Delete a channel with its plan, its alerts and what it was told."""
        ...

    def reopen(self, workspace_id: int, channel_id: int, next_due: datetime | None) -> None:
        """Note that the bot can post there, from that slot on."""
        ...

    def note_told(self, workspace_id: int, channel_id: int) -> None:
        """Note that somebody was told of a closed channel."""
        ...

    def advance(self, workspace_id: int, channel_id: int, next_due: datetime | None) -> None:
        """Set the next slot only."""
        ...


class Mutes(Protocol):
    """Topics that channels' digests leave out."""

    def set(self, workspace_id: int, channel_id: int, query: str, until: datetime | None) -> Mute:
        """Mute a topic in a channel; muted before, it is muted until then from now on."""
        ...

    def of_channel(self, workspace_id: int, channel_id: int, now: datetime) -> Sequence[Mute]:
        """Return what a channel has muted and that has not run out, the oldest first."""
        ...

    def remove(self, workspace_id: int, mute_id: int) -> bool:
        """End a mute; return whether it was there."""
        ...
