"""`/digest preview`: the next digest as it would be posted."""

from bot.model.message import Bold, Divider, Message, Paragraph, Plain, Text, Time
from bot.pipeline.compose import compose
from bot.pipeline.show import digest_message
from commands.base import Command, Context


class DigestPreview(Command):
    """Shows the next digest of this channel, made of what there is by now."""

    help = "The next digest of this channel, as it would be posted"
    examples = ("/digest preview",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the digest of the next slot, or of now where none is planned."""
        channel = context.channel
        now = context.services.clock()
        paused = channel.plan is not None and channel.plan.is_paused(now)
        due_at = now if paused or channel.next_due is None else channel.next_due
        digest = digest_message(await compose(context.services, channel, due_at), preview=True)
        first = (Paragraph((Bold("Preview"), *_when(context)), quiet=True), Divider())
        return Message((*first, *digest.parts), line=f"Preview · {digest.line}")


def _when(context: Context) -> Text:
    """Return when the digest is posted, or why it is not."""
    channel, now = context.channel, context.services.clock()
    if channel.next_due and channel.plan and channel.plan.is_paused(now):
        first: Text = (Plain("; the next one comes "), Time(channel.next_due, "full"))
        return (Plain(": the digest is paused here"), *first, Plain(". It would be this now."))
    if channel.next_due:
        posted = " of what has come so far. The digest is posted here "
        return (Plain(posted), Time(channel.next_due, "full"), Plain("."))
    if channel.plan and channel.plan.paused:
        return (Plain(": the digest is paused here; this is what it would be now."),)
    return (Plain(": no digest is planned here; this is what it would be now."),)
