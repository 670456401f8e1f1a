"""The machine's clock, which may be set: what is known of it, and which moments it left behind."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class SeenClock:
    """The moments that the clock showed, as far as they are to be relied on."""

    believed: datetime | None = None
    """Up to here time has surely come; None where nothing is sure yet."""
    doubted: datetime | None = None
    """What the clock showed when it was first far ahead of that; None while it is not."""


def lies_ahead(moment: datetime, now: datetime, longest: timedelta) -> bool:
    """Return whether a moment is to come; one further ahead was noted by a clock set back since."""
    return now < moment <= now + longest
