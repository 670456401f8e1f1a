"""Digests: the stories for one channel and one slot, with the reasons for the choice."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.story import SummarySentence


@dataclass(frozen=True, slots=True)
class Choice:
    """One story that was weighed for a digest, and its numbers. `score` is the sum of the parts."""

    story_id: int
    headline: str
    score: float
    coverage: float
    freshness: float
    actors: float
    followed: float
    novelty: float
    position: int = 0
    """Place in the digest from 1; 0 when left out."""
    update: bool = False
    reason: str = ""
    """Why it was left out, as a sentence; empty when chosen."""
    outlets: int = 0
    articles: int = 0
    age_hours: float = 0.0
    section: float = 0.0
    """Part of the score, as those above."""


@dataclass(frozen=True, slots=True)
class DigestStory:
    """One story as the digest shows it."""

    position: int
    story_id: int
    headline: str
    url: str
    sentences: tuple[SummarySentence, ...]
    actors: tuple[tuple[str, str], ...]
    """Name and type, at most 5."""
    outlet: str
    more_outlets: int
    at: datetime
    update: bool = False
    article_ids: tuple[int, ...] = ()
    """The articles it was made from, new and known."""
    note: str = ""
    """A line of ours under the sentences: figures on which the outlets differ."""


@dataclass(frozen=True, slots=True)
class Burst:
    """Entries that a feed brought at once, above what is read of it at one time."""

    feed: str
    """What the feed is called."""
    left_out: int
    """How many of them were not read."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What one channel gets for one slot."""

    workspace_id: int
    channel_id: int
    due_at: datetime
    stories: tuple[DigestStory, ...]
    choices: tuple[Choice, ...]
    articles: int
    """Articles looked at."""
    feeds: int
    next_due: datetime | None = None
    zone: str = "UTC"
    id: int = 0
    bursts: tuple[Burst, ...] = ()
    """What feeds left out since the channel's last digest, the most first. Said once, not kept."""
    silent: int = 0
    """How many of the feeds could not be read for hours. Said once, not kept."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story a channel has been told, with the sentences it was shown."""

    story_id: int
    at: datetime
    article_ids: tuple[int, ...]
    sentences: tuple[str, ...]
