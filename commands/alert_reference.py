"""Which of a person's own alerts is meant: by its number, or by its query."""

from collections.abc import Sequence

from bot.model.delivery import Subscription
from bot.model.errors import NotFoundError
from commands.query_words import same_sense
from commands.wording import bare, quoted


def find_alert(own: Sequence[Subscription], reference: str) -> Subscription:
    """Return the alert that a number or a query names. Raises NotFoundError."""
    wanted = bare(reference.removeprefix("#")).casefold()
    for subscription in own:
        if wanted in (str(subscription.id), bare(subscription.query).casefold()):
            return subscription
    if (same := same_alert(own, reference)) is not None:
        return same
    raise NotFoundError(
        f"You have no alert {quoted(reference)}.",
        fix="`/alert list` shows your alerts with their numbers.",
        subject=reference,
    )


def same_alert(own: Sequence[Subscription], query: str) -> Subscription | None:
    """Return the alert that asks for the same as a query, however both are spelled or ordered."""
    return next(iter(same_sense(own, query)), None)
