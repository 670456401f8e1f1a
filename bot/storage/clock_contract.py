"""What a storage can do with the machine's clock (see `bot.storage.contract`)."""

from typing import Protocol

from bot.model.clock import SeenClock


class Clocks(Protocol):
    """What the clock of the machine has shown, kept for the whole database."""

    def seen(self) -> SeenClock:
        """Return what it has shown so far."""
        ...

    def note(self, seen: SeenClock) -> None:
        """Keep what it has shown by now."""
        ...
