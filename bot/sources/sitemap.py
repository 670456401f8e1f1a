"""The source of news sitemaps: for sites that publish no feed."""

from dataclasses import replace

from bot.model.errors import NotAFeedError, ReadError
from bot.model.feed import Entry, Feed, FetchResult, FetchState
from bot.sources.base import Source
from bot.sources.client import Response
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.links import display_link
from bot.sources.news_sitemap import Sitemap as Parsed
from bot.sources.news_sitemap import read_sitemap
from bot.sources.pace import rhythm_of
from bot.sources.web import hash_body, note_reading

ACCEPT = "application/xml, text/xml;q=0.9, application/gzip;q=0.8, */*;q=0.5"


class Sitemap(Source):
    """Reads a news sitemap, or the newest of an index of them."""

    async def read(self, feed: Feed) -> FetchResult:
        """Fetch and parse the sitemap. Raises a ReadError that says what is wrong with it."""
        patient = feed.id != 0
        response = await self._client.get(
            feed.address, state=feed.state, accept=ACCEPT, patient=patient
        )
        found = await hash_body(response.body)
        if response.not_modified or found == feed.state.body_hash:
            state = self._succeed(feed, response, feed.state.body_hash, unchanged=True)
            return FetchResult(state=state, not_modified=True)
        parsed = await self._parse(response)
        if not parsed.children:
            state = self._succeed(feed, response, found)
            return _result(state, _require_news(parsed.feed, feed.address))
        # What stands behind an index changes without it: it is never "not modified".
        state = replace(self._succeed(feed, response, ""), etag="", last_modified="")
        return _result(state, await self._read_children(parsed.children, feed.address, patient))

    async def _read_children(
        self, addresses: tuple[str, ...], address: str, patient: bool
    ) -> ParsedFeed:
        entries: list[Entry] = []
        found = ParsedFeed("", "", ())
        for child in addresses:
            try:
                parsed = await self._parse(
                    await self._client.get(child, accept=ACCEPT, patient=patient)
                )
            except ReadError:
                continue  # one of several: what the others hold is worth having
            entries += parsed.feed.entries
            found = found if found.title else parsed.feed
        return _require_news(replace(found, entries=tuple(entries)), address)

    async def _parse(self, response: Response) -> Parsed:
        return await self._run(
            read_sitemap,
            response.body,
            url=response.url,
            now=self._clock(),
            name=display_link(response.url),
        )

    def _succeed(
        self, feed: Feed, response: Response, body_hash: str, *, unchanged: bool = False
    ) -> FetchState:
        state = note_reading(feed, feed.state, response, self._clock(), unchanged=unchanged)
        return replace(
            state,
            etag=response.etag,
            last_modified=response.last_modified,
            body_hash=body_hash,
        )


def _require_news(feed: ParsedFeed, address: str) -> ParsedFeed:
    if feed.entries:
        return feed
    shown = display_link(address)
    raise NotAFeedError(
        f"{shown} is a sitemap, but holds no news: its entries have no titles.",
        fix="Look for an RSS or Atom link on the site and give its address.",
        subject=shown,
    )


def _result(state: FetchState, feed: ParsedFeed) -> FetchResult:
    rhythm = rhythm_of(entry.published for entry in feed.entries)
    return FetchResult(
        replace(state, rhythm=rhythm),
        feed.title,
        feed.language,
        feed.entries,
        warnings=feed.warnings,
    )
