"""The outbox: claim, send, confirm.

A delivery is NEW until a worker claims it, SENDING until the worker says how it went, then SENT,
NEW again (due later) or DEAD. A channel's deliveries go out in the order they were queued.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, exists, func, or_, select, true, update

from bot.model.delivery import (
    PUT_OFF_AT_MOST,
    Delivery,
    DeliveryState,
    NewDelivery,
    QueueCounts,
)
from bot.storage import schema
from bot.storage.columns import storable
from bot.storage.statements import in_batches, insert

_D = schema.delivery.c
_W = schema.workspace.c
OPEN = (DeliveryState.NEW.value, DeliveryState.SENDING.value)
"""The states of what may still be sent."""
_DONE = (DeliveryState.SENT.value, DeliveryState.DEAD.value)


class Deliveries:
    """Implements `bot.storage.contract.Deliveries`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def queue(self, delivery: NewDelivery) -> bool:
        """Queue a message; False if that key was queued before."""
        return queue_all(self._connection, [delivery]) > 0

    def claim(
        self, now: datetime, *, platforms: Collection[str] | None = None, limit: int = 20
    ) -> list[Delivery]:
        """Take due deliveries (at most one a channel, the oldest first) and mark them SENDING.

        Only those to channels of these platforms (None: of all), and none of a channel while an
        earlier one of it is not yet SENT or DEAD. One put off for longer than any is is due: the
        clock was wrong then. Two workers never claim the same one: on SQLite
        writing is exclusive, on PostgreSQL rows are locked.
        """
        ids = self._connection.execute(_due(now, platforms).limit(limit)).scalars().all()
        for some in in_batches(ids):
            self._connection.execute(
                update(schema.delivery)
                .where(_D.id.in_(some))
                .values(state=DeliveryState.SENDING.value, claimed_at=now, attempts=_D.attempts + 1)
            )
        return self._load(_D.id.in_(ids)) if ids else []

    def confirm(self, delivery_id: int, receipt: str, at: datetime) -> None:
        """Mark it SENT: the platform has it, under the name that `receipt` is."""
        self._set(delivery_id, DeliveryState.SENT, receipt=receipt, sent_at=at, reason="")

    def postpone(self, delivery_id: int, retry_at: datetime, reason: str) -> None:
        """Mark it NEW again, due at `retry_at`; `reason` is the sentence that says why."""
        self._set(delivery_id, DeliveryState.NEW, next_at=retry_at, claimed_at=None, reason=reason)

    def give_up(self, delivery_id: int, reason: str) -> None:
        """Mark it DEAD: it is never sent; `reason` is the sentence that says why."""
        self._set(delivery_id, DeliveryState.DEAD, reason=reason)

    def give_up_all(self, workspace_id: int, channel_id: int, reason: str) -> Sequence[Delivery]:
        """Mark all of a channel that have not arrived DEAD; return them as they were."""
        mine = (_D.workspace_id == workspace_id, _D.channel_id == channel_id)
        waiting = self._load(*mine, _D.state.in_(OPEN))
        for delivery in waiting:
            self.give_up(delivery.id, storable(reason))
        return waiting

    def give_up_open(self, reason: str) -> int:
        """Mark everything DEAD that is not SENT yet; return how many that were."""
        done = self._connection.execute(
            update(schema.delivery)
            .where(_D.state.in_(OPEN))
            .values(state=DeliveryState.DEAD.value, reason=reason)
        )
        return done.rowcount

    def clean_up(self, texts_before: datetime, before: datetime) -> None:
        """Delete the text, and in the end all, of what was SENT or DEAD by those moments."""
        done, at = _D.state.in_(_DONE), func.coalesce(_D.queued_at, _D.sent_at)
        self._connection.execute(delete(schema.delivery).where(done, at < before))
        self._connection.execute(
            update(schema.delivery)
            .where(done, at < texts_before, _D.message != "")
            .values(message="")
        )

    def stuck(self, before: datetime, after: datetime) -> list[Delivery]:
        """Return deliveries claimed before then and still SENDING (a crash in between).

        And those claimed after a later moment: by a clock that ran ahead.
        """
        cut_off = or_(_D.claimed_at < before, _D.claimed_at > after)
        return self._load(_D.state == DeliveryState.SENDING.value, cut_off)

    def waiting_since(self, before: datetime) -> list[Delivery]:
        """Return deliveries queued before then that still wait (NEW)."""
        return self._load(_D.state == DeliveryState.NEW.value, _D.queued_at < before)

    def waiting_for(self, workspace_id: int, channel_id: int) -> list[Delivery]:
        """Return what waits to be sent to a channel, the oldest first."""
        mine = (_D.workspace_id == workspace_id, _D.channel_id == channel_id)
        return self._load(*mine, _D.state == DeliveryState.NEW.value)

    def counts(self, workspace_id: int, since: datetime) -> QueueCounts:
        """Return how many messages of a workspace wait, how many were given up, and why.

        Given up counts what was queued since then.
        """
        mine, lately = _D.workspace_id == workspace_id, _D.queued_at >= since
        grouped = select(_D.state, func.count()).where(mine, _D.state.in_(OPEN) | lately)
        rows = self._connection.execute(grouped.group_by(_D.state))
        states = {row[0]: int(row[1]) for row in rows}
        reason = self._connection.execute(
            select(_D.reason)
            .where(mine, _D.reason != "", _D.state.in_(OPEN) | lately)
            .order_by(_D.id.desc())
            .limit(1)
        ).scalar()
        waiting = sum(states.get(state, 0) for state in OPEN)
        return QueueCounts(waiting, states.get(DeliveryState.DEAD.value, 0), reason or "")

    def count(self, workspace_id: int, key_prefix: str) -> int:
        """Return how many messages whose key begins so were ever queued in a workspace."""
        mine = (_D.workspace_id == workspace_id, _D.key.startswith(key_prefix, autoescape=True))
        found = self._connection.execute(select(func.count()).where(*mine)).scalar()
        return int(found or 0)

    def _load(self, *conditions: Any) -> list[Delivery]:
        rows = self._connection.execute(select(schema.delivery).where(*conditions).order_by(_D.id))
        return [_delivery(row) for row in rows]

    def _set(self, delivery_id: int, state: DeliveryState, **values: Any) -> None:
        # Only what is on its way: an end state is never left, whoever comes late.
        self._connection.execute(
            update(schema.delivery)
            .where(_D.id == delivery_id, _D.state.in_(OPEN))
            .values(state=state.value, **values)
        )


