"""`/feed remove`: stop following a feed."""

from bot.model.feed import Feed
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.feed_reference import ask_which, feed_title, find_feeds
from commands.wording import argument


class FeedRemove(Command):
    """Stops following a feed; its articles stay in the archive."""

    help = "Stop following a feed; its articles stay"
    parameters = (
        Parameter("feed", Kind.FEED, "Its number in /feed list, its title or its address"),
    )
    for_managers = True
    examples = ("/feed remove 3", "/feed remove https://example.com/feed.xml")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that the feed is gone, with a button that brings it back."""
        reference, workspace_id = arguments["feed"], context.workspace.id

        def remove(t: Transaction) -> list[Feed]:
            found = find_feeds(t.feeds.list(workspace_id), reference)
            if len(found) == 1:
                t.feeds.remove(workspace_id, found[0].id)
            return found

        found = await context.services.storage.write(remove)
        return _show(found[0]) if len(found) == 1 else ask_which(reference, found, "feed remove")


def _show(feed: Feed) -> Message:
    text = " is no longer followed. Its articles stay in the archive."
    section = f" section:{argument(feed.section)}" if feed.section else ""
    again = Button("Follow it again", f"feed add {argument(feed.address)}{section}")
    parts = (Paragraph((Bold(feed_title(feed)), Plain(text))), Buttons((again,)))
    return Message(parts, line=f"{feed_title(feed)}{text}")
