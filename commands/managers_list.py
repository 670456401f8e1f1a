"""`/managers list`: who may change feeds and digests here."""

import asyncio
from collections.abc import Mapping

from bot.model.message import (
    Button,
    Buttons,
    Code,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
)
from commands.base import Command, Context
from commands.mandate import by_right, names_of


class ManagersList(Command):
    """Says who manages by right, and whom they named."""

    help = "Who may change feeds and digests here"
    examples = ("/managers list",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the rule and the names."""
        workspace = context.workspace
        ids = await context.services.storage.read(lambda t: list(t.managers.list(workspace.id)))
        right, found = await asyncio.gather(by_right(context), names_of(context, ids))
        named = {one: name or f"somebody who left ({one})" for one, name in found.items()}
        return _show(right, named, may_change=context.by_right)


def _show(right: str, named: Mapping[str, str], *, may_change: bool) -> Message:
    parts: list[Part] = [Heading((Plain("Managers"),))]
    if right:
        parts.append(Paragraph((Plain(f"By right: {right}."),)))
    if named:
        parts.append(Paragraph((Plain("Named by them:"),)))
        parts.append(Listing(tuple((Plain(name),) for name in named.values())))
    else:
        beside = " besides them" if right else ""
        parts.append(Paragraph((Plain(f"Nobody has been named{beside}."),)))
    hint = (Plain("Whoever manages by right can name others: "), Code("/managers add @Tom"))
    parts.append(Paragraph(hint, quiet=True))
    if named and may_change:
        remove = (Button(f"Remove {n}", f"managers remove {one}") for one, n in named.items())
        parts.append(Buttons(tuple(remove)))
    return Message(tuple(parts), line=f"Managers here: {right or 'you'}")
