"""What a reading that went well comes to, and what is remembered of it: the same for all sources.

::

    answer ─┬─ not modified ──────────────────────────────────────┐
            └─ parsed ─▶ history: rhythm, ttl, newest entry ──────┴▶ due, moved? ─▶ validators
"""

import asyncio
import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.feed import Feed, FetchResult, FetchState
from bot.sources.client import Response
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.pace import (
    INTERVAL,
    after_silence,
    newest_of,
    next_reading,
    rhythm_of,
    spread_of,
)

_SMALL = 262_144
"""Bytes that are hashed on the event loop: it takes less than a millisecond."""
_MOVE_TIMES = 3
_MOVE_AFTER = timedelta(hours=24)


async def hash_body(body: bytes) -> str:
    """Return the hash by which a body is known again; of a large one, worked out in a thread."""
    if len(body) <= _SMALL:
        return hashlib.sha256(body).hexdigest()
    return (await asyncio.to_thread(hashlib.sha256, body)).hexdigest()


def nothing_new(feed: Feed, response: Response, now: datetime) -> FetchResult:
    """Return the result of a reading that found what was known already."""
    read = _note_reading(feed, feed.state, response, now)
    counted = replace(read, unchanged=read.unchanged + 1)
    state = _keep_validators(counted, response, feed.state.body_hash)
    return FetchResult(state, not_modified=True, moved_to=_settled_move(state))


def something_new(
    feed: Feed,
    parsed: ParsedFeed,
    response: Response,
    now: datetime,
    *,
    body_hash: str,
    ttl: timedelta | None = None,
) -> FetchResult:
    """Return the result of a reading that brought a body. `ttl` is how long that says it holds.

    The validators of a body that broke off are forgotten: they would hide its end for ever.
    """
    dates = [entry.published for entry in parsed.entries]
    newest = newest_of((feed.state.newest_at, *dates), now)
    history = replace(feed.state, rhythm=rhythm_of(dates), ttl=ttl, newest_at=newest)
    read = _note_reading(feed, history, response, now)
    kept = _keep_validators(read, response, body_hash) if parsed.complete else _forget(read)
    return FetchResult(
        state=kept,
        title=parsed.title,
        language=parsed.language,
        entries=parsed.entries,
        warnings=parsed.warnings,
        moved_to=_settled_move(kept),
    )


def _settled_move(state: FetchState) -> str:
    """Return the new address once it has been named three times over a day, else ""."""
    since, last = state.moved_since, state.last_ok_at
    if since is None or last is None or state.moved_times < _MOVE_TIMES:
        return ""
    return state.moved_to if last - since >= _MOVE_AFTER else ""


def _note_reading(feed: Feed, state: FetchState, response: Response, now: datetime) -> FetchState:
    """Note that a reading went well: due again as its rhythm and server say."""
    moved = _follow_move(state, response.moved_to, now)
    return replace(
        moved,
        next_at=_due(feed, state, response.fresh_for, now),
        last_ok_at=now,
        last_error="",
        failures=0,
        readings=state.readings + 1,
    )


def _due(feed: Feed, state: FetchState, fresh_for: timedelta | None, now: datetime) -> datetime:
    spread = spread_of(feed.id, now)
    if feed.interval:  # a manager knows better than history and headers
        return next_reading(now, feed.interval, spread=spread)
    stated = [length for length in (state.ttl, fresh_for) if length]
    return next_reading(
        now,
        after_silence(state.rhythm or INTERVAL, state.newest_at, now),
        spread=spread,
        fresh_for=max(stated, default=None),
    )


def _follow_move(state: FetchState, moved_to: str, now: datetime) -> FetchState:
    """Count how often in a row the same new address was named, and since when."""
    if not moved_to:
        return replace(state, moved_to="", moved_times=0, moved_since=None)
    if moved_to == state.moved_to:
        return replace(state, moved_times=state.moved_times + 1)
    return replace(state, moved_to=moved_to, moved_times=1, moved_since=now)


def _keep_validators(state: FetchState, response: Response, body_hash: str) -> FetchState:
    return replace(
        state,
        etag=response.etag,
        last_modified=response.last_modified,
        body_hash=body_hash,
    )


def _forget(state: FetchState) -> FetchState:
    return replace(state, etag="", last_modified="", body_hash="")
