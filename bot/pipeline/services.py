"""The parts that the pipeline and the commands work with, handed in by `bot.app`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.actors.choice import TRAINED
from bot.model.progress import Clock, Runner
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
class Services:
    """What the arrows need from the world."""

    storage: Storage
    run: Runner
    clock: Clock
    client: Client
    sources: Mapping[str, Source]
    """Source name to source."""
    rules: DigestRules = field(default_factory=DigestRules)
    recognizer: str = TRAINED
    """Who finds the names in an article (`bot.actors.choice`)."""
