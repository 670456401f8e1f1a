"""`/alert remove`: end one of one's own alerts."""

from bot.model.delivery import Subscription
from bot.model.message import Button, Buttons, Code, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.storage.contract import Transaction
from commands.alert_reference import find_alert
from commands.base import Command, Context


class AlertRemove(Command):
    """Ends an alert of the person who asks, by its number or its query."""

    help = "End one of your alerts"
    parameters = (Parameter("alert", Kind.ALERT, "Its number in /alert list, or its words"),)
    examples = ("/alert remove 3", "/alert remove actor:Takaichi")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that the alert has ended, with a button that sets it again."""

        def end(t: Transaction) -> Subscription:
            own = t.subscriptions.list(context.workspace.id, context.person)
            subscription = find_alert(own, arguments["alert"])
            t.subscriptions.remove(context.workspace.id, context.person, subscription.id)
            return subscription

        ended = await context.services.storage.write(end)
        text = (Plain(f"Alert {ended.id} has ended: "), Code(ended.query))
        again = Button("Set it again", f"alert add {ended.query}")
        line = f"Alert {ended.id} has ended: {ended.query}"
        return Message((Paragraph(text), Buttons((again,))), line=line)
