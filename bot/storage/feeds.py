"""Feeds, their fetch state, and which entries have been seen."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
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

from bot.model.feed import PUT_OFF_AT_MOST, DueFeed, Feed, FetchState
from bot.storage import schema
from bot.storage.columns import Words
from bot.storage.statements import in_batches, insert, short_key

_F = schema.feed.c
_SEEN = schema.seen_entry.c
LEFT = select(schema.workspace.c.id).where(schema.workspace.c.left_at.is_not(None))
"""The workspaces that the bot was removed from."""
_PARKED = schema.parked_host.c
_STATE = tuple(column.name for column in fields(FetchState))
"""The columns of the fetch state are called like its fields."""


class Feeds:
    """Implements `bot.storage.feed_contract.Feeds`."""

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
        next_at: datetime | None = None,
    ) -> tuple[Feed, bool]:
        """Follow a feed; return it and whether it is new (same address: the one there is).

        It is due at `next_at`, at once when that is None.
        """
        key = short_key(address)
        statement = insert(self._connection, schema.feed).values(
            workspace_id=workspace_id,
            address_key=key,
            address=address,
            source=source,
            title=title,
            section=section,
            language=language,
            next_at=next_at,
        )
        new = self._connection.execute(statement.on_conflict_do_nothing().returning(_F.id)).first()
        mine = (_F.workspace_id == workspace_id, _F.address_key == key)
        row = self._connection.execute(select(schema.feed).where(*mine)).one()
        return _feed(row), new is not None

    def get(self, workspace_id: int, feed_id: int) -> Feed | None:
        """Return one feed of the workspace, None where it has none of that id."""
        mine = (_F.workspace_id == workspace_id, _F.id == feed_id)
        row = self._connection.execute(select(schema.feed).where(*mine)).first()
        return None if row is None else _feed(row)

    def due(self, now: datetime, limit: int = 20_000) -> Sequence[DueFeed]:
        """Return the due feeds of the workspaces that the bot is in, the longest waiting first."""
        rows = self._connection.execute(
            select(_F.id, _F.workspace_id, _F.address, _F.failures)
            .where(
                or_(_F.next_at.is_(None), _F.next_at <= now, _F.next_at > now + PUT_OFF_AT_MOST),
                _F.stopped == "",
                _F.workspace_id.not_in(LEFT),
            )
            .order_by(nulls_first(_F.next_at), _F.id)
            .limit(limit)
        )
        return [DueFeed(row.id, row.workspace_id, row.address, row.failures > 0) for row in rows]

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
        values: dict[str, Any] = {name: getattr(state, name) for name in _STATE}
        if title:
            values["title"] = case((_F.title == "", literal(title, Words)), else_=_F.title)
        if language:
            known = literal(language, Words)
            values["language"] = case((_F.language == "", known), else_=_F.language)
        self._connection.execute(update(schema.feed).where(_F.id == feed_id).values(values))

    def rename(self, workspace_id: int, feed_id: int, title: str) -> None:
        """Give a feed another title."""
        self._connection.execute(
            update(schema.feed)
            .where(_F.workspace_id == workspace_id, _F.id == feed_id)
            .values(title=title)
        )

    def set_interval(self, workspace_id: int, feed_id: int, interval: timedelta | None) -> None:
        """Keep how often a manager wants a feed read; None: as often as it publishes."""
        self._connection.execute(
            update(schema.feed)
            .where(_F.workspace_id == workspace_id, _F.id == feed_id)
            .values(interval=interval)
        )

    def move(self, workspace_id: int, feed_id: int, address: str) -> Feed | None:
        """Give a feed a new address; return the feed that has it from now on.

        Where the workspace follows that address already the two become one: the one that has it,
        with what both have seen and brought. None when the feed is not there.
        """
        moving = self.get(workspace_id, feed_id)
        if moving is None:
            return None
        mine = (_F.workspace_id == workspace_id, _F.address_key == short_key(address))
        row = self._connection.execute(select(schema.feed).where(*mine)).first()
        if row is not None and row.id != feed_id:
            self._merge(moving, row.id)
            return _feed(row)
        self._connection.execute(
            update(schema.feed)
            .where(_F.id == feed_id)
            .values(address=address, address_key=short_key(address))
        )
        return self.get(workspace_id, feed_id)

    def park(self, parked: Mapping[str, datetime]) -> None:
        """Remember until when hosts are left alone."""
        if not parked:
            return
        statement = insert(self._connection, schema.parked_host)
        newer = statement.on_conflict_do_update(
            index_elements=["host"], set_={"until": statement.excluded.until}
        )
        rows = [{"host": host, "until": until} for host, until in parked.items()]
        self._connection.execute(newer, rows)

    def parked(self, now: datetime) -> dict[str, datetime]:
        """Return until when hosts are left alone."""
        rows = self._connection.execute(select(schema.parked_host).where(_PARKED.until > now))
        return {row.host: row.until for row in rows}

    def unpark(self, before: datetime) -> None:
        """Forget the hosts whose time was up before then."""
        self._connection.execute(delete(schema.parked_host).where(_PARKED.until < before))

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

    def renew_seen(
        self, feed_id: int, identities: Sequence[str], at: datetime, before: datetime
    ) -> None:
        """Remember these identities from now on, and forget what was last renewed before then."""
        for keys in in_batches([short_key(identity) for identity in identities]):
            self._connection.execute(
                update(schema.seen_entry)
                .where(_SEEN.feed_id == feed_id, _SEEN.identity.in_(keys))
                .values(at=at)
            )
        self._connection.execute(
            delete(schema.seen_entry).where(_SEEN.feed_id == feed_id, _SEEN.at < before)
        )

    def list(self, workspace_id: int) -> list[Feed]:
        """Return the workspace's feeds in the order they were added."""
        rows = self._connection.execute(
            select(schema.feed).where(_F.workspace_id == workspace_id).order_by(_F.id)
        )
        return [_feed(row) for row in rows]

    def _merge(self, moving: Feed, into: int) -> None:
        """Let a feed go into another one of its workspace."""
        had = select(_SEEN.identity).where(_SEEN.feed_id == into)
        self._connection.execute(
            update(schema.seen_entry)
            .where(_SEEN.feed_id == moving.id, _SEEN.identity.not_in(had))
            .values(feed_id=into)
        )
        article = schema.article.c
        self._connection.execute(
            update(schema.article).where(article.feed_id == moving.id).values(feed_id=into)
        )
        self.remove(moving.workspace_id, moving.id)


def _feed(row: Row[Any]) -> Feed:
    return Feed(
        id=row.id,
        workspace_id=row.workspace_id,
        address=row.address,
        source=row.source,
        title=row.title,
        section=row.section,
        language=row.language,
        state=FetchState(**{name: getattr(row, name) for name in _STATE}),
        interval=row.interval,
    )
