"""`/me forget`: delete everything that is stored about whoever asks."""

from bot.model.message import Button, Choices, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.base import Command, Context

_YES = ("yes", "y", "true")


class MeForget(Command):
    """Asks back, then deletes the asker's alerts with all that was sent for them."""

    help = "Delete everything stored about you here"
    parameters = (
        Parameter(
            "confirm", Kind.TEXT, "yes, to delete it (it asks back if not given)", required=False
        ),
    )
    examples = ("/me forget", "/me forget confirm:yes")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the question, or that it is done."""
        storage, workspace_id, person = (
            context.services.storage,
            context.workspace.id,
            context.person,
        )
        if arguments.get("confirm", "").casefold() in _YES:

            def forget(t: Transaction) -> tuple[int, bool]:
                planned = _planned(t, context)
                count = t.subscriptions.forget(workspace_id, person)
                t.channels.forget(workspace_id, person)
                return count, planned

            ended, planned = await storage.write(forget)
            alerts = plural(ended, "alert")
            done = f"Done. Nothing is stored about you here any more: {alerts} deleted."
            text = done if ended or planned else _NOTHING
            return Message((Paragraph((Plain(text),)),), line=text)
        own, planned = await storage.read(
            lambda t: (t.subscriptions.list(workspace_id, person), _planned(t, context))
        )
        if not own and not planned:
            return Message((Paragraph((Plain(_NOTHING),)),), line=_NOTHING)
        alerts = plural(len(own), "alert")
        prompt = (
            f"Delete everything about you in this server ({alerts}, with what was sent)? "
            "It cannot be undone."
        )
        yes = Button("Delete everything about me", "me forget confirm:yes")
        show = Button("Show it first", "me data")
        return Message((Choices(prompt, (yes, show)),), line=prompt)


_NOTHING = "Nothing is stored about you in this server, so there is nothing to delete."


def _planned(t: Transaction, context: Context) -> bool:
    """Return whether it is stored that the asker planned a digest."""
    channels = t.channels.list(context.workspace.id)
    return any(c.plan is not None and c.plan.set_by == context.person for c in channels)
