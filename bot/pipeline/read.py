"""Entry → analysed article: its own content where that is enough, else the page it links to."""

import logging
from collections.abc import Awaitable
from datetime import datetime
from urllib.parse import urlsplit

from bot.model.article import Analysis, Document, Loaded
from bot.model.errors import ReadError
from bot.model.feed import Entry, Feed
from bot.pipeline.analyse import analyse, analyse_entry
from bot.pipeline.services import Services
from bot.sources.document import needs_page

log = logging.getLogger(__name__)


async def read_entry(
    services: Services, feed: Feed, entry: Entry, *, patient: bool = False
) -> tuple[Analysis, str]:
    """Return the analysis of an entry's article, and a warning (empty when all went well).

    A page that cannot be read never costs the entry: then the feed's own words stand in.
    `patient`: nobody waits for it, so the page's site gets its pauses (`bot.sources.hosts`).
    """
    now = services.clock()
    warning = ""
    if needs_page(entry):
        analysis, warning = await _try(_read_page(services, feed, entry, now, patient))
        if analysis is not None:
            return analysis, ""
    analysis, why = await _try(_read_content(services, feed, entry, now))
    if analysis is not None:
        return analysis, warning
    bare = await services.run(analyse, _bare_document(feed, entry), recognizer=services.recognizer)
    return bare, warning or why


async def _try(reading: Awaitable[Analysis]) -> tuple[Analysis | None, str]:
    """Return what a reading gives, or why it gives nothing: an entry never costs the others."""
    try:
        return await reading, ""
    except ReadError as error:
        return None, str(error)
    except Exception:
        log.exception("An entry could not be read for a reason nobody foresaw.")
        return None, "An entry could not be read for a reason nobody foresaw."


async def _read_page(
    services: Services, feed: Feed, entry: Entry, now: datetime, patient: bool
) -> Analysis:
    response = await services.client.get(entry.link, patient=patient)
    page = Loaded(response.body, response.url, response.media_type, response.charset)
    return await _analyse(services, feed, entry, page, now)


async def _read_content(services: Services, feed: Feed, entry: Entry, now: datetime) -> Analysis:
    body = (entry.content or entry.summary).encode()
    content_type = entry.content_type if entry.content else "text/plain"
    content = Loaded(body, entry.link, content_type, "utf-8")
    return await _analyse(services, feed, entry, content, now)


async def _analyse(
    services: Services, feed: Feed, entry: Entry, loaded: Loaded, now: datetime
) -> Analysis:
    return await services.run(
        analyse_entry,
        entry,
        loaded,
        outlet=_outlet(feed, entry),
        now=now,
        recognizer=services.recognizer,
    )


def _bare_document(feed: Feed, entry: Entry) -> Document:
    """An entry of which only the headline could be read."""
    return Document(
        title=entry.title or entry.link,
        text=entry.summary,
        url=entry.link,
        language=entry.language or feed.language,
        outlet=_outlet(feed, entry),
        author=entry.author,
        published=entry.published,
        image=entry.image,
        tried=("feed",),
    )


def _outlet(feed: Feed, entry: Entry) -> str:
    if feed.source == "folder" and not entry.outlet:
        return f"folder “{feed.title}”"
    return entry.outlet or feed.title or urlsplit(entry.link).netloc.removeprefix("www.")
