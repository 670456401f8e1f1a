"""The outbox → channels: claim, send, confirm. A failed send is never marked done.

::

    NEW ─claim─▶ SENDING ─sent─▶ SENT
     ▲              │ failed, may come right    │ channel gone, or a day old
     └──postponed───┘                           └──▶ DEAD

What goes to a platform that is not connected stays where it is. What a digest told is forgotten
when it is given up: its stories may come in the next one.
"""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from bot.model.delivery import PUT_OFF_AT_MOST, Delivery, Receipt, is_digest
from bot.model.errors import DeliveryError
from bot.model.message import Message, from_json
from bot.model.workspace import Channel
from bot.pipeline.presence import close_channel, open_channel, pass_on
from bot.pipeline.services import Services
from bot.storage.contract import Transaction

log = logging.getLogger(__name__)

_FIRST_RETRY = timedelta(seconds=2)
_LAST_RETRY = timedelta(minutes=15)
_OLDEST = timedelta(hours=24)
"""Older messages are given up: nobody wants yesterday's news today."""
_LOOK_AGAIN = 1.0
"""Seconds between two looks at what has been queued while messages are on their way."""
_AT_ONCE = 8
"""Channels that are sent to at the same time: a slow one does not keep the others waiting."""
STUCK_AFTER = timedelta(minutes=5)
"""A delivery still being sent after that was cut off by a crash."""


class Sender(Protocol):
    """The sending half of a platform."""

    @property
    def connected(self) -> bool:
        """Whether there is any use in sending now."""
        ...

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        """Deliver a message; `again`: it was tried before. Raises DeliveryError."""
        ...


async def deliver_due(services: Services, senders: Mapping[str, Sender]) -> int:
    """Send what is due, until nothing is; return how many messages were sent.

    Several channels at once, each channel's messages one after the other in their order: storage
    hands out none of a channel while an earlier one is on its way.
    """
    sent = 0
    running: set[asyncio.Task[bool]] = set()
    try:
        while True:
            running |= await _start_claimed(services, senders, _AT_ONCE - len(running))
            if not running:
                return sent
            done, running = await asyncio.wait(
                running, timeout=_LOOK_AGAIN, return_when=asyncio.FIRST_COMPLETED
            )
            sent += sum(task.result() for task in done)
    except asyncio.CancelledError:
        for task in running:
            task.cancel()
        raise
    finally:  # what is on its way when one fails still says how it went
        await asyncio.gather(*running, return_exceptions=True)


async def _start_claimed(
    services: Services, senders: Mapping[str, Sender], free: int
) -> set[asyncio.Task[bool]]:
    """Claim as many messages as places are free, and begin to send each."""
    if not free:
        return set()
    now = services.clock()
    ready = [name for name, sender in senders.items() if sender.connected]
    claimed = await services.storage.write(
        lambda t: t.deliveries.claim(now, platforms=ready, limit=free)
    )
    return {_begin(services, senders, delivery) for delivery in claimed}


def _begin(
    services: Services, senders: Mapping[str, Sender], delivery: Delivery
) -> asyncio.Task[bool]:
    services.sending.add(delivery.id)
    task = asyncio.create_task(_deliver(services, senders, delivery))
    task.add_done_callback(lambda _: services.sending.discard(delivery.id))
    return task


async def take_back(services: Services, *, since: timedelta = STUCK_AFTER) -> int:
    """Queue again what a crash cut off while it was sent; the key keeps it from showing twice.

    Not what is still being sent here: that takes long where the platform is slow, and by the
    clock of a machine that slept meanwhile.
    """
    now = services.clock()
    # As far ahead, too: between two looks at the clock something may have been claimed.
    before, after = now - since, now + since
    claimed = await services.storage.read(lambda t: t.deliveries.stuck(before, after))
    stuck = [delivery for delivery in claimed if delivery.id not in services.sending]
    for delivery in stuck:
        await _postpone(services, delivery, now, "The bot stopped while it was being sent.")
    return len(stuck)


