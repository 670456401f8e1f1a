"""How many feeds and alerts one workspace may have: what strangers add must not fill the machine.

Checked in the transaction that adds, after it has: a refusal undoes the addition.
"""

from bot.model.errors import TooManyError
from bot.storage.contract import Transaction
from commands.base import Context


def check_feeds(t: Transaction, context: Context, added: int) -> None:
    """Check that the workspace may follow so many feeds more. Raises TooManyError.

    Whoever runs the bot, at its console, is free of it.
    """
    if not context.operator:
        _check_all(t, context)
        _check_today(t, context, added)


def _check_all(t: Transaction, context: Context) -> None:
    most = context.services.limits.feeds
    count = t.workspaces.counts(context.workspace.id).feeds
    if count > most:
        raise TooManyError(
            f"That would make {count} feeds, and {most} are allowed here. Nothing was added.",
            fix="Make room with `/feed remove`, or ask whoever runs the bot to raise limits.feeds.",
        )


def _check_today(t: Transaction, context: Context, added: int) -> None:
    """Hold up whoever adds feeds and removes them again: each costs the machine a first reading."""
    most = context.services.limits.feeds_per_day
    today = context.services.clock().date()
    count = t.workspaces.note_new_feeds(context.workspace.id, today, added)
    if count > most:
        raise TooManyError(
            f"That would make {count} new feeds today, and {most} a day are allowed here. "
            "Nothing was added.",
            fix="Wait until midnight UTC, or ask whoever runs the bot to raise "
            "limits.feeds_per_day.",
        )


def check_subscriptions(t: Transaction, context: Context) -> None:
    """Check that the workspace has no more alerts than it may. Raises TooManyError."""
    most = context.services.limits.subscriptions
    count = len(t.subscriptions.all(context.workspace.id))
    if count > most and not context.operator:
        raise TooManyError(
            f"That would make {count} alerts, and {most} are allowed here. Nothing was added.",
            fix="Make room with `/alert remove`, or ask whoever runs the bot to raise "
            "limits.subscriptions.",
        )
