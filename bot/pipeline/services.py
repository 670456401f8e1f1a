"""The parts that the pipeline and the commands work with, handed in by `bot.app`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.actors.choice import TRAINED
from bot.model.progress import Clock, Runner
from bot.pipeline.enrich import Enricher
from bot.pipeline.windows import StoryWindows
from bot.sources.base import Source
from bot.sources.client import Client
from bot.storage.contract import Storage


@dataclass(frozen=True, slots=True)
class DigestRules:
    """What holds for every channel's digest."""

    sentences: int = 2
    """How many the top stories get at most; the others get one."""
    late_at_most: timedelta = timedelta(hours=6)
    """A digest that is later than that is skipped: nobody wants the morning's at night."""
    memory: timedelta = timedelta(days=7)
    """How long a channel remembers what it was told."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one workspace may have at most, unless its operator says otherwise."""

    feeds: int = 100
    feeds_per_day: int = 200
    """New ones, those that were removed again included."""
    subscriptions: int = 1000


@dataclass(frozen=True, slots=True)
class PutOff:
    """A digest that could not be made."""

    until: datetime
    """When it is tried again."""
    why: str
    """A sentence; what nobody foresaw, only the log tells."""


@dataclass(frozen=True, slots=True)
class Services:
    """What the arrows need from the world."""

    storage: Storage
    run: Runner
    clock: Clock
    client: Client
    sources: Mapping[str, Source]
    """Source name to source."""
    rules: DigestRules = field(default_factory=DigestRules)
    version: str = ""
    """Of the bot, as `/news status` says it."""
    starter_feeds: Path | None = None
    """An OPML file of feeds to begin with; its folders are the sections."""
    limits: Limits = field(default_factory=Limits)
    recognizer: str = TRAINED
    """Who finds the names in an article (`bot.actors.choice`)."""
    troubles: dict[str, str] = field(default_factory=dict)
    """By jobs that fail at the moment, the sentence that says why; jobs write it, all read it."""
    put_off: dict[int, PutOff] = field(default_factory=dict)
    """By channels, the digests that could not be made."""
    sending: set[int] = field(default_factory=set)
    """Ids of the deliveries that are on their way at the moment."""
    windows: StoryWindows = field(default_factory=StoryWindows)
    """What new articles are grouped with; only the writer thread uses them."""
    enricher: Enricher | None = None
    """Who asks Wikidata about actors; None unless the operator allows it."""
