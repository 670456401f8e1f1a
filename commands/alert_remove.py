"""`/alert remove`: end one of one's own alerts."""

from collections.abc import Sequence

from bot.model.delivery import Subscription
from bot.model.errors import NotFoundError
from bot.model.message import Button, Buttons, Code, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.wording import bare, quoted


class AlertRemove(Command):
    """Ends an alert of the person who asks, by its number or its query."""

    help = "End one of your alerts"
    parameters = (Parameter("alert", Kind.ALERT, "Its number in /alert list, or its words"),)
    examples = ("/alert remove 3", "/alert remove actor:Takaichi")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that the alert has ended, with a button that sets it again."""

        def end(t: Transaction) -> Subscription:
            own = t.subscriptions.list(context.workspace.id, context.person)
            subscription = _find(own, arguments["alert"])
            t.subscriptions.remove(context.workspace.id, context.person, subscription.id)
            return subscription

        ended = await context.services.storage.write(end)
        text = (Plain(f"Alert {ended.id} has ended: "), Code(ended.query))
        again = Button("Set it again", f"alert add {ended.query}")
        line = f"Alert {ended.id} has ended: {ended.query}"
        return Message((Paragraph(text), Buttons((again,))), line=line)


def _find(own: Sequence[Subscription], reference: str) -> Subscription:
    """Return the alert that a number or a query names. Raises NotFoundError."""
    wanted = bare(reference.removeprefix("#")).casefold()
    for subscription in own:
        if wanted in (str(subscription.id), bare(subscription.query).casefold()):
            return subscription
    raise NotFoundError(
        f"You have no alert {quoted(reference)}.",
        fix="`/alert list` shows your alerts with their numbers.",
        subject=reference,
    )
