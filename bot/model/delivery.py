"""Deliveries: one message to one channel, with its state; subscriptions and their alerts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    NEW = "new"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A message about to be queued. `key` is unique: the same key is queued once."""

    workspace_id: int
    channel_id: int
    key: str
    message: str
    """The message as JSON (see `bot.model.message.to_json`)."""
    at: datetime
    """When it is queued: what is a day old is given up."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A queued message."""

    id: int
    workspace_id: int
    channel_id: int
    key: str
    message: str
    state: DeliveryState
    attempts: int = 0
    next_at: datetime | None = None
    claimed_at: datetime | None = None
    receipt: str = ""
    reason: str = ""
    queued_at: datetime | None = None
    """None for what was queued before this was kept."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a platform says of a message it took."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who wants alerts on which topic, and where."""

    id: int
    workspace_id: int
    channel_id: int
    person_id: str
    query: str
    """In the topic language (`bot.topics`), as typed and normalised."""
    created_at: datetime
    snoozed_until: datetime | None = None
    """Until then nothing is queued for it."""

    def sleeps(self, now: datetime) -> bool:
        """Return whether it is snoozed at `now`."""
        return self.snoozed_until is not None and self.snoozed_until > now


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """What of a workspace's messages has not arrived."""

    waiting: int
    dead: int
    """Given up for good."""
    last_reason: str = ""
    """Why the newest of them did not arrive, as a sentence; empty where none failed."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One story that matched one subscription."""

    subscription_id: int
    story_id: int
    at: datetime
