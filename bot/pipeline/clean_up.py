"""What goes by itself: articles out of date, what was sent, and who shut the bot out for a month.

::

    article, retention.days old ─▶ deleted
    message, sent or given up for a day ─▶ its text deleted ─▶ 90 days: the record of it
    digest, 90 days old ─▶ deleted
    channel or workspace, closed to the bot for 30 days ─▶ told where it can be ─▶ deleted
"""

import logging
from datetime import datetime, timedelta

from bot.pipeline.presence import ARTICLES_AT_ONCE, purge_closed, purge_left
from bot.pipeline.services import Services
from bot.storage.contract import Storage

TEXT_KEPT = timedelta(days=1)
"""How long the text of a message is kept after it was queued, once it is sent or given up."""
RECORDS_KEPT = timedelta(days=90)
"""How long it is kept that a message was sent, and why a digest chose what it chose."""

log = logging.getLogger(__name__)


async def clean_up(services: Services, keep: timedelta) -> None:
    """Delete what is older than `keep` (articles) and than this module says (all else)."""
    now, storage = services.clock(), services.storage
    purged = await _purge(storage, now - keep)
    log.info("%d articles were older than the settings keep them", purged)
    await storage.write(lambda t: t.feeds.unpark(now))
    await storage.write(lambda t: t.deliveries.clean_up(now - TEXT_KEPT, now - RECORDS_KEPT))
    await storage.write(lambda t: t.digests.purge(now - RECORDS_KEPT))
    await purge_closed(services)
    await purge_left(services)
    # Last: what was deleted above stands in the log too.
    await storage.empty_log()


async def _purge(storage: Storage, before: datetime) -> int:
    """Delete articles out of date, a few at a time: whoever writes meanwhile gets a turn."""
    purged = 0
    while gone := await storage.write(lambda t: t.articles.purge(before, limit=ARTICLES_AT_ONCE)):
        purged += gone
    return purged
