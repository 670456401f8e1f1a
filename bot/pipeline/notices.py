"""What managers are told of a feed: a sentence with its fix, once, where its news go.

Queued like any message, in the transaction that changes the feed's state: so none is told twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.delivery import NewDelivery
from bot.model.feed import Feed, FetchState
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Part, Plain, to_json
from bot.model.workspace import Channel
from bot.pipeline.feed_names import feed_place, feed_title
from bot.pipeline.show import plural
from bot.pipeline.trouble import Notice
from bot.storage.contract import Transaction

MOST_A_DAY = 5
"""Notices a channel gets a day; when more feeds are in trouble, one message says where to look."""


@dataclass(frozen=True, slots=True)
class Case:
    """What has become of a feed, as far as it is told."""

    feed: Feed
    notice: Notice
    now: datetime
    state: FetchState
    """How the feed stands now."""
    moved_to: Feed | None = None


def queue_notice(t: Transaction, case: Case) -> int:
    """Queue what is to be told of a feed in its channels; return how many messages that were."""
    feed, message = case.feed, to_json(notice_message(case))
    queued = 0
    for channel in _channels(t.channels.list(feed.workspace_id), feed):
        day = f"notice-{case.now:%Y%m%d}-{channel.id}-"
        if t.deliveries.count(feed.workspace_id, day) < MOST_A_DAY:
            key, said = f"{day}{feed.id}-{case.notice}-{case.now:%H%M%S%f}", message
        else:
            key, said = f"{day}more", to_json(_MORE)
        queued += t.deliveries.queue(
            NewDelivery(feed.workspace_id, channel.id, key, said, case.now)
        )
    return queued


def notice_message(case: Case) -> Message:
    """Return what managers read."""
    name, sentence = feed_title(case.feed), _SENTENCES[case.notice](case)
    parts: list[Part] = [Paragraph((Bold(name), Plain(f" {sentence}")))]
    if case.notice in _MENDABLE:
        label = "Follow it as it is now" if case.notice is Notice.TAKEN else "Try it again"
        again = Button(label, f"feed resume {case.feed.id}")
        stop = Button("Stop following", f"feed remove {case.feed.id}")
        parts.append(Buttons((again, stop)))
    return Message(tuple(parts), line=f"{name} {sentence}")


def _channels(channels: Sequence[Channel], feed: Feed) -> list[Channel]:
    """Return where a feed's news go: every channel whose digest has its section, else the first."""
    planned = [channel for channel in channels if channel.plan]
    mine = [channel for channel in planned if _uses(channel, feed)]
    return mine or planned[:1]


def _uses(channel: Channel, feed: Feed) -> bool:
    sections = [section.casefold() for section in channel.plan.sections] if channel.plan else []
    return not sections or feed.section.casefold() in sections


def _down(case: Case) -> str:
    return (
        f"could not be read for {_days(case.state.failing_since, case.now)}. The last try said: "
        f"{case.state.last_error} It is still tried once a day; if it has moved, follow its new "
        "address and stop following this one."
    )


def _missing(case: Case) -> str:
    return (
        f"was answered with “not found” (404) for {_days(case.state.missing_since, case.now)}: it "
        "has probably moved or ended. Look on its site for the new address and follow that; "
        "this one is still tried once a day."
    )


def _gone(case: Case) -> str:
    return (
        "is gone for good: its server says so (410), and it is not read any more. Its articles "
        "stay. If the server was wrong, which happens while a site is rebuilt, try it again."
    )


def _quarantined(case: Case) -> str:
    return (
        "is set aside: three times in a row, reading it had to be stopped because it took too "
        "much time or memory. The other feeds go on. When its publisher has mended it, try it "
        "again."
    )


def _back(case: Case) -> str:
    return "can be read again; what it has published meanwhile is caught up on now."


def _moved(case: Case) -> str:
    to = feed_place(case.moved_to or case.feed)
    return (
        f"has moved to another site: from {feed_place(case.feed)} to {to}. Its server has said so "
        "for more than a day, so the new address is followed from now on. If that is not its "
        f"publisher's, stop it: /feed remove {case.feed.id}."
    )


def _merged(case: Case) -> str:
    into = case.moved_to or case.feed
    return (
        "has moved to an address that is followed already, so the two are one now: "
        f"{feed_title(into)} ({feed_place(into)})."
    )


def _taken(case: Case) -> str:
    state = case.state
    return (
        f"is paused: somebody else seems to have its address. It was “{state.called}” with "
        f"articles on {state.site}; now it is “{state.taken_title}” with articles on "
        f"{state.taken_site}. Nothing of that was read or posted. /feed resume {case.feed.id} "
        f"follows it as what it is now, /feed remove {case.feed.id} stops following it."
    )


_SENTENCES: Mapping[Notice, Callable[[Case], str]] = {
    Notice.DOWN: _down,
    Notice.MISSING: _missing,
    Notice.GONE: _gone,
    Notice.QUARANTINED: _quarantined,
    Notice.BACK: _back,
    Notice.MOVED: _moved,
    Notice.MERGED: _merged,
    Notice.TAKEN: _taken,
}
_MENDABLE = (Notice.DOWN, Notice.MISSING, Notice.GONE, Notice.QUARANTINED, Notice.TAKEN)
_MORE_TEXT = "There is more to say of feeds today than is told one by one. "
_MORE = Message(
    (
        Paragraph((Plain(_MORE_TEXT), Plain("The list of feeds says how each does."))),
        Buttons((Button("All feeds", "feed list"),)),
    ),
    line=f"{_MORE_TEXT}/feed list says how each does.",
)


def _days(since: datetime | None, now: datetime) -> str:
    days = (now - since).days if since else 0
    return plural(days, "day") if days else "less than a day"
