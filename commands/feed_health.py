"""How a feed does, in words: for the list of feeds and the bot's status."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model.feed import Feed, Stop
from bot.model.message import Bold, Code, Inline, Plain, Text, Time
from bot.pipeline.show import plural
from commands.feed_reference import feed_place, feed_title

_ENOUGH = 20
"""Readings from which on the share of unchanged ones says something."""


def is_troubled(feed: Feed) -> bool:
    """Return whether a feed cannot be read, or is not read any more."""
    return bool(feed.state.last_error or feed.state.stopped)


def why_no_news(feeds: Sequence[Feed]) -> str:
    """Return in a sentence what keeps news from coming at the moment; empty where nothing does."""
    if not feeds:
        return "No feed is followed here: `/news setup` begins."
    failing = sum(map(is_troubled, feeds))
    few = f"{failing} of {len(feeds)} feeds cannot"
    which = few if failing < len(feeds) else "None of the feeds can"
    return f"{which} be read at the moment: `/feed list` says why." if failing else ""


def worst_first(feeds: Sequence[Feed]) -> list[Feed]:
    """Return the feeds: those that are stopped, those that fail, the rest; each as added."""
    return sorted(feeds, key=lambda feed: (not feed.state.stopped, not feed.state.last_error))


def feed_line(feed: Feed, now: datetime) -> Text:
    """Return a feed on one line: number, title, place, section and health."""
    folder = feed.source == "folder"
    title = feed_place(feed) if folder else feed_title(feed)
    place = f" · {feed_place(feed)}" if feed.title and not folder else ""
    section = f" · {feed.section}" if feed.section else ""
    return (
        Bold(str(feed.id)),
        Plain(" · "),
        Bold(title),
        Plain(f"{place}{section} · "),
        *_health(feed, now),
        *_burst(feed),
    )


def interval_words(length: timedelta) -> str:
    """Return a length of time as people say it: "30 min", "2 h", "1 h 30 min"."""
    minutes = round(length.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not hours else parts)


def _health(feed: Feed, now: datetime) -> Text:
    state = feed.state
    due: Text = (_due(state.next_at, now),) if state.next_at else ()
    if state.stopped:
        return (Plain(f"{_STOPPED[Stop(state.stopped)]} "), Code(f"/feed resume {feed.id}"))
    if state.last_error:
        times = f" ({plural(state.failures, 'time')} in a row)" if state.failures > 1 else ""
        since: Text = (Plain(" Last read "), Time(state.last_ok_at)) if state.last_ok_at else ()
        again = Plain(", next try " if since else " Next try ")
        return (
            Plain(f"fails{times}: {state.last_error}"),
            *since,
            *((again, *due) if due else ()),
        )
    upcoming: Text = (Plain(", next "), *due) if due else ()
    if state.last_ok_at is None:
        return (Plain("not read yet"), *upcoming)
    return (Plain("read "), Time(state.last_ok_at), *upcoming, Plain(_habit(feed)))


def _due(next_at: datetime, now: datetime) -> Inline:
    """Return when a feed is read next; what is due already has not to look past."""
    return Plain("now") if next_at <= now else Time(next_at)


def _habit(feed: Feed) -> str:
    """Return how often a feed is read, and how often in vain."""
    state = feed.state
    words = f", every {interval_words(feed.interval)} as set here" if feed.interval else ""
    if state.readings >= _ENOUGH:
        words += f"; {round(100 * state.unchanged / state.readings)} % of readings found no change"
    return words


def _burst(feed: Feed) -> Text:
    state = feed.state
    if not state.left_out or state.left_out_at is None:
        return ()
    more = f". +{state.left_out:,} more of a burst were not read "
    return (Plain(more), Time(state.left_out_at))


_STOPPED = {
    Stop.TAKEN: (
        "paused: title and site are other ones now, so somebody else seems to have its address. "
        "Follow it as it is now:"
    ),
    Stop.GONE: "not read any more: its server says that it is gone for good. Try again:",
    Stop.QUARANTINED: (
        "set aside: reading it had to be stopped three times for taking too much time or memory. "
        "Try again:"
    ),
}
