"""`/feed import`: follow the feeds of an OPML list, after a look at what that would change."""

import secrets
from collections import OrderedDict
from collections.abc import Sequence

from bot.model.errors import NotFoundError, UsageError
from bot.model.message import Bold, Button, Buttons, Listing, Message, Paragraph, Part, Plain, Text
from bot.model.request import Kind, Parameter
from bot.pipeline.pull import FIRST_PULL
from bot.pipeline.show import plural
from bot.sources.links import display_link
from bot.sources.opml import OpmlFeed, read_opml
from commands.base import Command, Context
from commands.cards import quiet
from commands.opml import Sorted, follow_all, load_list, reading_time, sort_feeds
from commands.wording import argument

_SAMPLE = 8
_MOST_KEPT = 50
"""Lists handed in and not confirmed yet; a button answers that the oldest is gone."""
_YES = ("yes", "y", "true")


class FeedImport(Command):
    """Shows what a list would bring; with `confirm:yes` follows its new feeds."""

    help = "Follow the feeds of an OPML list; first shows what that would change"
    parameters = (
        Parameter(
            "url",
            Kind.ADDRESS,
            "Where the OPML file is on the web (the file handed in, if not given)",
            required=False,
        ),
        Parameter(
            "file",
            Kind.FILE,
            "The OPML file itself (the address counts if not given)",
            required=False,
        ),
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

    def __init__(self) -> None:
        self._handed_in: OrderedDict[tuple[int, str], list[OpmlFeed]] = OrderedDict()

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what is new, known and refused; confirmed, follow what is new."""
        services, address = context.services, arguments.get("url", "")
        confirmed = arguments.get("confirm", "").casefold()
        listed = await self._read(context, address, confirmed)
        known = await services.storage.read(lambda t: t.feeds.list(context.workspace.id))
        found = sort_feeds(services, listed, known)
        if not confirmed or (confirmed not in _YES and (address or context.file)):
            given = argument(address) if address else ""
            code = "yes" if address else self._keep(context, listed)
            return _show(found, " ".join(w for w in ("feed import", given, f"confirm:{code}") if w))
        added = await services.storage.write(
            lambda t: follow_all(t, context, found.new, services.clock())
        )
        return _show_added(found, added)

    async def _read(self, context: Context, address: str, confirmed: str) -> list[OpmlFeed]:
        """Return the feeds of the list that is meant. Raises ReadError, RequestError."""
        if address:
            return await load_list(context, address)
        if context.file is not None:
            return await context.services.run(read_opml, context.file.body)
        kept = self._handed_in.get((context.workspace.id, confirmed))
        if kept is None and confirmed:
            raise NotFoundError(
                "That list is not at hand any more.", fix="Hand the file in once more."
            )
        if kept is None:
            raise UsageError(
                "`/feed import` needs a list of feeds.",
                fix="Hand in an OPML file where this chat takes one, or give the address of one "
                "on the web: `/feed import https://example.com/feeds.opml`.",
            )
        return kept

    def _keep(self, context: Context, listed: list[OpmlFeed]) -> str:
        """Keep a list that was handed in until it is confirmed; return the word for it."""
        word = secrets.token_hex(4)
        self._handed_in[context.workspace.id, word] = listed
        while len(self._handed_in) > _MOST_KEPT:
            self._handed_in.popitem(last=False)
        return word


def _show(found: Sorted, confirming: str) -> Message:
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
        parts.append(Buttons((Button(f"Follow {_them(len(found.new))}", confirming),)))
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
