"""Due slots → digests in the outbox: each slot once, in one transaction with what it tells."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.delivery import NewDelivery, digest_key, on_request_key
from bot.model.digest import Digest, Told
from bot.model.message import to_json
from bot.model.workspace import Channel, DigestPlan
from bot.pipeline.compose import compose
from bot.pipeline.services import Services
from bot.pipeline.show import digest_message
from bot.pipeline.slots import find_zone, next_slot
from bot.storage.contract import Transaction

log = logging.getLogger(__name__)


async def post_due(services: Services) -> int:
    """Queue the digest of every channel whose slot has come; return how many were queued."""
    now = services.clock()
    posted = 0
    for channel in await services.storage.read(lambda t: t.channels.due(now)):
        if channel.plan is None or channel.next_due is None:
            continue
        if now - channel.next_due > services.rules.late_at_most:
            await _skip(services, channel, channel.plan, channel.next_due)
        elif await post_slot(services, channel, channel.next_due):
            posted += 1
    return posted


async def post_now(services: Services, channel: Channel) -> Digest:
    """Queue a digest of this moment beside the planned ones: the next slot stays as it was.

    What it shows counts as told. A digest without a story is returned, but not posted.
    """
    now = services.clock()
    if now == channel.next_due:  # at this very moment the slot is the schedule's
        now += timedelta(microseconds=1)
    digest = replace(await compose(services, channel, now), next_due=channel.next_due)
    if digest.stories:
        key = on_request_key(channel.id, now)
        message = to_json(digest_message(digest, on_request=True))
        delivery = NewDelivery(channel.workspace_id, channel.id, key, message, now)
        await services.storage.write(
            lambda t: t.digests.record(digest, _told(digest, now), [delivery])
        )
    return digest


async def post_slot(services: Services, channel: Channel, due_at: datetime) -> bool:
    """Queue the digest of one slot as of now; False if the slot has had it."""
    now = services.clock()
    digest = await compose(services, channel, now)
    upcoming = None
    if channel.plan is not None:
        upcoming = next_slot(max(now, due_at), channel.plan.at, find_zone(channel.plan.zone))
    digest = replace(digest, due_at=due_at, next_due=upcoming)
    return await services.storage.write(lambda t: _record(t, channel, digest, now))


def _record(t: Transaction, channel: Channel, digest: Digest, now: datetime) -> bool:
    """Keep digest, memory and delivery, and move the channel on: all of it or nothing."""
    key = digest_key(channel.id, digest.due_at)
    message = to_json(digest_message(digest))
    delivery = NewDelivery(channel.workspace_id, channel.id, key, message, now)
    digest_id = t.digests.record(digest, _told(digest, now), [delivery])
    if channel.plan is not None:
        t.channels.advance(channel.workspace_id, channel.id, digest.next_due)
    return digest_id != 0


def _told(digest: Digest, now: datetime) -> list[Told]:
    """What the digest tells: every article that a shown story was made from is known now."""
    return [
        Told(
            story_id=story.story_id,
            at=now,
            article_ids=story.article_ids,
            sentences=tuple(sentence.text for sentence in story.sentences),
        )
        for story in digest.stories
    ]


async def _skip(services: Services, channel: Channel, plan: DigestPlan, due_at: datetime) -> None:
    now = services.clock()
    hours = (now - due_at).total_seconds() / 3600
    reason = f"The bot was not running at {due_at:%Y-%m-%d %H:%M} UTC and came {hours:.1f} h late."
    upcoming = next_slot(now, plan.at, find_zone(plan.zone))

    def note(t: Transaction) -> None:
        t.digests.skip(channel.workspace_id, channel.id, due_at, reason)
        t.channels.advance(channel.workspace_id, channel.id, upcoming)

    await services.storage.write(note)
    log.warning("The digest of %s was skipped. %s", channel.name, reason)
