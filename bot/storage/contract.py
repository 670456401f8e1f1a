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

from bot.model.article import Article, NewArticle, PrintedArticle
from bot.model.delivery import Delivery, NewDelivery, QueueCounts
from bot.model.digest import Digest, Told
from bot.model.story import ArrivedStory, Evidence, PlacedStory, Story, StoryOutline
from bot.model.workspace import Workspace
from bot.storage.actor_contract import Actors
from bot.storage.channel_contract import Channels, Mutes
from bot.storage.clock_contract import Clocks
from bot.storage.correction_contract import Corrections
from bot.storage.feed_contract import Feeds
from bot.storage.health_contract import HealthCounts
from bot.storage.manager_contract import Managers
from bot.storage.subscription_contract import Subscriptions
from bot.storage.wikidata_contract import WikidataAnswers

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

    def find(self, platform: str, remote_id: str) -> Workspace | None:
        """Return the workspace of that id on its platform, None for one never heard of."""
        ...

    def counts(self, workspace_id: int) -> Counts:
        """Return how much it holds."""
        ...

    def all(self) -> list[Workspace]:
        """Return all workspaces, also those that the bot was removed from, the oldest first."""
        ...

    def leave(self, workspace_id: int, at: datetime) -> None:
        """Note that the bot was removed from it."""
        ...

    def come_back(self, workspace_id: int) -> None:
        """Note that the bot is in it again."""
        ...

    def greet(self, workspace_id: int, at: datetime) -> bool:
        """Note that it was greeted; return whether it was for the first time."""
        ...

    def note_new_feeds(self, workspace_id: int, day: date, count: int) -> int:
        """Note that it has so many more feeds; return how many it added on that day."""
        ...

    def purge_left(self, before: datetime) -> Sequence[Workspace]:
        """Delete those that the bot left before then, with all they own; return them."""
        ...


