"""Digests, why they chose what they chose, and what channels have been told."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, func, select

from bot.model.delivery import NewDelivery
from bot.model.digest import Choice, Digest, DigestStory, Told
from bot.model.story import SummarySentence
from bot.storage import schema
from bot.storage.deliveries import queue_all
from bot.storage.statements import insert

_LOOKED_THROUGH = 14
"""Digests: people press buttons on those of the last days."""
_D = schema.digest.c
_T = schema.told.c
_N = schema.story_merged.c


class Digests:
    """Implements `bot.storage.contract.Digests`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(
        self, digest: Digest, told: Sequence[Told], deliveries: Sequence[NewDelivery]
    ) -> int:
        """Keep a digest, what it tells and its deliveries; return its id.

        0 when the channel's slot already has one: then nothing is kept.
        """
        digest_id = self._take_slot(_values(digest))
        if digest_id:
            self._tell(digest, told)
            queue_all(self._connection, deliveries)
        return digest_id

    def skip(self, workspace_id: int, channel_id: int, due_at: datetime, reason: str) -> None:
        """Note that a slot was let pass, and why."""
        self._take_slot(
            {
                "workspace_id": workspace_id,
                "channel_id": channel_id,
                "due_at": due_at,
                "stories": [],
                "choices": [],
                "skipped": reason,
            }
        )

    def last(self, workspace_id: int, channel_id: int) -> Digest | None:
        """Return the digest that the channel got last, with its choices; skipped slots are none."""
        return next(iter(self._newest(workspace_id, channel_id, 1)), None)

    def weighing(self, workspace_id: int, channel_id: int, story_id: int) -> list[Digest]:
        """Return those of the channel's last digests that weighed a story, the newest first."""
        return [
            digest
            for digest in self._newest(workspace_id, channel_id, _LOOKED_THROUGH)
            if any(choice.story_id == story_id for choice in digest.choices)
        ]

    def skipped(self, workspace_id: int, channel_id: int) -> tuple[datetime, str] | None:
        """Return the channel's newest slot and why it was let pass; None if it had a digest."""
        newest = self._connection.execute(
            select(_D.due_at, _D.skipped)
            .where(_D.workspace_id == workspace_id, _D.channel_id == channel_id)
            .order_by(_D.due_at.desc())
            .limit(1)
        ).first()
        return (newest.due_at, newest.skipped) if newest and newest.skipped else None

    def has_slot(self, workspace_id: int, channel_id: int, due_at: datetime) -> bool:
        """Return whether that slot has a digest or was let pass."""
        slot = exists().where(
            _D.workspace_id == workspace_id, _D.channel_id == channel_id, _D.due_at == due_at
        )
        return bool(self._connection.execute(select(slot)).scalar())

    def told(self, workspace_id: int, channel_id: int, since: datetime) -> list[Told]:
        """Return what the channel has been told since then, the oldest first."""
        # A digest may have been made while a story in it was merged into another one.
        story_id = func.coalesce(_N.into_id, _T.story_id).label("now_id")
        rows = self._connection.execute(
            select(_T.at, _T.article_ids, _T.sentences, story_id)
            .join_from(schema.told, schema.story_merged, _N.story_id == _T.story_id, isouter=True)
            .where(_T.workspace_id == workspace_id, _T.channel_id == channel_id, _T.at >= since)
            .order_by(_T.at, _T.id)
        )
        return [
            Told(row.now_id, row.at, tuple(row.article_ids), tuple(row.sentences)) for row in rows
        ]

    def purge(self, before: datetime) -> None:
        """Delete the digests, of all workspaces, that were due before then."""
        self._connection.execute(delete(schema.digest).where(_D.due_at < before))

    def untell(self, workspace_id: int, channel_id: int, at: datetime) -> None:
        """Forget what the channel was told at that moment: it never arrived."""
        self._connection.execute(
            delete(schema.told).where(
                _T.workspace_id == workspace_id, _T.channel_id == channel_id, _T.at == at
            )
        )

    def _newest(self, workspace_id: int, channel_id: int, limit: int) -> list[Digest]:
        """Return the digests that the channel got last, late ones too; skipped slots do not count.

        Not by their slots: one that comes late comes after one that was asked for meanwhile.
        """
        rows = self._connection.execute(
            select(schema.digest)
            .where(
                _D.workspace_id == workspace_id,
                _D.channel_id == channel_id,
                _D.skipped.is_(None),
            )
            .order_by(_D.id.desc())
            .limit(limit)
        )
        return [_digest(row) for row in rows]

    def _take_slot(self, values: dict[str, Any]) -> int:
        statement = insert(self._connection, schema.digest).values(values)
        slot = statement.on_conflict_do_nothing(index_elements=["channel_id", "due_at"])
        return int(self._connection.execute(slot.returning(_D.id)).scalar() or 0)

    def _tell(self, digest: Digest, told: Sequence[Told]) -> None:
        if told:
            self._connection.execute(
                insert(self._connection, schema.told),
                [
                    {
                        "workspace_id": digest.workspace_id,
                        "channel_id": digest.channel_id,
                        "story_id": one.story_id,
                        "at": one.at,
                        "article_ids": list(one.article_ids),
                        "sentences": list(one.sentences),
                    }
                    for one in told
                ],
            )


def _values(digest: Digest) -> dict[str, Any]:
    return {
        "workspace_id": digest.workspace_id,
        "channel_id": digest.channel_id,
        "due_at": digest.due_at,
        "stories": [_pack_story(story) for story in digest.stories],
        "choices": [asdict(choice) for choice in digest.choices],
        "articles": digest.articles,
        "feeds": digest.feeds,
        "next_due": digest.next_due,
        "zone": digest.zone,
    }


def _digest(row: Row[Any]) -> Digest:
    return Digest(
        workspace_id=row.workspace_id,
        channel_id=row.channel_id,
        due_at=row.due_at,
        stories=tuple(_unpack_story(story) for story in row.stories),
        choices=tuple(Choice(**choice) for choice in row.choices),
        articles=row.articles,
        feeds=row.feeds,
        next_due=row.next_due,
        zone=row.zone,
        id=row.id,
    )


def _pack_story(story: DigestStory) -> dict[str, Any]:
    return asdict(story) | {"at": story.at.isoformat()}


def _unpack_story(packed: dict[str, Any]) -> DigestStory:
    rich = {
        "sentences": tuple(SummarySentence(**sentence) for sentence in packed["sentences"]),
        "actors": tuple((name, kind) for name, kind in packed["actors"]),
        "at": datetime.fromisoformat(packed["at"]),
        "article_ids": tuple(packed["article_ids"]),
    }
    return DigestStory(**packed | rich)
