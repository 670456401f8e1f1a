"""`/who split`: says that one name means two actors, and which articles are about the other."""

from bot.model.actor import Actor
from bot.model.errors import UsageError
from bot.model.message import Button, Buttons, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.pipeline.correct import split
from bot.storage.contract import Transaction
from commands.actor_search import ask_which, find_actors
from commands.base import Command, Context
from commands.cards import hint
from commands.correction_list import articles_of, undo_buttons
from commands.wording import argument, quoted


class WhoSplit(Command):
    """Takes articles that match words away from an actor: they are about a namesake."""

    help = "Say that articles with some words are about another one of that name"
    parameters = (
        Parameter("actor", Kind.ACTOR, "The actor that is two"),
        Parameter("words", Kind.TEXT, "What only the other one's articles say, as in /topic"),
    )
    for_managers = True
    examples = ('/who split "Michael Jordan" basketball or stadium',)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with both actors, or ask which of several is meant."""
        name, words = arguments["actor"], arguments["words"]
        at, workspace_id = context.services.clock(), context.workspace.id

        def work(t: Transaction) -> Message:
            found = find_actors(t, workspace_id, name)
            if len(found) > 1:
                return ask_which(name, found, lambda sure: f"who split {sure} {words}")
            other = split(t, workspace_id, found[0].id, words, at)
            if other is None:
                raise _all_or_none(found[0], words)
            return _show(t, found[0], other, words)

        return await context.services.storage.write(work)


def _all_or_none(actor: Actor, words: str) -> UsageError:
    return UsageError(
        f"All or none of the articles that name {actor.name} match {quoted(words)}.",
        fix="Choose words that stand in the articles about one of the two, and in no others.",
        subject=words,
    )


def _show(t: Transaction, actor: Actor, other: int, words: str) -> Message:
    mine = articles_of(t, actor.workspace_id, actor.id)
    theirs = articles_of(t, actor.workspace_id, other)
    text = (
        f"There are two called {actor.name} from now on: one in {theirs} with {quoted(words)}, "
        f"one in the other {mine}."
    )
    last = t.corrections.list(actor.workspace_id)[-1:]
    buttons = (
        Button("The one split off", f"who @{other}"),
        Button("The other one", f"who @{actor.id}"),
        *undo_buttons(last),
    )
    note = f"`/who {argument(actor.name)}` asks which one. New articles follow this."
    return Message((Paragraph((Plain(text),)), hint(note), Buttons(buttons)), line=text)
