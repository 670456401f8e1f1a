"""`/me forget`: delete everything that is stored about whoever asks."""

from collections.abc import Sequence

from bot.model.message import Button, Choices, Message, say
from bot.model.request import Kind, Parameter
from bot.model.workspace import direct_id
from bot.pipeline.match import forget_alerts
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.wording import join

_YES = ("yes", "y", "true")


class MeForget(Command):
    """Asks back, then deletes the asker's alerts with all that was sent, and a manager's name."""

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
            return say(_done(await storage.write(lambda t: _forget(t, workspace_id, person))))
        kept = await storage.read(lambda t: _look_up(t, workspace_id, person))
        if not kept:
            return say(_NOTHING)
        prompt = f"Delete everything about you here ({join(kept)})? It cannot be undone."
        yes = Button("Delete everything about me", "me forget confirm:yes")
        show = Button("Show it first", "me data")
        return Message((Choices(prompt, (yes, show)),), line=prompt)


def _look_up(t: Transaction, workspace_id: int, person: str) -> list[str]:
    """Return what there is about a person, in words."""
    alerts = len(t.subscriptions.list(workspace_id, person))
    named = [_NAMED] if t.managers.has(workspace_id, person) else []
    named += [_PLANNED] if _planned(t, workspace_id, person) else []
    named += [ADDRESS] if has_address(t, workspace_id, person) else []
    return named + ([f"{plural(alerts, 'alert')}, with what was sent"] if alerts else [])


def _forget(t: Transaction, workspace_id: int, person: str) -> list[str]:
    """Delete it all; return what it was, in words."""
    named = [_NAMED] if t.managers.remove(workspace_id, person) else []
    named += [_PLANNED] if _planned(t, workspace_id, person) else []
    named += [ADDRESS] if has_address(t, workspace_id, person) else []
    ended = forget_alerts(t, workspace_id, person)
    t.channels.forget(workspace_id, person)
    return named + ([plural(ended, "alert")] if ended else [])


def _done(gone: Sequence[str]) -> str:
    if not gone:
        return _NOTHING
    return f"Deleted: {join(gone)}. Nothing is stored about you here any more."


_NAMED = "your name as a manager"
_PLANNED = "which digests you planned"
ADDRESS = "the address of your direct messages"
_NOTHING = "Nothing is stored about you here, so there is nothing to delete."


def has_address(t: Transaction, workspace_id: int, person: str) -> bool:
    """Return whether it is stored where somebody's direct messages go: alerts went there once."""
    return t.channels.find(workspace_id, direct_id(person)) is not None


def _planned(t: Transaction, workspace_id: int, person: str) -> bool:
    """Return whether it is stored that somebody planned a digest."""
    channels = t.channels.list(workspace_id)
    return any(c.plan is not None and c.plan.set_by == person for c in channels)
