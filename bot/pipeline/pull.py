"""Feeds → new articles in the archive, and alerts on them.

::

    due feeds ─read─▶ entries ─unseen─▶ new entries ─analyse─▶ articles ─store─▶ stories ─▶ alerts

Each feed is pulled on its own: what one feed does never costs another feed anything.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.model.article import NewArticle
from bot.model.errors import ReadError, StorageError
from bot.model.feed import Entry, Feed, FetchResult, FetchState
from bot.model.progress import Progress
from bot.pipeline.match import queue_alerts
from bot.pipeline.read import read_entry
from bot.pipeline.services import Services
from bot.pipeline.store import Stored, store_articles
from bot.sources.identity import canonical_link, identify
from bot.storage.contract import Transaction

log = logging.getLogger(__name__)

FIRST_PULL = 10
"""Entries a web feed's first pull brings; older ones count as seen: a new feed never floods."""
LATER_PULL = 50
"""Entries one later pull brings at most; the rest wait for the next one."""
_FEEDS_AT_ONCE = 8
_ENTRIES_AT_ONCE = 4
_FIRST_RETRY = timedelta(minutes=5)
_LAST_RETRY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What pulling one feed brought."""

    feed: Feed
    stored: Stored = field(default_factory=Stored)
    warnings: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class PullReport:
    """What pulling all due feeds brought."""

    feeds: tuple[FeedReport, ...] = ()

    @property
    def articles(self) -> int:
        """How many articles are new."""
        return sum(len(report.stored.article_ids) for report in self.feeds)

    @property
    def failed(self) -> tuple[FeedReport, ...]:
        """The feeds that could not be read."""
        return tuple(report for report in self.feeds if report.error)


async def pull_due(services: Services, progress: Progress | None = None) -> PullReport:
    """Pull every feed that is due, several at once."""
    now = services.clock()
    feeds = await services.storage.read(lambda t: t.feeds.due(now))
    gate = asyncio.Semaphore(_FEEDS_AT_ONCE)

    async def pull(feed: Feed) -> FeedReport:
        async with gate:
            return await pull_feed(services, feed, progress)

    return PullReport(tuple(await asyncio.gather(*(pull(feed) for feed in feeds))))


async def pull_feed(services: Services, feed: Feed, progress: Progress | None = None) -> FeedReport:
    """Pull one feed. A feed that cannot be read is reported and tried again later."""
    try:
        result = await services.sources[feed.source].read(feed)
        new, left = await _new_entries(services, feed, result)
        articles, warnings = await _read_entries(services, feed, new, progress)
    except ReadError as error:
        log.warning("%s", error)
        return await _note_failure(services, feed, error)
    except (StorageError, asyncio.CancelledError):
        raise  # no feed's fault: the whole pull stops, and runs again
    except Exception as error:
        # The border where a fault of ours with one feed ends: the other feeds go on.
        log.exception("Feed %d could not be read for a reason nobody foresaw.", feed.id)
        unforeseen = ReadError(f"Reading it failed for a reason nobody foresaw: {error!r}.")
        return await _note_failure(services, feed, unforeseen)
    state = _unfinished(feed, result.state) if left else result.state
    result = replace(result, state=state)
    seen = [identity for identity, _ in new]
    stored = await services.storage.write(
        lambda t: _keep(t, feed, result, articles, seen, services.clock())
    )
    for warning in (*result.warnings, *warnings):
        log.warning("%s: %s", feed.title or result.title or "feed", warning)
    return FeedReport(feed, stored, (*result.warnings, *warnings))


async def _note_failure(services: Services, feed: Feed, error: ReadError) -> FeedReport:
    failures = feed.state.failures + 1
    wait = min(_FIRST_RETRY * 2.0 ** min(failures - 1, 12), _LAST_RETRY)
    asked = getattr(error, "retry_after", None)
    next_at = max(services.clock() + wait, asked) if asked else services.clock() + wait
    state = replace(feed.state, failures=failures, last_error=str(error), next_at=next_at)
    await services.storage.write(lambda t: t.feeds.save_state(feed.id, state))
    return FeedReport(feed, error=str(error))


async def _new_entries(
    services: Services, feed: Feed, result: FetchResult
) -> tuple[list[tuple[str, Entry]], int]:
    """Return the unseen entries to read now, with their identities, and how many are left.

    Of a web feed's first reading only the newest are read; the others count as seen.
    """
    by_identity = {identify(entry): entry for entry in result.entries}
    unseen = await services.storage.read(lambda t: t.feeds.unseen(feed.id, list(by_identity)))
    new = sorted(
        ((identity, by_identity[identity]) for identity in by_identity if identity in unseen),
        key=lambda pair: (_published(pair[1]) is not None, _published(pair[1]) or 0),
        reverse=True,
    )
    if feed.source == "folder":
        return new, 0
    if feed.state.last_ok_at is not None:
        return new[:LATER_PULL], len(new[LATER_PULL:])
    old = [identity for identity, _ in new[FIRST_PULL:]]
    if old:
        now = services.clock()
        await services.storage.write(lambda t: t.feeds.mark_seen(feed.id, old, now))
    return new[:FIRST_PULL], 0


def _unfinished(feed: Feed, state: FetchState) -> FetchState:
    """The state of a feed with entries left to read: due at once, and never "unchanged"."""
    old = feed.state
    return replace(
        state,
        etag=old.etag,
        last_modified=old.last_modified,
        body_hash=old.body_hash,
        next_at=state.last_ok_at,
    )


def _article_identity(feed: Feed, entry: Entry, identity: str) -> str:
    """Return what makes an entry's article the same one in every feed of the workspace.

    The address it links to; where that says little (none, or a home page), the entry itself.
    """
    link = canonical_link(entry.link)
    return link if urlsplit(link).path.strip("/") else f"{feed.id}:{identity}"


def _published(entry: Entry) -> float | None:
    return entry.published.timestamp() if entry.published else None


async def _read_entries(
    services: Services,
    feed: Feed,
    entries: Sequence[tuple[str, Entry]],
    progress: Progress | None,
) -> tuple[list[NewArticle], list[str]]:
    gate = asyncio.Semaphore(_ENTRIES_AT_ONCE)
    done = 0

    async def read(identity: str, entry: Entry) -> tuple[NewArticle, str]:
        nonlocal done
        async with gate:
            analysis, warning = await read_entry(services, feed, entry)
        done += 1
        if progress:
            progress("Reading articles", done, len(entries))
        now = services.clock()
        article = NewArticle(
            workspace_id=feed.workspace_id,
            feed_id=feed.id,
            identity=_article_identity(feed, entry, identity),
            seen_at=now,
            section=entry.section or feed.section,
            analysis=analysis,
        )
        return article, warning

    pairs = await asyncio.gather(*(read(identity, entry) for identity, entry in entries))
    return [article for article, _ in pairs], [warning for _, warning in pairs if warning]


def _keep(
    t: Transaction,
    feed: Feed,
    result: FetchResult,
    articles: Sequence[NewArticle],
    seen: Sequence[str],
    now: datetime,
) -> Stored:
    """Keep articles, seen marks, alerts and fetch state together: all of it or nothing."""
    if t.feeds.get(feed.workspace_id, feed.id) is None:
        return Stored()  # removed while it was being read
    stored = store_articles(t, feed.workspace_id, articles)
    t.feeds.mark_seen(feed.id, seen, now)
    queue_alerts(t, feed.workspace_id, stored.article_ids, now)
    t.feeds.save_state(feed.id, result.state, title=result.title, language=result.language)
    return stored
