"""How the feeds that were found at an address are told apart."""

from bot.model.message import Bold, Inline, Plain, Text, Time
from bot.pipeline.show import plural
from bot.sources.discover import FoundFeed
from bot.sources.links import display_link, host_name

_LONGEST_LABEL = 60


def feed_label(feed: FoundFeed) -> str:
    """Return what a button calls a feed."""
    title = feed.title or host_name(feed.address) or display_link(feed.address)
    count = plural(feed.entries, "entry", "entries")
    return f"{title[:_LONGEST_LABEL]} · {count}"


def feed_line(feed: FoundFeed) -> Text:
    """Return a line on a feed: its title, its address, and when it last brought something."""
    parts: list[Inline] = [Bold(feed.title or host_name(feed.address))]
    parts.append(Plain(f" · {display_link(feed.address)} · "))
    if not feed.entries:
        return (*parts, Plain("empty at the moment"))
    if feed.newest is None:
        return (*parts, Plain("no dates"))
    return (*parts, Plain("newest "), Time(feed.newest))
