"""Actors: people, organisations and places that articles name."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class ActorType(StrEnum):
    """What an actor is. A country is a place; its government acts under the country's name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """One span in an article that names an actor; offsets in characters into its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TaggedActor:
    """An actor as one article shows it."""

    name: str
    """Canonical: the fullest form known."""
    type: ActorType
    mentions: tuple[Mention, ...]
    salience: float = 0.0
    """How much it matters in this article, 0 to 1."""
    role: str = ""
    """As printed in this article, or empty."""
    aliases: tuple[str, ...] = ()
    """The other forms this article uses."""
    key: str = ""
    """The gazetteer's key (`country:jp`, `person:xi-jinping`), empty for an unknown actor."""
    whole: bool = True
    """False for a lone part of a name (`Kim`) that no full name in this article explains."""
    known_aliases: tuple[str, ...] = ()
    """Aliases and native spellings from the gazetteer, for look-up; not seen in this article."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One form of an actor's name and how often articles used it (0: gazetteer only)."""

    text: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    """A role as one article printed it."""

    text: str
    article_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Actor:
    """A stored actor of one workspace."""

    id: int
    workspace_id: int
    name: str
    type: ActorType
    key: str = ""
    mentions: int = 0
    """How many articles name it."""
    aliases: tuple[Alias, ...] = ()
    role: Role | None = None
    """The newest role seen."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One article that names an actor, with where."""

    article_id: int
    actor_id: int
    salience: float
    spans: tuple[Mention, ...]
    role: str = ""
    """What the article says it is, as printed, or empty."""


@dataclass(frozen=True, slots=True)
class CoActor:
    """An actor seen together with another one."""

    actor: Actor
    together: int
    """In how many articles both are named."""
    times_chance: float = 1.0
    """How many times as often as if the one's articles were any articles of the archive."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles of one UTC day name an actor."""

    day: date
    count: int


@dataclass(frozen=True, slots=True)
class Trend:
    """An actor against its own normal."""

    actor: Actor
    recent: int
    """Articles in the last day."""
    usual: float
    """Articles a day over the 30 days before."""
    story_id: int | None = None
    """The story that explains most of it."""
    days: tuple[DayCount, ...] = field(default_factory=tuple)
