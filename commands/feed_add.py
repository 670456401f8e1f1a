"""`/feed add`: follow a feed, given its address or that of a page that links to it."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.errors import HttpStatusError, NotAFeedError, NotTextError, ReadError
from bot.model.feed import Feed, FetchResult
from bot.model.message import (
    Bold,
    Button,
    Buttons,
    Choices,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Time,
)
from bot.model.request import Completion, Kind, Parameter
from bot.pipeline.follow import keep_feed, try_feed
from bot.pipeline.pull import FIRST_PULL
from bot.pipeline.show import plural
from bot.sources.discover import SITEMAP, FoundFeed, discover
from bot.sources.links import display_link
from commands.addresses import full_address
from commands.base import Command, Context
from commands.cards import link, quiet
from commands.ceilings import check_feeds
from commands.digest_sections import known_sections
from commands.feed_choice import feed_label, feed_line
from commands.feed_habits import silent_since
from commands.feed_reference import feed_place, feed_title
from commands.unread import explain_unread
from commands.wording import argument

_MOST_CHOICES = 5
_SAMPLE = 3
_EMPTY = (
    "It is empty at the moment: what it publishes from now on comes by itself. If the site has "
    "published lately, this is not its main feed."
)


class FeedAdd(Command):
    """Follows a feed; a page that links to several feeds is asked back."""

    help = "Follow a feed, by its address or that of a page that has one"
    parameters = (
        Parameter("url", Kind.ADDRESS, "The feed's address, or a web page's"),
        Parameter(
            "section",
            Kind.TEXT,
            "A heading, such as asia (none if not given)",
            required=False,
            suggested=True,
        ),
    )
    for_managers = True
    examples = ("/feed add https://example.com/feed.xml", "/feed add example.com section:asia")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what is followed now, or ask which of a page's feeds is meant."""
        address = full_address(context, arguments["url"])
        try:
            return await _find(context, address, arguments.get("section", ""))
        except ReadError as error:
            raise await explain_unread(
                context, error, address, kept="It was not added, and nothing changed."
            ) from error

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest the sections of the feeds that are followed."""
        if parameter.name != "section":
            return []
        known = await context.services.storage.read(lambda t: known_sections(t, context))
        return [Completion(name) for name in known if typed.casefold() in name.casefold()]


async def _find(context: Context, address: str, section: str) -> Message:
    """Follow what is at an address, or ask which of its feeds is meant. Raises ReadError."""
    try:
        return await _follow(context, address, section)
    except (NotAFeedError, NotTextError, HttpStatusError):
        services = context.services
        found = await discover(services.client, services.run, services.clock, address)
    first = found[0]
    if first.source == SITEMAP and not first.itself:
        return _offer_sitemap(address, first, section)
    if len(found) == 1:
        return await _follow(context, first.address, section, first.source, address)
    return _ask_which(address, found, section)


async def _follow(
    context: Context, address: str, section: str, source: str = "", asked: str = ""
) -> Message:
    """Follow a feed; `asked` is the page that led to it, or ""."""
    trial = await try_feed(context.services, address, source)
    feed, new = await keep_feed(
        context.services,
        context.workspace.id,
        trial,
        section=section,
        check=lambda t: check_feeds(t, context, 1),
    )
    now = context.services.clock()
    return _show(feed, trial.reading, asked, now) if new else _show_known(feed, section)


def _show(feed: Feed, read: FetchResult, asked: str, now: datetime) -> Message:
    section = f" under {feed.section}" if feed.section else ""
    entries = plural(len(read.entries), "entry", "entries")
    parts: list[Part] = [
        Paragraph(
            (Plain("Following "), Bold(feed_title(feed)), Plain(f"{section}: {entries} now."))
        ),
        Listing(tuple((link(e.title, e.link),) for e in read.entries[:_SAMPLE] if e.title)),
        *((quiet(f"Its feed is {feed_place(feed)}."),) if asked else ()),
        *_silence(read, now),
        quiet(_next_pull(feed, len(read.entries)) if read.entries else _when_empty(feed)),
        Buttons((_stop(feed), Button("All feeds", "feed list"))),
    ]
    return Message(tuple(parts), line=f"Following {feed_title(feed)}: {entries} now")


def _silence(read: FetchResult, now: datetime) -> list[Part]:
    newest = silent_since(read.entries, now)
    if newest is None:
        return []
    ended = ". It may have ended, or not be the site's main feed."
    return [Paragraph((Plain("Its newest entry is of "), Time(newest, "date"), Plain(ended)))]


def _next_pull(feed: Feed, entries: int) -> str:
    if feed.source == "folder" or entries <= FIRST_PULL:
        return "All its articles are read within a minute; what is added later, as it comes."
    return (
        f"Its {FIRST_PULL} newest articles are read within a minute; older ones count as known, "
        "so that a new feed never floods the digest."
    )


def _when_empty(feed: Feed) -> str:
    if feed.source == "folder":
        return "It holds no article yet: .txt, .md and .html files in it are read as they come."
    return _EMPTY


def _show_known(feed: Feed, section: str) -> Message:
    under = f" under {feed.section}" if feed.section else ""
    text = f"{feed_title(feed)} ({feed_place(feed)}) is followed already{under}; nothing changed."
    parts: list[Part] = [Paragraph((Plain(text),))]
    if section and section.casefold() != feed.section.casefold():
        parts.append(quiet("For another section, stop following it and add it again."))
    return Message((*parts, Buttons((_stop(feed),))), line=text)


def _stop(feed: Feed) -> Button:
    return Button("Stop following", f"feed remove {feed.id}")


def _ask_which(address: str, found: Sequence[FoundFeed], section: str) -> Message:
    shown = display_link(address)
    prompt = f"{shown} has {plural(len(found), 'feed')}; the likeliest first. Which one?"
    buttons = tuple(
        Button(feed_label(feed), _request(feed.address, section)) for feed in found[:_MOST_CHOICES]
    )
    lines = Listing(tuple(feed_line(feed) for feed in found[:_MOST_CHOICES]))
    return Message((lines, Choices(prompt, buttons)), line=prompt)


def _offer_sitemap(address: str, found: FoundFeed, section: str) -> Message:
    prompt = (
        f"{display_link(address)} has no feed, but a news sitemap: "
        f"{plural(found.entries, 'article')} of {found.title}. "
        "It has headlines and dates; the text is read from each page. Follow that?"
    )
    button = Button("Follow the news sitemap", _request(found.address, section))
    return Message((Choices(prompt, (button,)),), line=prompt)


def _request(address: str, section: str) -> str:
    under = f" section:{argument(section)}" if section else ""
    return f"feed add {argument(address)}{under}"
