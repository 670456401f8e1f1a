"""`/digest unmute`: let a muted topic back into a channel's digest."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model.errors import NotFoundError
from bot.model.message import Button, Buttons, Code, Message, Paragraph, Plain
from bot.model.request import Completion, Kind, Parameter
from bot.model.workspace import Channel, Mute
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.channel_reference import (
    WHOSE_DIGEST,
    argument_of,
    channel_given,
    find_channel,
    offered_names,
    take_known_channel,
    where,
)
from commands.query_words import same_sense
from commands.wording import bare, quoted

_SPANS = ((1_440, "d"), (60, "h"), (1, "m"))
"""Minutes of the spans in which an end is written, the longest that leaves nothing over."""
_MOST = 9_999
"""No more minutes are read as a span: then its hours are."""


class DigestUnmute(Command):
    """Ends a mute by its query."""

    help = "Let a muted topic back into a channel's digest"
    parameters = (
        Parameter("query", Kind.QUERY, "The muted topic, as /digest mute lists it"),
        WHOSE_DIGEST,
    )
    for_managers = True
    examples = ("/digest unmute actor:Takaichi",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that the topic is back."""
        workspace_id, now = context.workspace.id, context.services.clock()

        def unmute(t: Transaction) -> tuple[Channel, Mute]:
            reference, typed = take_known_channel(arguments["query"], offered_names(t, context))
            channel = find_channel(t, context, arguments.get("channel", reference))
            mutes = t.mutes.of_channel(workspace_id, channel.id, now)
            ended = _find(mutes, typed, where(context, channel))
            for mute in ended:
                t.mutes.remove(workspace_id, mute.id)
            return channel, ended[0]

        channel, ended = await context.services.storage.write(unmute)
        text = f"No longer left out of the digest {where(context, channel)}: "
        there = f"{_until(ended, now)}{argument_of(context, channel)}"
        again = Button("Mute it again", f"digest mute {ended.query}{there}")
        parts = (Paragraph((Plain(text), Code(ended.query))), Buttons((again,)))
        return Message(parts, line=f"{text}{ended.query}")

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest what is muted in the channel."""
        if parameter.name != "query":
            return []
        workspace_id, now = context.workspace.id, context.services.clock()

        def look_up(t: Transaction) -> Sequence[Mute]:
            channel = channel_given(t, context)
            return t.mutes.of_channel(workspace_id, channel.id, now) if channel else ()

        mutes = await context.services.storage.read(look_up)
        return [Completion(m.query) for m in mutes if typed.casefold() in m.query.casefold()]


def _find(mutes: Sequence[Mute], reference: str, place: str) -> list[Mute]:
    """Return what mutes a topic, as it is written or in other words. Raises NotFoundError."""
    wanted = bare(reference).casefold()
    written = [mute for mute in mutes if bare(mute.query).casefold() == wanted]
    found = same_sense(mutes, written[0].query if written else reference)
    if found:
        return found
    raise NotFoundError(
        f"{quoted(reference)} is not muted {place}.",
        nearest=tuple(mute.query for mute in mutes[:3]),
        fix="" if mutes else "Nothing is.",
        subject=reference,
    )


def _until(mute: Mute, now: datetime) -> str:
    """Return what to add to a command line so that a mute ends when this one would have."""
    if mute.until is None:
        return ""
    minutes = max(1, round((mute.until - now) / timedelta(minutes=1)))
    if minutes > _MOST:
        minutes = round(minutes / 60) * 60
    size, unit = next((size, unit) for size, unit in _SPANS if minutes % size == 0)
    return f" until:{minutes // size}{unit}"