class Articles(Protocol):
    """The archive: every article with its sentences, actors and words."""

    def add(self, article: NewArticle) -> int | None:
        """Store it; return its id, or None if the workspace has that identity already."""
        ...

    def get(self, workspace_id: int, article_id: int) -> Article | None:
        """Return one article of the workspace, None where it has none of that id."""
        ...

    def many(self, workspace_id: int, article_ids: Sequence[int]) -> list[Article]:
        """Return those of the articles that exist, in the order asked."""
        ...

    def newest(self, workspace_id: int, feed_id: int, *, limit: int) -> list[PrintedArticle]:
        """Return what a feed printed last, the latest first."""
        ...

    def search(self, workspace_id: int, words: str, *, limit: int = 20) -> list[Article]:
        """Return articles that hold all the words (any text is safe), the newest first."""
        ...

    def dated_titles(
        self, workspace_id: int, feed_id: int, since: datetime
    ) -> set[tuple[str, datetime]]:
        """Return title and publication date of what a feed has brought that is dated since then."""
        ...

    def purge(self, before: datetime, *, limit: int | None = None) -> int:
        """Delete articles seen before then, with all that hangs on them; return how many.

        With `limit` at most so many, the oldest first.
        """
        ...

    def purge_left(self, before: datetime, *, limit: int) -> int:
        """Delete at most so many articles of workspaces that the bot left before then likewise."""
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
        new story remembers for good where it was split off. Alerts given once one of the moved
        articles was there count as given of both.
        """
        ...

    def move(self, workspace_id: int, story_id: int, article_ids: Sequence[int]) -> None:
        """Move articles from their stories into another one and mend the stories' times."""
        ...

    def merge(self, workspace_id: int, story_id: int, into_id: int, at: datetime) -> None:
        """Remember that a story without articles is now another one: asked for, it is that one."""
        ...

    def window(self, workspace_id: int, since: datetime, most: int) -> list[PlacedStory]:
        """Return the stories with an article since then, with the ids of all their articles.

        Of more than `most` articles, the stories that had one last.
        """
        ...

    def evidence(self, workspace_id: int, article_ids: Sequence[int]) -> dict[int, Evidence]:
        """Return what those of the articles that exist show of the events they report."""
        ...

    def get(self, workspace_id: int, story_id: int) -> Story | None:
        """Return one story with articles (newest first) and actors (most salient first).

        Asked for one that was merged into another one, return that one.
        """
        ...

    def many(self, workspace_id: int, story_ids: Sequence[int]) -> list[Story]:
        """Return those of the stories that exist, in the order asked."""
        ...

    def outlines(
        self, workspace_id: int, story_ids: Sequence[int], since: datetime
    ) -> list[StoryOutline]:
        """Return those of the stories with an article written since then, the oldest id first."""
        ...

    def latest(self, workspace_id: int, *, limit: int = 10) -> list[Story]:
        """Return the stories with the newest articles, the newest first."""
        ...

    def arrived(self, workspace_id: int, since: datetime) -> list[ArrivedStory]:
        """Return all stories with an article first seen since then, the oldest id first."""
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
        """Return the digest that the channel got last, with its choices; skipped slots are none."""
        ...

    def weighing(self, workspace_id: int, channel_id: int, story_id: int) -> list[Digest]:
        """Return those of the channel's last digests that weighed a story, the newest first."""
        ...

    def skipped(self, workspace_id: int, channel_id: int) -> tuple[datetime, str] | None:
        """Return the channel's newest slot and why it was let pass; None if it had a digest."""
        ...

    def has_slot(self, workspace_id: int, channel_id: int, due_at: datetime) -> bool:
        """Return whether that slot has a digest or was let pass."""
        ...

    def told(self, workspace_id: int, channel_id: int, since: datetime) -> list[Told]:
        """Return what the channel has been told since then, the oldest first."""
        ...

    def purge(self, before: datetime) -> None:
        """Delete the digests, of all workspaces, that were due before then."""
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
        """Take due deliveries to these platforms (None: to all), at most one a channel.

        One put off for longer than any is (`PUT_OFF_AT_MOST`) is due: the clock was wrong then.
        """
        ...

    def confirm(self, delivery_id: int, receipt: str, at: datetime) -> None:
        """Mark it SENT: the platform has it, under the name that `receipt` is."""
        ...

    def postpone(self, delivery_id: int, retry_at: datetime, reason: str) -> None:
        """Mark it NEW again, due at `retry_at`; `reason` is the sentence that says why."""
        ...

    def give_up(self, delivery_id: int, reason: str) -> None:
        """Mark it DEAD: it is never sent; `reason` is the sentence that says why."""
        ...

    def give_up_all(self, workspace_id: int, channel_id: int, reason: str) -> Sequence[Delivery]:
        """Mark all of a channel that have not arrived DEAD; return them as they were."""
        ...

    def give_up_open(self, reason: str) -> int:
        """Mark everything DEAD that is not SENT yet; return how many that were."""
        ...

    def clean_up(self, texts_before: datetime, before: datetime) -> None:
        """Delete the text, and in the end all, of what was SENT or DEAD by those moments."""
        ...

    def stuck(self, before: datetime, after: datetime) -> list[Delivery]:
        """Return deliveries claimed before then and still SENDING (a crash in between).

        And those claimed after a later moment: by a clock that ran ahead.
        """
        ...

    def count(self, workspace_id: int, key_prefix: str) -> int:
        """Return how many messages whose key begins so were ever queued in a workspace."""
        ...

    def waiting_since(self, before: datetime) -> list[Delivery]:
        """Return deliveries queued before then that still wait."""
        ...

    def waiting_for(self, workspace_id: int, channel_id: int) -> list[Delivery]:
        """Return what waits to be sent to a channel, the oldest first."""
        ...

    def counts(self, workspace_id: int, since: datetime) -> QueueCounts:
        """Return how many messages of a workspace wait, how many were given up, and why.

        Given up counts what was queued since then.
        """
        ...


class Transaction(Protocol):
    """All nouns, inside one transaction."""

    @property
    def whole(self) -> object:
        """What stands for all that is kept or lost together with this: works share commits."""
        ...

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
    def corrections(self) -> Corrections: ...  # noqa: D102
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
    @property
    def clocks(self) -> Clocks: ...  # noqa: D102
    @property
    def wikidata(self) -> WikidataAnswers: ...  # noqa: D102


class Storage(Protocol):
    """A database, used from the event loop."""

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a read-only transaction on a reader thread."""
        ...

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a transaction on the one writer thread: all of it is kept or nothing."""
        ...

    def bounded(self, seconds: float) -> "Storage":
        """Return the same storage with reads that are stopped after so many seconds of work.

        They raise TooLongError. Writes are as they were.
        """
        ...

    async def settings(self) -> Mapping[str, str]:
        """Return facts about the database for `check` and `db`: engine, version, size, path."""
        ...

    async def empty_log(self) -> None:
        """Let nothing that was deleted stand in a log beside the database."""
        ...

    async def close(self) -> None:
        """Finish what runs and close."""
        ...
