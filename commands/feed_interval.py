"""`/feed interval`: how often a feed is read."""

import re
from datetime import timedelta

from bot.model.errors import UsageError
from bot.model.feed import Feed
from bot.model.message import Bold, Message, Paragraph, Plain
from bot.model.request import Completion, Kind, Parameter
from bot.sources.pace import LONGEST, SHORTEST
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import quiet
from commands.feed_health import interval_words
from commands.feed_reference import FEED, act_on_feed, ask_which, feed_title
from commands.wording import argument, quoted

_AUTO = "auto"
_LENGTH = re.compile(r"(?:(\d{1,3}) ?h(?:ours?)?)? ?(?:(\d{1,5}) ?m(?:in(?:utes?)?)?)?")
_USUAL = ("auto", "15m", "30m", "1h", "2h", "6h", "12h", "24h")


class FeedInterval(Command):
    """Sets how often a feed is read, or leaves it to the feed's own rhythm again."""

    help = "How often a feed is read: 15m to 24h, or auto (as often as it publishes)"
    parameters = (
        FEED,
        Parameter(
            "every",
            Kind.TEXT,
            "Such as 30m, 2h or 1h30m; auto: as often as it publishes",
            suggested=True,
        ),
    )
    for_managers = True
    examples = ("/feed interval 3 30m", "/feed interval 3 auto")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what holds from now on."""
        reference, interval = arguments["feed"], read_interval(arguments["every"])

        def keep(t: Transaction, feed: Feed) -> None:
            t.feeds.set_interval(feed.workspace_id, feed.id, interval)

        found = await act_on_feed(context, reference, keep)
        if len(found) == 1:
            return _show(found[0], interval)
        return ask_which(
            reference, found, "feed interval", f" every:{argument(arguments['every'])}"
        )

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest usual intervals."""
        if parameter.name != "every":
            return []
        return [Completion(one) for one in _USUAL if one.startswith(typed.casefold())]


def read_interval(text: str) -> timedelta | None:
    """Return the interval somebody typed, None for `auto`. Raises UsageError."""
    typed = " ".join(text.casefold().split())
    if typed == _AUTO:
        return None
    match = _LENGTH.fullmatch(typed)
    if not typed or match is None:
        raise UsageError(
            f"{quoted(text)} is no interval.", fix="Say it like 30m, 2h or 1h30m, or auto."
        )
    interval = timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0))
    if not SHORTEST <= interval <= LONGEST:
        raise UsageError(
            f"The interval is {interval_words(SHORTEST)} at least and {interval_words(LONGEST)} "
            f"at most, not {interval_words(interval)}.",
            fix="More often would burden the site, and sites lock such readers out; more seldom, "
            "entries would be gone before they are read.",
        )
    return interval


def _show(feed: Feed, interval: timedelta | None) -> Message:
    rhythm = feed.state.rhythm
    if interval is None:
        often = f": about every {interval_words(rhythm)} at present" if rhythm else ""
        text = f" is again read as often as it publishes{often}"
    else:
        text = f" is read every {interval_words(interval)} from its next reading on"
    parts = (
        Paragraph((Bold(feed_title(feed)), Plain(f"{text}."))),
        quiet("A site that asks to be left alone for a while gets its rest all the same."),
    )
    return Message(parts, line=f"{feed_title(feed)}{text}")
