"""What keeps a delivery from showing twice, made from its key and the number of the part.

The nonce: Discord refuses a second message with it, for a few minutes after the first, and only
where plain messages are created. The mark: the `id` of a message's frame, seen by nobody, by which
the message is found in the channel's history later on.
"""

import base64
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

_NONCE_LENGTH = 25
_REMEMBERED = 2_000


def make_nonce(key: str, part: int) -> str:
    """Return the nonce of one part of a delivery: always the same, 25 characters."""
    return base64.b32encode(_digest(key, part)).decode()[:_NONCE_LENGTH]


def make_mark(key: str, part: int) -> int:
    """Return the mark of one part of a delivery: a large positive 31-bit number.

    Large, because components without an id are numbered 1, 2, 3 … by Discord.
    """
    return int.from_bytes(_digest(key, part)[:4], "big") & 0x3FFFFFFF | 0x40000000


def _digest(key: str, part: int) -> bytes:
    return hashlib.sha256(f"{key}\n{part}".encode()).digest()


@dataclass(slots=True)
class Ledger:
    """What this process knows of deliveries: which parts arrived, and where it cannot know.

    It cannot know what was in a channel before it started (the process before may have died
    between sending and confirming), nor after a failure that leaves open whether a part arrived.
    Then the channel's history is read, once, and its marks are learnt.
    """

    _sent: OrderedDict[tuple[str, int], str] = field(default_factory=OrderedDict)
    _doubts: set[tuple[str, int]] = field(default_factory=set)
    _marks: dict[str, dict[int, str]] = field(default_factory=dict)

    def sent(self, key: str, part: int) -> str:
        """Return the id of a part's message, or nothing if it is not known to have arrived."""
        return self._sent.get((key, part), "")

    def note(self, key: str, part: int, message: str) -> None:
        """Remember that a part has arrived."""
        self._doubts.discard((key, part))
        self._sent[key, part] = message
        while len(self._sent) > _REMEMBERED:
            self._sent.popitem(last=False)

    def doubt(self, key: str, part: int) -> None:
        """Remember that a part may have arrived."""
        self._doubts.add((key, part))

    def doubted(self, key: str, part: int) -> bool:
        """Return whether sending a part failed before, without it being known how far it got."""
        return (key, part) in self._doubts

    def in_doubt(self, channel: str, key: str, part: int) -> bool:
        """Return whether a part may be in a channel without this process knowing."""
        return channel not in self._marks or (key, part) in self._doubts

    def learn(self, channel: str, marks: Mapping[int, str]) -> None:
        """Remember the marks in a channel, each with its message's id."""
        self._marks[channel] = dict(marks)

    def found(self, channel: str, key: str, part: int) -> str:
        """Return the id of the message that bears a part's mark, or nothing."""
        return self._marks.get(channel, {}).get(make_mark(key, part), "")
