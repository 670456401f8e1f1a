"""`/news status`: how the bot does: feeds, lag, failures, queue, next digests, version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.delivery import QueueCounts
from bot.model.feed import Feed
from bot.model.message import (
    Bold,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Text,
    Time,
    with_code,
)
from bot.model.workspace import Channel
from bot.pipeline.show import plural
from bot.storage.contract import Counts, Transaction
from commands.base import Command, Context
from commands.cards import hint, label, quiet
from commands.channel_reference import where
from commands.feed_health import feed_line, is_troubled, worst_first
from commands.zones import daily

_ON_TIME = timedelta(minutes=5)
"""A feed that waits no longer than that for its turn is not late."""
_LATELY = timedelta(days=7)
"""For so long it is said that a message could not be delivered."""
_TROUBLED = 8


@dataclass(frozen=True, slots=True)
class Status:
    """What is looked at."""

    feeds: tuple[Feed, ...]
    counts: Counts
    queue: QueueCounts
    channels: tuple[Channel, ...]
    skipped: tuple[datetime, str] | None
    """The newest slot here, where it was let pass, and why."""


class NewsStatus(Command):
    """Shows how the bot does; to managers also what is wrong with which feed."""

    help = "How the bot does: the feeds, what fails, what waits, the next digest, its version"
    examples = ("/news status",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the state of this workspace."""
        workspace_id = context.workspace.id
        since = context.services.clock() - _LATELY

        def look(t: Transaction) -> Status:
            return Status(
                feeds=tuple(t.feeds.list(workspace_id)),
                counts=t.workspaces.counts(workspace_id),
                queue=t.deliveries.counts(workspace_id, since),
                channels=tuple(t.channels.list(workspace_id)),
                skipped=t.digests.skipped(workspace_id, context.channel.id),
            )

        status = await context.services.storage.read(look)
        return _show(context, status, context.services.clock())


def _show(context: Context, status: Status, now: datetime) -> Message:
    failing = worst_first([feed for feed in status.feeds if is_troubled(feed)])
    lines = [_feeds(status.feeds, len(failing)), *_late(status.feeds, now)]
    lines += [_archive(status.counts), (Bold("Messages: "), Plain(_queue(status.queue)))]
    lines += _digests(context, status.channels, now)
    if status.skipped:
        due_at, reason = status.skipped
        lines.append((Bold("Not posted here: "), Time(due_at, "full"), Plain(f". {reason}")))
    parts: list[Part] = [Heading((Plain("Status"),)), Listing(tuple(lines))]
    if context.manager:
        parts += [*_troubles(context), *_details(failing, status.queue, now)]
    parts.append(quiet(f"Verbatim {context.services.version}"))
    summary = f"{plural(len(status.feeds), 'feed')}, {len(failing)} failing"
    return Message(tuple(parts), line=f"{summary}; messages: {_queue(status.queue)}")


def _feeds(feeds: Sequence[Feed], failing: int) -> Text:
    if not feeds:
        return (Bold("Feeds: "), *with_code("none is followed yet; `/news setup` begins"))
    trouble = f", {failing} cannot be read" if failing else ""
    followed: Text = (Bold("Feeds: "), Plain(f"{len(feeds)} followed{trouble}"))
    read = [feed.state.last_ok_at for feed in feeds if feed.state.last_ok_at]
    last: Text = (Plain("; last read "), Time(max(read))) if read else (Plain("; none read yet"),)
    waiting = sum(feed.state.last_ok_at is None and not is_troubled(feed) for feed in feeds)
    first: Text = (Plain(f"; {waiting} wait for their first reading"),) if waiting and read else ()
    return (*followed, *last, *first)


def _late(feeds: Sequence[Feed], now: datetime) -> list[Text]:
    going = [feed.state for feed in feeds if not feed.state.stopped]
    due = [state.next_at for state in going if state.next_at]
    late = [moment for moment in due if now - moment > _ON_TIME]
    if not late:
        return []
    which = "it" if len(late) == 1 else "the first"
    return [
        (Bold("Late: "), Plain(f"{plural(len(late), 'feed')}; {which} was due "), Time(min(late)))
    ]


def _archive(counts: Counts) -> Text:
    articles = plural(counts.articles, "article")
    stories = plural(counts.stories, "story", "stories")
    return (Bold("Archive: "), Plain(f"{articles}, {stories}, {plural(counts.actors, 'actor')}"))


def _queue(queue: QueueCounts) -> str:
    lost = f", {queue.dead} could not be delivered this week" if queue.dead else ""
    return f"{queue.waiting or 'none'} waiting{lost}"


def _digests(context: Context, channels: Sequence[Channel], now: datetime) -> list[Text]:
    """Return when digests come: that of here, and to managers all of them."""
    planned = [channel for channel in channels if channel.plan]
    here = [channel for channel in planned if channel.id == context.channel.id]
    shown = planned if context.manager else here
    if context.manager:
        shown += [one for one in channels if one.closed_at and not one.plan and not one.is_direct]
    if not here:
        unplanned = with_code("none is planned; `/digest set 08:00 Europe/Berlin` plans one")
        none: list[Text] = [(Bold("Digest here: "), *unplanned)]
        return none + [_digest(context, channel, now) for channel in shown]
    return [_digest(context, channel, now) for channel in shown]


def _digest(context: Context, channel: Channel, now: datetime) -> Text:
    named = channel.plan is not None or channel.id == context.channel.id
    place = where(context, channel) if named else "elsewhere"  # it may be private
    if channel.closed_at is not None:
        since: Text = (Plain("paused since "), Time(channel.closed_at, "full"))
        what = "Digest" if channel.plan else "Alerts"
        return (Bold(f"{what} {place}: "), *since, *with_code(f". {channel.closed_reason}"))
    if channel.next_due is None or channel.plan is None:
        ends = "; `/digest resume` ends that" if channel.id == context.channel.id else ""
        return (Bold(f"Digest {place}: "), *with_code(f"paused{ends}"))
    put_off = context.services.put_off.get(channel.id)
    if put_off and channel.next_due <= now:
        late: Text = (Plain("late since "), Time(channel.next_due, "full"))
        why = Plain(f". It could not be made: {put_off.why} Next try ")
        return (Bold(f"Digest {place}: "), *late, why, Time(max(put_off.until, now)))
    upcoming = "paused, goes on " if channel.plan.is_paused(now) else "next "
    planned = Plain(f"{daily(channel.plan)}, {upcoming}")
    return (Bold(f"Digest {place}: "), planned, Time(channel.next_due, "full"))


def _troubles(context: Context) -> list[Part]:
    """Return what stands in the way of the whole bot, such as a full disk."""
    sentences = dict.fromkeys(context.services.troubles.values())
    return [Paragraph((Bold("The bot is in trouble: "), Plain(said))) for said in sentences]


def _details(failing: Sequence[Feed], queue: QueueCounts, now: datetime) -> list[Part]:
    parts: list[Part] = []
    if failing:
        lines = tuple(feed_line(feed, now) for feed in failing[:_TROUBLED])
        parts += [label("Feeds with trouble"), Listing(lines)]
    if len(failing) > _TROUBLED:
        parts.append(hint(f"And {len(failing) - _TROUBLED} more, in `/feed list`."))
    if queue.last_reason and (queue.waiting or queue.dead):
        said = with_code(queue.last_reason)
        parts.append(Paragraph((Bold("Last trouble with a message: "), *said)))
    return parts
