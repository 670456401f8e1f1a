"""What a storage can do: one protocol per noun, all of them methods of one transaction.

Work is handed to the storage and runs off the event loop, inside one transaction::

    stories = await storage.read(lambda t: t.stories.latest(workspace_id, limit=10))

Every method of a workspace's data takes the workspace's id and never sees another's.
All moments are UTC-aware datetimes, going in and coming out.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from bot.model.actor import Actor, ActorMention, CoActor, DayCount, TaggedActor, Trend
from bot.model.article import Article, NewArticle
from bot.model.delivery import Alert, Delivery, NewDelivery, QueueCounts, Subscription
from bot.model.digest import Choice, Digest, Told
from bot.model.feed import Feed, FetchState
from bot.model.story import Story, StoryTerms
from bot.model.workspace import Workspace
from bot.storage.channel_contract import Channels, Mutes
from bot.storage.health_contract import HealthCounts
from bot.storage.manager_contract import Managers

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a workspace holds."""

    feeds: int
    articles: int
    stories: int
    actors: int


class Workspaces(Protocol):
    """Workspaces."""

    def ensure(self, platform: str, remote_id: str, name: str) -> Workspace:
        """Return the workspace, making it on first sight."""
        ...

    def counts(self, workspace_id: int) -> Counts:
        """Return how much it holds."""
        ...

    def all(self) -> list[Workspace]:
        """Return all workspaces."""
        ...


class Feeds(Protocol):
    """Feeds, their fetch state, and which entries have been seen."""

    def add(
        self,
        workspace_id: int,
        address: str,
        source: str,
        *,
        title: str = "",
        section: str = "",
        language: str = "",
    ) -> tuple[Feed, bool]:
        """Follow a feed; return it and whether it is new (same address: the one there is)."""
        ...

    def get(self, workspace_id: int, feed_id: int) -> Feed | None:
        """Return one feed."""
        ...

    def list(self, workspace_id: int) -> list[Feed]:
        """Return the workspace's feeds in the order they were added."""
        ...

    def due(self, now: datetime, limit: int = 1000) -> Sequence[Feed]:
        """Return the feeds of all workspaces that are due, the longest waiting first."""
        ...

    def remove(self, workspace_id: int, feed_id: int) -> bool:
        """Stop following it; its articles stay. Return whether it was there."""
        ...

    def save_state(
        self, feed_id: int, state: FetchState, *, title: str = "", language: str = ""
    ) -> None:
        """Keep the fetch state; a non-empty title or language fills an empty one."""
        ...

    def unseen(self, feed_id: int, identities: Sequence[str]) -> set[str]:
        """Return those identities the feed has not brought before."""
        ...

    def mark_seen(self, feed_id: int, identities: Sequence[str], at: datetime) -> None:
        """Remember identities."""
        ...


class Articles(Protocol):
    """The archive."""

    def add(self, article: NewArticle) -> int | None:
        """Store it; return its id, or None if the workspace has that identity already."""
        ...

    def get(self, workspace_id: int, article_id: int) -> Article | None:
        """Return one article."""
        ...

    def many(self, workspace_id: int, article_ids: Sequence[int]) -> list[Article]:
        """Return those of the articles that exist, in the order asked."""
        ...

    def search(self, workspace_id: int, words: str, *, limit: int = 20) -> list[Article]:
        """Return articles that hold all the words (any text is safe), the newest first."""
        ...

    def purge(self, before: datetime) -> int:
        """Delete articles seen before then, with all that hangs on them; return how many."""
        ...


