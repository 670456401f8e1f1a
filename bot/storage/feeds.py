"""Feeds, their fetch state, and which entries have been seen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    and_,
    case,
    delete,
    literal,
    nulls_first,
    or_,
    select,
    update,
)

from bot.model.feed import Feed, FetchState
from bot.storage import schema
from bot.storage.columns import Words
from bot.storage.statements import in_batches, insert, short_key

_F = schema.feed.c
_SEEN = schema.seen_entry.c
_LEFT = select(schema.workspace.c.id).where(schema.workspace.c.left_at.is_not(None))
"""The workspaces that the bot was removed from."""


class Feeds:
    """Implements `bot.storage.contract.Feeds`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        workspace_id: int,
        address: str,
        source: str,
        *,
        title: str = "",
        section: str = "",
        language: str = "",
    ) -> tuple[Feed, bool]:
        """Follow a feed; return it and whether it is new (same address: the one there is)."""
        key = short_key(address)
        statement = insert(self._connection, schema.feed).values(
            workspace_id=workspace_id,
            address_key=key,
            address=address,
            source=source,
            title=title,
            section=section,
            language=language,
        )
        new = self._connection.execute(statement.on_conflict_do_nothing().returning(_F.id)).first()
        mine = (_F.workspace_id == workspace_id, _F.address_key == key)
        row = self._connection.execute(select(schema.feed).where(*mine)).one()
        return _feed(row), new is not None

    def get(self, workspace_id: int, feed_id: int) -> Feed | None:
        """Return one feed."""
        mine = (_F.workspace_id == workspace_id, _F.id == feed_id)
        row = self._connection.execute(select(schema.feed).where(*mine)).first()
        return None if row is None else _feed(row)

    def due(self, now: datetime, limit: int = 1000) -> Sequence[Feed]:
        """Return the due feeds of workspaces the bot is in, the longest waiting first."""
        rows = self._connection.execute(
            select(schema.feed)
            .where(or_(_F.next_at.is_(None), _F.next_at <= now), _F.workspace_id.not_in(_LEFT))
            .order_by(nulls_first(_F.next_at), _F.id)
            .limit(limit)
        )
        return [_feed(row) for row in rows]

    def remove(self, workspace_id: int, feed_id: int) -> bool:
        """Stop following it; its articles stay. Return whether it was there."""
        gone = self._connection.execute(
            delete(schema.feed).where(_F.workspace_id == workspace_id, _F.id == feed_id)
        )
        return gone.rowcount > 0

    def save_state(
        self, feed_id: int, state: FetchState, *, title: str = "", language: str = ""
    ) -> None:
        """Keep the fetch state; a non-empty title or language fills an empty one."""
        self._connection.execute(
            update(schema.feed)
            .where(_F.id == feed_id)
            .values(
                etag=state.etag,
                last_modified=state.last_modified,
                body_hash=state.body_hash,
                next_at=state.next_at,
                last_ok_at=state.last_ok_at,
                last_error=state.last_error,
                failures=state.failures,
                title=case((_F.title == "", literal(title, Words)), else_=_F.title),
                language=case((_F.language == "", literal(language, Words)), else_=_F.language),
            )
        )

    def unseen(self, feed_id: int, identities: Sequence[str]) -> set[str]:
        """Return those identities the feed has not brought before."""
        by_key = {short_key(identity): identity for identity in identities}
        for keys in in_batches(list(by_key)):
            rows = self._connection.execute(
                select(_SEEN.identity).where(
                    and_(_SEEN.feed_id == feed_id, _SEEN.identity.in_(keys))
                )
            )
            for row in rows:
                by_key.pop(row.identity, None)
        return set(by_key.values())

    def mark_seen(self, feed_id: int, identities: Sequence[str], at: datetime) -> None:
        """Remember identities; of a feed that is gone, nothing."""
        owner = self._connection.execute(select(_F.workspace_id).where(_F.id == feed_id)).scalar()
        if owner is None or not identities:
            return
        keys = {short_key(identity) for identity in identities}
        self._connection.execute(
            insert(self._connection, schema.seen_entry).on_conflict_do_nothing(),
            [
                {"feed_id": feed_id, "identity": key, "workspace_id": owner, "at": at}
                for key in sorted(keys)
            ],
        )

    def list(self, workspace_id: int) -> list[Feed]:
        """Return the workspace's feeds in the order they were added."""
        rows = self._connection.execute(
            select(schema.feed).where(_F.workspace_id == workspace_id).order_by(_F.id)
        )
        return [_feed(row) for row in rows]


def _feed(row: Row[Any]) -> Feed:
    state = FetchState(
        etag=row.etag,
        last_modified=row.last_modified,
        body_hash=row.body_hash,
        next_at=row.next_at,
        last_ok_at=row.last_ok_at,
        last_error=row.last_error,
        failures=row.failures,
    )
    return Feed(
        id=row.id,
        workspace_id=row.workspace_id,
        address=row.address,
        source=row.source,
        title=row.title,
        section=row.section,
        language=row.language,
        state=state,
    )
