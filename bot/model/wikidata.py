"""What Wikidata says of an actor."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WikidataItem:
    """One item, cleaned; its texts are Wikidata's own, not an article's."""

    id: str
    """`Q17`."""
    description: str
    """In English, or empty."""
    image: str = ""
    """Address of a portrait, a flag or a logo, or empty."""
    native: tuple[str, ...] = ()
    """The name in its own languages."""

    @property
    def url(self) -> str:
        """The page of the item."""
        return f"https://www.wikidata.org/wiki/{self.id}"


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What was found for an actor when it was last asked for."""

    name: str
    """The actor's name at that time."""
    item: WikidataItem | None
    """None: nothing that is surely this actor."""
    at: datetime
