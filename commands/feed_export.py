"""`/feed export`: the feeds of this workspace as an OPML file."""

from bot.model.message import Attachment, Code, Message, Paragraph, Plain
from bot.pipeline.show import plural
from bot.sources.opml import OpmlFeed, write_opml
from commands.base import Command, Context
from commands.cards import quiet

_NAME = "feeds.opml"


class FeedExport(Command):
    """Gives all feeds that are on the web, by section, as other readers take them."""

    help = "All feeds as an OPML file; addresses are in full, some may hold a key of yours"
    for_managers = True
    examples = ("/feed export",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the file."""
        services = context.services
        feeds = await services.storage.read(lambda t: t.feeds.list(context.workspace.id))
        listed = [
            OpmlFeed(feed.address, feed.title, feed.section, feed.language)
            for feed in feeds
            if feed.source != "folder"
        ]
        if not listed:
            return _none(len(feeds))
        body = await services.run(write_opml, listed)
        left = len(feeds) - len(listed)
        text = f"{plural(len(listed), 'feed')} of this server, to keep or to take elsewhere."
        folders = f" {plural(left, 'folder')} of the bot's own machine left out." if left else ""
        parts = (
            Paragraph((Plain(text + folders),)),
            Attachment(_NAME, "text/x-opml", body.decode()),
            quiet(
                "Addresses stand there in full. Where one holds a key, keep the file to yourself."
            ),
        )
        return Message(parts, line=text)


def _none(folders: int) -> Message:
    why = " but folders of the bot's own machine" if folders else " yet"
    text = f"No feed is followed here{why}, so there is nothing to export."
    more = (Plain(" One is added with "), Code("/feed add ADDRESS"), Plain("."))
    return Message((Paragraph((Plain(text), *more)),), line=text)
