"""Actors: where they are mentioned, with whom, and on which days.

Which stored actor a name is lives in `joining`, finding by name in `lookup`, what rises in
`trends`.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, Subquery, and_, func, select

from bot.model.actor import (
    Actor,
    ActorMention,
    CoActor,
    DayCount,
    Mention,
    Role,
    TaggedActor,
    Trend,
)
from bot.storage import joining, lookup, schema, trends
from bot.storage.counting import count_actors
from bot.storage.people import load_actors
from bot.storage.statements import in_batches, insert, owned_by

_M = schema.mention.c
_LOOKED_AT = 500
"""Mentions that co-actors are counted over: an exact 30-day join took 110 ms (p99), this 4 ms."""
_ROLES = 60


class Actors:
    """Implements `bot.storage.actor_contract.Actors`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def join(self, workspace_id: int, tagged: TaggedActor, article_id: int, at: datetime) -> int:
        """Return the id of the actor that a tagged actor is, making it on first sight.

        See `bot.storage.joining`. Raises ValueError for a lone part of a name.
        """
        return joining.join(self._connection, workspace_id, tagged, article_id, at)

    def join_part(
        self, workspace_id: int, tagged: TaggedActor, article_id: int, at: datetime
    ) -> int | None:
        """Return the id of the actor that a manager said a lone part of a name is, if one did."""
        return joining.join_part(self._connection, workspace_id, tagged, article_id, at)

    def add_mentions(
        self, workspace_id: int, at: datetime, mentions: Sequence[ActorMention]
    ) -> None:
        """Store where actors are mentioned and count their days. A mention counts once.

        Raises ValueError for an actor or article of another workspace.
        """
        if not mentions:
            return
        self._refuse_strangers(workspace_id, mentions)
        statement = insert(self._connection, schema.mention).on_conflict_do_nothing()
        new = self._connection.execute(
            statement.returning(_M.actor_id),
            [_mention_values(workspace_id, at, mention) for mention in mentions],
        ).scalars()
        count_actors(self._connection, workspace_id, at.astimezone(UTC).date(), Counter(new))

    def get(self, workspace_id: int, actor_id: int) -> Actor | None:
        """Return one actor with aliases and role; the one it is shown as, where it was merged."""
        shown = lookup.shown(self._connection, workspace_id, [actor_id])
        ids = [shown.get(actor_id, actor_id)]
        return next(iter(load_actors(self._connection, workspace_id, ids)), None)

    def find(self, workspace_id: int, text: str, *, limit: int = 8) -> list[Actor]:
        """Return the actors one of whose forms is `text` (folded), the most mentioned first.

        A form also matches by any one word of a person's name ("Kim"), or by its words in any
        order ("Jinping Xi"). Empty when nothing matches exactly.
        """
        ids = lookup.find(self._connection, workspace_id, text, limit)
        return load_actors(self._connection, workspace_id, ids)

    def near(self, workspace_id: int, text: str, *, limit: int = 5) -> list[Actor]:
        """Return actors whose forms are spelt nearly so, the nearest first."""
        ids = lookup.near(self._connection, workspace_id, text, limit)
        return load_actors(self._connection, workspace_id, ids)

    def complete(self, workspace_id: int, prefix: str, *, limit: int = 10) -> list[Actor]:
        """Return actors a word of whose forms begins so, the most mentioned first."""
        ids = lookup.complete(self._connection, workspace_id, prefix, limit)
        return load_actors(self._connection, workspace_id, ids)

    def mentions(self, workspace_id: int, actor_id: int, *, limit: int = 50) -> list[ActorMention]:
        """Return its latest mentions, the newest first."""
        rows = self._connection.execute(
            select(schema.mention)
            .where(_M.workspace_id == workspace_id, _M.actor_id == actor_id)
            .order_by(_M.at.desc(), _M.article_id.desc())
            .limit(limit)
        )
        return [_mention(row) for row in rows]

    def of_article(self, workspace_id: int, article_id: int) -> list[tuple[Actor, ActorMention]]:
        """Return an article's actors, the most salient first."""
        return self.of_articles(workspace_id, [article_id])[article_id]

    def of_articles(
        self, workspace_id: int, article_ids: Sequence[int]
    ) -> dict[int, list[tuple[Actor, ActorMention]]]:
        """Return the actors of each of the articles, the most salient first."""
        found: dict[int, list[tuple[Actor, ActorMention]]] = {one: [] for one in article_ids}
        for ids in in_batches(list(found)):
            rows = self._connection.execute(
                select(schema.mention)
                .where(owned_by(_M.workspace_id, workspace_id), _M.article_id.in_(ids))
                .order_by(_M.salience.desc(), _M.actor_id)
            )
            mentions = [_mention(row) for row in rows]
            named = [mention.actor_id for mention in mentions]
            actors = load_actors(self._connection, workspace_id, named)
            for actor, mention in zip(actors, mentions, strict=True):
                found[mention.article_id].append((actor, mention))
        return found

    def days(self, workspace_id: int, actor_id: int, first: date, last: date) -> list[DayCount]:
        """Return mentions a day, every day from `first` to `last`, zeros too."""
        day = schema.actor_day.c
        rows = self._connection.execute(
            select(day.day, day.n).where(
                day.workspace_id == workspace_id,
                day.actor_id == actor_id,
                day.day.between(first, last),
            )
        )
        counts = {row.day: row.n for row in rows}
        span = range((last - first).days + 1)
        every = (first + timedelta(days=offset) for offset in span)
        return [DayCount(one, counts.get(one, 0)) for one in every]

    def together(self, workspace_id: int, actor_id: int, *, limit: int = 5) -> list[CoActor]:
        """Return whom it is named with most, over its last 500 mentions, and against chance."""
        recent = self._recent(workspace_id, actor_id).subquery()
        n = func.count().label("n")
        rows = self._connection.execute(
            select(_M.actor_id, n)
            .join_from(recent, schema.mention, _M.article_id == recent.c.article_id)
            .where(_M.actor_id != actor_id)
            .group_by(_M.actor_id)
            .order_by(n.desc(), func.sum(_M.salience).desc(), _M.actor_id)
            .limit(limit)
        ).all()
        actors = load_actors(self._connection, workspace_id, [row.actor_id for row in rows])
        own, every = self._looked_at(workspace_id, recent)
        return [
            CoActor(actor, row.n, row.n * every / max(1, own * actor.mentions))
            for actor, row in zip(actors, rows, strict=True)
        ]

    def roles(self, workspace_id: int, actor_id: int) -> list[Role]:
        """Return the newest 60 roles that its last 500 mentions print, the newest first."""
        recent = self._recent(workspace_id, actor_id).add_columns(_M.role, _M.at).subquery()
        rows = self._connection.execute(
            select(recent)
            .where(recent.c.role.is_not(None))
            .order_by(recent.c.at.desc(), recent.c.article_id.desc())
            .limit(_ROLES)
        )
        return [Role(row.role, row.article_id, row.at) for row in rows]

    def _recent(self, workspace_id: int, actor_id: int) -> Select[tuple[int]]:
        return (
            select(_M.article_id)
            .where(_M.workspace_id == workspace_id, _M.actor_id == actor_id)
            .order_by(_M.at.desc())
            .limit(_LOOKED_AT)
        )

    def _looked_at(self, workspace_id: int, recent: Subquery) -> tuple[int, int]:
        """Return how many articles were looked at, and how many there are."""
        workspace = schema.workspace.c
        own = select(func.count()).select_from(recent).scalar_subquery()
        every = select(workspace.articles).where(workspace.id == workspace_id).scalar_subquery()
        row = self._connection.execute(select(own.label("own"), every.label("every"))).one()
        return int(row.own), int(row.every)

    def between(self, workspace_id: int, a: int, b: int, *, limit: int = 10) -> list[int]:
        """Return ids of stories where one article names both, the newest first."""
        one, other = schema.mention.alias("one"), schema.mention.alias("other")
        article = schema.article.c
        newest = func.max(article.at).label("newest")
        # Both mentions of one article bear its moment, so each look-up hits the primary key.
        same = (other.c.at == one.c.at, other.c.article_id == one.c.article_id)
        rows = self._connection.execute(
            select(article.story_id, newest)
            .join_from(one, other, and_(other.c.actor_id == b, *same))
            .join(schema.article, article.id == one.c.article_id)
            .where(
                one.c.workspace_id == workspace_id,
                other.c.workspace_id == workspace_id,
                one.c.actor_id == a,
                article.story_id.is_not(None),
            )
            .group_by(article.story_id)
            .order_by(newest.desc(), article.story_id.desc())
            .limit(limit)
        )
        return [row.story_id for row in rows]

    def trending(self, workspace_id: int, now: datetime, *, limit: int = 8) -> list[Trend]:
        """Return actors of the last 24 hours against their 30 days before, the steepest first."""
        return trends.trending(self._connection, workspace_id, now, limit)

    def falling(self, workspace_id: int, now: datetime, *, limit: int = 4) -> list[Trend]:
        """Return actors named at most half as much as usual, the steepest fall first."""
        return trends.falling(self._connection, workspace_id, now, limit)

    def _refuse_strangers(self, workspace_id: int, mentions: Sequence[ActorMention]) -> None:
        for table, ids in (
            (schema.actor, {mention.actor_id for mention in mentions}),
            (schema.article, {mention.article_id for mention in mentions}),
        ):
            mine = owned_by(table.c.workspace_id, workspace_id)
            for some in in_batches(sorted(ids)):
                known = self._connection.execute(
                    select(func.count()).select_from(table).where(mine, table.c.id.in_(some))
                ).scalar_one()
                if known != len(some):
                    raise ValueError(
                        f"An {table.name} of {some} is not of workspace {workspace_id}."
                    )


def _mention_values(workspace_id: int, at: datetime, mention: ActorMention) -> dict[str, Any]:
    return {
        "actor_id": mention.actor_id,
        "at": at,
        "article_id": mention.article_id,
        "workspace_id": workspace_id,
        "salience": mention.salience,
        "spans": [[span.start, span.end, span.text] for span in mention.spans],
        "role": mention.role or None,
    }


def _mention(row: Row[Any]) -> ActorMention:
    spans = tuple(Mention(*span) for span in row.spans)
    return ActorMention(row.article_id, row.actor_id, row.salience, spans, row.role or "")
