"""Who may use which command, and what each is called with: the table that tests walk."""

from enum import Enum


class Mandate(Enum):
    """Who may use a command."""

    READ = "everybody; it changes nothing"
    OWN = "everybody, on what is their own"
    MANAGER = "managers, by right or named"
    RIGHT = "managers by right only"


READER_ID, TOM_ID = "{reader}", "{tom}"
"""Stand for the ids of a member and of another one, on the platform that is tried."""

TABLE: dict[str, tuple[Mandate, dict[str, str]]] = {
    "latest": (Mandate.READ, {}),
    "who": (Mandate.READ, {"actor": "Takaichi"}),
    "story": (Mandate.READ, {"story": "#1"}),
    "topic": (Mandate.READ, {"query": "storm"}),
    "between": (Mandate.READ, {"a": "Japan", "b": "China"}),
    "trending": (Mandate.READ, {}),
    "search": (Mandate.READ, {"words": "storm"}),
    "summarize": (Mandate.READ, {"url": "{web}/page"}),
    "help": (Mandate.READ, {}),
    "alert list": (Mandate.READ, {}),
    "digest preview": (Mandate.READ, {}),
    "digest why": (Mandate.READ, {}),
    "feed list": (Mandate.READ, {}),
    "feed test": (Mandate.READ, {"url": "{web}/feed.xml"}),
    "managers list": (Mandate.READ, {}),
    "me data": (Mandate.READ, {}),
    "news help": (Mandate.READ, {}),
    "news status": (Mandate.READ, {}),
    "who corrections": (Mandate.READ, {}),
    "alert add": (Mandate.OWN, {"query": "budget"}),
    "alert remove": (Mandate.OWN, {"alert": "1"}),
    "alert resume": (Mandate.OWN, {}),
    "alert snooze": (Mandate.OWN, {"alert": "1", "for": "1 day"}),
    "me forget": (Mandate.OWN, {"confirm": "yes"}),
    "digest mute": (Mandate.MANAGER, {"query": "budget"}),
    "digest now": (Mandate.MANAGER, {}),
    "digest pause": (Mandate.MANAGER, {}),
    "digest resume": (Mandate.MANAGER, {}),
    "digest sections": (Mandate.MANAGER, {"sections": "asia"}),
    "digest set": (Mandate.MANAGER, {"time": "06:15", "timezone": "Asia/Seoul"}),
    "digest unmute": (Mandate.MANAGER, {"query": "storm"}),
    "feed add": (Mandate.MANAGER, {"url": "{web}/feed.xml"}),
    "feed export": (Mandate.MANAGER, {}),
    "feed import": (Mandate.MANAGER, {"url": "{web}/list.opml", "confirm": "yes"}),
    "feed interval": (Mandate.MANAGER, {"feed": "1", "every": "30m"}),
    "feed resume": (Mandate.MANAGER, {"feed": "1"}),
    "feed pack": (Mandate.MANAGER, {}),
    "news setup": (Mandate.MANAGER, {"time": "06:15", "zone": "Asia/Seoul"}),
    "feed remove": (Mandate.MANAGER, {"feed": "1"}),
    "who merge": (Mandate.MANAGER, {"actor": "Kim Jong-un", "same": "Kim Min-seok"}),
    "who split": (Mandate.MANAGER, {"actor": "Sanae Takaichi", "words": "summit"}),
    "who alias": (Mandate.MANAGER, {"actor": "Sanae Takaichi", "name": "the Iron Lady"}),
    "who undo": (Mandate.MANAGER, {"number": "1"}),
    "story split": (Mandate.MANAGER, {"story": "#5", "articles": "2"}),
    "managers add": (Mandate.RIGHT, {"person": READER_ID}),
    "managers remove": (Mandate.RIGHT, {"person": TOM_ID}),
}
CHANGES_NOTHING = {"feed export", "feed pack"}
"""For managers, since they show addresses in full or what would be changed."""
