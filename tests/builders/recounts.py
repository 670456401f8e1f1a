"""What must hold in a database whatever happened before: counts, owners, states, promises."""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, text

from bot.model.delivery import is_digest
from bot.storage import schema

_ARTICLE, _MENTION, _ACTOR = schema.article.c, schema.mention.c, schema.actor.c
_STORY, _DAY, _TOLD = schema.story.c, schema.actor_day.c, schema.told.c
_DELIVERY, _ALERT, _DIGEST = schema.delivery.c, schema.alert.c, schema.digest.c


def faults(connection: Connection) -> list[str]:
    """Return what does not hold, in words; empty where all does."""
    return [
        *_foreign_keys(connection),
        *_articles(connection),
        *_mentions(connection),
        *_stories(connection),
        *_told(connection),
    ]


def _rows(connection: Connection, query: Select[Any]) -> list[Row[Any]]:
    return list(connection.execute(query).all())


def _foreign_keys(connection: Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []  # PostgreSQL lets none be broken
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    return [f"a foreign key is broken: {tuple(row)}" for row in broken]


def _articles(connection: Connection) -> list[str]:
    counted = dict(
        _pairs(connection, select(_ARTICLE.workspace_id, func.count()).group_by("workspace_id"))
    )
    kept = dict(_pairs(connection, select(schema.workspace.c.id, schema.workspace.c.articles)))
    return [
        f"workspace {one}: {n} articles kept, {counted.get(one, 0)} counted"
        for one, n in kept.items()
        if n != counted.get(one, 0)
    ]


def _mentions(connection: Connection) -> list[str]:
    rows = _rows(connection, select(_MENTION.actor_id, _MENTION.at))
    counted = Counter(row.actor_id for row in rows)
    days = Counter((row.actor_id, row.at.date()) for row in rows)
    kept = dict(_pairs(connection, select(_ACTOR.id, _ACTOR.mentions)))
    kept_days = {
        (row.actor_id, row.day): row.n
        for row in _rows(connection, select(_DAY.actor_id, _DAY.day, _DAY.n))
    }
    corrected = {
        one
        for row in _rows(
            connection, select(schema.correction.c.actor_id, schema.correction.c.other_id)
        )
        for one in row
    }
    found = [
        f"actor {one}: {n} mentions kept, {counted[one]} counted"
        for one, n in kept.items()
        if n != counted[one]
    ]
    found += [f"actor {one} has no mention" for one in kept.keys() - counted.keys() - corrected]
    if days != kept_days:
        found.append(f"days of actors: {kept_days} kept, {dict(days)} counted")
    return found


def _stories(connection: Connection) -> list[str]:
    """A story has articles, and their times; one without is another one now."""
    spans = {
        row.story_id: (row.first, row.last)
        for row in _rows(
            connection,
            select(
                _ARTICLE.story_id,
                func.min(_ARTICLE.at).label("first"),
                func.max(_ARTICLE.at).label("last"),
            ).group_by(_ARTICLE.story_id),
        )
    }
    merged = dict(
        _pairs(connection, select(schema.story_merged.c.story_id, schema.story_merged.c.into_id))
    )
    found = [f"an article is in no story: {spans[None]}"] if None in spans else []
    for row in _rows(connection, select(schema.story)):
        if row.id not in spans and merged.get(row.id) not in spans:
            found.append(f"story {row.id} has no article, and is no other one")
        if row.id in spans and row.id in merged:
            found.append(f"story {row.id} has articles, and is another one")
        if row.id in spans and spans[row.id][1] > row.last_at:
            found.append(f"story {row.id} ends before its last article")
    return found


def _told(connection: Connection) -> list[str]:
    """What counts as told stands in a digest that has come or still may."""
    digests = {
        (row.channel_id, row.queued_at)
        for row in _rows(connection, select(schema.delivery).where(_DELIVERY.state != "dead"))
        if is_digest(row.key)
    }
    rows = _rows(connection, select(_TOLD.channel_id, _TOLD.at, _TOLD.story_id))
    return [f"{tuple(row)} counts as told" for row in rows if (row[0], row[1]) not in digests]


def _pairs(connection: Connection, query: Select[Any]) -> list[tuple[Any, Any]]:
    return [(row[0], row[1]) for row in connection.execute(query)]
