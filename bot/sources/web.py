"""The source of feeds on the web: RSS, Atom and JSON Feed."""

from bot.model.feed import Feed, FetchResult
from bot.sources.base import Source
from bot.sources.client import Response
from bot.sources.formats.feed import parse_feed
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.freshness import read_ttl
from bot.sources.links import display_link
from bot.sources.reading import hash_body, nothing_new, something_new


class Web(Source):
    """Reads a feed at a web address; fetches and parses only what has changed."""

    async def read(self, feed: Feed) -> FetchResult:
        """Fetch and parse the feed. Raises a ReadError that says what is wrong with it."""
        # A feed without a number is only tried: somebody waits for the answer.
        response = await self._client.get(feed.address, state=feed.state, patient=feed.id != 0)
        body_hash = await hash_body(response.body)
        if response.not_modified or body_hash == feed.state.body_hash:
            return nothing_new(feed, response, self._clock())
        parsed = await self._parse(feed, response)
        ttl = read_ttl(response.body)
        return something_new(feed, parsed, response, self._clock(), body_hash=body_hash, ttl=ttl)

    async def _parse(self, feed: Feed, response: Response) -> ParsedFeed:
        return await self._run(
            parse_feed,
            response.body,
            url=response.url,
            charset=response.charset,
            now=self._clock(),
            name=_name(feed.address, response.url),
        )


def _name(asked: str, answered: str) -> str:
    """Return what messages call an answer: who follows a feed knows it by its own address."""
    shown, reached = display_link(asked), display_link(answered)
    return shown if shown == reached else f"{shown}, which leads to {reached},"
