"""Deliveries: one message to one channel, with its state; subscriptions and their alerts."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

_ALERT = "alert-"
_DIGEST = "digest-"
_LATE = "late-"
_SLOT = "%Y%m%dT%H%MZ"

PUT_OFF_AT_MOST = timedelta(days=1)
"""No try is put off for longer, for by then a message is given up: else a clock had run ahead."""


def digest_key(channel_id: int, due_at: datetime) -> str:
    """Return the key of the digest of a slot."""
    return f"{_DIGEST}{channel_id}-{due_at.astimezone(UTC):{_SLOT}}"


def on_request_key(channel_id: int, now: datetime) -> str:
    """Return the key of a digest that somebody asked for now."""
    return f"{_DIGEST}{channel_id}-on-request-{now.astimezone(UTC):%Y%m%dT%H%M%S.%fZ}"


def late_key(channel_id: int, due_at: datetime) -> str:
    """Return the key of the notice that the digest of a slot is late."""
    return f"{_LATE}{channel_id}-{due_at.astimezone(UTC):{_SLOT}}"


def alert_key(subscription_id: int, story_id: int) -> str:
    """Return the key of the alert on a story."""
    return f"{_ALERT}{subscription_id}-{story_id}"


def is_alert(key: str) -> bool:
    """Return whether a delivery of that key brings an alert."""
    return key.startswith(_ALERT)


def is_digest(key: str) -> bool:
    """Return whether a delivery of that key brings a digest."""
    return key.startswith(_DIGEST)


def slot_of(key: str) -> datetime | None:
    """Return when the digest of that key was due; None for another delivery."""
    if not is_digest(key):
        return None
    try:
        return datetime.strptime(key.rpartition("-")[2], _SLOT).replace(tzinfo=UTC)
    except ValueError:
        return None


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
    """One message to one channel, with its state."""

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
