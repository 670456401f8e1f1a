"""What a storage can do with what Wikidata said of actors (see `bot.storage.contract`)."""

from typing import Protocol

from bot.model.wikidata import KeptAnswer


class WikidataAnswers(Protocol):
    """Answers about actors, found or not; they go with their actors."""

    def get(self, workspace_id: int, actor_id: int) -> KeptAnswer | None:
        """Return what is kept of an actor; None where it was never asked for."""
        ...

    def keep(self, workspace_id: int, actor_id: int, answer: KeptAnswer) -> None:
        """Keep an answer in place of the one before. An actor that is gone keeps none."""
        ...
