"""What keeps a delivery from showing twice: Slack knows no nonce, but messages bear metadata."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.platforms.arrivals import Arrivals, Part

EVENT = "verbatim_delivery"


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
class Ledger(Arrivals):
    """What is known of deliveries to Slack: a history names the parts that are in it."""

    def learn(self, channel: str, marks: Mapping[Part, str]) -> None:
        """Remember what was found in a channel's history."""
        self.note_read(channel)
        for (key, part), message in marks.items():
            self.note(key, part, message)
