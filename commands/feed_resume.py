"""`/feed resume`: read a feed again that was stopped, or that is waiting for its next try."""

from bot.model.feed import Feed, Stop
from bot.model.message import Bold, Message, Paragraph, Plain
from bot.pipeline.trouble import resume
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import hint
from commands.feed_reference import FEED, act_on_feed, ask_which, feed_title

_AGAIN = " is read again within a minute"


class FeedResume(Command):
    """Makes a feed due at once, whatever kept it from being read."""

    help = "Read a feed again that is set aside, gone or failing, now"
    parameters = (FEED,)
    for_managers = True
    examples = ("/feed resume 3", "/feed resume https://example.com/feed.xml")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that it is read within a minute."""
        reference, now = arguments["feed"], context.services.clock()

        def start(t: Transaction, feed: Feed) -> None:
            t.feeds.save_state(feed.id, resume(feed.state, now))
            if title := _new_title(feed):
                t.feeds.rename(feed.workspace_id, feed.id, title)

        found = await act_on_feed(context, reference, start)
        return _show(found[0]) if len(found) == 1 else ask_which(reference, found, "feed resume")


def _new_title(feed: Feed) -> str:
    """Return what a feed calls itself that somebody else has now; "" of any other."""
    return feed.state.taken_title if feed.state.stopped == Stop.TAKEN else ""


def _show(feed: Feed) -> Message:
    title = _new_title(feed)
    text = f" is followed as {title} now and read within a minute" if title else _AGAIN
    parts = (
        Paragraph((Bold(feed_title(feed)), Plain(f"{text}."))),
        hint("If it fails, `/feed list` says why; a host that asked for a rest still gets it."),
    )
    return Message(parts, line=f"{feed_title(feed)}{text}")
