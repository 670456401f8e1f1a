"""How late the event loop is: what a Discord heartbeat or a person's command would wait for."""

import asyncio
from collections import deque

_EVERY = 0.25
"""Seconds between two looks."""
_KEPT = 1200
"""Looks kept: those of the last five minutes."""


class LoopLag:
    """Measures the loop it runs on, from `run` until cancelled."""

    def __init__(self) -> None:
        self._lags: deque[float] = deque(maxlen=_KEPT)

    async def run(self) -> None:
        """Sleep again and again, and note how much longer that took than asked for."""
        loop = asyncio.get_running_loop()
        while True:
            wanted = loop.time() + _EVERY
            await asyncio.sleep(_EVERY)
            self.note(loop.time() - wanted)

    def note(self, seconds: float) -> None:
        """Remember one lag."""
        self._lags.append(max(0.0, seconds))

    def quantile(self, share: float) -> float:
        """Return the lag in seconds below which a share of the last five minutes' lies."""
        ordered = sorted(self._lags)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
