"""Corrections of who is who, as they are listed and taken back."""

from collections.abc import Sequence

from bot.model.correction import Correction, CorrectionKind
from bot.model.errors import UsageError
from bot.model.message import Bold, Button, Plain, Text, Time
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.wording import quoted

_MOST_BUTTONS = 5


def check_name(text: str, what: str) -> str:
    """Return a name as it is kept. Raises UsageError for what no article could print."""
    name = " ".join(text.split())
    if not any(character.isalnum() for character in name) or len(name) > 100:
        raise UsageError(
            f"{what} has letters, and at most 100 of them.",
            fix='Type it like this: `/who alias "Sanae Takaichi" Iron Lady`.',
        )
    return name


def correction_line(t: Transaction, correction: Correction) -> Text:
    """Return a correction on one line: its number, what it says, and since when."""
    return (
        Bold(str(correction.id)),
        Plain(f" · {sentence_of(t, correction)} · "),
        Time(correction.at, "date"),
    )


def sentence_of(t: Transaction, correction: Correction) -> str:
    """Return what a correction says, as a sentence without its full stop."""
    name = _name(t, correction, correction.actor_id)
    if correction.kind is CorrectionKind.ALIAS:
        return f"{quoted(correction.text)} names {name}"
    if correction.kind is CorrectionKind.MERGE:
        return f"{_name(t, correction, correction.other_id)} is {name}"
    return f"{name} is another one in articles with {quoted(correction.text)}"


def undo_buttons(corrections: Sequence[Correction]) -> tuple[Button, ...]:
    """Return the buttons that take the latest corrections back."""
    latest = corrections[-_MOST_BUTTONS:]
    return tuple(Button(f"Undo {one.id}", f"who undo {one.id}") for one in reversed(latest))


def articles_of(t: Transaction, workspace_id: int, actor_id: int) -> str:
    """Return in how many articles an actor is named, in words."""
    actor = t.actors.get(workspace_id, actor_id)
    return plural(actor.mentions if actor else 0, "article")


def _name(t: Transaction, correction: Correction, actor_id: int) -> str:
    """Return the actor's own name, though it may be shown as another one by now."""
    return t.corrections.name_of(correction.workspace_id, actor_id)
