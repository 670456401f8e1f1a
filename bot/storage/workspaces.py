"""Workspaces."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, Table, case, delete, func, select, update

from bot.model.workspace import Workspace
from bot.storage import schema
from bot.storage.contract import Counts
from bot.storage.statements import insert

_W = schema.workspace.c


class Workspaces:
    """Implements `bot.storage.contract.Workspaces`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ensure(self, platform: str, remote_id: str, name: str) -> Workspace:
        """Return the workspace, making it on first sight; a new name replaces the old."""
        found = self.find(platform, remote_id)
        if found is None:
            values = {"platform": platform, "remote_id": remote_id, "name": name}
            statement = insert(self._connection, schema.workspace).values(values)
            self._connection.execute(statement.on_conflict_do_nothing())
        elif name and found.name != name:
            self._connection.execute(
                update(schema.workspace).where(_W.id == found.id).values(name=name)
            )
        else:
            return found
        made = self.find(platform, remote_id)
        assert made is not None
        return made

    def find(self, platform: str, remote_id: str) -> Workspace | None:
        """Return the workspace of that id on its platform, None for one never heard of."""
        row = self._connection.execute(
            select(schema.workspace).where(_W.platform == platform, _W.remote_id == remote_id)
        ).first()
        return None if row is None else _workspace(row)

    def counts(self, workspace_id: int) -> Counts:
        """Return how much it holds."""
        tables = (schema.feed, schema.article, schema.story, schema.actor)
        numbers = (_count(table, workspace_id).label(table.name) for table in tables)
        row = self._connection.execute(select(*numbers)).one()
        return Counts(row.feed, row.article, row.story, row.actor)

    def all(self) -> list[Workspace]:
        """Return all workspaces, also those that the bot was removed from, the oldest first."""
        rows = self._connection.execute(select(schema.workspace).order_by(_W.id))
        return [_workspace(row) for row in rows]

    def leave(self, workspace_id: int, at: datetime) -> None:
        """Note that the bot was removed from it."""
        self._update(workspace_id, left_at=at)

    def come_back(self, workspace_id: int) -> None:
        """Note that the bot is in it again."""
        self._update(workspace_id, left_at=None)

    def greet(self, workspace_id: int, at: datetime) -> bool:
        """Note that it was greeted; return whether it was for the first time."""
        greeted = self._connection.execute(
            update(schema.workspace)
            .where(_W.id == workspace_id, _W.greeted_at.is_(None))
            .values(greeted_at=at)
        )
        return greeted.rowcount > 0

    def note_new_feeds(self, workspace_id: int, day: date, count: int) -> int:
        """Note that it has so many more feeds; return how many it added on that day."""
        before = case((_W.feeds_added_on == day, _W.feeds_added), else_=0)
        added = self._connection.execute(
            update(schema.workspace)
            .where(_W.id == workspace_id)
            .values(feeds_added=before + count, feeds_added_on=day)
            .returning(_W.feeds_added)
        ).scalar()
        return added or 0

    def purge_left(self, before: datetime) -> Sequence[Workspace]:
        """Delete those that the bot left before then, with all they own; return them."""
        rows = self._connection.execute(select(schema.workspace).where(_W.left_at < before)).all()
        for row in rows:
            self._connection.execute(delete(schema.workspace).where(_W.id == row.id))
        return [_workspace(row) for row in rows]

    def _update(self, workspace_id: int, **values: Any) -> None:
        self._connection.execute(
            update(schema.workspace).where(_W.id == workspace_id).values(values)
        )


def _count(table: Table, workspace_id: int) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(table)
        .where(table.c.workspace_id == workspace_id)
        .scalar_subquery()
    )


def _workspace(row: Row[Any]) -> Workspace:
    return Workspace(row.id, row.platform, row.remote_id, row.name, row.left_at, row.greeted_at)
