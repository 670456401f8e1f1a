"""The contract of a source."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from bot.model.feed import Feed, FetchResult
from bot.model.progress import Clock, Runner

if TYPE_CHECKING:  # workers import sources too, and have no use for the HTTP client
    from bot.sources.client import Client


class Source(ABC):
    """Reads one kind of feed."""

    def __init__(self, client: "Client", run: Runner, clock: Clock) -> None:
        """Every source is made alike: with the guarded client, the runner and the clock."""
        self._client = client
        self._run = run
        self._clock = clock

    @abstractmethod
    async def read(self, feed: Feed) -> FetchResult:
        """Read the feed: its entries and the new fetch state, or `not_modified`.

        Raises a ReadError that says what is wrong with the feed.
        """
