"""What goes by itself: articles out of date, what was sent, and who shut the bot out for a month.

::

    article, retention.days old ─▶ deleted
    message, sent or given up for a day ─▶ its text deleted ─▶ 90 days: the record of it
    digest, 90 days old ─▶ deleted
    channel or workspace, closed to the bot for 30 days ─▶ told where it can be ─▶ deleted

All by a clock that goes on as clocks do. One that is suddenly far ahead may be wrong, and what is
deleted on its word is lost: so it counts once it has gone on for a day (see `look_at_clock`).
"""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.clock import SeenClock
from bot.pipeline.presence import ARTICLES_AT_ONCE, purge_closed, purge_left
from bot.pipeline.services import Services
from bot.storage.contract import Storage, Transaction

TEXT_KEPT = timedelta(days=1)
"""How long the text of a message is kept after it was queued, once it is sent or given up."""
RECORDS_KEPT = timedelta(days=90)
"""How long it is kept that a message was sent, and why a digest chose what it chose."""
_FAR = timedelta(days=7)
"""A clock that is further ahead of the last clean-up jumped, or the bot was off for long."""
_GOES_ON = timedelta(days=1)
"""A clock that jumped is believed after that: by then somebody has set it right."""

log = logging.getLogger(__name__)


async def clean_up(services: Services, keep: timedelta) -> None:
    """Delete what is older than `keep` (articles) and than this module says (all else)."""
    storage = services.storage
    now = await _believed_now(storage, services.clock())
    if now is not None:
        await _delete_old(replace(services, clock=lambda: now), keep)
    # Last: what was deleted above, and by people, stands in the log too.
    await storage.empty_log()


async def _delete_old(services: Services, keep: timedelta) -> None:
    now, storage = services.clock(), services.storage
    purged = await _purge(storage, now - keep)
    log.info("%d articles were older than the settings keep them", purged)
    await storage.write(lambda t: t.feeds.unpark(now))
    await storage.write(lambda t: t.deliveries.clean_up(now - TEXT_KEPT, now - RECORDS_KEPT))
    await storage.write(lambda t: t.digests.purge(now - RECORDS_KEPT))
    await purge_closed(services)
    await purge_left(services)


async def _believed_now(storage: Storage, now: datetime) -> datetime | None:
    """Return until when time has surely come; None where that is not known yet."""

    def look(t: Transaction) -> SeenClock:
        seen = look_at_clock(t.clocks.seen(), now)
        t.clocks.note(seen)
        return seen

    seen = await storage.write(look)
    if seen.believed is not None and seen.doubted is not None:
        log.warning(
            "The clock is more than %d days ahead of the last clean-up: nothing is deleted on its "
            "word until it has gone on for a day.",
            _FAR.days,
        )
    return seen.believed


def look_at_clock(seen: SeenClock, now: datetime) -> SeenClock:
    """Return what to believe of a clock that shows `now`.

    It is believed while it is not far ahead of what was believed before, and once it has gone on
    for a day since it was.
    """
    believed, doubted = seen.believed, seen.doubted
    if doubted is not None and now - doubted >= _GOES_ON:
        believed, doubted = doubted, None
    if believed is not None and now - believed <= _FAR:
        return SeenClock(now)
    return SeenClock(believed, min(doubted or now, now))


async def _purge(storage: Storage, before: datetime) -> int:
    """Delete articles out of date, a few at a time: whoever writes meanwhile gets a turn."""
    purged = 0
    while gone := await storage.write(lambda t: t.articles.purge(before, limit=ARTICLES_AT_ONCE)):
        purged += gone
    return purged
