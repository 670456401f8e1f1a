"""`/feed test`: what an address is, in words, before anybody follows it."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.article import Analysis
from bot.model.errors import NotAFeedError
from bot.model.feed import Entry, Feed
from bot.model.message import (
    Bold,
    Button,
    Buttons,
    Choices,
    Heading,
    Inline,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    Text,
    Time,
)
from bot.model.request import Kind, Parameter
from bot.pipeline.follow import Trial, try_feed
from bot.pipeline.read import read_entry
from bot.pipeline.show import plural
from bot.sources.discover import FoundFeed, discover
from bot.sources.links import display_link, host_name
from commands.addresses import full_address
from commands.base import Command, Context
from commands.cards import label, link, quiet
from commands.packs import language_name
from commands.wording import argument

_MOST_CHOICES = 5
_WARNINGS = 3


class FeedTest(Command):
    """Reads an address once and says what it found; keeps nothing."""

    help = "What an address is: a feed and how good a one, or what else; nothing is kept"
    parameters = (Parameter("address", Kind.ADDRESS, "The feed's address, or a web page's"),)
    examples = ("/feed test https://example.com/feed.xml", "/feed test example.com")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with title, language, dates and the first entry, or with the page's feeds."""
        address, services = full_address(context, arguments["address"]), context.services
        try:
            trial = await try_feed(services, address)
        except NotAFeedError as what_it_is:
            return await _look_behind(context, address, what_it_is)
        known = await services.storage.read(lambda t: t.feeds.list(context.workspace.id))
        followed = trial.address in {feed.address for feed in known}
        first = await _read_first(context, trial)
        return _show(trial, first, followed=followed)


async def _look_behind(context: Context, address: str, what_it_is: NotAFeedError) -> Message:
    """Return the feeds of the page at an address. Raises what it is where it has none."""
    services = context.services
    try:
        found = await discover(services.client, services.run, services.clock, address)
    except NotAFeedError:
        raise what_it_is from None
    return _ask_which(address, found)


def _ask_which(address: str, found: Sequence[FoundFeed]) -> Message:
    shown = display_link(address)
    prompt = f"{shown} is a page, no feed; it leads to {plural(len(found), 'feed')}. Test one?"
    buttons = tuple(
        Button(
            f"{feed.title or display_link(feed.address)} · "
            f"{plural(feed.entries, 'entry', 'entries')}",
            f"feed test {argument(feed.address)}",
        )
        for feed in found[:_MOST_CHOICES]
    )
    return Message((Choices(prompt, buttons),), line=prompt)


async def _read_first(context: Context, trial: Trial) -> tuple[Analysis, str] | None:
    """Return what becomes of the first entry, as a pull would read it."""
    if not trial.reading.entries:
        return None
    feed = Feed(
        0,
        context.workspace.id,
        trial.address,
        trial.source,
        title=trial.reading.title,
        language=trial.reading.language,
    )
    return await read_entry(context.services, feed, trial.reading.entries[0])


def _show(trial: Trial, first: tuple[Analysis, str] | None, *, followed: bool) -> Message:
    reading = trial.reading
    title = reading.title or host_name(trial.address) or "A folder of articles"
    what = _what(trial)
    parts: list[Part] = [Heading((Plain(title),)), Paragraph((Plain(what),))]
    parts.append(Listing((_dates([e.published for e in reading.entries]),)))
    if first:
        parts += _first_entry(reading.entries[0], *first)
    parts += [quiet(warning) for warning in reading.warnings[:_WARNINGS]]
    if followed:
        parts.append(quiet("It is followed here already."))
    else:
        parts.append(Buttons((Button("Follow it", f"feed add {argument(trial.address)}"),)))
    return Message(tuple(parts), line=f"{title}: {what}")


def _what(trial: Trial) -> str:
    kind = "A feed" if trial.source == "web" else "A folder of articles"
    language = trial.reading.language
    named = f", in {language_name(language)}" if language else ", its language not named"
    return f"{kind} with {plural(len(trial.reading.entries), 'entry', 'entries')} now{named}."


def _dates(published: Sequence[datetime | None]) -> Text:
    dated = [moment for moment in published if moment is not None]
    if not published:
        return (Plain("It is empty at the moment, so there is nothing to judge it by."),)
    if not dated:
        return (Plain("No entry has a date: each counts as new from when it is first seen."),)
    newest: tuple[Inline, ...] = (Plain("Newest entry "), Time(max(dated)))
    oldest: tuple[Inline, ...] = (Plain(", oldest "), Time(min(dated))) if len(dated) > 1 else ()
    missing = len(published) - len(dated)
    return (*newest, *oldest, Plain(f"; {missing} without a date" if missing else ""))


def _first_entry(entry: Entry, analysis: Analysis, warning: str) -> list[Part]:
    document = analysis.document
    headline = link(entry.title or document.title, entry.link)
    parts: list[Part] = [label("Its first entry, as the digest would show it")]
    parts.append(Paragraph((Bold("•"), Plain(" "), headline)))
    chosen = analysis.summaries.get("news", ())
    parts += [Quote(analysis.sentences[i].of(document.text)) for i in chosen]
    if not chosen:
        parts.append(quiet("None of its text is fit to be shown: only the headline could be."))
    if warning:
        parts.append(quiet(warning))
    return parts