class Actors(Protocol):
    """Actors, their aliases, and where they are mentioned."""

    def join(self, workspace_id: int, tagged: TaggedActor, article_id: int, at: datetime) -> int:
        """Return the id of the actor that a tagged actor is, making it on first sight.

        Same key, else same type and same folded name or alias of a keyless actor. Counts the
        aliases used, adds `known_aliases` with count 0, keeps the newest role. Only for
        `tagged.whole` actors (ValueError otherwise).
        """
        ...

    def add_mentions(
        self, workspace_id: int, at: datetime, mentions: Sequence[ActorMention]
    ) -> None:
        """Store where actors are mentioned and count their days."""
        ...

    def get(self, workspace_id: int, actor_id: int) -> Actor | None:
        """Return one actor with aliases and role."""
        ...

    def find(self, workspace_id: int, text: str, *, limit: int = 8) -> list[Actor]:
        """Return the actors one of whose forms is `text` (folded), the most mentioned first.

        Also by one word of a person's name ("Kim"), or its words in any order ("Jinping Xi").
        """
        ...

    def near(self, workspace_id: int, text: str, *, limit: int = 5) -> list[Actor]:
        """Return actors whose forms are spelt nearly so, the nearest first."""
        ...

    def complete(self, workspace_id: int, prefix: str, *, limit: int = 10) -> list[Actor]:
        """Return actors a word of whose forms begins so, the most mentioned first."""
        ...

    def mentions(self, workspace_id: int, actor_id: int, *, limit: int = 50) -> list[ActorMention]:
        """Return its latest mentions, the newest first."""
        ...

    def of_article(self, workspace_id: int, article_id: int) -> list[tuple[Actor, ActorMention]]:
        """Return an article's actors, the most salient first."""
        ...

    def days(self, workspace_id: int, actor_id: int, first: date, last: date) -> list[DayCount]:
        """Return mentions a day, every day from `first` to `last`, zeros too."""
        ...

    def together(self, workspace_id: int, actor_id: int, *, limit: int = 5) -> list[CoActor]:
        """Return whom it is named with most, over its last 500 mentions."""
        ...

    def between(self, workspace_id: int, a: int, b: int, *, limit: int = 10) -> list[int]:
        """Return ids of stories where one article names both, the newest first."""
        ...

    def trending(self, workspace_id: int, now: datetime, *, limit: int = 8) -> list[Trend]:
        """Return actors of the last 24 hours against their 30 days before, the steepest first."""
        ...

    def falling(self, workspace_id: int, now: datetime, *, limit: int = 4) -> list[Trend]:
        """Return who was named daily, now half as much; nobody in an archive under a week."""
        ...


class Stories(Protocol):
    """Stories and their articles."""

    def create(self, workspace_id: int, language: str, at: datetime) -> int:
        """Make an empty story and return its id, which is for life."""
        ...

    def attach(self, workspace_id: int, story_id: int, article_id: int, at: datetime) -> None:
        """Put an article into a story and move the story's first and last time."""
        ...

    def split(
        self, workspace_id: int, story_id: int, article_ids: Sequence[int], at: datetime
    ) -> int | None:
        """Move some of a story's articles into a new story and return its id.

        None, and nothing changes, unless some are the story's and some of the story's stay. The
        new story remembers for good where it was split off.
        """
        ...

    def window(self, workspace_id: int, since: datetime) -> list[StoryTerms]:
        """Return the stories with an article since then, with the sum of their unit vectors."""
        ...

    def get(self, workspace_id: int, story_id: int) -> Story | None:
        """Return one story with articles (newest first) and actors (most salient first)."""
        ...

    def many(self, workspace_id: int, story_ids: Sequence[int]) -> list[Story]:
        """Return those of the stories that exist, in the order asked."""
        ...

    def latest(
        self, workspace_id: int, *, limit: int = 10, since: datetime | None = None
    ) -> list[Story]:
        """Return the stories with the newest articles, the newest first."""
        ...

    def arrived(self, workspace_id: int, since: datetime, *, limit: int = 500) -> list[Story]:
        """Return the stories with an article first seen since then, the newest first."""
        ...


class Digests(Protocol):
    """Digests, why they chose what they chose, and what channels have been told."""

    def record(
        self, digest: Digest, told: Sequence[Told], deliveries: Sequence[NewDelivery]
    ) -> int:
        """Keep a digest, what it tells and its deliveries; return its id.

        0 when the channel's slot already has one: then nothing is kept.
        """
        ...

    def skip(self, workspace_id: int, channel_id: int, due_at: datetime, reason: str) -> None:
        """Note that a slot was let pass, and why."""
        ...

    def last(self, workspace_id: int, channel_id: int) -> Digest | None:
        """Return the channel's newest digest with its choices (skipped slots do not count)."""
        ...

    def has_slot(self, workspace_id: int, channel_id: int, due_at: datetime) -> bool:
        """Return whether that slot has a digest or was let pass."""
        ...

    def choice(self, workspace_id: int, digest_id: int, story_id: int) -> Choice | None:
        """Return why a digest chose or left a story."""
        ...

    def told(self, workspace_id: int, channel_id: int, since: datetime) -> list[Told]:
        """Return what the channel has been told since then, the oldest first."""
        ...

    def untell(self, workspace_id: int, channel_id: int, at: datetime) -> None:
        """Forget what the channel was told at that moment: it never arrived."""
        ...


