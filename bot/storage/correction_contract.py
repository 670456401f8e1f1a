"""What a storage can do about corrections of who is who (see `bot.pipeline.correct`)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.correction import Correction, CorrectionKind


class Corrections(Protocol):
    """What managers corrected, and the mentions as they were joined before that."""

    def list(self, workspace_id: int) -> list[Correction]:
        """Return the workspace's corrections in the order in which they were made."""
        ...

    def add(
        self,
        workspace_id: int,
        kind: CorrectionKind,
        actor_id: int,
        other_id: int,
        text: str,
        at: datetime,
    ) -> Correction:
        """Keep a correction. Raises ValueError for actors of another workspace."""
        ...

    def remove(self, workspace_id: int, correction_id: int) -> None:
        """Forget a correction."""
        ...

    def make_actor(self, workspace_id: int, like: int, *, name: str = "", apart: bool) -> int:
        """Make an actor of the type of `like`, named like it or `name`; return its id.

        One that stands `apart` is found by its names, but no article joins it by them.
        """
        ...

    def name_of(self, workspace_id: int, actor_id: int) -> str:
        """Return an actor's own name, whoever it is shown as. Raises ValueError for a stranger."""
        ...

    def drop_actor(self, workspace_id: int, actor_id: int) -> None:
        """Delete an actor that was made for a correction and that no article names."""
        ...

    def restore(self, workspace_id: int, actor_ids: Collection[int]) -> None:
        """Put the mentions of these actors back to where they were joined."""
        ...

    def joined(self, workspace_id: int, actor_ids: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Return the articles that name one of these actors, with those that each names."""
        ...

    def move(self, workspace_id: int, moves: Mapping[int, Mapping[int, int]]) -> None:
        """Move mentions: by article, from the actor each was joined to, to whom it names.

        Two that come to one actor become one mention. What they were is kept for `restore`.
        """
        ...

    def show(self, workspace_id: int, shown: Mapping[int, int]) -> None:
        """Keep under which actor each actor's names are found and shown (itself: its own)."""
        ...

    def forget_article(self, workspace_id: int, article_id: int) -> None:
        """Take back all that an article said of actors, so that it can be read anew."""
        ...

    def sweep(self, workspace_id: int) -> int:
        """Delete the actors that no article names any more; return how many."""
        ...

    def resolved_to(self, workspace_id: int, tagger: str) -> int:
        """Return the last article that an unfinished run with this tagger has read, or 0."""
        ...

    def set_resolved(self, workspace_id: int, tagger: str, article_id: int | None) -> None:
        """Keep how far re-resolving has come; None when it has ended."""
        ...

    def articles_after(self, workspace_id: int, article_id: int, *, limit: int) -> Sequence[int]:
        """Return the ids of the articles after that one, in order."""
        ...

    def articles_left(self, workspace_id: int, article_id: int) -> int:
        """Return how many articles come after that one."""
        ...
