"""`/digest resume`: end a pause of the digest."""

from dataclasses import replace

from bot.model.message import Message, Paragraph, Plain, Text, Time
from bot.model.workspace import Channel
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.channel_reference import WHOSE_DIGEST, find_channel, where
from commands.digest_pause import keep_plan, plan_of


class DigestResume(Command):
    """Ends the pause of a channel's digest."""

    help = "Post the digest again after a pause"
    parameters = (WHOSE_DIGEST,)
    for_managers = True
    examples = ("/digest resume", "/digest resume #news")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the next slot."""
        reference, now = arguments.get("channel", ""), context.services.clock()

        def resume(t: Transaction) -> tuple[Channel, bool]:
            channel = find_channel(t, context, reference)
            plan = plan_of(channel, where(context, channel))
            going_on = replace(plan, paused=False, paused_until=None)
            resumed = keep_plan(t, channel, going_on, now)
            if channel.closed_at is not None:  # tried once more
                t.channels.reopen(channel.workspace_id, channel.id, resumed.next_due)
            return resumed, plan.is_paused(now) or channel.closed_at is not None

        channel, was_paused = await context.services.storage.write(resume)
        assert channel.next_due is not None
        again = "again " if was_paused else ""
        place = where(context, channel)
        first = "" if was_paused else "It was not paused. "
        start = Plain(f"{first}The digest is posted {again}{place}. The next one: ")
        text: Text = (start, Time(channel.next_due, "full"), Plain("."))
        return Message((Paragraph(text),), line=f"The digest is posted {again}{place}")
