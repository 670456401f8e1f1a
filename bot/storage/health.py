"""How the whole bot does: counts over all workspaces, for its operator alone."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from bot.model.delivery import DeliveryState, slot_of
from bot.model.health import Health
from bot.storage import schema
from bot.storage.deliveries import OPEN
from bot.storage.feeds import LEFT

_D = schema.delivery.c
_LATE = timedelta(minutes=10)
_DAY = timedelta(days=1)


class HealthCounts:
    """Implements `bot.storage.health_contract.HealthCounts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, now: datetime) -> Health:
        """Return how everything does now."""
        feed, open_ones = schema.feed.c, _D.state.in_(OPEN)
        return Health(
            at=now,
            workspaces=self._count(schema.workspace.c.id),
            feeds=self._count(feed.id),
            feeds_failing=self._count(feed.id, feed.failures > 0),
            feeds_late=self._feeds_late(now),
            articles=self._count(schema.article.c.id),
            waiting=self._count(_D.id, open_ones),
            oldest_waiting=self._oldest(now, open_ones),
            dead=self._count(_D.id, _D.state == DeliveryState.DEAD.value),
            digests_late=self._digests_late(now),
            due_to_posted=self._due_to_posted(now),
        )

    def _feeds_late(self, now: datetime) -> int:
        feed = schema.feed.c
        due = (feed.next_at < now - _LATE, feed.stopped == "")
        return self._count(feed.id, *due, feed.workspace_id.not_in(LEFT))

    def _digests_late(self, now: datetime) -> int:
        channel = schema.channel.c
        due = (channel.next_due < now - _LATE, channel.closed_at.is_(None))
        return self._count(channel.id, *due, channel.workspace_id.not_in(LEFT))

    def _count(self, column: ColumnElement[int], *conditions: ColumnElement[bool]) -> int:
        query = select(func.count(column)).where(*conditions)
        return int(self._connection.execute(query).scalar() or 0)

    def _oldest(self, now: datetime, which: ColumnElement[bool]) -> float:
        oldest = self._connection.execute(select(func.min(_D.queued_at)).where(which)).scalar()
        return (now - oldest).total_seconds() if oldest else 0.0

    def _due_to_posted(self, now: datetime) -> tuple[float, ...]:
        rows = self._connection.execute(
            select(_D.key, _D.sent_at).where(
                _D.state == DeliveryState.SENT.value, _D.sent_at >= now - _DAY
            )
        )
        slots = ((slot_of(row.key), row.sent_at) for row in rows)
        # The console shows the day's digest when it is opened, before its hour.
        return tuple(max(0.0, (at - slot).total_seconds()) for slot, at in slots if slot)
