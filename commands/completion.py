"""What a person may be about to type: command names, and values by a parameter's kind."""

from collections.abc import Mapping, Sequence
from functools import cache

from bot.model.actor import Actor
from bot.model.digest import Digest
from bot.model.request import CommandInfo, Completion, Kind, Parameter
from bot.pipeline.models import describe_models
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import kind_of
from commands.channel_reference import channel_given, offered_names
from commands.feed_reference import feed_place, feed_title
from commands.wording import argument
from commands.zones import zone_names, zones_with_offset

MOST = 25
"""As many suggestions as Discord shows."""
_ACTOR_FIELD = "actor:"


def complete_command(typed: str, commands: Sequence[CommandInfo]) -> list[Completion]:
    """Return the commands whose name, or else whose help, goes on as typed."""
    wanted = " ".join(typed.casefold().split())
    named = [info for info in commands if info.name.startswith(wanted)]
    told = [info for info in commands if wanted and wanted in info.help.casefold()]
    return [Completion(info.name, info.help) for info in (named or told)[:MOST]]


async def complete_value(
    command: Command, context: Context, parameter: Parameter, typed: str
) -> list[Completion]:
    """Return what a parameter may hold: the command's own suggestions, else its kind's."""
    own = await command.complete(context, parameter, typed)
    return (own or await _complete_kind(context, parameter.kind, typed))[:MOST]


async def _complete_kind(context: Context, kind: Kind, typed: str) -> list[Completion]:
    match kind:
        case Kind.COMMAND:
            return complete_command(typed, context.commands)
        case Kind.MODEL:
            return _matching(typed, _models())
        case Kind.ZONE:
            offset = zones_with_offset(typed, context.services.clock())
            return list(map(Completion, offset)) or _matching(typed.replace(" ", "_"), zone_names())
        case _:
            return await context.services.storage.read(
                lambda t: _STORED[kind](t, context, typed) if kind in _STORED else []
            )


# ── what storage knows ──────────────────────────────────────────────────────────────────


def _actors(t: Transaction, context: Context, typed: str) -> list[Completion]:
    found = t.actors.complete(context.workspace.id, typed, limit=MOST)
    return [Completion(actor.name, _about(actor)) for actor in found]


def _about(actor: Actor) -> str:
    what = actor.role.text if actor.role else kind_of(actor)
    return f"{what} · {plural(actor.mentions, 'article')}"


def _query_actors(t: Transaction, context: Context, typed: str) -> list[Completion]:
    """Suggest actors inside a query: `actor:Tak` and a bare `Tak` alike."""
    prefix = typed.removeprefix(_ACTOR_FIELD).strip('"')
    if not typed:
        return []
    return [
        Completion(f"{_ACTOR_FIELD}{argument(found.value)}", found.label)
        for found in _actors(t, context, prefix)
    ]


def _stories(t: Transaction, context: Context, typed: str) -> list[Completion]:
    channel = channel_given(t, context)
    digest = t.digests.last(context.workspace.id, channel.id) if channel else None
    return _matching(typed, _headlines(digest) if digest else {})


def _headlines(digest: Digest) -> dict[str, str]:
    return {str(story.position): story.headline for story in digest.stories}


def _feeds(t: Transaction, context: Context, typed: str) -> list[Completion]:
    feeds = t.feeds.list(context.workspace.id)
    return _matching(typed, {feed_title(feed): feed_place(feed) for feed in feeds})


def _alerts(t: Transaction, context: Context, typed: str) -> list[Completion]:
    own = t.subscriptions.list(context.workspace.id, context.person)
    return _matching(typed, {str(subscription.id): subscription.query for subscription in own})


def _channels(t: Transaction, context: Context, typed: str) -> list[Completion]:
    return _matching(typed, dict.fromkeys(offered_names(t, context), ""))


_STORED = {
    Kind.CHANNEL: _channels,
    Kind.ACTOR: _actors,
    Kind.QUERY: _query_actors,
    Kind.STORY: _stories,
    Kind.FEED: _feeds,
    Kind.ALERT: _alerts,
}


# ── what everybody knows ────────────────────────────────────────────────────────────────


@cache
def _models() -> Mapping[str, str]:
    return describe_models()


def _matching(typed: str, labels: Mapping[str, str]) -> list[Completion]:
    """Return the values that go on as typed, then those that hold it, in value or label."""
    wanted = typed.casefold()
    # "Tokyo" is how Asia/Tokyo goes on, too.
    begins = [
        value
        for value in labels
        if value.casefold().startswith(wanted)
        or value.rpartition("/")[2].casefold().startswith(wanted)
    ]
    holds = [value for value in labels if wanted in f"{value} {labels[value]}".casefold()]
    return [Completion(value, labels[value]) for value in dict.fromkeys((*begins, *holds))]
