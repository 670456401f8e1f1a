"""Who wants alerts on what, and which were given."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, update

from bot.model.delivery import Alert, Subscription, alert_key
from bot.storage import schema
from bot.storage.deliveries import OPEN
from bot.storage.statements import in_batches, insert, owned_by, short_key

_S = schema.subscription.c


class Subscriptions:
    """Implements `bot.storage.subscription_contract.Subscriptions`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, workspace_id: int, channel_id: int, person_id: str, query: str, at: datetime
    ) -> tuple[Subscription, bool]:
        """Keep a subscription; return it and whether it is new."""
        key = short_key(query)
        statement = insert(self._connection, schema.subscription).values(
            workspace_id=workspace_id,
            channel_id=channel_id,
            person_id=person_id,
            query_key=key,
            query=query,
            created_at=at,
        )
        new = self._connection.execute(statement.on_conflict_do_nothing().returning(_S.id)).first()
        found = self._load(
            _S.workspace_id == workspace_id,
            _S.channel_id == channel_id,
            _S.person_id == person_id,
            _S.query_key == key,
        )
        return found[0], new is not None

    def remove(self, workspace_id: int, person_id: str, subscription_id: int) -> bool:
        """Remove a person's own subscription; return whether it was there."""
        gone = self._connection.execute(
            delete(schema.subscription).where(
                _S.workspace_id == workspace_id,
                _S.person_id == person_id,
                _S.id == subscription_id,
            )
        )
        return gone.rowcount > 0

    def snooze(
        self, workspace_id: int, person_id: str, subscription_id: int, until: datetime | None
    ) -> bool:
        """Keep a person's own subscription quiet until then; return whether it was there."""
        changed = self._connection.execute(
            update(schema.subscription)
            .where(
                _S.workspace_id == workspace_id,
                _S.person_id == person_id,
                _S.id == subscription_id,
            )
            .values(snoozed_until=until)
        )
        return changed.rowcount > 0

    def alerts(self, workspace_id: int, person_id: str) -> Sequence[Alert]:
        """Return the alerts a person was given, the oldest first."""
        alert = schema.alert.c
        rows = self._connection.execute(
            select(alert.subscription_id, alert.story_id, alert.at)
            .join_from(schema.alert, schema.subscription)
            .where(_S.workspace_id == workspace_id, _S.person_id == person_id)
            .order_by(alert.at, alert.subscription_id, alert.story_id)
        )
        return [Alert(row.subscription_id, row.story_id, row.at) for row in rows]

    def forget(self, workspace_id: int, person_id: str, shared: Mapping[int, Sequence[int]]) -> int:
        """Delete all of a person's subscriptions with their alerts and alert messages.

        `shared`: by the ids of these, those of others who wait for the same messages. What still
        waits for them stays. Return how many subscriptions there were.
        """
        own = self._load(_S.workspace_id == workspace_id, _S.person_id == person_id)
        for one in own:
            told = self._told_to(workspace_id, shared.get(one.id, ()))
            self._delete_messages(one, {alert_key(one.id, story_id) for story_id in told})
        for one in own:
            self.remove(workspace_id, person_id, one.id)
        return len(own)

    def _delete_messages(self, one: Subscription, awaited: Collection[str]) -> None:
        """Delete a subscription's messages, but for those that others still wait for."""
        message = schema.delivery.c
        mine = (message.workspace_id == one.workspace_id, message.channel_id == one.channel_id)
        begins = message.key.startswith(f"alert-{one.id}-", autoescape=True)
        rows = self._connection.execute(
            select(message.id, message.key, message.state).where(*mine, begins)
        )
        gone = [row.id for row in rows if row.state not in OPEN or row.key not in awaited]
        for ids in in_batches(gone):
            self._connection.execute(delete(schema.delivery).where(message.id.in_(ids)))

    def _told_to(self, workspace_id: int, subscription_ids: Sequence[int]) -> set[int]:
        """Return the stories that any of these subscriptions has had an alert on."""
        alert = schema.alert.c
        rows = self._connection.execute(
            select(alert.story_id).where(
                owned_by(alert.workspace_id, workspace_id),
                alert.subscription_id.in_(subscription_ids),
            )
        )
        return set(rows.scalars())

    def all(self, workspace_id: int) -> Sequence[Subscription]:
        """Return all subscriptions of a workspace, the oldest first."""
        return self._load(_S.workspace_id == workspace_id)

    def record_alert(
        self, workspace_id: int, subscription_id: int, story_id: int, at: datetime
    ) -> bool:
        """Note that a story matched; False if that story was alerted before.

        False too when the subscription or the story is not (or no longer) the workspace's.
        """
        story = schema.story.c
        both = select(
            exists().where(_S.workspace_id == workspace_id, _S.id == subscription_id)
            & exists().where(story.workspace_id == workspace_id, story.id == story_id)
        )
        if not self._connection.execute(both).scalar():
            return False
        statement = insert(self._connection, schema.alert).values(
            subscription_id=subscription_id, story_id=story_id, workspace_id=workspace_id, at=at
        )
        new = statement.on_conflict_do_nothing().returning(schema.alert.c.story_id)
        return self._connection.execute(new).first() is not None

    def were_told(self, workspace_id: int, story_id: int, subscription_ids: Sequence[int]) -> bool:
        """Return whether any of these subscriptions has had an alert on a story."""
        alert = schema.alert.c
        told = self._connection.execute(
            select(alert.subscription_id).where(
                alert.workspace_id == workspace_id, alert.story_id == story_id
            )
        )
        return not set(told.scalars()).isdisjoint(subscription_ids)

    def list(self, workspace_id: int, person_id: str) -> list[Subscription]:
        """Return a person's subscriptions, the oldest first."""
        return list(self._load(_S.workspace_id == workspace_id, _S.person_id == person_id))

    def _load(self, *conditions: Any) -> Sequence[Subscription]:
        rows = self._connection.execute(
            select(schema.subscription).where(*conditions).order_by(_S.id)
        )
        return [_subscription(row) for row in rows]


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(
        id=row.id,
        workspace_id=row.workspace_id,
        channel_id=row.channel_id,
        person_id=row.person_id,
        query=row.query,
        created_at=row.created_at,
        snoozed_until=row.snoozed_until,
    )
