"""After an old copy of the database is put back: what is past stays past.

The copy does not know what was posted after it was made. So everything that it would post now
counts as posted: open messages are given up, slots that have come are let pass.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.model.workspace import Channel
from bot.pipeline.slots import plan_due
from bot.storage.contract import Storage, Transaction

_REASON = "The database was put back from a backup: this may have been posted already."


@dataclass(frozen=True, slots=True)
class Settled:
    """How many open messages and how many slots of digests were let pass."""

    messages: int
    slots: int


def _let_pass(t: Transaction, channel: Channel, now: datetime) -> bool:
    if channel.plan is None or channel.next_due is None:
        return False
    t.digests.skip(channel.workspace_id, channel.id, channel.next_due, _REASON)
    t.channels.advance(channel.workspace_id, channel.id, plan_due(channel.plan, now))
    return True


async def settle_restored(storage: Storage, now: datetime) -> Settled:
    """Let pass what a restored database would post although it is past."""

    def settle(t: Transaction) -> Settled:
        messages = t.deliveries.give_up_open(_REASON)
        return Settled(messages, sum(_let_pass(t, channel, now) for channel in t.channels.due(now)))

    return await storage.write(settle)
