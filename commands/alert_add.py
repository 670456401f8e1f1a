"""`/alert add`: be told once of every new story on a topic or an actor."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.delivery import Subscription
from bot.model.errors import UsageError
from bot.model.message import (
    Bold,
    Button,
    Buttons,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    with_code,
)
from bot.model.request import Kind, Parameter
from bot.model.story import Story
from bot.model.workspace import Channel, direct_id
from bot.pipeline.show import plural
from bot.pipeline.summarise import headlined
from bot.storage.contract import Transaction
from bot.topics.query import Query, parse_query
from commands.alert_reference import same_alert
from commands.base import Command, Context
from commands.cards import quiet, story_line
from commands.ceilings import check_subscriptions
from commands.matches import matched_since
from commands.query_words import doubts_about, in_words
from commands.wording import quoted

_DM, _HERE = "dm", "here"
_WHERE = re.compile(r"(?<!\s)\s+where:\s*(\S+)\s*$", re.IGNORECASE)
_DAYS = 7
_SAMPLE = 3


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an alert would have brought lately, and what of it may never come."""

    stories: tuple[Story, ...]
    more: bool
    """Whether there may be more of them."""
    doubts: tuple[str, ...]
    """A sentence for each actor asked for that no stored article names."""


class AlertAdd(Command):
    """Keeps a subscription of the person who asks, for this channel."""

    help = "Be told here of every new story on an actor or a topic, once a story"
    parameters = (
        Parameter("query", Kind.QUERY, 'For example actor:Takaichi, or "North Korea" missile'),
        Parameter(
            "where",
            Kind.TEXT,
            "DM for direct messages, or here (in this channel if not given)",
            required=False,
        ),
    )
    examples = (
        "/alert add actor:Takaichi",
        '/alert add "North Korea" OR DPRK',
        "/alert add actor:Takaichi where:DM",
    )

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what was understood, and what it would have brought lately."""
        typed, where = _take_where(arguments["query"], arguments.get("where", ""))
        query, now = parse_query(typed), context.services.clock()
        workspace_id, storage = context.workspace.id, context.services.storage
        direct = where == _DM or context.channel.is_direct
        subscription, new = await storage.write(lambda t: _add(t, context, query, direct=direct))
        since = now - timedelta(days=_DAYS)
        outlook = await storage.read(lambda t: _look_back(t, workspace_id, query, since))
        newest = await headlined(context.services, outlook.stories[:_SAMPLE])
        outlook = replace(outlook, stories=(*newest, *outlook.stories[_SAMPLE:]))
        place = "in direct messages" if where == _DM else "here"
        shown = _show(query, subscription, new, outlook, place)
        closed = "" if direct else await context.why_closed(context.channel)
        return _with_doubt(shown, closed) if closed else shown


def _take_where(query: str, where: str) -> tuple[str, str]:
    """Return the query without `where:…` behind it, and where the alerts go."""
    found = _WHERE.search(query)
    if found:
        query, where = query[: found.start()], found[1]
    meant = where.strip().casefold().replace("direct messages", _DM) or _HERE
    if meant not in (_DM, _HERE):
        raise UsageError(
            f"Alerts go to direct messages or to this channel, not to {quoted(where)}.",
            fix="Write `where:DM` or `where:here`.",
            subject=where,
        )
    return query, meant


def _add(
    t: Transaction, context: Context, query: Query, *, direct: bool
) -> tuple[Subscription, bool]:
    """Keep an alert, and return it and whether it is new. Raises TooManyError."""
    workspace_id, now = context.workspace.id, context.services.clock()
    channel = _direct(t, context) if direct else context.channel
    own = t.subscriptions.list(workspace_id, context.person)
    there = [one for one in own if one.channel_id == channel.id]
    if (same := same_alert(there, str(query))) is not None:
        return same, False
    added = t.subscriptions.add(workspace_id, channel.id, context.person, str(query), now)
    if added[1]:
        check_subscriptions(t, context)
    return added


def _direct(t: Transaction, context: Context) -> Channel:
    """Return the asker's direct messages, which are tried once more where they were closed."""
    remote_id = direct_id(context.person)
    channel = t.channels.ensure(context.workspace.id, remote_id, "direct messages")
    if channel.closed_at is not None:
        t.channels.reopen(context.workspace.id, channel.id, None)
    return channel


def _look_back(t: Transaction, workspace_id: int, query: Query, since: datetime) -> Outlook:
    stories, more = matched_since(t, workspace_id, query, since)
    return Outlook(tuple(stories), more, tuple(doubts_about(t, workspace_id, query)))


def _show(
    query: Query, subscription: Subscription, new: bool, outlook: Outlook, place: str
) -> Message:
    kept = "is set" if new else "was set before, so nothing changed"
    text = f" {kept}: you are told {place}, once, of every new story with {in_words(query)}."
    parts: list[Part] = [Paragraph((Bold(f"Alert {subscription.id}"), Plain(text)))]
    parts += [Paragraph((Plain(doubt),)) for doubt in outlook.doubts]
    parts.append(quiet(_would_have(outlook)))
    if outlook.stories:
        parts.append(Listing(tuple(story_line(story) for story in outlook.stories[:_SAMPLE])))
    parts.append(
        Buttons(
            (
                Button("Remove this alert", f"alert remove {subscription.id}"),
                Button("All my alerts", "alert list"),
            )
        )
    )
    return Message(tuple(parts), line=f"Alert {subscription.id} {kept}: {query}")


def _with_doubt(shown: Message, closed: str) -> Message:
    """Return an answer with why nothing will come, as it is now."""
    first, *others = shown.parts
    instead = " Until then `where:DM` brings it in direct messages."
    but = Paragraph((Bold("But: "), *with_code(f"{closed}{instead}")))
    return Message((first, but, *others), line=shown.line)


def _would_have(outlook: Outlook) -> str:
    count = len(outlook.stories)
    if not count:
        return f"In the last {_DAYS} days it would have found no story."
    found = f"{'at least ' if outlook.more else ''}{plural(count, 'story', 'stories')}"
    newest = "" if count <= _SAMPLE else ", the newest of them"
    return f"In the last {_DAYS} days it would have found {found}{newest}:"
