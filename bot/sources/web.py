"""The source of feeds on the web: RSS, Atom and JSON Feed."""

import hashlib
from dataclasses import replace
from datetime import datetime

from bot.model.feed import Feed, FetchResult, FetchState
from bot.sources.base import Source
from bot.sources.client import Response
from bot.sources.formats.feed import parse_feed
from bot.sources.pace import next_reading


class Web(Source):
    """Reads a feed at a web address; fetches and parses only what has changed."""

    async def read(self, feed: Feed) -> FetchResult:
        """Fetch and parse the feed. Raises a ReadError that says what is wrong with it."""
        response = await self._client.get(feed.address, state=feed.state)
        body_hash = hashlib.sha256(response.body).hexdigest()
        if response.not_modified:
            return _unchanged(feed.state, response, self._clock())
        if body_hash == feed.state.body_hash:
            return _unchanged(feed.state, response, self._clock())
        parsed = await self._run(
            parse_feed, response.body, url=response.url, charset=response.charset, now=self._clock()
        )
        read = _note_success(feed.state, self._clock())
        # Validators of a body that broke off would hide its missing end for ever.
        state = _keep_validators(read, response, body_hash) if parsed.complete else _forget(read)
        return FetchResult(
            state=state,
            title=parsed.title,
            language=parsed.language,
            entries=parsed.entries,
            warnings=parsed.warnings,
        )


def _unchanged(state: FetchState, response: Response, now: datetime) -> FetchResult:
    kept = _keep_validators(_note_success(state, now), response, state.body_hash)
    return FetchResult(state=kept, not_modified=True)


def _note_success(state: FetchState, now: datetime) -> FetchState:
    return replace(state, next_at=next_reading(now), last_ok_at=now, last_error="", failures=0)


def _keep_validators(state: FetchState, response: Response, body_hash: str) -> FetchState:
    return replace(
        state,
        etag=response.etag,
        last_modified=response.last_modified,
        body_hash=body_hash,
    )


def _forget(state: FetchState) -> FetchState:
    return replace(state, etag="", last_modified="", body_hash="")
