"""How fast one person may ask: five commands in ten seconds, then a sentence instead of an answer.

What it costs to refuse is next to nothing, so whoever hammers the bot delays nobody else.
"""

from collections import deque
from datetime import datetime, timedelta

from bot.model.errors import TooFastError
from bot.model.request import Request

MOST = 5
WITHIN = timedelta(seconds=10)
_REMEMBERED = 5_000
"""People; those who have been quiet for long enough are forgotten beyond that."""


class Pace:
    """Counts what each person asks; `most` commands within ten seconds are answered."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._asked: dict[tuple[str, str, str], deque[datetime]] = {}

    def note(self, request: Request, now: datetime) -> None:
        """Count a request; what is refused does not count. Raises TooFastError.

        Whoever runs the bot, at its console, may ask as fast as they can; what the bot shows
        unasked is not counted.
        """
        if request.operator or request.unasked:
            return
        asked = self._of((request.platform, request.workspace, request.person), now)
        # The clock may have been set back meanwhile: what lies ahead of it is over, too.
        while asked and not now - WITHIN < asked[0] <= now:
            asked.popleft()
        if len(asked) >= self._most:
            seconds = max(1, round((asked[0] + WITHIN - now).total_seconds()))
            raise TooFastError(
                f"That was more than {self._most} commands in {WITHIN.seconds} seconds.",
                fix=f"Ask again in {seconds} second{'s' if seconds > 1 else ''}; "
                "nothing else is wrong.",
            )
        asked.append(now)

    def _of(self, person: tuple[str, str, str], now: datetime) -> deque[datetime]:
        if person not in self._asked and len(self._asked) >= _REMEMBERED:
            self._asked = {
                one: asked for one, asked in self._asked.items() if now - asked[-1] < WITHIN
            }
        return self._asked.setdefault(person, deque())
