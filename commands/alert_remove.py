"""`/alert remove`: end one of one's own alerts; for managers, any alert of the channel."""

from collections.abc import Sequence

from bot.model.delivery import Subscription
from bot.model.errors import NotFoundError
from bot.model.message import Button, Buttons, Code, Message, Paragraph, Part, Plain
from bot.model.request import Kind, Parameter
from bot.model.workspace import Channel
from bot.storage.contract import Transaction
from commands.alert_reference import find_alert
from commands.base import Command, Context


class AlertRemove(Command):
    """Ends an alert of the person who asks, by its number or its query.

    A manager ends what others set in the channel as well: nobody else can once they have left.
    """

    help = "End one of your alerts; managers end any alert of the channel"
    parameters = (Parameter("alert", Kind.ALERT, "Its number in /alert list, or its words"),)
    examples = ("/alert remove 3", "/alert remove actor:Takaichi")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that the alert has ended; one's own with a button that sets it again."""

        def end(t: Transaction) -> tuple[Subscription, Channel | None]:
            ended = _find(t, context, arguments["alert"])
            for one in ended:
                t.subscriptions.remove(context.workspace.id, one.person_id, one.id)
            return ended[0], t.channels.get(context.workspace.id, ended[0].channel_id)

        first, channel = await context.services.storage.write(end)
        if first.person_id != context.person:
            line = f"The alert on {first.query} has ended here, for everyone who set it"
            there = (Plain("The alert on "), Code(first.query), Plain(" has ended here."))
            return Message((Paragraph(there),), line=line)
        text = (Plain(f"Alert {first.id} has ended: "), Code(first.query))
        line = f"Alert {first.id} has ended: {first.query}"
        return Message((Paragraph(text), *_again(context, first, channel)), line=line)


def _again(context: Context, ended: Subscription, channel: Channel | None) -> list[Part]:
    """Return the button that sets an alert where it was; an alert of another channel has none."""
    if channel is None or not (channel.is_direct or context.is_here(channel)):
        return []
    there = "" if context.is_here(channel) else " where:DM"
    return [Buttons((Button("Set it again", f"alert add {ended.query}{there}"),))]


def _find(t: Transaction, context: Context, reference: str) -> Sequence[Subscription]:
    """Return one's own alert, else all of the channel on what is named. Raises NotFoundError."""
    own = t.subscriptions.list(context.workspace.id, context.person)
    # Words typed where an alert came mean the one of that channel, not that of direct messages.
    own = sorted(own, key=lambda one: one.channel_id != context.channel.id)
    try:
        return [find_alert(own, reference)]
    except NotFoundError:
        if not context.manager:
            raise
    everyone = t.subscriptions.all(context.workspace.id)
    here = [one for one in everyone if one.channel_id == context.channel.id]
    named = find_alert(here, reference)
    return [one for one in here if one.query == named.query]
