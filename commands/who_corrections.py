"""`/who corrections`: what managers corrected about who is who."""

from bot.model.message import Buttons, Heading, Listing, Message, Paragraph, Plain
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import hint, quiet
from commands.correction_list import correction_line, undo_buttons


class WhoCorrections(Command):
    """Lists the corrections that hold here."""

    help = "What managers corrected about who is who"
    examples = ("/who corrections",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the list, in the order in which they hold."""
        return await context.services.storage.read(
            lambda t: _show(t, context.workspace.id, may_undo=context.manager)
        )


def _show(t: Transaction, workspace_id: int, *, may_undo: bool) -> Message:
    corrections = t.corrections.list(workspace_id)
    if not corrections:
        text = "Nothing about who is who has been corrected here."
        how = "`/who merge`, `/who split` and `/who alias` correct it."
        return Message((Paragraph((Plain(text),)), hint(how)), line=text)
    return Message(
        (
            Heading((Plain("Corrections"),)),
            quiet("They hold in this order, for all articles here, old and new."),
            Listing(tuple(correction_line(t, one) for one in corrections)),
            *((Buttons(undo_buttons(corrections)),) if may_undo else ()),
        ),
        line=f"Corrections of who is who: {len(corrections)}",
    )
