"""`/feed test`: what an address is, in words, before anybody follows it."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.article import Analysis
from bot.model.errors import ReadError
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
from commands.feed_choice import feed_label, feed_line
from commands.feed_habits import carries, dates, rhythm
from commands.packs import language_name
from commands.unread import explain_unread
from commands.wording import argument

_MOST_CHOICES = 5
_WARNINGS = 3
_SAMPLE = 3


class FeedTest(Command):
    """Reads an address once and says what it found; keeps nothing."""

    help = "What an address is: a feed and how good a one, or what else; nothing is kept"
    parameters = (Parameter("url", Kind.ADDRESS, "The feed's address, or a web page's"),)
    examples = ("/feed test https://example.com/feed.xml", "/feed test example.com")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with format, dates, habits and the first entry, or with the page's feeds."""
        address = full_address(context, arguments["url"])
        try:
            return await _test(context, address)
        except ReadError as error:
            raise await explain_unread(
                context, error, address, kept="It is not followed, and nothing changed."
            ) from error


async def _test(context: Context, address: str) -> Message:
    """Read an address and say what it is. Raises ReadError."""
    services = context.services
    source, form = "", ""
    if "://" in address:
        found = await discover(services.client, services.run, services.clock, address)
        if not found[0].itself:
            return _ask_which(address, found)
        address, source, form = found[0].address, found[0].source, found[0].form
    trial = await try_feed(services, address, source)
    known = await services.storage.read(lambda t: t.feeds.list(context.workspace.id))
    followed = trial.address in {feed.address for feed in known}
    first = await _read_first(context, trial)
    return _show(trial, form, first, services.clock(), followed=followed)


def _ask_which(address: str, found: Sequence[FoundFeed]) -> Message:
    shown, chosen = display_link(address), found[:_MOST_CHOICES]
    kind = "a news sitemap" if found[0].source == "sitemap" else plural(len(found), "feed")
    which = "one" if len(found) > 1 else "it"
    prompt = f"{shown} is a page, no feed; it leads to {kind}. Test {which}?"
    buttons = tuple(
        Button(feed_label(feed), f"feed test {argument(feed.address)}") for feed in chosen
    )
    lines = Listing(tuple(feed_line(feed) for feed in chosen))
    return Message((lines, Choices(prompt, buttons)), line=prompt)


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


def _show(
    trial: Trial,
    form: str,
    first: tuple[Analysis, str] | None,
    now: datetime,
    *,
    followed: bool,
) -> Message:
    reading = trial.reading
    title = reading.title or host_name(trial.address) or "A folder of articles"
    what = _what(trial, form)
    parts: list[Part] = [Heading((Plain(title),)), Paragraph((Plain(what),))]
    parts.append(Listing(_habits(trial, now)))
    if first:
        parts += _first_entry(reading.entries[0], *first)
        parts += _others(reading.entries[1:_SAMPLE])
    parts += [quiet(warning) for warning in reading.warnings[:_WARNINGS]]
    if followed:
        parts.append(quiet("It is followed here already."))
    else:
        parts.append(Buttons((Button("Follow it", f"feed add {argument(trial.address)}"),)))
    return Message(tuple(parts), line=f"{title}: {what}")


def _what(trial: Trial, form: str) -> str:
    kinds = {"web": f"A feed ({form})" if form else "A feed", "sitemap": "A news sitemap"}
    kind = kinds.get(trial.source, "A folder of articles")
    language = trial.reading.language
    named = f", in {language_name(language)}" if language else ", its language not named"
    return f"{kind} with {plural(len(trial.reading.entries), 'entry', 'entries')} now{named}."


def _habits(trial: Trial, now: datetime) -> tuple[Text, ...]:
    entries = trial.reading.entries
    lines = [dates(entries)]
    if entries and trial.source != "folder":
        lines += [(Plain(said),) for said in (rhythm(entries, now), carries(entries)) if said]
    return tuple(lines)


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


def _others(entries: Sequence[Entry]) -> list[Part]:
    lines: list[tuple[Inline, ...]] = []
    for entry in entries:
        when = (Plain(" · "), Time(entry.published)) if entry.published else ()
        lines.append((link(entry.title or entry.link, entry.link), *when))
    return [label("Then"), Listing(tuple(lines))] if lines else []
