"""What it costs to overwrite what is deleted: `python -m benchmarks.secure_delete [--articles N]`.

The same articles are stored and deleted in two databases, in turn, one of which lets deleted rows
stand in the file. CPU time of the whole process; the ratio is what promise 12 costs.
"""

import argparse
import asyncio
import random
import sqlite3
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.archive import build_archive
from bot.storage.database import Database, open_database

_LATER = datetime(2026, 11, 20, 12, tzinfo=UTC)
_ROUNDS = 3


def main() -> None:
    """Print a table: what was done, the seconds of CPU with and without, and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.secure_delete", description=__doc__)
    parser.add_argument("--articles", type=int, default=3_000)
    articles = parser.parse_args().articles
    taken: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for _ in range(_ROUNDS):
        for secure in (True, False):
            taken[secure].append(asyncio.run(_measure(articles, secure=secure)))
    print(f"{articles:,} articles, the best of {_ROUNDS} rounds   overwritten   left    ratio")
    for at, what in enumerate(("stored", "a third deleted (purge)")):
        on, off = (min(one[at] for one in taken[secure]) for secure in (True, False))
        print(f"{what:<44}{on:>8.2f} s {off:>8.2f} s {on / off:>8.2f}")


async def _measure(articles: int, *, secure: bool) -> tuple[float, float]:
    """Return the CPU seconds of storing articles and of deleting a third of them."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'archive.db'}")
        if not secure:
            _leave_deleted(database)
        began = time.process_time()
        await build_archive(database, random.Random(3), articles)
        stored = time.process_time()
        # The archive spans 90 days.
        gone = await database.write(lambda t: t.articles.purge(_LATER - timedelta(days=60)))
        assert gone >= articles // 4, gone
        await database.empty_log()
        deleted = time.process_time()
        await database.close()
    return stored - began, deleted - stored


def _leave_deleted(database: Database) -> None:
    """Turn off in the one writing connection what the engine turned on."""
    with database._writer.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA secure_delete = OFF")


if __name__ == "__main__":
    main()
