"""`/alert list`: a person's own alerts."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.model.delivery import Subscription
from bot.model.message import (
    Bold,
    Code,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Text,
    Time,
)
from bot.model.workspace import Channel
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import hint


class AlertList(Command):
    """Lists the alerts of the person who asks."""

    help = "Your alerts, and where they go"
    examples = ("/alert list",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the alerts, the oldest first."""

        def look_up(t: Transaction) -> tuple[list[Subscription], list[Channel]]:
            own = t.subscriptions.list(context.workspace.id, context.person)
            return own, t.channels.list(context.workspace.id) if own else []

        own, channels = await context.services.storage.read(look_up)
        if not own:
            return _none()
        used = [one for one in channels if one.id in {each.channel_id for each in own}]
        called = {channel.id: _called(context, channel) for channel in used}
        paused = any(channel.is_direct and channel.closed_at for channel in used)
        return _show(own, called, context.services.clock(), paused=paused)


def _called(context: Context, channel: Channel) -> str:
    named = f"#{channel.name}" if channel.name else "elsewhere"
    place = "direct messages" if channel.is_direct else named
    place = "here" if channel.id == context.channel.id else place
    return f"{place}, paused: I cannot write there" if channel.closed_at else place


def _show(
    own: Sequence[Subscription], channels: Mapping[int, str], now: datetime, *, paused: bool
) -> Message:
    count = plural(len(own), "alert")
    again = [hint("Direct messages are tried once more with `/alert resume`.")] if paused else []
    parts: tuple[Part, ...] = (
        Heading((Plain("Your alerts"),)),
        Listing(tuple(_line(subscription, channels, now) for subscription in own)),
        Paragraph(
            (Plain("One is ended with its number: "), Code(f"/alert remove {own[0].id}")),
            quiet=True,
        ),
        *again,
    )
    return Message(parts, line=f"You have {count}")


def _line(subscription: Subscription, channels: Mapping[int, str], now: datetime) -> Text:
    where = channels.get(subscription.channel_id, "a channel that is gone")
    quiet: Text = ()
    if subscription.snoozed_until and subscription.sleeps(now):
        quiet = (Plain(" · quiet until "), Time(subscription.snoozed_until, "full"))
    return (
        Bold(str(subscription.id)),
        Plain(" · "),
        Code(subscription.query),
        Plain(f" · {where} · since "),
        Time(subscription.created_at, "date"),
        *quiet,
    )


def _none() -> Message:
    text = "You have no alerts. Set one with "
    return Message(
        (Paragraph((Plain(text), Code("/alert add actor:NAME"), Plain("."))),),
        line="You have no alerts",
    )
