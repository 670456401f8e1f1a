"""`/digest now`: a digest of this moment, beside the planned ones."""

from collections.abc import Sequence

from bot.model.message import Button, Buttons, Message, Paragraph, Part, Plain, Time, say, with_code
from bot.model.workspace import Channel
from bot.pipeline.post import post_now
from bot.pipeline.show import plural
from commands.base import Command, Context
from commands.channel_reference import WHERE_POSTED, find_channel, where
from commands.feed_health import why_no_news


class DigestNow(Command):
    """Posts a digest at once; the next planned one stays as it is."""

    help = "Post a digest at once, beside the planned ones"
    parameters = (WHERE_POSTED,)
    for_managers = True
    examples = ("/digest now", "/digest now #news")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that it is on its way, or that there is nothing to tell."""
        services, reference = context.services, arguments.get("channel", "")
        channel = await services.storage.write(lambda t: find_channel(t, context, reference))
        place = where(context, channel)
        if closed := await context.why_closed(channel):
            return say(f"Nothing is posted {place}. {closed}")
        digest = await post_now(services, channel)
        if digest.stories:
            stories = plural(len(digest.stories), "story", "stories")
            return _show(channel, f"A digest of {stories} is posted {place} in a moment.")
        feeds = await services.storage.read(lambda t: t.feeds.list(channel.workspace_id))
        preview = (Buttons((Button("Preview", "digest preview"),)),)
        return _show(
            channel,
            f"There is nothing new to tell {place}, so nothing is posted.",
            why_no_news(feeds),
            preview if context.is_here(channel) else (),
        )


def _show(channel: Channel, text: str, why: str = "", more: Sequence[Part] = ()) -> Message:
    parts: list[Part] = [Paragraph(with_code(f"{text} {why}".rstrip()))]
    if channel.next_due:
        stays = Plain("The planned one stays: ")
        parts.append(Paragraph((stays, Time(channel.next_due, "full"), Plain(".")), quiet=True))
    return Message((*parts, *more), line=text)