def queue_all(connection: Connection, deliveries: Sequence[NewDelivery]) -> int:
    """Queue messages in their order, each key once; return how many are new."""
    if not deliveries:
        return 0
    statement = insert(connection, schema.delivery).on_conflict_do_nothing()
    new = connection.execute(
        statement.returning(_D.id),
        [
            {
                "workspace_id": one.workspace_id,
                "channel_id": one.channel_id,
                "key": one.key,
                "message": one.message,
                "state": DeliveryState.NEW.value,
                "queued_at": one.at,
            }
            for one in deliveries
        ],
    )
    return len(new.all())


def _due(now: datetime, platforms: Collection[str] | None) -> Select[tuple[int]]:
    """Return what locks and selects the ids of due deliveries, the oldest first."""
    earlier = schema.delivery.alias("earlier")
    return (
        select(_D.id)
        .join(schema.workspace, _W.id == _D.workspace_id)
        .where(
            _D.state == DeliveryState.NEW.value,
            true() if platforms is None else _W.platform.in_(platforms),
            or_(_D.next_at.is_(None), _D.next_at <= now, _D.next_at > now + PUT_OFF_AT_MOST),
            ~exists().where(
                earlier.c.channel_id == _D.channel_id,
                earlier.c.id < _D.id,
                earlier.c.state.in_(OPEN),
            ),
        )
        .order_by(_D.id)
        .with_for_update(skip_locked=True, of=schema.delivery)
    )


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        workspace_id=row.workspace_id,
        channel_id=row.channel_id,
        key=row.key,
        message=row.message,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        next_at=row.next_at,
        claimed_at=row.claimed_at,
        receipt=row.receipt,
        reason=row.reason,
        queued_at=row.queued_at,
    )
