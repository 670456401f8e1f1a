"""What the service manager is told: ready, alive, stopping (the protocol of sd_notify(3)).

systemd hands over the address of a datagram socket in `NOTIFY_SOCKET`, and in `WATCHDOG_USEC` how
long it waits for a sign of life before it starts the bot anew. Without them nothing is told.
"""

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Mapping
from datetime import datetime

log = logging.getLogger(__name__)

READY = "READY=1"
ALIVE = "WATCHDOG=1"
STOPPING = "STOPPING=1"
SILENT = 900.0
"""Seconds without a finished look at the outbox, which is looked at every few."""


def is_silent(now: datetime, looked_at: datetime) -> bool:
    """Return whether the outbox was last gone through so long ago that a restart should help.

    Or so long ahead: after the clock was set back the schedule waits until it is as late again.
    """
    return abs((now - looked_at).total_seconds()) > SILENT


class Supervisor:
    """The service manager that started this process, as its environment names it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        meant = environment.get("WATCHDOG_PID", "") in ("", str(os.getpid()))
        patience = environment.get("WATCHDOG_USEC", "")
        self.patience = int(patience) / 1_000_000 if meant and patience.isdecimal() else 0.0
        """Seconds without a sign of life after which it starts the bot anew; 0: it does not."""

    def tell(self, *states: str) -> None:
        """Say how the bot is. A service manager that cannot be told is one line in the log."""
        if not self._address:
            return
        # A name that begins with @ stands for a socket that is no file.
        abstract = self._address.startswith("@")
        address = f"\0{self._address[1:]}" if abstract else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
                line.setblocking(False)
                line.sendto("\n".join(states).encode(), address)
        except OSError as error:
            log.warning("The service manager could not be told %s: %s", states[0], error)

    async def keep_told(self, is_well: Callable[[], bool]) -> None:
        """Give signs of life while the bot is well, twice as often as asked, until cancelled.

        They come from the event loop, so a loop that stands still gives none.
        """
        while self.patience:
            if is_well():
                self.tell(ALIVE)
            await asyncio.sleep(self.patience / 2)
