"""`/feed export`: the feeds of this workspace as an OPML file, without those that hold a key.

What is posted in a chat is read by others, kept by the platform, and passed on: an address that
opens something for its owner alone has no place there.
"""

from collections.abc import Sequence

from bot.model.feed import Feed
from bot.model.message import Attachment, Code, Message, Paragraph, Part, Plain
from bot.pipeline.show import plural
from bot.sources.links import holds_key
from bot.sources.opml import OpmlFeed, write_opml
from commands.base import Command, Context
from commands.cards import quiet
from commands.feed_reference import feed_title

_NAME = "feeds.opml"
_NAMED = 5


class FeedExport(Command):
    """Gives all feeds that are on the web, by section, as other readers take them."""

    help = "All feeds as an OPML file, but those whose address holds a key"
    for_managers = True
    examples = ("/feed export",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the file."""
        services = context.services
        feeds = await services.storage.read(lambda t: t.feeds.list(context.workspace.id))
        on_the_web = [feed for feed in feeds if feed.source != "folder"]
        open_to_all = [feed for feed in on_the_web if not holds_key(feed.address)]
        keyed = [feed for feed in on_the_web if holds_key(feed.address)]
        if not open_to_all:
            return _none(feeds, keyed)
        listed = [
            OpmlFeed(f.address, f.title, f.section, f.language, f.source == "sitemap")
            for f in open_to_all
        ]
        body = await services.run(write_opml, listed)
        left = len(feeds) - len(on_the_web)
        text = f"{plural(len(listed), 'feed')}, to keep or to take elsewhere."
        folders = f" {plural(left, 'folder')} of the bot's own machine left out." if left else ""
        parts: list[Part] = [
            Paragraph((Plain(text + folders),)),
            Attachment(_NAME, "text/x-opml", body.decode()),
        ]
        if keyed:
            parts.append(quiet(_left_out(keyed)))
        return Message(tuple(parts), line=text)


def _left_out(keyed: Sequence[Feed]) -> str:
    names = ", ".join(feed_title(feed) for feed in keyed[:_NAMED])
    more = f" and {len(keyed) - _NAMED} more" if len(keyed) > _NAMED else ""
    holds = "its address holds a key" if len(keyed) == 1 else "their addresses hold keys"
    return (
        f"Left out, because {holds} of yours: {names}{more}. Whoever runs the bot gets the whole "
        "list with: python -m bot feeds export"
    )


def _none(feeds: Sequence[Feed], keyed: Sequence[Feed]) -> Message:
    if keyed:
        text = "No feed here can be exported."
        return Message((Paragraph((Plain(text),)), quiet(_left_out(keyed))), line=text)
    why = " but folders of the bot's own machine" if feeds else " yet"
    text = f"No feed is followed here{why}, so there is nothing to export."
    more = (Plain(" One is added with "), Code("/feed add ADDRESS"), Plain("."))
    return Message((Paragraph((Plain(text), *more)),), line=text)
