"""`/who undo`: takes a correction of who is who back."""

from bot.model.correction import Correction, CorrectionKind
from bot.model.errors import UsageError
from bot.model.message import Button, Buttons, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.pipeline.correct import undo
from bot.pipeline.retag import resolve_naming
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.correction_list import sentence_of
from commands.wording import quoted


class WhoUndo(Command):
    """Takes one correction back; the others go on holding."""

    help = "Take a correction of who is who back"
    parameters = (Parameter("number", Kind.NUMBER, "Its number in /who corrections"),)
    for_managers = True
    examples = ("/who undo 3",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what holds no more."""
        typed = arguments["number"].lstrip("#").rstrip(".")

        def work(t: Transaction) -> tuple[str, Correction]:
            listed = {str(one.id): one for one in t.corrections.list(context.workspace.id)}
            if typed not in listed:
                raise UsageError(
                    f"There is no correction {quoted(typed)} here.",
                    fix="`/who corrections` lists them with their numbers.",
                )
            said = sentence_of(t, listed[typed])
            undo(t, context.workspace.id, listed[typed])
            return said, listed[typed]

        said, gone = await context.services.storage.write(work)
        if gone.kind is CorrectionKind.ALIAS:
            # Articles that print the name on its own name nobody by it any more.
            await resolve_naming(context.services, context.workspace.id, gone.text)
        text = f"Taken back: {said}."
        button = Button("Corrections", "who corrections")
        return Message((Paragraph((Plain(text),)), Buttons((button,))), line=text)
