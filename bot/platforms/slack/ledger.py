"""What keeps a delivery from showing twice: Slack knows no nonce, but messages bear metadata."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

EVENT = "verbatim_delivery"
_REMEMBERED = 2_000

Part = tuple[str, int]
"""A delivery's key, and the number of the part."""


def make_metadata(key: str, part: int) -> dict[str, Any]:
    """Return the metadata that a part's message bears; nobody sees it."""
    return {"event_type": EVENT, "event_payload": {"key": key, "part": part}}


def read_marks(messages: Iterable[Mapping[str, Any]]) -> dict[Part, str]:
    """Return the parts found in a channel's history, each with its message's id."""
    marks: dict[Part, str] = {}
    for message in messages:
        metadata = message.get("metadata") or {}
        payload = metadata.get("event_payload") or {}
        if metadata.get("event_type") == EVENT and "key" in payload:
            marks[str(payload["key"]), int(payload.get("part", 0))] = str(message.get("ts", ""))
    return marks


@dataclass(slots=True)
class Ledger:
    """What this process knows of deliveries: which parts arrived, and where it cannot know.

    It cannot know what was in a channel before it started (the process before may have died
    between sending and confirming), nor after a failure that leaves open whether a part arrived.
    Then the channel's history is read, once, and its marks are learnt.
    """

    _sent: OrderedDict[Part, str] = field(default_factory=OrderedDict)
    _doubts: set[Part] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)

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
        return channel not in self._known or (key, part) in self._doubts

    def learn(self, channel: str, marks: Mapping[Part, str]) -> None:
        """Remember what was found in a channel's history."""
        self._known.add(channel)
        for (key, part), message in marks.items():
            self.note(key, part, message)
