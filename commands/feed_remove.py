"""`/feed remove`: stop following a feed."""

from bot.model.feed import Feed
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Plain
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.feed_reference import FEED, act_on_feed, ask_which, feed_title
from commands.wording import argument


class FeedRemove(Command):
    """Stops following a feed; its articles stay in the archive."""

    help = "Stop following a feed; its articles stay"
    parameters = (FEED,)
    for_managers = True
    examples = ("/feed remove 3", "/feed remove https://example.com/feed.xml")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that the feed is gone, with a button that brings it back."""
        reference = arguments["feed"]

        def remove(t: Transaction, feed: Feed) -> None:
            t.feeds.remove(feed.workspace_id, feed.id)

        found = await act_on_feed(context, reference, remove)
        return _show(found[0]) if len(found) == 1 else ask_which(reference, found, "feed remove")


def _show(feed: Feed) -> Message:
    text = " is no longer followed. Its articles stay in the archive."
    section = f" section:{argument(feed.section)}" if feed.section else ""
    again = Button("Follow it again", f"feed add {argument(feed.address)}{section}")
    parts = (Paragraph((Bold(feed_title(feed)), Plain(text))), Buttons((again,)))
    return Message(parts, line=f"{feed_title(feed)}{text}")