async def give_up_old(services: Services) -> int:
    """Give up what has waited for a day, whatever it waited for; return how many that were."""
    before = services.clock() - _OLDEST
    old = await services.storage.read(lambda t: t.deliveries.waiting_since(before))
    for delivery in old:
        why = delivery.reason or "Its platform was not connected."
        await _give_up(services, delivery, f"It could not be delivered within a day. {why}")
    return len(old)


async def _deliver(services: Services, senders: Mapping[str, Sender], delivery: Delivery) -> bool:
    channel = await services.storage.read(
        lambda t: t.channels.get(delivery.workspace_id, delivery.channel_id)
    )
    if channel is None:
        await _give_up(services, delivery, "The channel is gone.")
        return False
    try:
        receipt = await _send(senders[channel.platform], channel, delivery)
    except DeliveryError as error:
        if error.closed:
            await _close(services, channel, delivery, error)
        else:
            await _note_failure(services, delivery, error)
        return False
    await _note_success(services, channel, delivery, receipt)
    return True


async def _send(sender: Sender, channel: Channel, delivery: Delivery) -> Receipt:
    """Send it. Raises DeliveryError, for a fault of ours too: that ends with this message."""
    try:
        message, again = from_json(delivery.message), delivery.attempts > 1
        return await sender.send(channel, message, delivery.key, again=again)
    except DeliveryError:
        raise
    except Exception as error:
        log.exception("%s could not be sent for a reason nobody foresaw.", delivery.key)
        raise DeliveryError(
            "The bot itself failed to send it.", fix="Its log tells more."
        ) from error


async def _note_success(
    services: Services, channel: Channel, delivery: Delivery, receipt: Receipt
) -> None:
    now = services.clock()

    def confirm(t: Transaction) -> None:
        t.deliveries.confirm(delivery.id, receipt.remote_id, now)
        there = t.channels.get(channel.workspace_id, channel.id)  # its plan may be another by now
        if there is not None and there.closed_at is not None:
            open_channel(t, there, now, services.rules.late_at_most)

    await services.storage.write(confirm)


async def _close(
    services: Services, channel: Channel, delivery: Delivery, error: DeliveryError
) -> None:
    """Give up a message and all others for its channel: the channel is closed to the bot."""
    now, reason = services.clock(), str(error)

    def close(t: Transaction) -> None:
        close_channel(t, channel, reason, now, gone=error.gone)
        pass_on(t, delivery.workspace_id, delivery.key, delivery.message, now)

    await services.storage.write(close)
    log.warning("%s was not delivered. %s", delivery.key, reason)


async def _note_failure(services: Services, delivery: Delivery, error: DeliveryError) -> None:
    if error.dead:
        await _give_up(services, delivery, str(error))
        return
    now = services.clock()
    retry_at = error.retry_at or now + retry_delay(delivery.attempts)
    await _postpone(services, delivery, min(retry_at, now + PUT_OFF_AT_MOST), str(error))


def retry_delay(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 2 s, doubled each time, at most 15 min."""
    return min(_FIRST_RETRY * 2.0 ** min(attempts, 20), _LAST_RETRY)


async def _postpone(
    services: Services, delivery: Delivery, retry_at: datetime, reason: str
) -> None:
    await services.storage.write(lambda t: t.deliveries.postpone(delivery.id, retry_at, reason))
    log.info("%s is tried again at %s. %s", delivery.key, retry_at.isoformat(), reason)


async def _give_up(services: Services, delivery: Delivery, reason: str) -> None:
    """Mark it DEAD; what it would have told is not told."""

    def note(t: Transaction) -> None:
        t.deliveries.give_up(delivery.id, reason)
        if delivery.queued_at is not None and is_digest(delivery.key):
            t.digests.untell(delivery.workspace_id, delivery.channel_id, delivery.queued_at)

    await services.storage.write(note)
    log.warning("%s was not delivered. %s", delivery.key, reason)
