"""What a storage can do with subscriptions and their alerts (see `bot.storage.contract`)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.delivery import Alert, Subscription


class Subscriptions(Protocol):
    """Who wants alerts on what, and which were given."""

    def add(
        self, workspace_id: int, channel_id: int, person_id: str, query: str, at: datetime
    ) -> tuple[Subscription, bool]:
        """Keep a subscription; return it and whether it is new."""
        ...

    def list(self, workspace_id: int, person_id: str) -> list[Subscription]:
        """Return a person's subscriptions, the oldest first."""
        ...

    def remove(self, workspace_id: int, person_id: str, subscription_id: int) -> bool:
        """Remove a person's own subscription; return whether it was there."""
        ...

    def snooze(
        self, workspace_id: int, person_id: str, subscription_id: int, until: datetime | None
    ) -> bool:
        """Keep a person's own subscription quiet until then; return whether it was there."""
        ...

    def alerts(self, workspace_id: int, person_id: str) -> Sequence[Alert]:
        """Return the alerts a person was given, the oldest first."""
        ...

    def forget(self, workspace_id: int, person_id: str, shared: Mapping[int, Sequence[int]]) -> int:
        """Delete a person's subscriptions with alerts and alert messages; return how many.

        `shared`: by the ids of these, those of others who wait for the same messages. What still
        waits for them stays.
        """
        ...

    def all(self, workspace_id: int) -> Sequence[Subscription]:
        """Return all subscriptions of a workspace."""
        ...

    def record_alert(
        self, workspace_id: int, subscription_id: int, story_id: int, at: datetime
    ) -> bool:
        """Note that a story matched; False if that story was alerted before."""
        ...

    def were_told(self, workspace_id: int, story_id: int, subscription_ids: Sequence[int]) -> bool:
        """Return whether any of these subscriptions has had an alert on a story."""
        ...
