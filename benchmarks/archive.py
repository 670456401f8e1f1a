"""How long the database takes for /who on a large archive, built with the storage layer itself."""

import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.model.actor import ActorMention, ActorType, Mention, TaggedActor
from bot.model.article import Analysis, Document, NewArticle, Span
from bot.storage.contract import Transaction
from bot.storage.database import Database, open_database
from commands.actor_search import find_actors
from commands.who import gather

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_ACTORS_A_HUNDRED_ARTICLES = 20
_NAMED = 6
_BATCH = 500
_LETTERS = "bcdfghjklmnprstvz"


@dataclass(frozen=True, slots=True)
class Latency:
    """CPU milliseconds in the database of one whole look-up, from the name to the portrait."""

    middle: float
    p99: float

    def __str__(self) -> str:
        """Return both figures."""
        return f"{self.middle:.1f} / {self.p99:.1f}"


def measure_who(articles: int, *, asked: int = 400) -> dict[str, Latency]:
    """Build an archive of so many articles on SQLite, and ask for actors in it."""
    lot = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        database = open_database(f"sqlite:///{path}")
        try:
            names, named = asyncio.run(build_archive(database, lot, articles))
            often = names[:20] * (asked // 20)
            evenly = [lot.choice(named) for _ in range(asked)]
            return {
                "the 20 most named": _ask(database, path, often),
                "evenly drawn": _ask(database, path, evenly),
            }
        finally:
            database.close_now()


async def build_archive(
    database: Database, lot: random.Random, articles: int
) -> tuple[list[str], list[str]]:
    """Fill a database with a workspace `bench` of so many articles.

    Return the names of its actors, the most named first, and those that came up, in order.
    """
    names = _names(lot, max(50, articles * _ACTORS_A_HUNDRED_ARTICLES // 100))
    return names, await _fill(database, lot, names, articles)


def _names(lot: random.Random, count: int) -> list[str]:
    def word() -> str:
        letters = (lot.choice(_LETTERS) + lot.choice("aeiou") for _ in range(lot.choice((2, 3))))
        return "".join(letters).capitalize()

    return list(dict.fromkeys(f"{word()} {word()}" for _ in range(count)))


async def _fill(
    database: Database, lot: random.Random, names: Sequence[str], articles: int
) -> list[str]:
    """Store the articles and return who is named in one, in order."""
    known: dict[str, int] = {}
    weights = [1 / (rank + 1) for rank in range(len(names))]
    for first in range(0, articles, _BATCH):
        numbers = range(first, min(first + _BATCH, articles))
        casts = [lot.choices(names, weights, k=_NAMED) for _ in numbers]
        await database.write(
            partial(_store, numbers=numbers, casts=casts, articles=articles, known=known)
        )
    return sorted(known)


def _store(
    t: Transaction,
    numbers: Sequence[int],
    casts: Sequence[Sequence[str]],
    articles: int,
    known: dict[str, int],
) -> None:
    """Store some articles. Who is `known` is not joined again: it is what takes long in loading."""
    workspace_id = t.workspaces.ensure("console", "bench", "Bench").id
    for number, cast in zip(numbers, casts, strict=True):
        at = _NOW - timedelta(days=90 * (articles - number) / articles)
        tagged = [_tagged(name, at_line) for at_line, name in enumerate(dict.fromkeys(cast))]
        article_id = t.articles.add(_article(workspace_id, number, at, tagged))
        assert article_id is not None
        for one in tagged:
            if one.name not in known:
                known[one.name] = t.actors.join(workspace_id, one, article_id, at)
        mentions = [
            ActorMention(
                article_id,
                known[one.name],
                one.salience,
                one.mentions,
                one.role,
            )
            for one in tagged
        ]
        t.actors.add_mentions(workspace_id, at, mentions)
        story_id = t.stories.create(workspace_id, "en", at) if number % 4 == 0 else None
        t.stories.attach(workspace_id, story_id or number // 4 + 1, article_id, at)


def _tagged(name: str, line: int) -> TaggedActor:
    start = line * 60
    mention = Mention(start, start + len(name), name)
    role = "harbour minister" if line == 0 else ""
    known = f"person:{name}" if sum(map(ord, name)) % 3 else ""
    return TaggedActor(name, ActorType.PERSON, (mention,), 0.9 / (line + 1), role, key=known)


def _article(
    workspace_id: int, number: int, at: datetime, tagged: Sequence[TaggedActor]
) -> NewArticle:
    lines = [f"{one.name} spoke about the harbour and its ships".ljust(58) + "." for one in tagged]
    text = "\n".join(lines)
    document = Document(
        title=f"Harbour news {number}",
        text=text,
        url=f"https://bench.example/{number}",
        language="en",
        outlet=f"Outlet {number % 40}",
        published=at,
    )
    analysis = Analysis(
        document=document,
        sentences=tuple(Span(60 * n, 60 * n + 59) for n in range(len(lines))),
        summaries={"news": (0,)},
        actors=tuple(tagged),
        terms={"harbour": 1.0},
        usable=frozenset(range(len(lines))),
    )
    return NewArticle(
        workspace_id=workspace_id,
        feed_id=None,
        identity=str(number),
        seen_at=at,
        section="",
        analysis=analysis,
    )


def _ask(database: Database, path: Path, names: Sequence[str]) -> Latency:
    """Return how long the statements of each look-up take: recorded, then run on the bare file."""
    recorded: list[list[tuple[str, Any]]] = []

    def record(t: Transaction) -> None:
        with recording(recorded):
            for name in names:
                recorded.append([])
                gather(t, find_actors(t, 1, name)[0], _NOW)

    asyncio.run(database.read(record))
    with closing(sqlite3.connect(path)) as bare:
        taken = sorted(_run(bare, statements) for statements in recorded)
    return Latency(taken[len(taken) // 2], taken[int(len(taken) * 0.99)])


@contextmanager
def recording(recorded: list[list[tuple[str, Any]]]) -> Iterator[None]:
    """Add every statement that runs meanwhile, with its parameters, to the last list."""

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        recorded[-1].append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _run(bare: sqlite3.Connection, statements: Sequence[tuple[str, Any]]) -> float:
    """Return the milliseconds of CPU that statements take, with all their rows fetched."""
    began = time.thread_time()
    for statement, parameters in statements:
        bare.execute(statement, parameters).fetchall()
    return 1000 * (time.thread_time() - began)
