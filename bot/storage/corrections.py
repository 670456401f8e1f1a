"""Corrections of who is who, and moving mentions by them without losing what they were.

A mention that a correction moves is kept as it was joined in `original_mention`, also the one of
the actor it comes to, where the same article names both. So any correction can be taken back, in
any order: all mentions it could have moved are restored, and the corrections left are replayed.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, select, update

from bot.model.correction import Correction, CorrectionKind
from bot.storage import schema
from bot.storage.articles import is_corrected, uncount_actors
from bot.storage.counting import count_actors, uncount_forms
from bot.storage.joining import add_forms
from bot.storage.names import LONGEST, fold
from bot.storage.statements import in_batches, insert, owned_by

_A = schema.actor.c
_C = schema.correction.c
_M = schema.mention.c
_O = schema.original_mention.c
_R = schema.resolving.c
_T = schema.article.c


class Corrections:
    """Implements `bot.storage.correction_contract.Corrections`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(self, workspace_id: int) -> list[Correction]:
        """Return the workspace's corrections in the order in which they were made."""
        rows = self._connection.execute(
            select(schema.correction).where(_C.workspace_id == workspace_id).order_by(_C.id)
        )
        return [_correction(row) for row in rows]

    def add(
        self,
        workspace_id: int,
        kind: CorrectionKind,
        actor_id: int,
        other_id: int,
        text: str,
        at: datetime,
    ) -> Correction:
        """Keep a correction. Raises ValueError for actors of another workspace."""
        for one in (actor_id, other_id):
            self._actor(workspace_id, one)
        row = self._connection.execute(
            insert(self._connection, schema.correction)
            .values(
                workspace_id=workspace_id,
                kind=kind.value,
                actor_id=actor_id,
                other_id=other_id,
                text=text,
                at=at,
            )
            .returning(schema.correction)
        ).one()
        return _correction(row)

    def remove(self, workspace_id: int, correction_id: int) -> None:
        """Forget a correction."""
        self._connection.execute(
            delete(schema.correction).where(_C.workspace_id == workspace_id, _C.id == correction_id)
        )

    def make_actor(self, workspace_id: int, like: int, *, name: str = "", apart: bool) -> int:
        """Make an actor of the type of `like`, named like it or `name`; return its id."""
        model = self._actor(workspace_id, like)
        called = (name or model.name)[:LONGEST]
        statement = insert(self._connection, schema.actor).values(
            workspace_id=workspace_id, name=called, fold=fold(called), type=model.type, apart=apart
        )
        made = int(self._connection.execute(statement.returning(_A.id)).scalar_one())
        add_forms(self._connection, workspace_id, made, {called: 0})
        return made

    def name_of(self, workspace_id: int, actor_id: int) -> str:
        """Return an actor's own name, whoever it is shown as. Raises ValueError for a stranger."""
        return str(self._actor(workspace_id, actor_id).name)

    def drop_actor(self, workspace_id: int, actor_id: int) -> None:
        """Delete an actor that was made for a correction and that no article names."""
        self._connection.execute(
            delete(schema.actor).where(
                _A.workspace_id == workspace_id, _A.id == actor_id, _A.mentions <= 0
            )
        )

    def restore(self, workspace_id: int, actor_ids: Collection[int]) -> None:
        """Put the mentions of these actors back to where they were joined."""
        for ids in in_batches(sorted(actor_ids)):
            mine = and_(owned_by(_O.workspace_id, workspace_id), _O.actor_id.in_(ids))
            rows = self._connection.execute(select(schema.original_mention).where(mine)).all()
            self._take_out({(row.to_id, row.at, row.article_id) for row in rows})
            self._connection.execute(delete(schema.original_mention).where(mine))
            self._put_in(workspace_id, [_values(row, row.actor_id) for row in rows])

    def joined(self, workspace_id: int, actor_ids: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Return the articles that name one of these actors, with those that each names."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for ids in in_batches(sorted(actor_ids)):
            rows = self._connection.execute(
                select(_M.article_id, _M.actor_id).where(
                    owned_by(_M.workspace_id, workspace_id), _M.actor_id.in_(ids)
                )
            )
            for article_id, actor_id in rows:
                found[article_id].append(actor_id)
        return found

    def move(self, workspace_id: int, moves: Mapping[int, Mapping[int, int]]) -> None:
        """Move mentions: by article, from the actor each was joined to, to whom it names."""
        for article_ids in in_batches(sorted(moves)):
            rows = self._connection.execute(
                select(schema.mention).where(
                    owned_by(_M.workspace_id, workspace_id), _M.article_id.in_(article_ids)
                )
            )
            self._move_rows(workspace_id, list(rows), moves)

    def show(self, workspace_id: int, shown: Mapping[int, int]) -> None:
        """Keep under which actor each actor's names are found and shown."""
        for actor_id, other in shown.items():
            self._connection.execute(
                update(schema.actor)
                .where(_A.workspace_id == workspace_id, _A.id == actor_id)
                .values(shown_id=other if other != actor_id else None)
            )

    def forget_article(self, workspace_id: int, article_id: int) -> None:
        """Take back all that an article said of actors, so that it can be read anew."""
        here = and_(owned_by(_M.workspace_id, workspace_id), _M.article_id == article_id)
        moved = and_(owned_by(_O.workspace_id, workspace_id), _O.article_id == article_id)
        originals = self._connection.execute(select(schema.original_mention).where(moved)).all()
        mentions = self._connection.execute(select(schema.mention).where(here)).all()
        targets = {row.to_id for row in originals}
        joined = [*originals, *(row for row in mentions if row.actor_id not in targets)]
        uncount_forms(self._connection, [(row.actor_id, row.spans) for row in joined])
        self._connection.execute(delete(schema.original_mention).where(moved))
        self._take_out({(row.actor_id, row.at, row.article_id) for row in mentions})
        self._connection.execute(
            update(schema.actor)
            .where(owned_by(_A.workspace_id, workspace_id), _A.role_article_id == article_id)
            .values(role=None, role_article_id=None, role_at=None)
        )

    def sweep(self, workspace_id: int) -> int:
        """Delete the actors that no article names any more; return how many."""
        gone = self._connection.execute(
            delete(schema.actor).where(
                _A.workspace_id == workspace_id, _A.mentions <= 0, ~is_corrected()
            )
        )
        return gone.rowcount

    def resolved_to(self, workspace_id: int, tagger: str) -> int:
        """Return the last article that an unfinished run with this tagger has read, or 0."""
        known = select(_R.article_id).where(_R.workspace_id == workspace_id, _R.tagger == tagger)
        return int(self._connection.execute(known).scalar() or 0)

    def set_resolved(self, workspace_id: int, tagger: str, article_id: int | None) -> None:
        """Keep how far re-resolving has come; None when it has ended."""
        self._connection.execute(delete(schema.resolving).where(_R.workspace_id == workspace_id))
        if article_id is not None:
            self._connection.execute(
                insert(self._connection, schema.resolving).values(
                    workspace_id=workspace_id, tagger=tagger, article_id=article_id
                )
            )

    def articles_after(self, workspace_id: int, article_id: int, *, limit: int) -> Sequence[int]:
        """Return the ids of the articles after that one, in order."""
        rows = self._connection.execute(
            select(_T.id)
            .where(owned_by(_T.workspace_id, workspace_id), _T.id > article_id)
            .order_by(_T.id)
            .limit(limit)
        )
        return rows.scalars().all()

    def articles_left(self, workspace_id: int, article_id: int) -> int:
        """Return how many articles come after that one."""
        after = (owned_by(_T.workspace_id, workspace_id), _T.id > article_id)
        counted = select(func.count()).select_from(schema.article).where(*after)
        return int(self._connection.execute(counted).scalar_one())

    # ── moving ──────────────────────────────────────────────────────────────────────────

    def _move_rows(
        self, workspace_id: int, rows: Sequence[Row[Any]], moves: Mapping[int, Mapping[int, int]]
    ) -> None:
        groups: defaultdict[tuple[int, int], list[Row[Any]]] = defaultdict(list)
        for row in rows:
            to = moves[row.article_id].get(row.actor_id, row.actor_id)
            groups[row.article_id, to].append(row)
        originals: list[dict[str, Any]] = []
        combined: list[dict[str, Any]] = []
        for (_, to), members in groups.items():
            if [row.actor_id for row in members] != [to]:
                originals += [{**_values(row, row.actor_id), "to_id": to} for row in members]
                combined.append(_together(members, to))
        self._take_out({(one["actor_id"], one["at"], one["article_id"]) for one in originals})
        if originals:
            self._connection.execute(insert(self._connection, schema.original_mention), originals)
        self._put_in(workspace_id, combined)

    def _take_out(self, keys: Iterable[tuple[int, datetime, int]]) -> None:
        ordered = sorted(keys)
        for actor_id, at, article_id in ordered:
            self._connection.execute(
                delete(schema.mention).where(
                    _M.actor_id == actor_id, _M.at == at, _M.article_id == article_id
                )
            )
        if ordered:
            gone = Counter(actor_id for actor_id, _, _ in ordered)
            days = Counter((actor_id, at.date()) for actor_id, at, _ in ordered)
            uncount_actors(self._connection, gone, days, keep=True)

    def _put_in(self, workspace_id: int, values: Sequence[dict[str, Any]]) -> None:
        if not values:
            return
        self._connection.execute(insert(self._connection, schema.mention), list(values))
        days: defaultdict[Any, Counter[int]] = defaultdict(Counter)
        for one in values:
            days[one["at"].date()][one["actor_id"]] += 1
        for day, counts in days.items():
            count_actors(self._connection, workspace_id, day, counts)

    def _actor(self, workspace_id: int, actor_id: int) -> Row[Any]:
        row = self._connection.execute(
            select(schema.actor).where(_A.workspace_id == workspace_id, _A.id == actor_id)
        ).first()
        if row is None:
            raise ValueError(f"Actor {actor_id} is not of workspace {workspace_id}.")
        return row


def _correction(row: Row[Any]) -> Correction:
    return Correction(
        id=row.id,
        workspace_id=row.workspace_id,
        kind=CorrectionKind(row.kind),
        actor_id=row.actor_id,
        other_id=row.other_id,
        text=row.text,
        at=row.at,
    )


def _values(row: Row[Any], actor_id: int) -> dict[str, Any]:
    return {
        "actor_id": actor_id,
        "at": row.at,
        "article_id": row.article_id,
        "workspace_id": row.workspace_id,
        "salience": row.salience,
        "spans": row.spans,
        "role": row.role,
    }


def _together(rows: Sequence[Row[Any]], to: int) -> dict[str, Any]:
    """Return the mention that several mentions of one article make."""
    spans = sorted(span for row in rows for span in row.spans)
    return {
        **_values(rows[0], to),
        "salience": max(row.salience for row in rows),
        "spans": spans,
        "role": next((row.role for row in rows if row.role), None),
    }
