"""A digest that cannot be made → what its channel is told of it: once, and why.

A try that fails now and then is nobody's business; a morning without a digest is.
"""

from datetime import datetime, timedelta

from bot.model.delivery import NewDelivery, late_key
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Plain, Time, to_json
from bot.model.workspace import Channel
from bot.storage.contract import Transaction

TOLD_AFTER = timedelta(hours=1)
"""How late a digest is when its channel is told that it cannot be made."""


def queue_late(
    t: Transaction, channel: Channel, due_at: datetime, why: str, *, now: datetime, until: datetime
) -> bool:
    """Queue the notice that the digest of a slot is late; False if the slot has had it.

    `until`: when the digest is given up.
    """
    message = to_json(late_message(due_at, why, until))
    key = late_key(channel.id, due_at)
    return t.deliveries.queue(NewDelivery(channel.workspace_id, channel.id, key, message, now))


def late_message(due_at: datetime, why: str, until: datetime) -> Message:
    """Return what the channel reads."""
    said = (
        Bold("This digest is late. "),
        Plain("It was due "),
        Time(due_at, "full"),
        Plain(f" and could not be made yet: {why} It is tried again until "),
        Time(until, "full"),
        Plain("; if that fails too, the next one brings what is still news."),
    )
    return Message(
        (Paragraph(said), Buttons((Button("Status", "news status"),))),
        line=f"This digest is late: it could not be made yet. {why}",
    )
