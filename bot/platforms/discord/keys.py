"""What keeps a delivery from showing twice, made from its key and the number of the part.

The nonce: Discord refuses a second message with it, for a few minutes after the first, and only
where plain messages are created. The mark: the `id` of a message's frame, seen by nobody, by which
the message is found in the channel's history later on.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.platforms.arrivals import Arrivals

_NONCE_LENGTH = 25


def make_nonce(key: str, part: int) -> str:
    """Return the nonce of one part of a delivery: always the same, 25 characters."""
    return base64.b32encode(_hash(key, part)).decode()[:_NONCE_LENGTH]


def make_mark(key: str, part: int) -> int:
    """Return the mark of one part of a delivery: a large positive 31-bit number.

    Large, because components without an id are numbered 1, 2, 3 … by Discord.
    """
    return int.from_bytes(_hash(key, part)[:4], "big") & 0x3FFFFFFF | 0x40000000


def _hash(key: str, part: int) -> bytes:
    return hashlib.sha256(f"{key}\n{part}".encode()).digest()


@dataclass(slots=True)
class Ledger(Arrivals):
    """What is known of deliveries to Discord: a history holds marks, not keys."""

    _marks: dict[str, dict[int, str]] = field(default_factory=dict)

    def learn(self, channel: str, marks: Mapping[int, str]) -> None:
        """Remember the marks in a channel, each with its message's id."""
        self.note_read(channel)
        self._marks[channel] = dict(marks)

    def found(self, channel: str, key: str, part: int) -> str:
        """Return the id of the message that bears a part's mark, or nothing."""
        return self._marks.get(channel, {}).get(make_mark(key, part), "")
