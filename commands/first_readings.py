"""How the first readings of many new feeds go, shown in the answer as they go."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.model.errors import StorageError
from bot.model.feed import Feed
from bot.model.message import Message
from commands.base import Context
from commands.feed_health import is_troubled
from commands.opml import reading_time

_GRACE = timedelta(minutes=2)
"""How long after its turn a feed may take until it is not waited for any more."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FirstReadings:
    """What is known of feeds that were added together."""

    read: int = 0
    failing: tuple[Feed, ...] = ()
    """Those that were tried and could not be read."""
    waiting: int = 0
    """Those whose turn has not come."""
    elapsed: timedelta = timedelta()

    @property
    def total(self) -> int:
        """How many there are; fewer than were added where some were removed since."""
        return self.read + len(self.failing) + self.waiting

    @property
    def left(self) -> timedelta:
        """How long it takes until each of them has had its turn."""
        return max(reading_time(self.total) - self.elapsed, timedelta())


async def watch(
    context: Context, added: frozenset[int], show: Callable[[FirstReadings], Message]
) -> FirstReadings | None:
    """Show how it goes until all have been tried; return how far it is then.

    Others read the feeds: this only looks, and ends without them where they take too long or the
    answer cannot be changed any more. None where nothing can be shown before the end.
    """
    interim, clock = context.interim, context.services.clock
    if interim is None:
        return None
    began, shown = clock(), None
    found = FirstReadings(waiting=len(added))
    while True:
        found = replace(await _look(context, added, found), elapsed=clock() - began)
        if not found.waiting or found.elapsed >= min(
            interim.patience, reading_time(len(added)) + _GRACE
        ):
            return found
        if (found.read, found.failing) != shown:
            await interim.show(show(found))
            shown = (found.read, found.failing)
        await interim.pause()


async def _look(context: Context, added: frozenset[int], before: FirstReadings) -> FirstReadings:
    """Return how the feeds are now; as before where the database is too busy to say."""
    try:
        feeds = await context.services.storage.read(lambda t: t.feeds.list(context.workspace.id))
    except StorageError as error:
        log.warning("How a list of feeds goes could not be seen: %s", error)
        return before
    mine = [feed for feed in feeds if feed.id in added]
    failing = tuple(feed for feed in mine if is_troubled(feed))
    read = sum(feed.state.last_ok_at is not None and not is_troubled(feed) for feed in mine)
    return FirstReadings(read, failing, len(mine) - len(failing) - read)
