"""When a feed is due again. Pure; times are UTC-aware."""

from datetime import datetime, timedelta

INTERVAL = timedelta(minutes=30)
FOLDER_INTERVAL = timedelta(minutes=1)
"""A look at a folder costs next to nothing, and who drops a text there waits for it."""
_LONGEST = timedelta(hours=24)


def next_reading(now: datetime, *, not_before: datetime | None = None) -> datetime:
    """Return when a feed that was just read is due again.

    Half an hour from now, or when the server allows it (`not_before`), at most a day ahead.
    """
    due = now + INTERVAL
    return min(max(due, not_before or due), now + _LONGEST)
