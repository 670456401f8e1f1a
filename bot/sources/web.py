"""The source of feeds on the web: RSS, Atom and JSON Feed."""

import asyncio
import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.feed import Feed, FetchResult, FetchState
from bot.sources.base import Source
from bot.sources.client import Response
from bot.sources.formats.feed import parse_feed
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.freshness import read_ttl
from bot.sources.links import display_link
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


class Web(Source):
    """Reads a feed at a web address; fetches and parses only what has changed."""

    async def read(self, feed: Feed) -> FetchResult:
        """Fetch and parse the feed. Raises a ReadError that says what is wrong with it."""
        # A feed without a number is only tried: somebody waits for the answer.
        response = await self._client.get(feed.address, state=feed.state, patient=feed.id != 0)
        body_hash = await hash_body(response.body)
        known = feed.state.body_hash
        if response.not_modified or body_hash == known:
            state = note_reading(feed, feed.state, response, self._clock(), unchanged=True)
            kept = _keep_validators(state, response, known)
            return FetchResult(kept, not_modified=True, moved_to=_settled_move(kept))
        parsed = await self._parse(feed, response)
        state = self._note_change(feed, parsed, response, body_hash)
        return FetchResult(
            state=state,
            title=parsed.title,
            language=parsed.language,
            entries=parsed.entries,
            warnings=parsed.warnings,
            moved_to=_settled_move(state),
        )

    async def _parse(self, feed: Feed, response: Response) -> ParsedFeed:
        return await self._run(
            parse_feed,
            response.body,
            url=response.url,
            charset=response.charset,
            now=self._clock(),
            name=_name(feed.address, response.url),
        )

    def _note_change(
        self, feed: Feed, parsed: ParsedFeed, response: Response, body_hash: str
    ) -> FetchState:
        history = _note_history(feed.state, parsed, response.body, self._clock())
        read = note_reading(feed, history, response, self._clock(), unchanged=False)
        # Validators of a body that broke off would hide its missing end for ever.
        return _keep_validators(read, response, body_hash) if parsed.complete else _forget(read)


def _name(asked: str, answered: str) -> str:
    """Return what messages call an answer: who follows a feed knows it by its own address."""
    shown, reached = display_link(asked), display_link(answered)
    return shown if shown == reached else f"{shown}, which leads to {reached},"


async def hash_body(body: bytes) -> str:
    """Return the hash by which a body is known again; of a large one, worked out in a thread."""
    if len(body) <= _SMALL:
        return hashlib.sha256(body).hexdigest()
    return (await asyncio.to_thread(hashlib.sha256, body)).hexdigest()


def _note_history(state: FetchState, parsed: ParsedFeed, body: bytes, now: datetime) -> FetchState:
    dates = [entry.published for entry in parsed.entries]
    newest = newest_of((state.newest_at, *dates), now)
    return replace(state, rhythm=rhythm_of(dates), ttl=read_ttl(body), newest_at=newest)


def note_reading(
    feed: Feed, state: FetchState, response: Response, now: datetime, *, unchanged: bool
) -> FetchState:
    """Return the state after a reading that went well: due again as its rhythm and server say."""
    spread = spread_of(feed.id, now)
    if feed.interval:  # a manager knows better than history and headers
        next_at = next_reading(now, feed.interval, spread=spread)
    else:
        stated = [length for length in (state.ttl, response.fresh_for) if length]
        next_at = next_reading(
            now,
            after_silence(state.rhythm or INTERVAL, state.newest_at, now),
            spread=spread,
            fresh_for=max(stated, default=None),
        )
    moved = _follow_move(state, response.moved_to, now)
    return replace(
        moved,
        next_at=next_at,
        last_ok_at=now,
        last_error="",
        failures=0,
        readings=state.readings + 1,
        unchanged=state.unchanged + unchanged,
    )


def _follow_move(state: FetchState, moved_to: str, now: datetime) -> FetchState:
    """Count how often in a row the same new address was named, and since when."""
    if not moved_to:
        return replace(state, moved_to="", moved_times=0, moved_since=None)
    if moved_to == state.moved_to:
        return replace(state, moved_times=state.moved_times + 1)
    return replace(state, moved_to=moved_to, moved_times=1, moved_since=now)


def _settled_move(state: FetchState) -> str:
    """Return the new address once it has been named three times over a day."""
    since, last = state.moved_since, state.last_ok_at
    if since is None or last is None or state.moved_times < _MOVE_TIMES:
        return ""
    return state.moved_to if last - since >= _MOVE_AFTER else ""


def _keep_validators(state: FetchState, response: Response, body_hash: str) -> FetchState:
    return replace(
        state,
        etag=response.etag,
        last_modified=response.last_modified,
        body_hash=body_hash,
    )


def _forget(state: FetchState) -> FetchState:
    return replace(state, etag="", last_modified="", body_hash="")
