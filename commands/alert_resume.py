"""`/alert resume`: write direct messages again after they could not be written."""

from bot.model.message import Message, say
from bot.model.workspace import direct_id
from bot.storage.contract import Transaction
from commands.base import Command, Context


class AlertResume(Command):
    """Lets a person's alerts in direct messages go on."""

    help = "Send your alerts in direct messages again, after they could not be sent"
    examples = ("/alert resume",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer that they go on."""

        def resume(t: Transaction) -> bool:
            direct = t.channels.find(context.workspace.id, direct_id(context.person))
            if direct is None or direct.closed_at is None:
                return False
            t.channels.reopen(context.workspace.id, direct.id, None)
            return True

        resumed = await context.services.storage.write(resume)
        text = "Your alerts in direct messages go on with the next story."
        text = text if resumed else "Your alerts in direct messages are not paused."
        return say(text)
