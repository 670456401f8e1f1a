"""`/feed list`: the feeds that are followed, and how each of them does."""

from collections.abc import Sequence

from bot.model.feed import Feed
from bot.model.message import (
    Button,
    Buttons,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    with_code,
)
from bot.model.request import Kind, Parameter
from bot.pipeline.show import plural
from commands.base import Command, Context
from commands.cards import quiet
from commands.feed_health import feed_line, is_troubled, worst_first
from commands.wording import number

_PAGE = 25


class FeedList(Command):
    """Lists the workspace's feeds with their health, a page at a time."""

    help = "The feeds followed here: when each was read, what is wrong, when it is next"
    parameters = (
        Parameter("page", Kind.NUMBER, f"{_PAGE} feeds each (the first if not given)", False),
    )
    examples = ("/feed list", "/feed list 2")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the feeds, those that fail first."""
        feeds = await context.services.storage.read(lambda t: t.feeds.list(context.workspace.id))
        if not feeds:
            return _none()
        pages = -(-len(feeds) // _PAGE)
        page = number(arguments.get("page", "1"), what="The page", least=1, most=pages)
        shown = worst_first(feeds)[(page - 1) * _PAGE : page * _PAGE]
        counts = f"{plural(len(feeds), 'feed')}, {_failing(feeds)}"
        place = f" · page {page} of {pages}" if pages > 1 else ""
        now = context.services.clock()
        parts: list[Part] = [
            Heading((Plain("Feeds"),)),
            quiet(counts + place),
            Listing(tuple(feed_line(feed, now) for feed in shown)),
        ]
        if pages > 1:
            parts.append(_turn(page, pages))
        return Message(tuple(parts), line=counts)


def _turn(page: int, pages: int) -> Buttons:
    there = [("Page before", page - 1)] if page > 1 else []
    there += [("Next page", page + 1)] if page < pages else []
    return Buttons(tuple(Button(label, f"feed list {to}") for label, to in there))


def _failing(feeds: Sequence[Feed]) -> str:
    stopped = sum(bool(feed.state.stopped) for feed in feeds)
    failing = sum(is_troubled(feed) for feed in feeds) - stopped
    waiting = sum(feed.state.last_ok_at is None and not is_troubled(feed) for feed in feeds)
    words = [f"{failing} cannot be read at the moment"] if failing else []
    words += [f"{stopped} not read any more"] if stopped else []
    words += [f"{waiting} not read yet"] if waiting else []
    return ", ".join(words or ["all well"])


def _none() -> Message:
    first = "No feed is followed here yet."
    begin = "A manager begins with `/news setup`, or adds one with `/feed add ADDRESS`."
    return Message((Paragraph(with_code(f"{first} {begin}")),), line=first.removesuffix("."))
