"""What storing a feed costs in a workspace with a window of 2,000 articles.

`python -m benchmarks.story_window [--feeds N]` fills a workspace of a SQLite file with invented
articles and then stores feeds of three articles each: with the story window kept between them, and
with one that is read anew for each feed, as after a restart. It prints the CPU time of a store, and
how much memory a kept window takes.
"""

import argparse
import asyncio
import gc
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from benchmarks.stories import invented_articles
from bot.model.article import Analysis, Document, NewArticle
from bot.model.story import Evidence
from bot.pipeline.store import store_articles
from bot.pipeline.windows import WINDOW_ARTICLES, StoryWindows
from bot.storage.contract import Storage, Transaction
from bot.storage.database import open_database

_FEEDS, _OF_A_FEED = 40, 3
_BATCH = 100
_BEGIN = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)
_APART = timedelta(minutes=2)


def article(workspace_id: int, number: int, shown: Evidence) -> NewArticle:
    """Return an article of nothing but a number and what grouping looks at."""
    at = _BEGIN + number * _APART
    document = Document(
        title=shown.title,
        text=f"Report {number}.",
        url=f"https://window.example/{number}",
        language="en",
        outlet="Window",
        author="",
        published=at,
    )
    return NewArticle(
        workspace_id,
        None,
        str(number),
        at,
        "",
        Analysis(document, (), {}, (), dict(shown.terms), shown.title_terms),
    )


class Desk:
    """Stores articles and adds up the CPU time of it."""

    def __init__(self, storage: Storage, workspace_id: int) -> None:
        self._storage = storage
        self._workspace_id = workspace_id
        self._stored = 0
        self.windows = StoryWindows()
        self.seconds = 0.0

    async def store(self, batch: Sequence[Evidence]) -> None:
        """Store articles in one transaction."""
        new = [
            article(self._workspace_id, number, shown)
            for number, shown in enumerate(batch, self._stored)
        ]
        self._stored += len(batch)
        await self._storage.write(lambda t: self._store(t, new))

    def _store(self, t: Transaction, new: Sequence[NewArticle]) -> None:
        began = time.thread_time()
        store_articles(t, self.windows, self._workspace_id, new)
        self.seconds += time.thread_time() - began


async def measure(storage: Storage, feeds: int) -> None:
    """Fill a database, store feeds and print."""
    workspace = await storage.write(lambda t: t.workspaces.ensure("console", "window", "Window"))
    desk = Desk(storage, workspace.id)
    filling = invented_articles(WINDOW_ARTICLES + _BATCH, seed=1)
    for start in range(0, len(filling), _BATCH):
        await desk.store(filling[start : start + _BATCH])
    arriving = invented_articles(2 * feeds * _OF_A_FEED, seed=2)
    for way in ("kept", "read anew"):
        desk.seconds = 0.0
        for _ in range(feeds):
            if way != "kept":
                desk.windows = StoryWindows()
            batch, arriving = arriving[:_OF_A_FEED], arriving[_OF_A_FEED:]
            await desk.store(batch)
        each = desk.seconds / feeds * 1000
        print(f"window {way}: {each:.1f} ms CPU a feed of {_OF_A_FEED} articles")
    await _print_memory(desk)


async def _print_memory(desk: Desk) -> None:
    desk.windows = StoryWindows()
    gc.collect()
    tracemalloc.start()
    await desk.store(invented_articles(_OF_A_FEED, seed=3))
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"a window of {WINDOW_ARTICLES:,} articles just read: {held / 1e6:.1f} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.story_window")
    parser.add_argument("--feeds", type=int, default=_FEEDS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/window.db")
        try:
            asyncio.run(measure(database, options.feeds))
        finally:
            database.close_now()


if __name__ == "__main__":
    main()
