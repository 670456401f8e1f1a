"""`/who alias`: says that a form names an actor."""

from bot.model.actor import Actor
from bot.model.errors import UsageError
from bot.model.message import Button, Buttons, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.pipeline.correct import give_alias
from bot.pipeline.retag import resolve_naming
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.actor_search import ask_which, find_actors
from commands.base import Command, Context
from commands.cards import quiet
from commands.correction_list import check_name, undo_buttons
from commands.wording import argument, quoted


class WhoAlias(Command):
    """Gives an actor a form by which people and new articles find it."""

    help = "Say that another name means an actor, for good; it can be undone"
    parameters = (
        Parameter("actor", Kind.ACTOR, "The actor"),
        Parameter("name", Kind.TEXT, "The other name, or a part that means nobody else"),
    )
    for_managers = True
    examples = ('/who alias "Sanae Takaichi" Iron Lady',)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the actor, or ask which of several is meant."""
        who = arguments["actor"]
        name = check_name(arguments["name"], "A name")
        at, workspace_id = context.services.clock(), context.workspace.id

        def work(t: Transaction) -> Actor | Message:
            found = find_actors(t, workspace_id, who)
            if len(found) > 1:
                return ask_which(who, found, lambda sure: f"who alias {sure} {name}")
            _refuse_taken(t, found[0], name)
            give_alias(t, workspace_id, found[0].id, name, at)
            return found[0]

        actor = await context.services.storage.write(work)
        if isinstance(actor, Message):
            return actor
        read, more = await resolve_naming(context.services, workspace_id, name)
        return await context.services.storage.read(lambda t: _show(t, actor, name, read, more))


def _refuse_taken(t: Transaction, actor: Actor, name: str) -> None:
    """Raise UsageError where the form is all of the name of an actor that is there already."""
    same = [one for one in t.actors.find(actor.workspace_id, name) if one.name == name]
    if actor.name == name:
        raise UsageError(
            f"{quoted(name)} is the name of that actor already.",
            fix=f"`/who {argument(name)}` shows the others.",
            subject=name,
        )
    if same:
        line = f"/who merge {argument(actor.name)} {argument(name)}"
        raise UsageError(
            f"There is an actor {quoted(name)} in {plural(same[0].mentions, 'article')}.",
            fix=f"If they are one: `{line}`.",
            subject=name,
        )


def _show(t: Transaction, actor: Actor, name: str, read: int, more: bool) -> Message:
    stored = f", and in {plural(read, 'stored article')}" if read else ""
    text = f"{quoted(name)} names {actor.name} from now on{stored}."
    note = "New articles follow this, and so do the stored ones that print the name on its own."
    if more:
        note = (
            "New articles follow this, and so do the latest stored ones. For the older ones, "
            "whoever runs the bot types: python -m bot actors resolve"
        )
    last = t.corrections.list(actor.workspace_id)[-1:]
    buttons = (
        Button(f"Who is {actor.name}?", f"who {argument(actor.name)}"),
        *undo_buttons(last),
    )
    return Message((Paragraph((Plain(text),)), quiet(note), Buttons(buttons)), line=text)
