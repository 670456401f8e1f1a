"""What a storage can do about actors: names, mentions, days, and who is named with whom."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from bot.model.actor import Actor, ActorMention, CoActor, DayCount, Role, TaggedActor, Trend


class Actors(Protocol):
    """Actors, their aliases, and where they are mentioned."""

    def join(self, workspace_id: int, tagged: TaggedActor, article_id: int, at: datetime) -> int:
        """Return the id of the actor that a tagged actor is, making it on first sight.

        Same key, else same type and same folded name or alias of a keyless actor. Counts the
        aliases used, adds `known_aliases` with count 0, keeps the newest role. Only for
        `tagged.whole` actors (ValueError otherwise).
        """
        ...

    def join_part(
        self, workspace_id: int, tagged: TaggedActor, article_id: int, at: datetime
    ) -> int | None:
        """Return the id of the actor that a manager said a lone part of a name is, if one did."""
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

        A form also matches by any one word of a person's name ("Kim"), or by its words in any
        order ("Jinping Xi"). Empty when nothing matches exactly.
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

    def of_articles(
        self, workspace_id: int, article_ids: Sequence[int]
    ) -> dict[int, list[tuple[Actor, ActorMention]]]:
        """Return the actors of each of the articles, the most salient first."""
        ...

    def days(self, workspace_id: int, actor_id: int, first: date, last: date) -> list[DayCount]:
        """Return mentions a day, every day from `first` to `last`, zeros too."""
        ...

    def together(self, workspace_id: int, actor_id: int, *, limit: int = 5) -> list[CoActor]:
        """Return whom it is named with most, over its last 500 mentions, and against chance."""
        ...

    def roles(self, workspace_id: int, actor_id: int) -> list[Role]:
        """Return the newest 60 roles that its last 500 mentions print, the newest first."""
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
