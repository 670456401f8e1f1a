"""Which channel a person means: `#name`, the platforms' own `<#123>` and `<#C123|name>`, or here.

Channels of other workspaces are never found: a reference is looked up in the asker's own.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.model.errors import NotAllowedError, NotFoundError
from bot.model.request import Kind, Parameter, Places
from bot.model.workspace import Channel, Workspace
from bot.pipeline.slots import find_zone
from bot.storage.contract import Transaction
from commands.base import Context
from commands.wording import quoted

T = TypeVar("T")

_MENTION = re.compile(r"<#([A-Za-z0-9]{1,40})(?:\|([^>]*))?>")
_NOT_HERE = "That channel is none of those here."
CHOOSE_OWN = "Choose one that your chat offers after `#`, or ask in it."
_HERE = ("", "here")
_NEAREST = 3

WHOSE_DIGEST = Parameter(
    "channel", Kind.CHANNEL, "Whose digest (that of here if not given)", required=False
)
WHERE_POSTED = Parameter(
    "channel", Kind.CHANNEL, "Where it is posted (here if not given)", required=False
)


async def check_channels(
    places: Places, workspace: Workspace, channel: str, arguments: Mapping[str, str]
) -> None:
    """Make sure that every channel named by its id is the workspace's, wherever it stands.

    `channel` is that where it is asked, which needs no look. Raises NotAllowedError.
    """
    named = {found[1] for value in arguments.values() for found in _MENTION.finditer(value)}
    for one in sorted(named - {channel}):
        await places.check_channel(workspace.remote_id, one)


def looks_like_channel(text: str) -> bool:
    """Return whether a text can only be meant as a channel."""
    return text.startswith("#") or _MENTION.fullmatch(text) is not None


def take_channel(text: str) -> tuple[str, str]:
    """Return the channel that stands among words, or "", and the other words."""
    words = text.split()
    channels = [word for word in words if looks_like_channel(word)]
    others = [word for word in words if word not in channels[:1]]
    return (channels[0] if channels else ""), " ".join(others)


def take_known_channel(text: str, names: Sequence[str]) -> tuple[str, str]:
    """Return the channel that stands among the words of a query, or "", and the query without it.

    `#storm` is a channel only where it is one of `names`: it may as well be looked for.
    """
    folded = {name.casefold() for name in names}
    words = text.split()
    channels = [w for w in words if _MENTION.fullmatch(w) or w.casefold() in folded]
    if not channels:
        return "", text
    words.remove(channels[0])
    return channels[0], " ".join(words)


def find_channel(t: Transaction, context: Context, reference: str) -> Channel:
    """Return the channel a reference means; an empty one, or `here`, is the asker's.

    As it is now: what the request came with is old where somebody else has changed it meanwhile.
    A channel that the platform names by its id is made on first sight (so: a writing transaction).
    Raises NotFoundError with the nearest of `offered_names`, NotAllowedError for a channel of
    another workspace.
    """
    reference = reference.strip()
    if reference.casefold() in _HERE:
        return t.channels.ensure(context.workspace.id, context.channel.remote_id, "")
    mention = _MENTION.fullmatch(reference)
    if mention is None:
        # Somebody's direct messages are nobody else's to name.
        known = [c for c in t.channels.list(context.workspace.id) if not c.is_direct]
        return _by_name(known, reference, offered_names(t, context))
    if t.channels.is_elsewhere(context.workspace.id, mention[1]):
        raise NotAllowedError(_NOT_HERE, fix=CHOOSE_OWN, subject=reference)
    return t.channels.ensure(context.workspace.id, mention[1], mention[2] or "")


async def look_at_channel(
    context: Context, reference: str, look: Callable[[Transaction, Channel], T]
) -> T:
    """Return what is seen at the channel that is named, else that of here.

    Of here nothing is stored by a mere question, and nobody who writes is waited for.
    """
    storage = context.services.storage
    if not reference:
        return await storage.read(lambda t: look(t, context.channel))
    return await storage.write(lambda t: look(t, find_channel(t, context, reference)))


def channel_given(t: Transaction, context: Context) -> Channel | None:
    """Return the channel whose digest something is suggested of; None for one never heard of.

    Nothing is stored by it. Raises NotFoundError for a name that is none.
    """
    reference = context.given.get(WHOSE_DIGEST.name, "").strip()
    if reference.casefold() in _HERE:
        return context.channel
    if mention := _MENTION.fullmatch(reference):
        return t.channels.find(context.workspace.id, mention[1])
    return find_channel(t, context, reference)


def where(context: Context, channel: Channel) -> str:
    """Return a channel as the end of a sentence: "here", "in #news"."""
    if context.is_here(channel):
        return "here"
    return f"in #{channel.name}" if channel.name else "in the other channel"


def argument_of(context: Context, channel: Channel) -> str:
    """Return what to add to a command line so that it means this channel: "" or ` channel:…`."""
    if context.is_here(channel):
        return ""
    return f" channel:<#{channel.remote_id}>"


def zone_of(channel: Channel) -> ZoneInfo:
    """Return the zone in which days begin for a channel: that of its digest, else UTC."""
    return find_zone(channel.plan.zone if channel.plan else "UTC")


def offered_names(t: Transaction, context: Context) -> list[str]:
    """Return the channels that are offered by name: those with a digest, and that of here.

    To managers alone. Any channel where somebody has asked something is known by name; who may not
    see it is not to learn of it here.
    """
    if not context.manager:
        return []
    known = t.channels.list(context.workspace.id)
    shown = [c for c in known if c.plan is not None or context.is_here(c)]
    return [f"#{channel.name}" for channel in shown if channel.name and not channel.is_direct]


def _by_name(channels: Sequence[Channel], reference: str, offered: Sequence[str]) -> Channel:
    names = {channel.name.casefold(): channel for channel in channels if channel.name}
    wanted = reference.removeprefix("#").casefold()
    if wanted in names:
        return names[wanted]
    folded = {name.casefold(): name for name in offered}
    near = tuple(folded[name] for name in get_close_matches(f"#{wanted}", folded, n=_NEAREST))
    raise NotFoundError(
        f"I know no channel {quoted(reference)} here.",
        nearest=near,
        fix="" if near else "Choose it from the list your chat offers after `#`, or ask in it.",
        subject=reference,
    )
