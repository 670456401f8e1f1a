"""Keeping a platform alive: try, wait longer each time, try again from scratch."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.model.errors import LoginError, PlatformError
from bot.model.progress import Clock

log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[None]]
"""Waits for so many seconds. Tests hand in their own."""

_FIRST = 2.0
_LONGEST = 300.0
_STEADY = timedelta(minutes=10)
"""After so long without trouble, waiting starts from its shortest again."""


async def supervise(
    attempt: Callable[[], Awaitable[None]], name: str, *, clock: Clock, pause: Pause
) -> None:
    """Run `attempt` again and again, until cancelled or it raises LoginError.

    Each call of `attempt` builds everything anew: a client that failed once is not to be trusted.
    """
    wait = _FIRST
    while True:
        started = clock()
        try:
            await attempt()
            log.warning("The connection to %s ended; connecting again.", name)
        except LoginError:
            raise
        except PlatformError as error:
            log.warning("%s Connecting to %s again in %.0f s.", error, name, wait)
        # Whatever breaks one platform must not break the others, nor end this one for good.
        except Exception:
            log.exception("%s failed; connecting again in %.0f s", name, wait)
        if clock() - started > _STEADY:
            wait = _FIRST
        await pause(wait)
        wait = min(wait * 2, _LONGEST)
