"""`/who merge`: says that two actors are one."""

from bot.model.actor import Actor
from bot.model.errors import UsageError
from bot.model.message import Button, Buttons, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.pipeline.correct import merge
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.actor_search import ask_which, find_actors
from commands.base import Command, Context
from commands.cards import quiet
from commands.correction_list import undo_buttons
from commands.wording import argument


class WhoMerge(Command):
    """Lets two actors be one, in all articles there are and will be."""

    help = "Say that two names mean one actor, for good; it can be undone"
    parameters = (
        Parameter("actor", Kind.ACTOR, "The name to keep"),
        Parameter("same", Kind.ACTOR, "Who is the same one"),
    )
    for_managers = True
    examples = ('/who merge "Robert Quill" "Bob Quill"',)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the one actor, or ask which of several is meant."""
        kept, same = arguments["actor"], arguments["same"]
        at, workspace_id = context.services.clock(), context.workspace.id

        def work(t: Transaction) -> Message:
            firsts = find_actors(t, workspace_id, kept)
            if len(firsts) > 1:
                return ask_which(kept, firsts, lambda sure: f"who merge {sure} {argument(same)}")
            seconds = [one for one in find_actors(t, workspace_id, same) if one.id != firsts[0].id]
            if not seconds:
                raise _already_one(firsts[0])
            if len(seconds) > 1:
                first = f"@{firsts[0].id}"
                return ask_which(same, seconds, lambda sure: f"who merge {first} {sure}")
            merge(t, workspace_id, firsts[0].id, seconds[0].id, at)
            return _show(t, firsts[0], seconds[0])

        return await context.services.storage.write(work)


def _already_one(actor: Actor) -> UsageError:
    return UsageError(
        f"Both names mean {actor.name}.",
        fix=f"`/who {argument(actor.name)}` shows what is known of it.",
    )


def _show(t: Transaction, kept: Actor, same: Actor) -> Message:
    actor = t.actors.get(kept.workspace_id, kept.id) or kept
    text = f"{same.name} is {kept.name} from now on, in {plural(actor.mentions, 'article')}."
    last = t.corrections.list(kept.workspace_id)[-1:]
    buttons = (Button(f"Who is {kept.name}?", f"who {argument(kept.name)}"), *undo_buttons(last))
    return Message(
        (Paragraph((Plain(text),)), quiet("New articles follow this."), Buttons(buttons)),
        line=text,
    )
