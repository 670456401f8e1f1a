"""`/feed import`: follow the feeds of an OPML list, after a look at what that would change."""

from collections.abc import Sequence

from bot.model.message import Bold, Button, Buttons, Listing, Message, Paragraph, Part, Plain, Text
from bot.model.request import Kind, Parameter
from bot.pipeline.pull import FIRST_PULL
from bot.pipeline.show import plural
from bot.sources.links import display_link
from bot.sources.opml import OpmlFeed
from commands.base import Command, Context
from commands.cards import quiet
from commands.opml import Sorted, follow_all, load_list, reading_time, sort_feeds
from commands.wording import argument

_SAMPLE = 8
_YES = ("yes", "y", "true")


class FeedImport(Command):
    """Shows what a list would bring; with `confirm:yes` follows its new feeds."""

    help = "Follow the feeds of an OPML list; first shows what that would change"
    parameters = (
        Parameter("address", Kind.ADDRESS, "Where the OPML file is on the web"),
        Parameter(
            "confirm",
            Kind.TEXT,
            "yes, to follow the feeds (it only shows them if not given)",
            required=False,
        ),
    )
    for_managers = True
    examples = (
        "/feed import https://example.com/feeds.opml",
        "/feed import https://example.com/feeds.opml confirm:yes",
    )

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what is new, known and refused; confirmed, follow what is new."""
        address, services = arguments["address"], context.services
        listed = await load_list(context, address)
        known = await services.storage.read(lambda t: t.feeds.list(context.workspace.id))
        found = sort_feeds(services, listed, known)
        if arguments.get("confirm", "").casefold() not in _YES:
            return _show(found, address)
        added = await services.storage.write(
            lambda t: follow_all(t, context.workspace.id, found.new, services.clock())
        )
        return _show_added(found, added)


def _show(found: Sorted, address: str) -> Message:
    total = len(found.new) + len(found.known) + len(found.refused)
    counts = (
        f"{plural(total, 'feed')} in this list: {len(found.new)} new, "
        f"{len(found.known)} followed already, {len(found.refused)} refused."
    )
    parts: list[Part] = [Paragraph((Plain(counts), Plain(" Nothing has changed yet.")))]
    if found.new:
        parts += [Paragraph((Bold("New"),)), *_sample(found.new)]
    parts += _refused(found)
    if found.new:
        follow = f"Follow {_them(len(found.new))}"
        parts.append(Buttons((Button(follow, f"feed import {argument(address)} confirm:yes"),)))
    return Message(tuple(parts), line=counts)


def _show_added(found: Sorted, added: int) -> Message:
    if not added:
        text = "Every feed of this list that can be followed is followed already."
        return Message((Paragraph((Plain(text),)), *_refused(found)), line=text)
    text = f"Following {plural(added, 'more feed')}."
    minutes = round(reading_time(added).total_seconds() / 60)
    when = f"within the next {plural(minutes, 'minute')}" if minutes else "within a minute"
    turn = (
        f"They are read {when}, from the {FIRST_PULL} newest articles of each on; /news status "
        "counts those that have yet to be, and one that cannot be read says so in the list."
    )
    parts: list[Part] = [Paragraph((Plain(text),)), quiet(turn), *_refused(found)]
    parts.append(Buttons((Button("All feeds", "feed list"),)))
    return Message(tuple(parts), line=text)


def _them(count: int) -> str:
    return "it" if count == 1 else f"all {count}"


def _sample(feeds: Sequence[OpmlFeed]) -> list[Part]:
    shown: list[Part] = [Listing(tuple(feed_words(feed) for feed in feeds[:_SAMPLE]))]
    if len(feeds) > _SAMPLE:
        shown.append(quiet(f"And {len(feeds) - _SAMPLE} more."))
    return shown


def _refused(found: Sorted) -> list[Part]:
    if not found.refused:
        return []
    reasons = tuple((Plain(reason),) for _, reason in found.refused[:_SAMPLE])
    return [Paragraph((Bold("Refused"),)), Listing(reasons)]


def feed_words(feed: OpmlFeed) -> Text:
    """Return a feed of a list on one line: title, where it is from, section."""
    place = display_link(feed.address)
    section = f" · {feed.section}" if feed.section else ""
    if not feed.title:
        return (Plain(f"{place}{section}"),)
    return (Plain(f"{feed.title} · {place}{section}"),)
