"""How a feed is called and placed where people read of it."""

from pathlib import PurePath

from bot.model.feed import Feed
from bot.sources.links import display_link, host_name


def feed_title(feed: Feed) -> str:
    """Return what a feed is called: its title, else where it is from."""
    if feed.title:
        return feed.title
    if feed.source == "folder":
        return f"the folder {PurePath(feed.address).name}"
    return host_name(feed.address) or display_link(feed.address)


def feed_place(feed: Feed) -> str:
    """Return where a feed is from, as anybody may see it: no secret in it, no path of the disk."""
    if feed.source == "folder":
        return f"folder {PurePath(feed.address).name}"
    return display_link(feed.address)


def feed_address(feed: Feed) -> str:
    """Return where a feed is from, as whoever runs the bot may see it: no secret in it."""
    return feed.address if feed.source == "folder" else display_link(feed.address)
