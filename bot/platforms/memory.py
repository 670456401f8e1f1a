"""What a running platform remembers of the other side, and no longer than it must."""

from collections import OrderedDict
from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

Value = TypeVar("Value")

_MOST = 2_000
"""Values that are remembered at the same time."""


class Recent(Generic[Value]):
    """The latest values by their keys; the oldest make room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def put(self, key: Hashable, value: Value) -> None:
        """Remember a value."""
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)

    def take(self, key: Hashable) -> Value | None:
        """Return a value and forget it; None for what is not known."""
        return self._values.pop(key, None)


class Seen:
    """What came already: a press that is made twice, an envelope that is sent again."""

    def __init__(self, most: int = _MOST) -> None:
        self._recent: Recent[bool] = Recent(most)

    def again(self, key: Hashable) -> bool:
        """Return whether this came before, and remember that it came."""
        known = self._recent.take(key) is not None
        self._recent.put(key, True)
        return known

    def forget(self, key: Hashable) -> None:
        """Take it as not having come: nothing was done about it."""
        self._recent.take(key)


class Lasting(Generic[Value]):
    """What holds for some minutes."""

    def __init__(self, lasting: timedelta) -> None:
        self._lasting = lasting
        self._recent: Recent[tuple[datetime, Value]] = Recent(_MOST)

    def get(self, key: Hashable, now: datetime) -> Value | None:
        """Return a value, or None where it is not known (any more)."""
        known = self._recent.take(key)
        # What lies ahead was noted before the clock was set back.
        if known is None or not timedelta() <= now - known[0] <= self._lasting:
            return None
        self._recent.put(key, known)
        return known[1]

    def put(self, key: Hashable, value: Value, now: datetime) -> None:
        """Remember a value as of now."""
        self._recent.put(key, (now, value))
