"""What a bot promises, checked on what people see and on what it has stored, step after step."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.model.delivery import is_alert, slot_of
from bot.pipeline.slots import find_zone
from bot.storage import schema
from tests.builders.recounts import faults


@dataclass(slots=True)
class Promises:
    """The ledger: what was seen so far, and what must hold of it."""

    posted: list[tuple[int, str]]
    """Channel and key of each message that people saw, in their order."""
    plans: Counter[int] = field(default_factory=Counter)
    """How often the plan of a channel was changed."""
    split: set[int] = field(default_factory=set)
    """Articles that a manager took out of a story."""
    _slots: dict[str, tuple[int, date, int]] = field(default_factory=dict)
    """By the keys of planned digests: channel, local date, and which plan held."""
    _shown: dict[int, set[int]] = field(default_factory=dict)
    """By stories that people were shown, the articles they have."""

    def check(self, connection: Connection) -> None:
        """Raise AssertionError where something does not hold."""
        assert faults(connection) == []
        self._nothing_came_twice()
        deliveries = connection.execute(select(schema.delivery)).all()
        for row in deliveries:
            if row.state == "sent":
                assert (row.channel_id, row.key) in self.posted, f"{row.key} never came"
            self._one_digest_a_day(connection, row)
        self._one_alert_a_story(connection, deliveries)
        self._stories_keep_their_articles(connection)

    def _nothing_came_twice(self) -> None:
        ((first, times),) = Counter(self.posted).most_common(1) or ((None, 0),)
        assert times <= 1, f"{first} came {times} times"

    def _one_digest_a_day(self, connection: Connection, row: Row[Any]) -> None:
        """A channel's local date has one planned digest, unless its plan was changed."""
        slot = slot_of(row.key)
        if slot is None or row.key in self._slots:
            return
        channel = schema.channel.c
        zone = connection.execute(
            select(channel.plan_zone).where(channel.id == row.channel_id)
        ).scalar_one()
        local = slot.astimezone(find_zone(zone)).date()
        day = (row.channel_id, local, self.plans[row.channel_id])
        assert day not in self._slots.values(), f"a second digest on {local}: {row.key}"
        self._slots[row.key] = day

    def _one_alert_a_story(self, connection: Connection, deliveries: Sequence[Row[Any]]) -> None:
        """Those who ask the same in a channel get one message on a story."""
        asked = {row.id: (row.channel_id, row.query) for row in _all(connection, "subscription")}
        told: dict[Any, list[str]] = defaultdict(list)
        for row in deliveries:
            if is_alert(row.key):
                _, subscription_id, story_id = row.key.split("-")
                if int(subscription_id) in asked:
                    told[asked[int(subscription_id)], story_id].append(row.key)
        assert all(len(keys) == 1 for keys in told.values()), told

    def _stories_keep_their_articles(self, connection: Connection) -> None:
        """A story that people were shown keeps its articles, but for what is split off."""
        shown = {row.story_id for name in ("told", "alert") for row in _all(connection, name)}
        merged = {row.story_id: row.into_id for row in _all(connection, "story_merged")}
        there: dict[int, int] = {row.id: row.story_id for row in _all(connection, "article")}
        for story_id in self._shown.keys() & shown:  # not once whoever was alerted ended it
            now = merged.get(story_id, story_id)
            for one in self._shown[story_id] - self.split:
                assert there.get(one, now) == now, f"story {story_id} lost article {one}"
        self._shown = {
            story_id: {one for one, now in there.items() if now == merged.get(story_id, story_id)}
            for story_id in shown
        }


def _all(connection: Connection, table: str) -> Sequence[Row[Any]]:
    return connection.execute(select(schema.metadata.tables[table])).all()
