"""`/digest pause`: no digest for a while, or until it is resumed."""

from dataclasses import replace
from datetime import datetime

from bot.model.errors import NotFoundError
from bot.model.message import Button, Buttons, Message, Paragraph, Plain, Text, Time
from bot.model.request import Kind, Parameter
from bot.model.workspace import Channel, DigestPlan
from bot.pipeline.slots import plan_due
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.channel_reference import (
    WHOSE_DIGEST,
    argument_of,
    find_channel,
    take_channel,
    where,
    zone_of,
)
from commands.moments import parse_end


class DigestPause(Command):
    """Pauses a channel's digest."""

    help = "Post no digest for a while, or until it is resumed"
    parameters = (
        Parameter(
            "until",
            Kind.TEXT,
            "3 days, Monday or 2026-04-01 (until it is resumed if not given)",
            required=False,
        ),
        WHOSE_DIGEST,
    )
    for_managers = True
    examples = ("/digest pause", "/digest pause 3 days", "/digest pause until Monday")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer until when there is no digest."""
        reference, typed = take_channel(arguments.get("until", ""))
        reference = arguments.get("channel", reference)
        now = context.services.clock()

        def pause(t: Transaction) -> Channel:
            channel = find_channel(t, context, reference)
            plan = plan_of(channel, where(context, channel))
            until = parse_end(typed, now, zone_of(channel)) if typed else None
            return keep_plan(t, channel, replace(plan, paused=not typed, paused_until=until), now)

        return _show(context, await context.services.storage.write(pause))


def plan_of(channel: Channel, place: str) -> DigestPlan:
    """Return a channel's plan. Raises NotFoundError where it has none."""
    if channel.plan is None:
        raise NotFoundError(
            f"No digest is planned {place}.", fix="`/digest set 08:00 Europe/Berlin` plans one."
        )
    return channel.plan


def keep_plan(t: Transaction, channel: Channel, plan: DigestPlan, now: datetime) -> Channel:
    """Store a channel's changed plan with the slot that follows from it; return the channel."""
    due = channel.next_due if _still_due(channel, plan, now) else plan_due(plan, now)
    t.channels.set_plan(channel.workspace_id, channel.id, plan, due)
    return replace(channel, plan=plan, next_due=due)


def _still_due(channel: Channel, plan: DigestPlan, now: datetime) -> bool:
    """Return whether a digest that is due is yet to come: its slot is in the changed plan, too."""
    before, due = channel.plan, channel.next_due
    if before is None or due is None or due > now or channel.closed_at is not None:
        return False
    return (before.at, before.zone) == (plan.at, plan.zone) and not plan.is_paused(now)


def _show(context: Context, channel: Channel) -> Message:
    place = where(context, channel)
    resume = Button("Resume it", f"digest resume{argument_of(context, channel)}")
    text: Text = (Plain(f"No digest is posted {place} until it is resumed."),)
    if channel.next_due:
        text = (
            Plain(f"No digest is posted {place} for now. The next one: "),
            Time(channel.next_due, "full"),
            Plain("."),
        )
    return Message((Paragraph(text), Buttons((resume,))), line=f"The digest {place} is paused")
