"""Due slots → digests in the outbox: each slot once, in one transaction with what it tells."""

import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.model.clock import lies_ahead
from bot.model.delivery import NewDelivery, digest_key, on_request_key
from bot.model.digest import Digest, Told
from bot.model.errors import StorageError, TimeZoneError, VerbatimError
from bot.model.message import to_json
from bot.model.workspace import Channel, DigestPlan
from bot.pipeline.compose import compose
from bot.pipeline.late import TOLD_AFTER, Late, queue_late
from bot.pipeline.services import PutOff, Services
from bot.pipeline.show import digest_message, plural
from bot.pipeline.slots import plan_due
from bot.storage.contract import Transaction

log = logging.getLogger(__name__)

_FARTHEST = timedelta(days=3)
"""No slot is further ahead, but after a pause: a zone leaves out one day at most."""
_SHORTEST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class _Made:
    """A digest, and when it was made: what it tells is told as of then."""

    digest: Digest
    at: datetime
    after: int
    """The id of the channel's digest before it: another one meanwhile has told the same."""


async def post_due(services: Services) -> int:
    """Queue the digest of every channel whose slot has come; return how many were queued.

    One that cannot be made costs the others nothing: it stays due and is tried again, after as
    long as it is late by then, a minute to a quarter of an hour. Raises StorageError.
    """
    now, put_off = services.clock(), services.put_off
    posted = 0
    for channel in await _find_due(services, now):
        before = put_off.get(channel.id)
        waits = before is not None and lies_ahead(before.until, now, _LONGEST_WAIT)
        if channel.next_due is None or waits:
            continue
        try:
            posted += await _post_or_skip(services, channel, now)
            put_off.pop(channel.id, None)
        except StorageError:
            raise  # no channel's own
        except Exception as error:
            # A sentence tells enough; what nobody foresaw, only its traceback does.
            trace = None if isinstance(error, VerbatimError) else error
            log.error("The digest of %s was not made. %s", channel.label, error, exc_info=trace)
            why = error.message if isinstance(error, VerbatimError) else "The bot's log says why."
            await _put_off(services, channel, channel.next_due, why)
    return posted


async def _find_due(services: Services, now: datetime) -> Sequence[Channel]:
    """Return the channels whose slot has come; reckon those anew that are too far ahead."""
    due, far = await services.storage.read(
        lambda t: (t.channels.due(now), t.channels.due_after(now + _FARTHEST))
    )
    await _renew_far_slots(services, far, now)
    return due


async def _renew_far_slots(services: Services, far: Sequence[Channel], now: datetime) -> None:
    """Reckon the slots anew that a clock which ran ahead has set: they would not come for long."""
    for channel in far:
        with contextlib.suppress(TimeZoneError):  # its digest says so when it is due
            due_at = plan_due(channel.plan, now) if channel.plan else None
            if due_at is not None and channel.next_due is not None and due_at < channel.next_due:
                await services.storage.write(partial(_renew, channel=channel, due_at=due_at))


def _renew(t: Transaction, channel: Channel, due_at: datetime) -> None:
    if _is_planned_so(t, channel):
        t.channels.advance(channel.workspace_id, channel.id, due_at)
        log.warning("The slot of %s was reckoned by a clock that ran ahead.", channel.label)


async def _put_off(services: Services, channel: Channel, due_at: datetime, why: str) -> None:
    """Note when a digest that could not be made is tried again; tell its channel if it is late."""
    now = services.clock()
    wait = min(max(now - due_at, _SHORTEST_WAIT), _LONGEST_WAIT)
    services.put_off[channel.id] = PutOff(now + wait, why)
    late = Late(due_at, why, until=due_at + services.rules.late_at_most)
    if now - due_at >= TOLD_AFTER:
        await services.storage.write(
            lambda t: _is_planned_so(t, channel) and queue_late(t, channel, late, now)
        )


async def _post_or_skip(services: Services, channel: Channel, now: datetime) -> bool:
    """Queue a channel's digest, unless its slot is too long ago; return whether it was queued."""
    due_at = channel.next_due
    if channel.plan is None or due_at is None:
        return False
    if now - due_at > services.rules.late_at_most:
        await _skip(services, channel, channel.plan, due_at)
        return False
    digest = await _make(services, channel, due_at)
    return await services.storage.write(
        lambda t: _is_planned_so(t, channel) and _record(t, channel, digest)
    )


def _is_planned_so(t: Transaction, channel: Channel) -> bool:
    """Return whether a channel is planned as it was read: making digests takes a while.

    What a manager has changed meanwhile is not undone; the next look goes by it.
    """
    found = t.channels.get(channel.workspace_id, channel.id)
    return found is not None and (found.plan, found.next_due, found.closed_at) == (
        channel.plan,
        channel.next_due,
        channel.closed_at,
    )


async def post_now(services: Services, channel: Channel) -> Digest:
    """Queue a digest of this moment beside the planned ones: the next slot stays as it was.

    What it shows counts as told. A digest without a story is returned, but not posted; nor is one
    while whose making the channel got another, which told the same.
    """
    now, storage = services.clock(), services.storage
    if now == channel.next_due:  # at this very moment the slot is the schedule's
        now += timedelta(microseconds=1)
    before = await storage.read(lambda t: _last_id(t, channel))
    digest = replace(await compose(services, channel, now), next_due=channel.next_due)
    if digest.stories:
        key = on_request_key(channel.id, now)
        message = to_json(digest_message(digest, on_request=True))
        delivery = NewDelivery(channel.workspace_id, channel.id, key, message, now)

        def record(t: Transaction) -> bool:
            if _last_id(t, channel) != before:
                return False
            return t.digests.record(digest, _told(digest, now), [delivery]) != 0

        if not await storage.write(record):
            return replace(digest, stories=())
    return digest


def _last_id(t: Transaction, channel: Channel) -> int:
    last = t.digests.last(channel.workspace_id, channel.id)
    return last.id if last else 0


async def post_slot(services: Services, channel: Channel, due_at: datetime) -> bool:
    """Queue the digest of one slot as of now; False if the slot has had it, or gets another now."""
    digest = await _make(services, channel, due_at)
    return await services.storage.write(lambda t: _record(t, channel, digest))


async def _make(services: Services, channel: Channel, due_at: datetime) -> _Made:
    """Compose the digest of one slot as of now, with the slot that comes after it."""
    now, plan = services.clock(), channel.plan
    before = await services.storage.read(lambda t: _last_id(t, channel))
    digest = await compose(services, channel, now)
    upcoming = plan_due(plan, max(now, due_at)) if plan else None
    return _Made(replace(digest, due_at=due_at, next_due=upcoming), now, before)


def _record(t: Transaction, channel: Channel, made: _Made) -> bool:
    """Keep digest, memory and delivery, and move the channel on: all of it or nothing."""
    digest, now = made.digest, made.at
    if _last_id(t, channel) != made.after:
        return False
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
    hours = plural(round((now - due_at) / timedelta(hours=1)), "hour")
    reason = (
        f"It would have come {hours} late: the bot was not running, or could not make it. "
        "The next one brings what is still news."
    )

    def note(t: Transaction) -> bool:
        if not _is_planned_so(t, channel):
            return False
        t.digests.skip(channel.workspace_id, channel.id, due_at, reason)
        # A later slot may not be too long ago: after days off, today's.
        upcoming = plan_due(plan, now - services.rules.late_at_most)
        t.channels.advance(channel.workspace_id, channel.id, upcoming)
        return True

    if await services.storage.write(note):
        log.warning("The digest of %s was skipped. %s", channel.label, reason)
