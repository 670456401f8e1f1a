"""The outbox → channels: claim, send, confirm. A failed send is never marked done.

::

    NEW ─claim─▶ SENDING ─sent─▶ SENT
     ▲              │ failed, may come right    │ channel gone, or out of time
     └──postponed───┘                           └──▶ DEAD
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from bot.model.delivery import Delivery, Receipt
from bot.model.errors import DeliveryError
from bot.model.message import Message, from_json
from bot.model.workspace import Channel
from bot.pipeline.presence import close_channel, open_channel, pass_on
from bot.pipeline.services import Services
from bot.storage.contract import Transaction

log = logging.getLogger(__name__)

_FIRST_RETRY = timedelta(seconds=2)
_LAST_RETRY = timedelta(minutes=15)
_MOST_ATTEMPTS = 100
"""At 15 minutes each, that is a day."""
STUCK_AFTER = timedelta(minutes=5)
"""A delivery still being sent after that was cut off by a crash."""


class Sender(Protocol):
    """The sending half of a platform."""

    async def send(self, channel: Channel, message: Message, key: str) -> Receipt:
        """Deliver a message. Raises DeliveryError."""
        ...


async def deliver_due(services: Services, senders: Mapping[str, Sender]) -> int:
    """Send what is due, until nothing is; return how many messages were sent."""
    sent = 0
    while True:
        now = services.clock()
        claimed = await services.storage.write(lambda t, now=now: t.deliveries.claim(now))  # type: ignore[misc]
        if not claimed:
            return sent
        for delivery in claimed:
            sent += await _deliver(services, senders, delivery)


async def take_back(services: Services, *, since: timedelta = STUCK_AFTER) -> int:
    """Queue again what a crash cut off while it was sent; the key keeps it from showing twice."""
    now = services.clock()
    stuck = await services.storage.read(lambda t: t.deliveries.stuck(now - since))
    for delivery in stuck:
        await _postpone(services, delivery, now, "The bot stopped while it was being sent.")
    return len(stuck)


async def _deliver(services: Services, senders: Mapping[str, Sender], delivery: Delivery) -> bool:
    channel = await services.storage.read(
        lambda t: t.channels.get(delivery.workspace_id, delivery.channel_id)
    )
    if channel is None:
        await _give_up(services, delivery, "The channel is gone.")
        return False
    sender = senders.get(channel.platform)
    if sender is None:
        later = services.clock() + _LAST_RETRY
        await _postpone(services, delivery, later, f"{channel.platform} is not connected.")
        return False
    try:
        receipt = await sender.send(channel, from_json(delivery.message), delivery.key)
    except DeliveryError as error:
        if error.closed:
            await _close(services, channel, delivery, str(error))
        else:
            await _note_failure(services, delivery, error)
        return False
    await _note_success(services, channel, delivery, receipt)
    return True


async def _note_success(
    services: Services, channel: Channel, delivery: Delivery, receipt: Receipt
) -> None:
    now = services.clock()

    def confirm(t: Transaction) -> None:
        t.deliveries.confirm(delivery.id, receipt.remote_id, now)
        if channel.closed_at is not None:
            open_channel(t, channel, now)

    await services.storage.write(confirm)


async def _close(services: Services, channel: Channel, delivery: Delivery, reason: str) -> None:
    """Give up a message and all others for its channel: the channel is closed to the bot."""
    now = services.clock()

    def close(t: Transaction) -> None:
        close_channel(t, channel, reason, now)
        pass_on(t, delivery.workspace_id, delivery.key, delivery.message)

    await services.storage.write(close)
    log.warning("%s was not delivered. %s", delivery.key, reason)


async def _note_failure(services: Services, delivery: Delivery, error: DeliveryError) -> None:
    if error.dead or delivery.attempts >= _MOST_ATTEMPTS:
        await _give_up(services, delivery, str(error))
        return
    retry_at = error.retry_at or services.clock() + retry_delay(delivery.attempts)
    await _postpone(services, delivery, retry_at, str(error))


def retry_delay(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 2 s, doubled each time, at most 15 min."""
    return min(_FIRST_RETRY * 2.0 ** min(attempts, 20), _LAST_RETRY)


async def _postpone(
    services: Services, delivery: Delivery, retry_at: datetime, reason: str
) -> None:
    await services.storage.write(lambda t: t.deliveries.postpone(delivery.id, retry_at, reason))
    log.info("%s is tried again at %s. %s", delivery.key, retry_at.isoformat(), reason)


async def _give_up(services: Services, delivery: Delivery, reason: str) -> None:
    await services.storage.write(lambda t: t.deliveries.give_up(delivery.id, reason))
    log.warning("%s was not delivered. %s", delivery.key, reason)
