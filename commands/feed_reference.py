"""Which feed a person means: by number, address, title or host; and how a feed is shown."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from bot.model.errors import NotFoundError
from bot.model.feed import Feed
from bot.model.message import Button, Choices, Message
from bot.model.request import Kind, Parameter
from bot.pipeline.feed_names import feed_place, feed_title
from bot.sources.links import host_name
from bot.storage.contract import Transaction
from commands.base import Context
from commands.wording import quoted

__all__ = ["FEED", "act_on_feed", "ask_which", "feed_place", "feed_title", "find_feeds"]

FEED = Parameter("feed", Kind.FEED, "Its number in /feed list, its title or its address")

_NEAREST = 3
_MOST_CHOICES = 5


async def act_on_feed(
    context: Context, reference: str, act: Callable[[Transaction, Feed], None]
) -> list[Feed]:
    """Act on the feed that a reference means and return it; of several, return all untouched.

    Raises NotFoundError with the nearest titles.
    """

    def work(t: Transaction) -> list[Feed]:
        found = find_feeds(t.feeds.list(context.workspace.id), reference)
        if len(found) == 1:
            act(t, found[0])
        return found

    return await context.services.storage.write(work)


def find_feeds(feeds: Sequence[Feed], reference: str) -> list[Feed]:
    """Return the feeds a reference may mean, one where it is sure.

    Raises NotFoundError with the nearest titles.
    """
    wanted = reference.strip().casefold()
    for forms in (_numbers, _names, _parts):
        found = [feed for feed in feeds if wanted in forms(feed)]
        if found:
            return found
    titles = {feed_title(feed).casefold(): feed_title(feed) for feed in feeds}
    near = get_close_matches(wanted, titles, n=_NEAREST)
    raise NotFoundError(
        f"No feed here is called {quoted(reference)}.",
        nearest=tuple(titles[title] for title in near),
        fix="" if near else "`/feed list` shows the feeds with their numbers.",
        subject=reference,
    )


def ask_which(reference: str, found: Sequence[Feed], command: str, rest: str = "") -> Message:
    """Return the question which of several feeds is meant; each button asks again for one."""
    prompt = f"Which {quoted(reference)} do you mean?"
    buttons = tuple(
        Button(f"{feed_title(feed)} · {feed_place(feed)}", f"{command} {feed.id}{rest}")
        for feed in found[:_MOST_CHOICES]
    )
    return Message((Choices(prompt, buttons),), line=prompt)


def _numbers(feed: Feed) -> tuple[str, ...]:
    return (str(feed.id), f"#{feed.id}")


def _names(feed: Feed) -> tuple[str, ...]:
    names = (feed.address, feed.title, feed_place(feed), feed_title(feed))
    return tuple(name.casefold() for name in names if name)


def _parts(feed: Feed) -> tuple[str, ...]:
    """The loosest forms: the host, and the words of the title."""
    return (host_name(feed.address).casefold(), *feed.title.casefold().split())
