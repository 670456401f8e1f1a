"""Ready feed packs: the starter feeds by section and language."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bot.model.errors import NotFoundError
from bot.model.request import Completion
from bot.pipeline.services import Services
from bot.pipeline.show import plural
from bot.sources.local import read_file
from bot.sources.opml import OpmlFeed, read_opml
from commands.wording import quoted

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "zh": "Chinese",
}
_NEAREST = 3
_READ: dict[Path, Sequence[OpmlFeed]] = {}


@dataclass(frozen=True, slots=True)
class Pack:
    """The starter feeds of one section in one language."""

    section: str
    language: str
    """ISO 639-1 code."""
    feeds: tuple[OpmlFeed, ...]

    @property
    def name(self) -> str:
        """What people type: "Asia English"."""
        return f"{self.section} {language_name(self.language)}"


def language_name(code: str) -> str:
    """Return a language as people call it, else its code."""
    return _LANGUAGES.get(code, code)


async def load_packs(services: Services) -> list[Pack]:
    """Return the packs in the order of their sections, the fullest language of each first."""
    if services.starter_feeds is None:
        return []
    groups: dict[tuple[str, str], list[OpmlFeed]] = {}
    for feed in await _load_feeds(services, services.starter_feeds):
        groups.setdefault((feed.section, feed.language), []).append(feed)
    packs = [Pack(section, code, tuple(feeds)) for (section, code), feeds in groups.items()]
    sections = list(dict.fromkeys(pack.section for pack in packs))
    return sorted(packs, key=lambda p: (sections.index(p.section), -len(p.feeds)))


async def _load_feeds(services: Services, path: Path) -> Sequence[OpmlFeed]:
    """Return the feeds of a file that comes with the bot; read once: completion asks often."""
    if path not in _READ:
        body = await asyncio.to_thread(read_file, path)
        _READ[path] = await services.run(read_opml, body)
    return _READ[path]


async def complete_pack(services: Services, typed: str) -> list[Completion]:
    """Suggest packs by any word of their names."""
    return [
        Completion(pack.name, plural(len(pack.feeds), "feed"))
        for pack in await load_packs(services)
        if typed.casefold() in pack.name.casefold()
    ]


def find_pack(packs: Sequence[Pack], typed: str) -> Pack:
    """Return the pack of a name: "Asia English", "asia en"; "Asia" is the fullest of Asia.

    Raises NotFoundError with the nearest names.
    """
    wanted = " ".join(typed.casefold().replace("·", " ").split())
    for pack in packs:
        section = pack.section.casefold()
        if wanted in (pack.name.casefold(), f"{section} {pack.language}", section):
            return pack
    names = {pack.name.casefold(): pack.name for pack in packs}
    near = get_close_matches(wanted, names, n=_NEAREST)
    raise NotFoundError(
        f"There is no pack {quoted(typed)}.",
        nearest=tuple(names[name] for name in near),
        fix="" if near else "`/feed pack` lists all of them.",
        subject=typed,
    )
