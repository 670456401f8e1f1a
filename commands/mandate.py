"""Who may change things, in words, and the check that only those who manage by right name others.

Names come from the platform and are shown as plain text: nobody is pinged by a refusal.
"""

import asyncio
import re
from collections.abc import Sequence

from bot.model.errors import NotAllowedError
from bot.model.workspace import Managers
from commands.base import Context
from commands.wording import join

_MOST_NAMES = 5
_LONGEST_NAME = 40


async def by_right(context: Context) -> str:
    """Return who manages by the platform's own right: "anyone with Manage Server, such as Aya"."""
    found = await context.people.who_manages(context.workspace.remote_id)
    return _in_words(found)


async def names_of(context: Context, ids: Sequence[str]) -> dict[str, str]:
    """Return what people are called, by their ids; nothing for somebody who left."""
    remote_id = context.workspace.remote_id
    names = await asyncio.gather(*(context.people.name_of(remote_id, one) for one in ids))
    return dict(zip(ids, map(clean_name, names), strict=True))


async def refuse(context: Context, command: str) -> NotAllowedError:
    """Return the refusal of a command that is for managers, with who they are."""
    workspace_id = context.workspace.id
    ids = await context.services.storage.read(lambda t: list(t.managers.list(workspace_id)))
    right, named = await asyncio.gather(by_right(context), names_of(context, ids[:_MOST_NAMES]))
    also = [name for name in named.values() if name and not _is_among(name, right)]
    others = f"; and {join(also)}, whom they named" if also else ""
    who = f"Managers here: {right}{others}. " if right else ""
    return NotAllowedError(
        f"Only managers can use `/{command}`.",
        fix=f"{who}Ask one of them; `/help` shows what everybody can ask.",
        subject=command,
    )


def _is_among(name: str, right: str) -> bool:
    """Return whether somebody who was named stands among those who manage by right already."""
    return re.search(rf"(?:, | and |such as ){re.escape(name)}(?=$|, | and )", right) is not None


async def check_by_right(context: Context, command: str) -> None:
    """Raise NotAllowedError for a manager who was named: those do not name others."""
    if context.by_right:
        return
    right = await by_right(context)
    raise NotAllowedError(
        f"`/{command}` is for those who manage by right; you were named by one of them.",
        fix=f"Ask somebody who manages by right: {right}." if right else "",
        subject=command,
    )


def clean_name(name: str) -> str:
    """Return a name as it may stand in a sentence: one short line, no backtick (it means code)."""
    line = " ".join(name.replace("`", "'").split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"


def _in_words(found: Managers) -> str:
    names = [name for one in found.names[:_MOST_NAMES] if (name := clean_name(one))]
    roles = [clean_name(role) for role in found.roles]
    meant = f" (the role{'s' * (len(roles) > 1)} {join(roles)})" if roles else ""
    examples = f", such as {join(names)}" if names else ""
    return f"{found.rule}{meant}{examples}" if found.rule else ""