class Deliveries(Protocol):
    """The outbox: claim, send, confirm."""

    def queue(self, delivery: NewDelivery) -> bool:
        """Queue a message; False if that key was queued before."""
        ...

    def claim(
        self, now: datetime, *, platforms: Collection[str] | None = None, limit: int = 20
    ) -> list[Delivery]:
        """Take due deliveries to these platforms (None: to all), at most one a channel."""
        ...

    def confirm(self, delivery_id: int, receipt: str, at: datetime) -> None:
        """Mark it SENT."""
        ...

    def postpone(self, delivery_id: int, retry_at: datetime, reason: str) -> None:
        """Mark it NEW again, due later."""
        ...

    def give_up(self, delivery_id: int, reason: str) -> None:
        """Mark it DEAD."""
        ...

    def stuck(self, before: datetime) -> list[Delivery]:
        """Return deliveries claimed before then and still SENDING (a crash in between)."""
        ...

    def waiting_since(self, before: datetime) -> list[Delivery]:
        """Return deliveries queued before then that still wait."""
        ...

    def counts(self, workspace_id: int) -> QueueCounts:
        """Return how many messages of a workspace wait, how many were given up, and why."""
        ...


class Subscriptions(Protocol):
    """Who wants alerts on what, and which were given."""

    def add(
        self, workspace_id: int, channel_id: int, person_id: str, query: str, at: datetime
    ) -> tuple[Subscription, bool]:
        """Keep a subscription; return it and whether it is new."""
        ...

    def list(self, workspace_id: int, person_id: str) -> list[Subscription]:
        """Return a person's subscriptions."""
        ...

    def remove(self, workspace_id: int, person_id: str, subscription_id: int) -> bool:
        """Remove a person's own subscription; return whether it was there."""
        ...

    def snooze(
        self, workspace_id: int, person_id: str, subscription_id: int, until: datetime | None
    ) -> bool:
        """Keep a person's own subscription quiet until then; return whether it was there."""
        ...

    def alerts(self, workspace_id: int, person_id: str) -> Sequence[Alert]:
        """Return the alerts a person was given, the oldest first."""
        ...

    def forget(self, workspace_id: int, person_id: str) -> int:
        """Delete a person's subscriptions with alerts and alert messages; return how many."""
        ...

    def all(self, workspace_id: int) -> Sequence[Subscription]:
        """Return all subscriptions of a workspace."""
        ...

    def record_alert(
        self, workspace_id: int, subscription_id: int, story_id: int, at: datetime
    ) -> bool:
        """Note that a story matched; False if that story was alerted before."""
        ...


class Transaction(Protocol):
    """All nouns, inside one transaction."""

    @property
    def workspaces(self) -> Workspaces: ...  # noqa: D102
    @property
    def channels(self) -> Channels: ...  # noqa: D102
    @property
    def feeds(self) -> Feeds: ...  # noqa: D102
    @property
    def articles(self) -> Articles: ...  # noqa: D102
    @property
    def actors(self) -> Actors: ...  # noqa: D102
    @property
    def stories(self) -> Stories: ...  # noqa: D102
    @property
    def digests(self) -> Digests: ...  # noqa: D102
    @property
    def health(self) -> HealthCounts: ...  # noqa: D102
    @property
    def deliveries(self) -> Deliveries: ...  # noqa: D102
    @property
    def subscriptions(self) -> Subscriptions: ...  # noqa: D102
    @property
    def mutes(self) -> Mutes: ...  # noqa: D102
    @property
    def managers(self) -> Managers: ...  # noqa: D102


class Storage(Protocol):
    """A database, used from the event loop."""

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a read-only transaction on a reader thread."""
        ...

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a transaction on the one writer thread: all of it is kept or nothing."""
        ...

    async def settings(self) -> Mapping[str, str]:
        """Return facts about the database for `check` and `db`: engine, version, size, path."""
        ...

    async def close(self) -> None:
        """Finish what runs and close."""
        ...
