"""What is known of the machine's clock from one clean-up to the next."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SeenClock:
    """The moments that the clock showed, as far as they are to be relied on."""

    believed: datetime | None = None
    """Up to here time has surely come; None where nothing is sure yet."""
    doubted: datetime | None = None
    """What the clock showed when it was first far ahead of that; None while it is not."""
