"""One feed → new articles in the archive, alerts on them, and what became of the feed.

::

    feed ─read─▶ entries ─sift─▶ new entries ─analyse─▶ articles ─store─▶ stories ─▶ alerts
      └ failed: when it is tried again, and what managers are told

Each feed is pulled on its own: what one feed does never costs another feed anything.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.model.article import Analysis, NewArticle
from bot.model.errors import HostParkedError, HttpStatusError, ReadError, StorageError
from bot.model.feed import Feed, FetchResult, FetchState
from bot.model.progress import Progress
from bot.pipeline.counting import CountingRunner
from bot.pipeline.entries import SEEN_KEPT, NewEntry, Sifted, sift
from bot.pipeline.feed_names import feed_title
from bot.pipeline.match import queue_alerts
from bot.pipeline.notices import Case, queue_notice
from bot.pipeline.read import read_entry
from bot.pipeline.recurring import leave_out_recurring
from bot.pipeline.services import Services
from bot.pipeline.store import Stored, store_articles
from bot.pipeline.takeover import is_taken_over, note_publisher, set_aside
from bot.pipeline.trouble import Notice, note_failure, note_success
from bot.pipeline.windows import StoryWindows
from bot.sources.hosts import site_of
from bot.sources.pace import next_reading, spread_of
from bot.storage.contract import Transaction

log = logging.getLogger(__name__)

_ENTRIES_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What pulling one feed brought."""

    feed: Feed
    stored: Stored = field(default_factory=Stored)
    warnings: tuple[str, ...] = ()
    error: str = ""
    left_out: int = 0
    """How many new entries of a burst were not read."""


async def pull_feed(services: Services, feed: Feed, progress: Progress | None = None) -> FeedReport:
    """Pull one feed. A feed that cannot be read is reported and tried again later."""
    try:
        return await _read_and_keep(services, feed, progress)
    except HostParkedError as error:
        return await _wait_for_host(services, feed, error)
    except ReadError as error:
        log.warning("Feed %d, %s: %s", feed.id, feed_title(feed), error)
        return await _note_failure(services, feed, error)
    except (StorageError, asyncio.CancelledError):
        raise  # no feed's fault: the whole pull stops, and runs again
    except Exception as error:
        # The border where a fault of ours with one feed ends: the other feeds go on.
        log.exception("Feed %d could not be read for a reason nobody foresaw.", feed.id)
        unforeseen = ReadError(f"Reading it failed for a reason nobody foresaw: {error!r}.")
        return await _note_failure(services, feed, unforeseen)


async def _read_and_keep(services: Services, feed: Feed, progress: Progress | None) -> FeedReport:
    runner = CountingRunner(services.run)
    result = await services.sources[feed.source].read(feed)
    if is_taken_over(feed, result, services.clock()):
        return await _set_aside(services, feed, result)
    result = replace(result, state=note_publisher(result, services.clock()))
    sifted, state = await sift(services, feed, result)
    articles, warnings = await _read_entries(
        replace(services, run=runner), feed, sifted.new, progress
    )
    articles = await leave_out_recurring(services, feed, articles)
    outcome = note_success(
        feed.state, state, killed=runner.kills > 0, parsed=not result.not_modified
    )
    reading = _Reading(replace(result, state=outcome.state), sifted, articles, outcome.notice)
    now = services.clock()
    stored = await services.storage.write(lambda t: _keep(t, services.windows, feed, reading, now))
    said = (*result.warnings, *warnings, *_burst(sifted))
    for warning in said:
        log.warning("Feed %d, %s: %s", feed.id, feed.title or result.title or "new", warning)
    return FeedReport(feed, stored, said, left_out=sifted.left_out)


