"""The archive of articles."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    delete,
    exists,
    or_,
    select,
    update,
)

from bot.model.article import Article, NewArticle, PrintedArticle, Span
from bot.storage import schema
from bot.storage.search import find_articles
from bot.storage.statements import in_batches, insert, owned_by, short_key

_A = schema.article.c
_SHOWN_MODEL = "news"
"""The default model, whose choice an article shows; a text without it shows the first one's."""


class Articles:
    """Implements `bot.storage.contract.Articles`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, article: NewArticle) -> int | None:
        """Store it; return its id, or None if the workspace has that identity already."""
        statement = insert(self._connection, schema.article).values(_values(article))
        row = self._connection.execute(statement.on_conflict_do_nothing().returning(_A.id)).first()
        if row is None:
            return None
        self._count(article.workspace_id, 1)
        return int(row.id)

    def get(self, workspace_id: int, article_id: int) -> Article | None:
        """Return one article of the workspace, None where it has none of that id."""
        return next(iter(self.many(workspace_id, [article_id])), None)

    def many(self, workspace_id: int, article_ids: Sequence[int]) -> list[Article]:
        """Return those of the articles that exist, in the order asked."""
        found: dict[int, Article] = {}
        for ids in in_batches(list(dict.fromkeys(article_ids))):
            rows = self._connection.execute(
                select(schema.article).where(
                    owned_by(_A.workspace_id, workspace_id), _A.id.in_(ids)
                )
            )
            found.update((row.id, read_article(row)) for row in rows)
        return [found[one] for one in article_ids if one in found]

    def newest(self, workspace_id: int, feed_id: int, *, limit: int) -> list[PrintedArticle]:
        """Return what a feed printed last, the latest first."""
        rows = self._connection.execute(
            select(_A.title, _A.language, _A.text, _A.sentences)
            .where(owned_by(_A.workspace_id, workspace_id), _A.feed_id == feed_id)
            .order_by(_A.id.desc())
            .limit(limit)
        )
        return [
            PrintedArticle.of(row.title, row.language, row.text, tuple(_pairs(row.sentences)))
            for row in rows
        ]

    def search(self, workspace_id: int, words: str, *, limit: int = 20) -> list[Article]:
        """Return articles that hold all the words (any text is safe), the newest first."""
        return self.many(workspace_id, find_articles(self._connection, workspace_id, words, limit))

    def dated_titles(
        self, workspace_id: int, feed_id: int, since: datetime
    ) -> set[tuple[str, datetime]]:
        """Return title and publication date of what a feed has brought that is dated since then."""
        rows = self._connection.execute(
            select(_A.title, _A.published).where(
                owned_by(_A.workspace_id, workspace_id),
                _A.feed_id == feed_id,
                _A.published >= since,
            )
        )
        return {(row.title, row.published) for row in rows}

    def purge(self, before: datetime, *, limit: int | None = None) -> int:
        """Delete articles seen before then, with all that hangs on them; return how many.

        With `limit` at most so many, the oldest first. Counts of actors and their days go down
        with them; stories without an article and actors without a mention go too.
        """
        oldest = select(_A.id).where(_A.seen_at < before).order_by(_A.seen_at).limit(limit)
        return self._delete(self._connection.execute(oldest).scalars().all())

    def purge_left(self, before: datetime, *, limit: int) -> int:
        """Delete at most so many articles of workspaces that the bot left before then likewise."""
        own = schema.workspace.c
        left = (
            select(_A.id)
            .where(_A.workspace_id.in_(select(own.id).where(own.left_at < before)))
            .limit(limit)
        )
        return self._delete(self._connection.execute(left).scalars().all())

    def _delete(self, article_ids: Sequence[int]) -> int:
        for ids in in_batches(article_ids):
            self._uncount_mentions(ids)
            owners = self._connection.execute(select(_A.workspace_id).where(_A.id.in_(ids)))
            for workspace_id, gone in Counter(owners.scalars()).items():
                self._count(workspace_id, -gone)
            of_these = select(_A.story_id).where(_A.id.in_(ids), _A.story_id.is_not(None))
            stories = self._connection.execute(of_these.distinct()).scalars().all()
            self._connection.execute(delete(schema.article).where(_A.id.in_(ids)))
            self._delete_empty_stories(stories)
        return len(article_ids)

    def _count(self, workspace_id: int, more: int) -> None:
        """Note that a workspace has so many articles more."""
        own = schema.workspace.c
        self._connection.execute(
            update(schema.workspace)
            .where(own.id == workspace_id)
            .values(articles=own.articles + more)
        )

    def _uncount_mentions(self, article_ids: Sequence[int]) -> None:
        mention = schema.mention.c
        rows = self._connection.execute(
            select(mention.actor_id, mention.at).where(mention.article_id.in_(article_ids))
        ).all()
        gone = Counter(row.actor_id for row in rows)
        gone_days = Counter((row.actor_id, row.at.date()) for row in rows)
        if rows:
            uncount_actors(self._connection, gone, gone_days)

    def _delete_empty_stories(self, story_ids: Sequence[int]) -> None:
        story, merged = schema.story.c, schema.story_merged.c
        empty = delete(schema.story).where(
            story.id.in_(story_ids), ~exists().where(_A.story_id == story.id)
        )
        gone = self._connection.execute(empty.returning(story.id)).scalars().all()
        into_them = select(merged.story_id).where(merged.into_id.in_(gone))
        self._connection.execute(delete(schema.story).where(story.id.in_(into_them)))


def uncount_actors(
    connection: Connection,
    gone: Counter[int],
    gone_days: Counter[tuple[int, date]],
    *,
    keep: bool = False,
) -> None:
    """Lower the counts of actors and of their days; delete actors without a mention left.

    Not with `keep`, and not those that a correction speaks of.
    """
    actor, day = schema.actor.c, schema.actor_day.c
    connection.execute(
        update(schema.actor)
        .where(actor.id == bindparam("actor"))
        .values(mentions=actor.mentions - bindparam("less")),
        [{"actor": one, "less": n} for one, n in gone.items()],
    )
    connection.execute(
        update(schema.actor_day)
        .where(day.actor_id == bindparam("actor"), day.day == bindparam("date"))
        .values(n=day.n - bindparam("less")),
        [{"actor": one, "date": when, "less": n} for (one, when), n in gone_days.items()],
    )
    for ids in in_batches(list(gone)):
        connection.execute(delete(schema.actor_day).where(day.actor_id.in_(ids), day.n <= 0))
        if not keep:
            unnamed = (actor.id.in_(ids), actor.mentions <= 0)
            connection.execute(delete(schema.actor).where(*unnamed, ~is_corrected()))


def is_corrected() -> ColumnElement[bool]:
    """Return the condition that a correction speaks of an actor."""
    one = schema.correction.c
    actor_id = schema.actor.c.id
    return exists().where(or_(one.actor_id == actor_id, one.other_id == actor_id))


def read_article(row: Row[Any]) -> Article:
    """Return the article of a row of the article table."""
    return Article(
        id=row.id,
        workspace_id=row.workspace_id,
        feed_id=row.feed_id,
        story_id=row.story_id,
        url=row.url,
        title=row.title,
        text=row.text,
        language=row.language,
        outlet=row.outlet,
        author=row.author,
        published=row.published,
        seen_at=row.seen_at,
        section=row.section,
        image=row.image,
        sentences=tuple(_pairs(row.sentences)),
        summary=_shown(row.summaries),
        usable=frozenset(row.usable),
        terms=row.terms,
        recurring=frozenset(row.recurring),
        tried=tuple(row.tried.split(", ")) if row.tried else (),
    )


def _values(new: NewArticle) -> dict[str, Any]:
    analysis, document = new.analysis, new.analysis.document
    return {
        "workspace_id": new.workspace_id,
        "feed_id": new.feed_id,
        "identity": short_key(new.identity),
        "url": document.url,
        "title": document.title,
        "text": document.text,
        "language": document.language,
        "outlet": document.outlet,
        "author": document.author,
        "published": document.published,
        "seen_at": new.seen_at,
        "at": document.published or new.seen_at,
        "section": new.section,
        "image": document.image,
        # One flat list: shorter than a list of pairs.
        "sentences": [edge for span in analysis.sentences for edge in (span.start, span.end)],
        "summaries": analysis.summaries,
        "usable": sorted(analysis.usable),
        "recurring": sorted(analysis.recurring),
        "terms": analysis.terms,
        "title_terms": analysis.title_terms,
        "tried": ", ".join(document.tried),
    }


def _pairs(edges: Sequence[int]) -> Iterator[Span]:
    return (Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


def _shown(summaries: dict[str, list[int]]) -> tuple[int, ...]:
    chosen = summaries.get(_SHOWN_MODEL) or next(iter(summaries.values()), [])
    return tuple(chosen)
