"""Due feeds → pulls: a bounded pool that runs all the time and never waits for the slowest.

::

    database ─due─▶ waiting ─▶ whose turn? ─▶ pulling, up to 256 side by side ─▶ done: next one
                                 ├ at most 4 of one site
                                 ├ at most a quarter whose last reading failed
                                 └ one, after the database refused what a pull brought; then
                                   little by little more, until nothing is behind
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

from bot.model.clock import lies_ahead
from bot.model.errors import StorageError
from bot.model.feed import DueFeed
from bot.model.progress import Progress
from bot.pipeline.entries import FIRST_PULL, LATER_PULL
from bot.pipeline.pull_one import FeedReport, pull_feed
from bot.pipeline.services import Services
from bot.sources.hosts import site_of

__all__ = ["FIRST_PULL", "LATER_PULL", "PullReport", "Puller", "pull_due", "pull_feed"]

log = logging.getLogger(__name__)

AT_ONCE = 256
"""Pulls side by side. Most of them wait for a slow server or for their turn, which costs little."""
FAILING_SHARE = 4
"""One in so many may have failed at its last reading: however many hang, the others find room."""
OF_ONE_SITE = 4
_STEP = 5
_STEP_SECONDS = 0.05
"""Pulls are begun in small steps, 100 a second: a thousand due at once would hold up the loop."""
_REST = timedelta(seconds=60)
"""How long no pull is begun when the database cannot keep what one brings (a full disk)."""


class _Room:
    """How many pulls may run side by side.

    After a full disk hundreds of feeds are due at once. That they all begin together serves nobody:
    memory grows, and the store has no more turns than before. So the room opens as TCP's does after
    a loss (RFC 5681, section 3.1, congestion avoidance): by one whenever as many pulls ended well
    as have room, until nothing waits.
    """

    def __init__(self) -> None:
        self.size = AT_ONCE
        self._kept = 0

    @property
    def for_failing(self) -> int:
        """How many of them may be pulls of feeds whose last reading failed."""
        return max(1, self.size // FAILING_SHARE)

    def close(self) -> None:
        """Leave room for one: the database refused what a pull brought."""
        self.size, self._kept = 1, 0

    def widen(self) -> None:
        """Note that the database kept what a pull brought."""
        self._kept += 1
        if self._kept >= self.size:
            self.size, self._kept = min(AT_ONCE, self.size + 1), 0

    def open(self) -> None:
        """Leave room for all: nothing is behind any more."""
        self.size = AT_ONCE


@dataclass(frozen=True, slots=True)
class PullReport:
    """What pulling feeds brought: a report of each, where reports are kept."""

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
    """Pull every feed that is due now, and return when all have been. Raises StorageError."""
    puller = Puller(services, progress, reports=True)
    try:
        await puller.start_due()
        return await puller.finish()
    finally:
        await puller.close()


class Puller:
    """Pulls feeds as they fall due; `start_due` is called whenever it is worth a look.

    With `reports` it keeps what each pull brought, or what ended them all, until `finish` tells.
    """

    def __init__(
        self, services: Services, progress: Progress | None = None, *, reports: bool = False
    ) -> None:
        self._services = services
        self._progress = progress
        self._keeps = reports
        self._reports: list[FeedReport] = []
        self._trouble: StorageError | None = None
        self._waiting: dict[int, tuple[DueFeed, str]] = {}
        """With the site of each."""
        self._pulling: dict[int, asyncio.Task[None]] = {}
        self._failing: set[int] = set()
        self._sites: Counter[str] = Counter()
        self._rests_until: datetime | None = None
        self._room = _Room()
        self._refused: dict[int, datetime] = {}
        """When the database last took nothing of a feed; empty once it takes something again."""
        self._knows_hosts = False
        self._next_step: asyncio.TimerHandle | None = None

    async def start_due(self) -> int:
        """Begin what is due as far as there is room; the rest follows as pulls end.

        Never waits for a pull. Return how many feeds are pulled or wait for it.
        """
        now = self._services.clock()
        if self._rests_until and lies_ahead(self._rests_until, now, _REST):
            return 0
        self._trouble = None
        await self._recall_hosts(now)
        # The sites are told apart in the reader's thread: of thousands, that takes a while.
        due = await self._services.storage.read(
            lambda t: [(feed, site_of(feed.address)) for feed in t.feeds.due(now)]
        )
        self._waiting = {
            feed.id: (feed, site) for feed, site in due if feed.id not in self._pulling
        }
        self._begin_soon()
        return len(self._waiting) + len(self._pulling)

    async def finish(self) -> PullReport:
        """Wait until nothing is pulled or waits for it. Raises StorageError if it keeps reports."""
        while self._pulling or self._waiting:
            if self._pulling:
                await asyncio.wait(list(self._pulling.values()), timeout=_STEP_SECONDS)
            else:
                await asyncio.sleep(_STEP_SECONDS)
        if self._trouble:
            raise self._trouble
        report = PullReport(tuple(self._reports))
        self._reports.clear()
        return report

    async def close(self) -> None:
        """Give up what is being pulled; it is due again at the next start."""
        self._waiting.clear()
        if self._next_step:
            self._next_step.cancel()
            self._next_step = None
        tasks = list(self._pulling.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _recall_hosts(self, now: datetime) -> None:
        """Let hosts rest that asked for it before the bot was started anew."""
        if not self._knows_hosts:
            parked = await self._services.storage.read(lambda t: t.feeds.parked(now))
            self._services.client.hosts.park(parked)
            self._knows_hosts = True

    def _begin_soon(self) -> None:
        """Begin a few pulls now, unless the next step does it anyway."""
        if self._next_step is None:
            self._begin()

    def _begin(self) -> None:
        self._next_step = None
        begun = list(islice(self._startable(), _STEP))
        if begun:  # there may be room for more
            loop = asyncio.get_running_loop()
            self._next_step = loop.call_later(_STEP_SECONDS, self._begin)
        for feed, site in begun:
            del self._waiting[feed.id]
            self._sites[site] += 1
            if feed.failing:
                self._failing.add(feed.id)
            task = asyncio.create_task(self._pull(feed), name=f"pull {feed.id}")
            self._pulling[feed.id] = task
            task.add_done_callback(lambda _, feed=feed, site=site: self._end(feed, site))  # type: ignore[misc]
        if begun and not self._waiting and not self._refused:
            self._room.open()

    def _startable(self) -> Iterator[tuple[DueFeed, str]]:
        """Yield the waiting feeds that there is room for, the longest waiting first."""
        room = self._room.size - len(self._pulling)
        failing = self._room.for_failing - len(self._failing)
        sites = Counter(self._sites)
        for feed, site in self._in_turn():
            if room <= 0:
                return
            if sites[site] >= OF_ONE_SITE or (feed.failing and failing <= 0):
                continue
            room -= 1
            failing -= feed.failing
            sites[site] += 1
            yield feed, site

    def _in_turn(self) -> Iterable[tuple[DueFeed, str]]:
        waiting = self._waiting.values()
        if not self._refused:
            return waiting
        # As long as the database takes nothing, no site is asked twice before all others were.
        never = datetime.min.replace(tzinfo=UTC)
        return sorted(waiting, key=lambda one: self._refused.get(one[0].id, never))

    def _end(self, feed: DueFeed, site: str) -> None:
        del self._pulling[feed.id]
        self._failing.discard(feed.id)
        self._sites[site] -= 1
        if not self._sites[site]:
            del self._sites[site]
        if self._waiting:
            self._begin_soon()

    async def _pull(self, due: DueFeed) -> None:
        """Pull one feed. The border where a failing database ends a pull, and rests all of them."""
        try:
            feed = await self._services.storage.read(
                lambda t: t.feeds.get(due.workspace_id, due.id)
            )
            now = self._services.clock()
            if feed is None or feed.state.stopped or not feed.state.is_due(now):
                return  # removed, stopped or put off since it was found due
            report = await pull_feed(self._services, feed, self._progress)
        except StorageError as error:
            self._rest(due, error)
            return
        self._refused.clear()
        self._room.widen()
        if self._keeps:
            self._reports.append(report)

    def _rest(self, due: DueFeed, error: StorageError) -> None:
        """Begin no pull for a while: the database took nothing of what a feed brought."""
        if self._keeps:  # what is kept of it, its frames too, takes memory
            self._trouble = error
        self._waiting.clear()
        now = self._services.clock()
        if self._rests_until is None or self._rests_until < now:
            log.error("No feed is pulled for a minute. %s", error)
        self._room.close()
        self._refused[due.id] = now
        self._rests_until = now + _REST
