"""What could not be read, in the words of whoever asked: is it followed, and what to do now."""

from copy import copy

from bot.model.errors import HttpStatusError, ReadError, UnreachableError
from commands.base import Context

_TOO_OFTEN = 429


async def explain_unread(
    context: Context, error: ReadError, address: str, *, kept: str
) -> ReadError:
    """Return the error with what it means for a feed that somebody named by `address`.

    `kept` says what has become of the request, for an address that is not followed.
    """
    feeds = await context.services.storage.read(lambda t: t.feeds.list(context.workspace.id))
    explained = copy(error)
    if any(feed.address == address for feed in feeds):
        means = "It is followed here already, and tried again by itself: see `/feed list`."
    else:
        means = f"{kept} Ask again once it answers." if _may_pass(error) else kept
    explained.fix = f"{error.fix} {means}".strip()
    return explained


def _may_pass(error: ReadError) -> bool:
    """Return whether the same address may well be readable later."""
    if isinstance(error, HttpStatusError):
        return error.status == _TOO_OFTEN or error.status >= 500
    return isinstance(error, UnreachableError)
