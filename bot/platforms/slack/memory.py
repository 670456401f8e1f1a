"""Which envelopes of Slack came already."""

from bot.platforms.memory import Recent


class Seen:
    """Which envelopes came already: Slack sends again what it believes was not acknowledged."""

    def __init__(self, most: int = 2_000) -> None:
        self._recent: Recent[bool] = Recent(most)

    def again(self, key: str) -> bool:
        """Return whether this came before, and remember that it came."""
        known = self._recent.take(key) is not None
        self._recent.put(key, True)
        return known
