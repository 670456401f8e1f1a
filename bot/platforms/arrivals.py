"""What a chat platform knows of the parts it has sent, so that none shows twice."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TypeAlias

_REMEMBERED = 2_000

Part: TypeAlias = tuple[str, int]
"""A delivery's key, and the number of the part."""


@dataclass(slots=True)
class Arrivals:
    """What this process knows of deliveries: which parts arrived, and where it cannot know.

    It cannot know what was in a channel before it started (the process before may have died
    between sending and confirming), nor after a failure that leaves open whether a part arrived.
    Then the channel's history is read, once; each platform's ledger knows what that teaches.
    """

    _sent: OrderedDict[Part, str] = field(default_factory=OrderedDict)
    _doubts: set[Part] = field(default_factory=set)
    _read: set[str] = field(default_factory=set)

    def sent(self, key: str, part: int) -> str:
        """Return the id of a part's message, or nothing if it is not known to have arrived."""
        return self._sent.get((key, part), "")

    def note(self, key: str, part: int, message: str) -> None:
        """Remember that a part has arrived."""
        self._doubts.discard((key, part))
        self._sent[key, part] = message
        while len(self._sent) > _REMEMBERED:
            self._sent.popitem(last=False)

    def note_read(self, channel: str) -> None:
        """Remember that a channel's history was read."""
        self._read.add(channel)

    def doubt(self, key: str, part: int) -> None:
        """Remember that a part may have arrived."""
        self._doubts.add((key, part))

    def doubted(self, key: str, part: int) -> bool:
        """Return whether sending a part failed before, without it being known how far it got."""
        return (key, part) in self._doubts

    def in_doubt(self, channel: str, key: str, part: int) -> bool:
        """Return whether a part may be in a channel without this process knowing."""
        return channel not in self._read or (key, part) in self._doubts
