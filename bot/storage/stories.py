"""Stories and their articles."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, exists, func, literal, or_, select, update

from bot.model.article import Article
from bot.model.story import (
    KEY_SALIENCE,
    ArrivedStory,
    Evidence,
    FiledArticle,
    PlacedStory,
    Story,
    StoryActor,
    StoryOutline,
)
from bot.storage import schema
from bot.storage.articles import read_article
from bot.storage.columns import Moment
from bot.storage.statements import in_batches, insert, owned_by

_S = schema.story.c
_A = schema.article.c
_M = schema.mention.c
_P = schema.story_split.c
_N = schema.story_merged.c

_KEEPS_ITS_ARTICLES = (
    exists().where(schema.told.c.story_id == _S.id),
    exists().where(schema.told.c.story_id == _N.story_id, _N.into_id == _S.id),
    exists().where(schema.alert.c.story_id == _S.id),
    exists().where((_P.story_id == _S.id) | (_P.from_id == _S.id)),
)
"""People were shown the story, or a manager split it."""


class Stories:
    """Implements `bot.storage.contract.Stories`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(self, workspace_id: int, language: str, at: datetime) -> int:
        """Make an empty story and return its id, which is for life."""
        statement = insert(self._connection, schema.story).values(
            workspace_id=workspace_id, language=language, first_at=at, last_at=at
        )
        return int(self._connection.execute(statement.returning(_S.id)).scalar_one())

    def attach(self, workspace_id: int, story_id: int, article_id: int, at: datetime) -> None:
        """Put an article into a story and move the story's first and last time.

        Does nothing unless both are the workspace's.
        """
        mine = (_S.workspace_id == workspace_id, _S.id == story_id)
        moved = self._connection.execute(
            update(schema.article)
            .where(_A.workspace_id == workspace_id, _A.id == article_id, exists().where(*mine))
            .values(story_id=story_id)
        )
        if moved.rowcount:
            moment = literal(at, Moment)
            self._connection.execute(
                update(schema.story)
                .where(*mine)
                .values(
                    first_at=case((_S.first_at > moment, moment), else_=_S.first_at),
                    last_at=case((_S.last_at < moment, moment), else_=_S.last_at),
                )
            )

    def split(
        self, workspace_id: int, story_id: int, article_ids: Sequence[int], at: datetime
    ) -> int | None:
        """Move some of a story's articles into a new story and return its id.

        None, and nothing changes, unless some are the story's and some of the story's stay.
        """
        story = self.get(workspace_id, story_id)
        articles = story.articles if story else ()
        leaving = [article for article in articles if article.id in set(article_ids)]
        if story is None or not 0 < len(leaving) < len(articles):
            return None
        new_id = self.create(workspace_id, story.language, leaving[0].at)
        self._connection.execute(
            insert(self._connection, schema.story_split).values(
                story_id=new_id, workspace_id=workspace_id, from_id=story_id, at=at
            )
        )
        for article in leaving:
            self.attach(workspace_id, new_id, article.id, article.at)
        self._hand_on_alerts(workspace_id, story_id, new_id, min(a.seen_at for a in leaving))
        staying = [article.at for article in articles if article not in leaving]
        self._connection.execute(
            update(schema.story)
            .where(_S.workspace_id == workspace_id, _S.id == story_id)
            .values(first_at=min(staying), last_at=max(staying))
        )
        return new_id

    def _hand_on_alerts(
        self, workspace_id: int, story_id: int, new_id: int, since: datetime
    ) -> None:
        """Let alerts given of a story since then count as given of what was split off, too.

        They may have been on one of its articles: what was seen later was told to nobody.
        """
        alert = schema.alert.c
        given = select(alert.subscription_id, literal(new_id), alert.workspace_id, alert.at).where(
            owned_by(alert.workspace_id, workspace_id),
            alert.story_id == story_id,
            alert.at >= since,
        )
        columns = ["subscription_id", "story_id", "workspace_id", "at"]
        self._connection.execute(insert(self._connection, schema.alert).from_select(columns, given))

    def move(self, workspace_id: int, story_id: int, article_ids: Sequence[int]) -> None:
        """Move articles from their stories into another one and mend the stories' times.

        Does nothing with what is not the workspace's.
        """
        mine = (_A.workspace_id == workspace_id, _A.id.in_(article_ids), _A.story_id.is_not(None))
        left = self._connection.execute(select(_A.story_id).where(*mine).distinct()).scalars().all()
        target = exists().where(_S.workspace_id == workspace_id, _S.id == story_id)
        self._connection.execute(
            update(schema.article).where(*mine, target).values(story_id=story_id)
        )
        self._mend_times(workspace_id, [story_id, *left])

    def _mend_times(self, workspace_id: int, story_ids: Sequence[int]) -> None:
        """Set the stories' first and last time to their articles'."""
        rows = self._connection.execute(
            select(_A.story_id, func.min(_A.at).label("first"), func.max(_A.at).label("last"))
            .where(owned_by(_A.workspace_id, workspace_id), _A.story_id.in_(story_ids))
            .group_by(_A.story_id)
        )
        for row in rows.all():
            self._connection.execute(
                update(schema.story)
                .where(_S.workspace_id == workspace_id, _S.id == row.story_id)
                .values(first_at=row.first, last_at=row.last)
            )

    def merge(self, workspace_id: int, story_id: int, into_id: int, at: datetime) -> None:
        """Remember that a story without articles is now another one: asked for, it is that one."""
        self._connection.execute(
            update(schema.story_merged)
            .where(_N.workspace_id == workspace_id, _N.into_id == story_id)
            .values(into_id=into_id)
        )
        self._connection.execute(
            insert(self._connection, schema.story_merged).values(
                story_id=story_id, workspace_id=workspace_id, into_id=into_id, at=at
            )
        )

    def window(self, workspace_id: int, since: datetime, most: int) -> list[PlacedStory]:
        """Return the stories with an article since then, with the ids of all their articles.

        Of more than `most` articles, the stories that had one last: always whole stories.
        """
        recent = self._recent(workspace_id, since, most)
        fixed = self._connection.execute(select(_S.id).where(*recent, or_(*_KEEPS_ITS_ARTICLES)))
        keeping = set(fixed.scalars())
        rows = self._connection.execute(
            select(_S.id, _S.language, _A.id.label("article_id"))
            .join(schema.article, _A.story_id == _S.id)
            .where(*recent)
            .order_by(_A.id)
        )
        languages: dict[int, str] = {}
        articles: defaultdict[int, list[int]] = defaultdict(list)
        for story_id, language, article_id in rows.all():
            languages[story_id] = language
            articles[story_id].append(article_id)
        return [
            PlacedStory(one, languages[one], tuple(ids), one in keeping)
            for one, ids in articles.items()
        ]

    def _recent(self, workspace_id: int, since: datetime, most: int) -> list[ColumnElement[bool]]:
        """Return what tells the stories with an article since then, or with the newest `most`."""
        recent: list[ColumnElement[bool]] = [_S.workspace_id == workspace_id, _S.last_at >= since]
        beyond = self._connection.execute(
            select(_S.last_at)
            .join(schema.article, _A.story_id == _S.id)
            .where(*recent)
            .order_by(_S.last_at.desc())
            .offset(most)
            .limit(1)
        ).scalar()
        return recent if beyond is None else [*recent, _S.last_at > beyond]

    def evidence(self, workspace_id: int, article_ids: Sequence[int]) -> dict[int, Evidence]:
        """Return what those of the articles that exist show of the events they report."""
        found: dict[int, Evidence] = {}
        for ids in in_batches(article_ids):
            actors = self._key_actors(workspace_id, ids)
            rows = self._connection.execute(
                select(_A.id, _A.terms, _A.title_terms, _A.title, _A.at, _A.outlet).where(
                    owned_by(_A.workspace_id, workspace_id), _A.id.in_(ids)
                )
            )
            found.update((row.id, Evidence(*row[1:], actors[row.id])) for row in rows)
        return found

    def _key_actors(self, workspace_id: int, ids: Sequence[int]) -> dict[int, dict[int, float]]:
        """Return the salience of the actors that matter in articles."""
        found: defaultdict[int, dict[int, float]] = defaultdict(dict)
        rows = self._connection.execute(
            select(_M.article_id, _M.actor_id, _M.salience)
            .where(
                owned_by(_M.workspace_id, workspace_id),
                _M.article_id.in_(ids),
                _M.salience >= KEY_SALIENCE,
            )
            .order_by(_M.salience.desc(), _M.actor_id)
        )
        for row in rows:
            found[row.article_id][row.actor_id] = row.salience
        return found

    def get(self, workspace_id: int, story_id: int) -> Story | None:
        """Return one story with articles (newest first) and actors (most salient first)."""
        return next(iter(self.many(workspace_id, [story_id])), None)

    def many(self, workspace_id: int, story_ids: Sequence[int]) -> list[Story]:
        """Return those of the stories that exist, in the order asked."""
        found: dict[int, Story] = {}
        for ids in in_batches(list(dict.fromkeys(story_ids))):
            found.update(self._load(workspace_id, ids))
        empty = [one for one, story in found.items() if not story.articles]
        found |= self._now(workspace_id, empty)
        return [found[one] for one in story_ids if one in found]

    def _now(self, workspace_id: int, story_ids: Sequence[int]) -> dict[int, Story]:
        """Return what became of those of the stories that were merged into others."""
        if not story_ids:
            return {}
        rows = self._connection.execute(
            select(_N.story_id, _N.into_id).where(
                _N.workspace_id == workspace_id, _N.story_id.in_(story_ids)
            )
        )
        into = {row.story_id: row.into_id for row in rows}
        stories = self._load(workspace_id, list(into.values())) if into else {}
        return {one: stories[other] for one, other in into.items() if other in stories}

    def outlines(
        self, workspace_id: int, story_ids: Sequence[int], since: datetime
    ) -> list[StoryOutline]:
        """Return those of the stories with an article written since then, the oldest id first."""
        found: list[StoryOutline] = []
        for ids in in_batches(sorted(set(story_ids))):
            rows = self._connection.execute(
                select(_S.id, _S.language, _S.last_at)
                .where(owned_by(_S.workspace_id, workspace_id), _S.id.in_(ids), _S.last_at >= since)
                .order_by(_S.id)
            ).all()
            actors = self._actor_ids(workspace_id, [row.id for row in rows])
            found += [StoryOutline(*row, tuple(actors[row.id])) for row in rows]
        return found

    def latest(self, workspace_id: int, *, limit: int = 10) -> list[Story]:
        """Return the stories with the newest articles, the newest first."""
        newest = self._connection.execute(
            select(_S.id)
            .where(_S.workspace_id == workspace_id, exists().where(_A.story_id == _S.id))
            .order_by(_S.last_at.desc(), _S.id.desc())
            .limit(limit)
        )
        return self.many(workspace_id, newest.scalars().all())

    def arrived(self, workspace_id: int, since: datetime) -> list[ArrivedStory]:
        """Return all stories with an article first seen since then, the oldest id first."""
        fresh = select(_A.story_id).where(_A.workspace_id == workspace_id, _A.seen_at >= since)
        rows = self._connection.execute(
            select(_S.id, _S.last_at, _A.section, _A.feed_id, _A.outlet)
            .join(schema.article, _A.story_id == _S.id)
            .where(owned_by(_S.workspace_id, workspace_id), _S.id.in_(fresh))
            .order_by(_S.id)
        )
        return [
            ArrivedStory(one, last_at, tuple(FiledArticle(*row[2:]) for row in members))
            for (one, last_at), members in groupby(rows, key=lambda row: (row.id, row.last_at))
        ]

    def _load(self, workspace_id: int, ids: Sequence[int]) -> dict[int, Story]:
        rows = self._connection.execute(
            select(schema.story, _P.from_id)
            .join_from(schema.story, schema.story_split, _P.story_id == _S.id, isouter=True)
            .where(owned_by(_S.workspace_id, workspace_id), _S.id.in_(ids))
        ).all()
        articles = self._articles(workspace_id, ids)
        actors = self._actors(workspace_id, ids)
        return {
            row.id: Story(
                id=row.id,
                workspace_id=row.workspace_id,
                language=row.language,
                first_at=row.first_at,
                last_at=row.last_at,
                articles=tuple(articles[row.id]),
                actors=tuple(_by_salience(actors[row.id], len(articles[row.id]))),
                split_from=row.from_id,
            )
            for row in rows
        }

    def _articles(self, workspace_id: int, ids: Sequence[int]) -> dict[int, list[Article]]:
        articles: dict[int, list[Article]] = defaultdict(list)
        rows = self._connection.execute(
            select(schema.article)
            .where(owned_by(_A.workspace_id, workspace_id), _A.story_id.in_(ids))
            .order_by(_A.at.desc(), _A.id.desc())
        )
        for row in rows:
            articles[row.story_id].append(read_article(row))
        return articles

    def _actors(self, workspace_id: int, ids: Sequence[int]) -> dict[int, list[Any]]:
        actor = schema.actor.c
        actors: dict[int, list[Any]] = defaultdict(list)
        rows = self._connection.execute(
            select(
                _A.story_id, actor.id, actor.name, actor.type, func.sum(_M.salience).label("sum")
            )
            .join_from(schema.article, schema.mention, _M.article_id == _A.id)
            .join(schema.actor, actor.id == _M.actor_id)
            .where(owned_by(_A.workspace_id, workspace_id), _A.story_id.in_(ids))
            .group_by(_A.story_id, actor.id, actor.name, actor.type)
        )
        for row in rows:
            actors[row.story_id].append(row)
        return actors

    def _actor_ids(self, workspace_id: int, ids: Sequence[int]) -> dict[int, list[int]]:
        """Return the stories' actors, the most salient first."""
        salience = func.sum(_M.salience)
        rows = self._connection.execute(
            select(_A.story_id, _M.actor_id)
            .join_from(schema.article, schema.mention, _M.article_id == _A.id)
            .where(owned_by(_A.workspace_id, workspace_id), _A.story_id.in_(ids))
            .group_by(_A.story_id, _M.actor_id)
            .order_by(_A.story_id, salience.desc(), _M.actor_id)
        )
        found: dict[int, list[int]] = defaultdict(list)
        for story_id, actor_id in rows:
            found[story_id].append(actor_id)
        return found


def _by_salience(rows: Sequence[Any], articles: int) -> list[StoryActor]:
    """Return a story's actors; salience is the mean over all its articles."""
    actors = [StoryActor(row.id, row.name, row.type, row.sum / articles) for row in rows]
    return sorted(actors, key=lambda actor: (-actor.salience, actor.actor_id))
