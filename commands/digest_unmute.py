"""`/digest unmute`: let a muted topic back into a channel's digest."""

from collections.abc import Sequence

from bot.model.errors import NotFoundError
from bot.model.message import Button, Buttons, Code, Message, Paragraph, Plain
from bot.model.request import Completion, Kind, Parameter
from bot.model.workspace import Channel, Mute
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.channel_reference import WHOSE_DIGEST, argument_of, find_channel, where
from commands.wording import bare, quoted


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
            channel = find_channel(t, context, arguments.get("channel", ""))
            mutes = t.mutes.of_channel(workspace_id, channel.id, now)
            mute = _find(mutes, arguments["query"], where(context, channel))
            t.mutes.remove(workspace_id, mute.id)
            return channel, mute

        channel, ended = await context.services.storage.write(unmute)
        text = f"No longer left out of the digest {where(context, channel)}: "
        again = Button("Mute it again", f"digest mute {ended.query}{argument_of(context, channel)}")
        parts = (Paragraph((Plain(text), Code(ended.query))), Buttons((again,)))
        return Message(parts, line=f"{text}{ended.query}")

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest what is muted here."""
        if parameter.name != "query":
            return []
        workspace_id, now = context.workspace.id, context.services.clock()
        mutes = await context.services.storage.read(
            lambda t: t.mutes.of_channel(workspace_id, context.channel.id, now)
        )
        return [Completion(m.query) for m in mutes if typed.casefold() in m.query.casefold()]


def _find(mutes: Sequence[Mute], reference: str, place: str) -> Mute:
    wanted = bare(reference).casefold()
    for mute in mutes:
        if bare(mute.query).casefold() == wanted:
            return mute
    raise NotFoundError(
        f"{quoted(reference)} is not muted {place}.",
        nearest=tuple(mute.query for mute in mutes[:3]),
        fix="" if mutes else "Nothing is.",
        subject=reference,
    )
