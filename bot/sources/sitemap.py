"""The source of news sitemaps: for sites that publish no feed."""

from dataclasses import replace

from bot.model.errors import NotAFeedError, ReadError
from bot.model.feed import Feed, FetchResult
from bot.sources.base import Source
from bot.sources.client import Response
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.links import display_link
from bot.sources.news_sitemap import Sitemap as Parsed
from bot.sources.news_sitemap import read_sitemap
from bot.sources.reading import hash_body, nothing_new, something_new

ACCEPT = "application/xml, text/xml;q=0.9, application/gzip;q=0.8, */*;q=0.5"


class Sitemap(Source):
    """Reads a news sitemap, or the newest of an index of them."""

    async def read(self, feed: Feed) -> FetchResult:
        """Fetch and parse the sitemap. Raises a ReadError that says what is wrong with it."""
        patient = feed.id != 0
        response = await self._client.get(
            feed.address, state=feed.state, accept=ACCEPT, patient=patient
        )
        body_hash = await hash_body(response.body)
        if response.not_modified or body_hash == feed.state.body_hash:
            return nothing_new(feed, response, self._clock())
        parsed = await self._parse(response)
        found = parsed.feed
        if parsed.children:
            found = await self._read_children(parsed.children, patient)
        _require_news(found, feed.address)
        return something_new(feed, found, response, self._clock(), body_hash=body_hash)

    async def _read_children(self, addresses: tuple[str, ...], patient: bool) -> ParsedFeed:
        """Return what the sitemaps of an index list, together; of those that can be read.

        What stands behind an index changes without it: it is never complete. Raises the first one's
        ReadError where none can be read.
        """
        found: list[ParsedFeed] = []
        failed: list[ReadError] = []
        for child in addresses:
            try:
                answer = await self._client.get(child, accept=ACCEPT, patient=patient)
                found.append((await self._parse(answer)).feed)
            except ReadError as error:  # what the others hold is worth having
                failed.append(error)
        if not found:
            raise failed[0]
        named = next((feed for feed in found if feed.title), found[0])
        entries = tuple(entry for feed in found for entry in feed.entries)
        return replace(named, entries=entries, complete=False)

    async def _parse(self, response: Response) -> Parsed:
        return await self._run(
            read_sitemap,
            response.body,
            url=response.url,
            now=self._clock(),
            name=display_link(response.url),
        )


def _require_news(feed: ParsedFeed, address: str) -> None:
    if feed.entries:
        return
    shown = display_link(address)
    raise NotAFeedError(
        f"{shown} is a sitemap, but holds no news: its entries have no titles.",
        fix="Look for an RSS or Atom link on the site and give its address.",
        subject=shown,
    )
