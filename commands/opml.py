"""Lists of feeds as people hand them in and out: which are new, which known, which refused."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.errors import RefusedAddressError
from bot.model.feed import Feed
from bot.pipeline.follow import web_source
from bot.pipeline.services import Services
from bot.sources.local import read_file, typed_path
from bot.sources.opml import OpmlFeed, read_entries
from bot.storage.contract import Transaction
from commands.addresses import names_file, refuse_paths, web_address
from commands.base import Context
from commands.ceilings import check_feeds

_AT_ONCE = 20
_APART = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The feeds of a list, against what a workspace follows."""

    new: tuple[OpmlFeed, ...]
    known: tuple[OpmlFeed, ...]
    refused: tuple[tuple[OpmlFeed, str], ...]
    """With the sentence that says why."""


async def load_list(context: Context, address: str) -> list[OpmlFeed]:
    """Return the feeds of a list on the web, or in a file where the asker runs the bot.

    Raises NotAllowedError for a path of anybody else, and ReadError.
    """
    refuse_paths(context, address)
    if context.operator and names_file(address):
        body = await asyncio.to_thread(read_file, typed_path(address))
    else:
        body = (await context.services.client.get(web_address(context, address))).body
    return await context.services.run(read_entries, body)


def sort_feeds(services: Services, listed: Sequence[OpmlFeed], known: Sequence[Feed]) -> Sorted:
    """Sort a list's feeds by what would become of each."""
    followed = {feed.address for feed in known}
    new: list[OpmlFeed] = []
    refused: list[tuple[OpmlFeed, str]] = []
    for feed in listed:
        if feed.address in followed:
            continue
        try:
            services.client.check(feed.address)
        except RefusedAddressError as error:
            refused.append((feed, error.message))
        else:
            new.append(feed)
    return Sorted(tuple(new), tuple(f for f in listed if f.address in followed), tuple(refused))


def follow_all(
    t: Transaction, context: Context, feeds: Sequence[OpmlFeed], now: datetime
) -> frozenset[int]:
    """Follow feeds without reading them first; return the ids of those that are new.

    The first few are read at once and the others in turn, so that a long list is no burst.
    Raises TooManyError, and then none is followed.
    """
    kept = [
        t.feeds.add(
            context.workspace.id,
            feed.address,
            web_source(feed.address, sitemap=feed.sitemap),
            title=feed.title,
            section=feed.section,
            language=feed.language,
            next_at=now + max(number - _AT_ONCE, 0) * _APART,
        )
        for number, feed in enumerate(feeds)
    ]
    added = frozenset(feed.id for feed, new in kept if new)
    if added:
        check_feeds(t, context, len(added))
    return added


async def follow_new(context: Context, feeds: Sequence[OpmlFeed]) -> Sequence[OpmlFeed]:
    """Follow those of the feeds that are not followed yet; return them. Raises TooManyError."""
    services = context.services

    def follow(t: Transaction) -> Sequence[OpmlFeed]:
        new = sort_feeds(services, feeds, t.feeds.list(context.workspace.id)).new
        follow_all(t, context, new, services.clock())
        return new

    return await services.storage.write(follow)


def reading_time(feeds: int) -> timedelta:
    """Return how long it takes until each of so many new feeds has had its first turn."""
    return max(feeds - _AT_ONCE, 0) * _APART