async def _set_aside(services: Services, feed: Feed, result: FetchResult) -> FeedReport:
    """Pause a feed that somebody else has now, and tell managers; its entries are left alone."""
    now = services.clock()
    state = set_aside(feed.state, result, now)

    def keep(t: Transaction) -> None:
        if t.feeds.get(feed.workspace_id, feed.id) is None:
            return  # removed while it was being read
        t.feeds.save_state(feed.id, state)
        queue_notice(t, Case(feed, Notice.TAKEN, now, state))

    await services.storage.write(keep)
    log.warning("Feed %d has another title and another site; it is paused.", feed.id)
    return FeedReport(feed)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One successful reading, ready to be kept."""

    result: FetchResult
    sifted: Sifted
    articles: Sequence[NewArticle]
    """One of each new entry, in their order."""
    notice: Notice | None

    def articles_of(self, *, quiet: bool) -> list[NewArticle]:
        """Return the articles of the new entries that are quiet, or of those that are not."""
        pairs = zip(self.sifted.new, self.articles, strict=True)
        return [article for new, article in pairs if new.quiet is quiet]


def _burst(sifted: Sifted) -> tuple[str, ...]:
    if not sifted.left_out:
        return ()
    return (
        f"{len(sifted.new) + sifted.left_out} entries came at once; the newest "
        f"{len(sifted.new)} were read, +{sifted.left_out} more count as known.",
    )


async def _wait_for_host(services: Services, feed: Feed, error: HostParkedError) -> FeedReport:
    """Put a feed off until its host may be asked again: that is no failure of the feed."""

    def keep(t: Transaction) -> None:
        there = t.feeds.get(feed.workspace_id, feed.id)
        if there is not None:
            t.feeds.save_state(there.id, replace(there.state, next_at=error.until))

    await services.storage.write(keep)
    return FeedReport(feed)


async def _note_failure(services: Services, feed: Feed, error: ReadError) -> FeedReport:
    """Note a failure with the feed as it is by now: a manager may have resumed or removed it."""
    now = services.clock()
    parked = _rests(services, feed, error)
    asked = [at for at in (getattr(error, "retry_after", None), *parked.values()) if at]
    spread, not_before = spread_of(feed.id, now), max(asked, default=None)

    def keep(t: Transaction) -> None:
        t.feeds.park(parked)
        there = t.feeds.get(feed.workspace_id, feed.id)
        if there is None:
            return
        outcome = note_failure(there.state, error, now, spread=spread, not_before=not_before)
        state = _keep_interval(there, outcome.state, now)
        t.feeds.save_state(there.id, state)
        if outcome.notice:
            queue_notice(t, Case(there, outcome.notice, now, state))

    await services.storage.write(keep)
    return FeedReport(feed, error=str(error))


def _keep_interval(feed: Feed, state: FetchState, now: datetime) -> FetchState:
    """Try a feed again no more often than a manager wants it read."""
    if feed.interval is None or state.next_at is None:
        return state
    wanted = next_reading(now, feed.interval, spread=spread_of(feed.id, now))
    return replace(state, next_at=max(state.next_at, wanted))


def _rests(services: Services, feed: Feed, error: ReadError) -> dict[str, datetime]:
    """Return the rests that the answer has brought upon its host, to be remembered."""
    if isinstance(error, HttpStatusError) and error.status in (429, 503):
        return services.client.hosts.parked(feed.address)
    return {}


async def _read_entries(
    services: Services, feed: Feed, entries: Sequence[NewEntry], progress: Progress | None
) -> tuple[list[NewArticle], list[str]]:
    gate = asyncio.Semaphore(_ENTRIES_AT_ONCE)
    done = 0

    async def read(new: NewEntry) -> tuple[NewArticle, str]:
        nonlocal done
        async with gate:
            analysis, warning = await read_entry(services, feed, new.entry, patient=True)
        done += 1
        if progress:
            progress("Reading articles", done, len(entries))
        return _new_article(feed, new, analysis, services.clock()), warning

    pairs = await asyncio.gather(*(read(new) for new in entries))
    return [article for article, _ in pairs], [warning for _, warning in pairs if warning]


def _new_article(feed: Feed, new: NewEntry, analysis: Analysis, seen_at: datetime) -> NewArticle:
    return NewArticle(
        workspace_id=feed.workspace_id,
        feed_id=feed.id,
        identity=new.known_by(analysis.document.url),
        seen_at=seen_at,
        section=new.entry.section or feed.section,
        analysis=analysis,
    )


def _keep(
    t: Transaction, windows: StoryWindows, feed: Feed, reading: _Reading, now: datetime
) -> Stored:
    """Keep articles, seen marks, alerts and fetch state together: all of it or nothing."""
    if t.feeds.get(feed.workspace_id, feed.id) is None:
        return Stored()  # removed while it was being read
    result = reading.result
    told = store_articles(t, windows, feed.workspace_id, reading.articles_of(quiet=False))
    untold = store_articles(t, windows, feed.workspace_id, reading.articles_of(quiet=True))
    t.feeds.mark_seen(feed.id, reading.sifted.seen, now)
    if reading.sifted.held:
        t.feeds.renew_seen(feed.id, reading.sifted.held, now, now - SEEN_KEPT)
    queue_alerts(t, feed.workspace_id, told.article_ids, now)
    t.feeds.save_state(feed.id, result.state, title=result.title, language=result.language)
    if reading.notice:
        queue_notice(t, Case(feed, reading.notice, now, result.state))
    if result.moved_to:
        _move(t, feed, result, now)
    return Stored(
        told.article_ids + untold.article_ids,
        tuple(dict.fromkeys(told.story_ids + untold.story_ids)),
    )


def _move(t: Transaction, feed: Feed, result: FetchResult, now: datetime) -> None:
    """Follow a feed to the address where its server says, for long enough, that it is now."""
    moved = t.feeds.move(feed.workspace_id, feed.id, result.moved_to)
    if moved is None:
        return
    notice: Notice | None = None
    if moved.id != feed.id:
        notice = Notice.MERGED
    else:
        state = replace(result.state, moved_to="", moved_times=0, moved_since=None)
        t.feeds.save_state(feed.id, state)
        # Within one site a move concerns nobody; to another one, somebody should know.
        if site_of(feed.address) != site_of(moved.address):
            notice = Notice.MOVED
    log.info("Feed %d has moved for good; feed %d has its address now.", feed.id, moved.id)
    if notice:
        queue_notice(t, Case(feed, notice, now, result.state, moved))
