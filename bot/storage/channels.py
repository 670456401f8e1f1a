"""Channels and when their digests are due."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, exists, or_, select, update

from bot.model.workspace import Channel, DigestPlan, direct_id
from bot.storage import schema
from bot.storage.columns import storable
from bot.storage.statements import insert

_C = schema.channel.c
_SELECT = select(
    schema.channel,
    schema.workspace.c.platform,
    schema.workspace.c.remote_id.label("workspace_remote_id"),
).join_from(schema.channel, schema.workspace)


class Channels:
    """Implements `bot.storage.channel_contract.Channels`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ensure(self, workspace_id: int, remote_id: str, name: str) -> Channel:
        """Return the channel, making it on first sight; a new name replaces the old."""
        statement = insert(self._connection, schema.channel).values(
            workspace_id=workspace_id, remote_id=remote_id, name=name
        )
        self._connection.execute(statement.on_conflict_do_nothing())
        mine = (_C.workspace_id == workspace_id, _C.remote_id == remote_id)
        if name:
            renamed = update(schema.channel).where(*mine, _C.name != name).values(name=name)
            self._connection.execute(renamed)
        return _channel(self._connection.execute(_SELECT.where(*mine)).one())

    def get(self, workspace_id: int, channel_id: int) -> Channel | None:
        """Return one channel of the workspace, None where it has none of that id."""
        mine = (_C.workspace_id == workspace_id, _C.id == channel_id)
        row = self._connection.execute(_SELECT.where(*mine)).first()
        return None if row is None else _channel(row)

    def find(self, workspace_id: int, remote_id: str) -> Channel | None:
        """Return the channel that the platform calls so, if it is known."""
        mine = (_C.workspace_id == workspace_id, _C.remote_id == remote_id)
        row = self._connection.execute(_SELECT.where(*mine)).first()
        return None if row is None else _channel(row)

    def set_plan(
        self, workspace_id: int, channel_id: int, plan: DigestPlan | None, next_due: datetime | None
    ) -> None:
        """Set when and how the channel gets its digest."""
        values = {
            "plan_at": plan.at if plan else None,
            "plan_zone": plan.zone if plan else None,
            "plan_stories": plan.stories if plan else None,
            "plan_model": plan.model if plan else None,
            "plan_paused": plan.paused if plan else None,
            "plan_paused_until": plan.paused_until if plan else None,
            "plan_sections": list(plan.sections) if plan else None,
            "plan_weights": dict(plan.weights) if plan else None,
            "plan_from_chat": plan.from_chat if plan else None,
            "plan_set_by": plan.set_by if plan else "",
            "next_due": next_due,
        }
        self._update(workspace_id, channel_id, values)

    def due(self, now: datetime) -> Sequence[Channel]:
        """Return the channels of all workspaces whose slot has come, the earliest first.

        None that is closed to the bot, and none of a workspace that the bot is not in.
        """
        return self._planned(_C.next_due <= now)

    def due_after(self, moment: datetime) -> Sequence[Channel]:
        """Return likewise those whose slot comes after a moment that they are not paused until."""
        until = _C.plan_paused_until
        return self._planned(and_(_C.next_due > moment, or_(until.is_(None), until <= moment)))

    def _planned(self, when: ColumnElement[bool]) -> Sequence[Channel]:
        planned = (when, _C.plan_at.is_not(None), _C.plan_paused.is_(False))
        there = (_C.closed_at.is_(None), schema.workspace.c.left_at.is_(None))
        rows = self._connection.execute(
            _SELECT.where(*planned, *there).order_by(_C.next_due, _C.id)
        )
        return [_channel(row) for row in rows]

    def advance(self, workspace_id: int, channel_id: int, next_due: datetime | None) -> None:
        """Set the next slot only."""
        self._update(workspace_id, channel_id, {"next_due": next_due})

    def close(self, workspace_id: int, channel_id: int, reason: str, at: datetime) -> bool:
        """Note that the bot cannot post there; return whether it could before."""
        closed = self._connection.execute(
            update(schema.channel)
            .where(_C.workspace_id == workspace_id, _C.id == channel_id, _C.closed_at.is_(None))
            .values(closed_at=at, closed_reason=storable(reason), closed_told=False)
        )
        return closed.rowcount > 0

    def closed_since(self, before: datetime) -> Sequence[Channel]:
        """Return the channels of all workspaces that were closed to the bot before then.

        None of a workspace that the bot is not in: it waits as a whole.
        """
        here = schema.workspace.c.left_at.is_(None)
        rows = self._connection.execute(_SELECT.where(_C.closed_at < before, here).order_by(_C.id))
        return [_channel(row) for row in rows]

    def delete(self, workspace_id: int, channel_id: int) -> None:
        """Delete a channel with its plan, its alerts and what it was told."""
        self._connection.execute(
            delete(schema.channel).where(_C.workspace_id == workspace_id, _C.id == channel_id)
        )

    def reopen(self, workspace_id: int, channel_id: int, next_due: datetime | None) -> None:
        """Note that the bot can post there, from that slot on."""
        opened = {"closed_at": None, "closed_reason": "", "closed_told": None}
        self._update(workspace_id, channel_id, {**opened, "next_due": next_due})

    def note_told(self, workspace_id: int, channel_id: int) -> None:
        """Note that somebody was told of a closed channel."""
        self._update(workspace_id, channel_id, {"closed_told": True})

    def forget(self, workspace_id: int, person_id: str) -> None:
        """Delete a person's direct messages, and forget which digests the person planned."""
        self._connection.execute(
            delete(schema.channel).where(
                _C.workspace_id == workspace_id, _C.remote_id == direct_id(person_id)
            )
        )
        self._connection.execute(
            update(schema.channel)
            .where(_C.workspace_id == workspace_id, _C.plan_set_by == person_id)
            .values(plan_set_by="")
        )

    def is_elsewhere(self, workspace_id: int, remote_id: str) -> bool:
        """Return whether another workspace of the same platform has that channel."""
        mine, other = schema.workspace.alias("mine"), schema.workspace.alias("other")
        found = exists().where(
            mine.c.id == workspace_id,
            other.c.platform == mine.c.platform,
            other.c.id != mine.c.id,
            _C.workspace_id == other.c.id,
            _C.remote_id == remote_id,
        )
        return bool(self._connection.execute(select(found)).scalar())

    def list(self, workspace_id: int) -> list[Channel]:
        """Return the workspace's channels, the oldest first."""
        rows = self._connection.execute(
            _SELECT.where(_C.workspace_id == workspace_id).order_by(_C.id)
        )
        return [_channel(row) for row in rows]

    def _update(self, workspace_id: int, channel_id: int, values: dict[str, Any]) -> None:
        self._connection.execute(
            update(schema.channel)
            .where(_C.workspace_id == workspace_id, _C.id == channel_id)
            .values(values)
        )


def _channel(row: Row[Any]) -> Channel:
    return Channel(
        id=row.id,
        workspace_id=row.workspace_id,
        platform=row.platform,
        remote_id=row.remote_id,
        name=row.name,
        plan=_plan(row),
        next_due=row.next_due,
        workspace=row.workspace_remote_id,
        closed_at=row.closed_at,
        closed_reason=row.closed_reason,
        closed_told=bool(row.closed_told),
    )


def _plan(row: Row[Any]) -> DigestPlan | None:
    if row.plan_at is None:
        return None
    return DigestPlan(
        at=row.plan_at,
        zone=row.plan_zone,
        stories=row.plan_stories,
        model=row.plan_model,
        paused=row.plan_paused,
        paused_until=row.plan_paused_until,
        sections=tuple(row.plan_sections or ()),
        weights=tuple((row.plan_weights or {}).items()),
        from_chat=bool(row.plan_from_chat),
        set_by=row.plan_set_by,
    )
