"""What a storage can do with feeds (see `bot.storage.contract`)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.model.feed import DueFeed, Feed, FetchState


class Feeds(Protocol):
    """Feeds, their fetch state, and which entries have been seen."""

    def add(
        self,
        workspace_id: int,
        address: str,
        source: str,
        *,
        title: str = "",
        section: str = "",
        language: str = "",
        next_at: datetime | None = None,
    ) -> tuple[Feed, bool]:
        """Follow a feed; return it and whether it is new (same address: the one there is).

        It is due at `next_at`, at once when that is None.
        """
        ...

    def get(self, workspace_id: int, feed_id: int) -> Feed | None:
        """Return one feed of the workspace, None where it has none of that id."""
        ...

    def list(self, workspace_id: int) -> list[Feed]:
        """Return the workspace's feeds in the order they were added."""
        ...

    def due(self, now: datetime, limit: int = 20_000) -> Sequence[DueFeed]:
        """Return the feeds of all workspaces that are due, the longest waiting first.

        Stopped ones are not due until they are resumed. What is put off for longer than anything
        is (`PUT_OFF_AT_MOST`) is due: the clock was wrong when it was.
        """
        ...

    def remove(self, workspace_id: int, feed_id: int) -> bool:
        """Stop following it; its articles stay. Return whether it was there."""
        ...

    def save_state(
        self, feed_id: int, state: FetchState, *, title: str = "", language: str = ""
    ) -> None:
        """Keep the fetch state; a non-empty title or language fills an empty one."""
        ...

    def rename(self, workspace_id: int, feed_id: int, title: str) -> None:
        """Give a feed another title."""
        ...

    def set_interval(self, workspace_id: int, feed_id: int, interval: timedelta | None) -> None:
        """Keep how often a manager wants a feed read; None: as often as it publishes."""
        ...

    def move(self, workspace_id: int, feed_id: int, address: str) -> Feed | None:
        """Give a feed a new address; return the feed that has it from now on.

        Where the workspace follows that address already the two become one: the one that has it,
        with what both have seen and brought. None when the feed is not there.
        """
        ...

    def park(self, parked: Mapping[str, datetime]) -> None:
        """Remember until when hosts are left alone."""
        ...

    def parked(self, now: datetime) -> Mapping[str, datetime]:
        """Return until when hosts are left alone."""
        ...

    def unpark(self, before: datetime) -> None:
        """Forget the hosts whose time was up before then."""
        ...

    def unseen(self, feed_id: int, identities: Sequence[str]) -> set[str]:
        """Return those identities the feed has not brought before."""
        ...

    def mark_seen(self, feed_id: int, identities: Sequence[str], at: datetime) -> None:
        """Remember identities; of a feed that is gone, nothing."""
        ...

    def renew_seen(
        self, feed_id: int, identities: Sequence[str], at: datetime, before: datetime
    ) -> None:
        """Remember these identities from now on, and forget what was last renewed before then."""
        ...
