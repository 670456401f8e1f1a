"""Which person is meant: the platforms' own `<@123>` and `<@U123|tom>`, an id, or a known name."""

import re
from collections.abc import Mapping

from bot.model.errors import NotFoundError
from commands.wording import quoted

_MENTION = re.compile(r"<@!?([A-Za-z0-9]{1,40})(?:\|[^>]*)?>")
_ID = re.compile(r"[0-9]{5,20}|[UW][A-Z0-9]{1,39}")


def find_person(reference: str, known: Mapping[str, str]) -> str:
    """Return a person's id. `known`: names of people by their ids. Raises NotFoundError."""
    typed = reference.strip()
    mention = _MENTION.fullmatch(typed)
    if mention:
        return mention[1]
    bare = typed.removeprefix("@")
    if bare in known or _ID.fullmatch(bare):
        return bare
    named = [one for one, name in known.items() if name.casefold() == bare.casefold()]
    if len(named) == 1:
        return named[0]
    raise NotFoundError(
        f"I do not know whom {quoted(reference)} means.",
        fix="Type @ and choose the person from the list that your chat offers.",
        subject=reference,
    )
