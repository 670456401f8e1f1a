"""`/feed list`: the feeds that are followed, and how each of them does."""

from collections.abc import Sequence

from bot.model.feed import Feed
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
from bot.pipeline.show import plural
from commands.base import Command, Context
from commands.cards import quiet
from commands.feed_reference import feed_place, feed_title


class FeedList(Command):
    """Lists the workspace's feeds with their health."""

    help = "The feeds followed here: when each was read, what is wrong, when it is next"
    examples = ("/feed list",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the feeds, those that fail first."""
        feeds = await context.services.storage.read(lambda t: t.feeds.list(context.workspace.id))
        if not feeds:
            return _none()
        failing = [feed for feed in feeds if feed.state.last_error]
        well = [feed for feed in feeds if not feed.state.last_error]
        counts = f"{plural(len(feeds), 'feed')}, {_failing(failing)}"
        parts: tuple[Part, ...] = (
            Heading((Plain("Feeds"),)),
            quiet(counts),
            Listing(tuple(feed_line(feed) for feed in (*failing, *well))),
        )
        return Message(parts, line=counts)


def _failing(failing: Sequence[Feed]) -> str:
    if not failing:
        return "all well"
    return f"{len(failing)} that cannot be read at the moment"


def feed_line(feed: Feed) -> Text:
    """Return a feed on one line: number, title, place, section and health."""
    place = f" · {feed_place(feed)}" if feed.title else ""
    section = f" · {feed.section}" if feed.section else ""
    return (
        Bold(f"{feed.id} {feed_title(feed)}"),
        Plain(f"{place}{section} · "),
        *_health(feed),
    )


def _health(feed: Feed) -> Text:
    state = feed.state
    again = ", next try " if state.last_error else ", next "
    upcoming: Text = (Plain(again), Time(state.next_at)) if state.next_at else ()
    if state.last_error:
        times = f" ({plural(state.failures, 'time')} in a row)" if state.failures > 1 else ""
        since: Text = (Plain(" Last read "), Time(state.last_ok_at)) if state.last_ok_at else ()
        return (Plain(f"fails{times}: {state.last_error}"), *since, *upcoming)
    if state.last_ok_at is None:
        return (Plain("not read yet"), *upcoming)
    return (Plain("read "), Time(state.last_ok_at), *upcoming)


def _none() -> Message:
    text = "No feed is followed here yet. A manager adds one with "
    return Message(
        (Paragraph((Plain(text), Code("/feed add ADDRESS"), Plain("."))),),
        line="No feed is followed here yet",
    )
