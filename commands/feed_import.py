"""`/feed import`: follow the feeds of an OPML list, after a look at what that would change."""

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from bot.model.errors import NotFoundError, UsageError
from bot.model.feed import Feed
from bot.model.message import Bold, Button, Buttons, Listing, Message, Paragraph, Part, Plain, Text
from bot.model.request import Kind, Parameter
from bot.pipeline.pull import FIRST_PULL
from bot.pipeline.show import plural
from bot.sources.links import display_link
from bot.sources.opml import OpmlFeed, read_entries
from commands.base import Command, Context
from commands.cards import hint, label, quiet
from commands.feed_health import feed_line
from commands.first_readings import FirstReadings, watch
from commands.opml import Sorted, follow_all, load_list, sort_feeds
from commands.wording import argument, join

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
        if not added:
            return _show_none(found)
        readings = await watch(context, added, lambda so_far: _show_going_on(found, so_far))
        so_far = readings or FirstReadings(waiting=len(added))
        return _show_added(found, so_far, services.clock())

    async def _read(self, context: Context, address: str, confirmed: str) -> list[OpmlFeed]:
        """Return the feeds of the list that is meant. Raises ReadError, RequestError."""
        if address:
            return await load_list(context, address)
        if context.file is not None:
            return await context.services.run(read_entries, context.file.body)
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


def _show_none(found: Sorted) -> Message:
    text = "Every feed of this list that can be followed is followed already."
    return Message((Paragraph((Plain(text),)), *_refused(found)), line=text)


def _show_going_on(found: Sorted, so_far: FirstReadings) -> Message:
    """Return the answer while feeds are still being read for the first time."""
    text = _following(so_far)
    how = f"They are read in turn, {_left(so_far)}; the progress is shown here."
    return Message((Paragraph((Plain(text),)), quiet(how), *_refused(found)), line=text)


def _show_added(found: Sorted, readings: FirstReadings, now: datetime) -> Message:
    text = _following(readings)
    parts: list[Part] = [Paragraph((Plain(text),))]
    if readings.failing:
        parts += [label("Cannot be read at the moment"), *_failing(readings.failing, now)]
    parts += [hint(_first_articles(readings)), *_refused(found)]
    buttons = [Button("All feeds", "feed list")]
    if readings.waiting:
        buttons.append(Button("How far it is", "news status"))
    return Message((*parts, Buttons(tuple(buttons))), line=text)


def _following(readings: FirstReadings) -> str:
    """Return how many are followed, and what is known of them by now."""
    counted = (
        (readings.read, "read"),
        (len(readings.failing), "cannot be read"),
        (readings.waiting, "not read yet"),
    )
    states = join([f"{count:,} {what}" for count, what in counted if count])
    known = f": {states}" if readings.waiting < readings.total else ""
    return f"Following {plural(readings.total, 'more feed')}{known}."


def _left(readings: FirstReadings) -> str:
    minutes = round(readings.left.total_seconds() / 60)
    return f"within the next {plural(minutes, 'minute')}" if minutes else "within a minute"


def _first_articles(readings: FirstReadings) -> str:
    from_where = f"from the {FIRST_PULL} newest articles of each on"
    if not readings.waiting:
        return f"They were read {from_where}; what is older counts as known."
    return (
        f"They are read {_left(readings)}, {from_where}; `/news status` counts those that have yet "
        "to be, and one that cannot be read says so in the list."
    )


def _failing(feeds: Sequence[Feed], now: datetime) -> list[Part]:
    shown: list[Part] = [Listing(tuple(feed_line(feed, now) for feed in feeds[:_SAMPLE]))]
    if len(feeds) > _SAMPLE:
        shown.append(hint(f"And {len(feeds) - _SAMPLE} more, in `/feed list`."))
    return [*shown, hint("They are tried again; `/feed remove` ends those of no use.")]


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
    more = len(found.refused) - _SAMPLE
    parts: list[Part] = [Paragraph((Bold("Refused"),)), Listing(reasons)]
    return [*parts, quiet(f"And {more} more.")] if more > 0 else parts


def feed_words(feed: OpmlFeed) -> Text:
    """Return a feed of a list on one line: title, where it is from, section."""
    place = display_link(feed.address)
    section = f" · {feed.section}" if feed.section else ""
    if not feed.title:
        return (Plain(f"{place}{section}"),)
    return (Plain(f"{feed.title} · {place}{section}"),)
