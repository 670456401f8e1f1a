"""Following a feed: read it once to be sure that it is one, then keep it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.model.errors import FileError
from bot.model.feed import Feed, FetchResult
from bot.pipeline.services import Services
from bot.sources.local import is_folder, typed_path
from bot.storage.contract import Transaction

_SITEMAP = re.compile(r"sitemap[^/?#]{0,80}\.xml(?:\.gz)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trial:
    """What an address gave when it was tried as a feed."""

    address: str
    """As it is kept: with its scheme, or a folder's absolute path."""
    source: str
    """The name of the source that reads it."""
    reading: FetchResult


async def try_feed(services: Services, address: str, source: str = "") -> Trial:
    """Read what an address gives, without keeping anything. Raises ReadError.

    `source` is the name of the source that reads it; "" is told from the address.
    """
    if not source:
        source, address = _source_of(address)
    reading = await services.sources[source].read(Feed(0, 0, address, source))
    return Trial(address, source, reading)


async def keep_feed(
    services: Services,
    workspace_id: int,
    trial: Trial,
    *,
    section: str = "",
    check: Callable[[Transaction], None] | None = None,
) -> tuple[Feed, bool]:
    """Follow what was tried; return the feed and whether it is new. It is due at once.

    `check` is asked once a new feed is there, in the same transaction: what it raises undoes it.
    """

    def keep(t: Transaction) -> tuple[Feed, bool]:
        feed, new = t.feeds.add(
            workspace_id,
            trial.address,
            trial.source,
            title=trial.reading.title,
            section=section,
            language=trial.reading.language,
        )
        if new and check:
            check(t)
        return feed, new

    return await services.storage.write(keep)


async def add_feed(
    services: Services, workspace_id: int, address: str, *, section: str = ""
) -> tuple[Feed, bool]:
    """Try an address and follow it. Raises ReadError for what is no feed."""
    trial = await try_feed(services, address)
    return await keep_feed(services, workspace_id, trial, section=section)


def web_source(address: str, *, sitemap: bool = False) -> str:
    """Return the name of the source for a web address that was not tried: `web` or `sitemap`.

    `sitemap`: somebody says that it is one.
    """
    return "sitemap" if sitemap or _SITEMAP.search(address) else "web"


def _source_of(address: str) -> tuple[str, str]:
    """Return which source reads an address, and the address as it is kept."""
    address = address.strip()
    if "://" in address:
        return web_source(address), address
    path = typed_path(address)
    if is_folder(path):
        return "folder", str(path.resolve())
    if address.startswith(("/", "./", "../", "~")):
        raise FileError(
            f"There is no folder {path}.",
            fix="Give the address of a feed, or the path of a folder of articles.",
            subject=address,
        )
    return "web", f"https://{address}"
