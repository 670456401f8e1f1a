"""A digest that cannot be made → what its channel is told of it: once, and why.

A try that fails now and then is nobody's business; a morning without a digest is.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.delivery import NewDelivery, late_key
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Plain, Time, to_json
from bot.model.workspace import Channel
from bot.storage.contract import Transaction

TOLD_AFTER = timedelta(hours=1)
"""How late a digest is when its channel is told that it cannot be made."""


@dataclass(frozen=True, slots=True)
class Late:
    """A digest that could not be made at its hour."""

    due_at: datetime
    why: str
    """A sentence."""
    until: datetime
    """When it is given up."""


def queue_late(t: Transaction, channel: Channel, late: Late, now: datetime) -> bool:
    """Queue the notice that the digest of a slot is late; False if the slot has had it."""
    message, key = to_json(late_message(late)), late_key(channel.id, late.due_at)
    return t.deliveries.queue(NewDelivery(channel.workspace_id, channel.id, key, message, now))


def late_message(late: Late) -> Message:
    """Return what the channel reads."""
    said = (
        Bold("This digest is late. "),
        Plain("It was due "),
        Time(late.due_at, "full"),
        Plain(f" and could not be made yet: {late.why} It is tried again until "),
        Time(late.until, "full"),
        Plain("; if that fails too, the next one brings what is still news."),
    )
    return Message(
        (Paragraph(said), Buttons((Button("Status", "news status"),))),
        line=f"This digest is late: it could not be made yet. {late.why}",
    )
