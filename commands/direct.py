"""Direct messages that could not be written: told to whom they were for, at the next use."""

from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Plain
from bot.model.workspace import Channel, direct_id
from bot.storage.contract import Transaction
from commands.base import Context

_ALLOW = (
    " I cannot write to you: allow direct messages from this server (on Discord: the server's "
    "menu, Privacy Settings). They are kept, and go on when you press the button."
)


async def tell_of_closed(context: Context, answer: Message) -> Message:
    """Return an answer with a notice, once, where the asker's direct messages are closed to us."""
    remote_id = direct_id(context.person)
    storage, workspace_id = context.services.storage, context.workspace.id

    def closed(t: Transaction) -> Channel | None:
        known = t.channels.find(workspace_id, remote_id)
        untold = known is not None and known.closed_at is not None and not known.closed_told
        return known if untold else None

    direct = await storage.read(closed)
    if direct is None:
        return answer
    await storage.write(lambda t: t.channels.note_told(workspace_id, direct.id))
    notice = Paragraph((Bold("Your alerts in direct messages are paused."), Plain(_ALLOW)))
    again = Buttons((Button("Write to me again", "alert resume"),))
    return Message((*answer.parts, notice, again), line=answer.line)
