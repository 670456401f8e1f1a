"""Stories: the articles about one event, and the summary made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.article import Article


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One verbatim sentence with the article it comes from."""

    text: str
    article_id: int
    outlet: str
    url: str


@dataclass(frozen=True, slots=True)
class StoryActor:
    """An actor of a story with its salience over all articles, 0 to 1."""

    actor_id: int
    name: str
    type: str
    salience: float


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event. The id is for life."""

    id: int
    workspace_id: int
    language: str
    first_at: datetime
    last_at: datetime
    articles: tuple[Article, ...] = ()
    """The newest first."""
    actors: tuple[StoryActor, ...] = ()
    """The most salient first."""
    split_from: int | None = None
    """The story a manager split it off from."""
    lead_id: int = 0
    """The article that its summary opens with; 0 where none was made."""

    @property
    def lead(self) -> Article | None:
        """The article whose headline stands for it: where that is not known, the earliest."""
        known = (article for article in self.articles if article.id == self.lead_id)
        return next(known, self.articles[-1] if self.articles else None)

    @property
    def title(self) -> str:
        """The headline: that of its lead."""
        return self.lead.title if self.lead else ""

    @property
    def outline(self) -> "StoryOutline":
        """The story without its texts."""
        actor_ids = tuple(actor.actor_id for actor in self.actors)
        return StoryOutline(self.id, self.language, self.last_at, actor_ids)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that reported it, the first reporter first, each once."""
        return tuple(dict.fromkeys(a.outlet for a in reversed(self.articles) if a.outlet))


@dataclass(frozen=True, slots=True)
class FiledArticle:
    """Where an article is filed, by itself and by the feed it came from, and who printed it."""

    section: str
    feed_id: int | None
    outlet: str


@dataclass(frozen=True, slots=True)
class ArrivedStory:
    """A story of which something has arrived, without its texts: of thousands a few are read."""

    id: int
    last_at: datetime
    articles: tuple[FiledArticle, ...]


@dataclass(frozen=True, slots=True)
class StoryOutline:
    """A story without its texts: what shows that one in another language tells the same event."""

    id: int
    language: str
    last_at: datetime
    actor_ids: tuple[int, ...]
    """The most salient first."""


KEY_SALIENCE = 0.2
"""Actors that matter less in an article say little of which event it is on."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article shows of the event it reports: all that grouping looks at."""

    terms: Mapping[str, float]
    """Weighted stems of its title and opening (`Analysis.terms`)."""
    title_terms: int = 0
    """How many of them, the first ones, are the title's; 0 if that is not known or it has none."""
    title: str = ""
    at: datetime | None = None
    """When it was published or, where nobody said so, first seen; None if that is not known."""
    outlet: str = ""
    actors: Mapping[int, float] = field(default_factory=dict)
    """How much its actors matter in it, by their ids, the most salient first."""


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """A story as grouping sees it."""

    id: int
    language: str
    article_ids: tuple[int, ...]
    """In ascending order."""
    fixed: bool = False
    """Whether the story keeps its articles: people were shown it, or a manager split it."""
