"""People on the stand-in: they use commands, type, press, pick, and wait for what is shown."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.discord.rules import texts_of, walk
from tests.fakes.discord.world import (
    BOT,
    DIRECT,
    GUILD,
    MANAGE_SERVER,
    MANAGER,
    READER,
    THEN,
    VIEW_AND_SEND,
    user,
)

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4
EPHEMERAL, LOADING = 1 << 6, 1 << 7
PATIENCE = 10.0


@dataclass(slots=True)
class Interaction:
    """What somebody did, and everything the bot did about it."""

    id: str
    token: str
    kind: int
    callbacks: list[Any] = field(default_factory=list)
    original: Any = None
    files: dict[str, bytes] = field(default_factory=dict)
    """What was attached to the answer, by name."""
    followups: list[Any] = field(default_factory=list)
    _heard: asyncio.Event = field(default_factory=asyncio.Event)
    _shown: asyncio.Event = field(default_factory=asyncio.Event)
    _followed: asyncio.Event = field(default_factory=asyncio.Event)

    def note_callback(self, body: Any) -> None:
        """The bot gave a first sign."""
        self.callbacks.append(body)
        self._heard.set()

    def note_followup(self, body: Any) -> None:
        """The bot showed more."""
        self.followups.append(body)
        self._followed.set()

    def note_original(self, body: Any) -> None:
        """The bot put its answer."""
        self.original = body
        self._shown.set()

    async def answer(self) -> str:
        """Wait for the answer; return its text."""
        async with asyncio.timeout(PATIENCE):
            await self._shown.wait()
        return "\n".join(texts_of(self.original))

    async def answer_with(self, words: str) -> str:
        """Wait until the answer holds some words, edited as often as it may be; return its text."""
        async with asyncio.timeout(PATIENCE):
            while words not in (text := await self.answer()):
                self._shown.clear()
        return text

    async def heard(self) -> None:
        """Wait for the bot's first sign."""
        async with asyncio.timeout(PATIENCE):
            await self._heard.wait()

    async def follow_up(self) -> None:
        """Wait for a message after the answer."""
        async with asyncio.timeout(PATIENCE):
            await self._followed.wait()

    async def choices(self) -> list[Any]:
        """Wait for suggestions."""
        await self.heard()
        return list(self.callbacks[0]["data"]["choices"])

    @property
    def private(self) -> bool:
        """Whether the asker alone sees the answer."""
        return bool(self.callbacks[0].get("data", {}).get("flags", 0) & EPHEMERAL)

    def control(self, label: str) -> str:
        """The custom id of the button or select of this label (or placeholder)."""
        for component in walk(self.original["components"]):
            if label in (component.get("label"), component.get("placeholder")):
                return str(component["custom_id"])
        raise AssertionError(f"nothing is called {label}")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who does something, with what Discord says of their rights."""

    id: str
    rights: int = 0
    guild: str = GUILD
    """Empty: in direct messages, or by an app that is installed for a user only."""
    lacks: int = 0
    """What of the rights of everybody somebody has not in the channel."""


class Person(str):
    """An option that is a person, picked from the list of members."""

    __slots__ = ()


def acted(
    kind: int,
    data: Any,
    *,
    ids: tuple[str, str],
    manager: bool,
    place: Any,
    who: Who | None = None,
    app_rights: int = VIEW_AND_SEND,
) -> Any:
    """An INTERACTION_CREATE event in a channel, or without one in direct messages."""
    if who is None:
        guild = place["guild_id"] if place else ""
        who = Who(MANAGER if manager else READER, MANAGE_SERVER * manager, guild)
    if not who.guild:
        place = None
    person = user(who.id, "maria" if who.id == MANAGER else "rolf")
    rights = (VIEW_AND_SEND | who.rights) & ~who.lacks
    member = {
        "user": person,
        "roles": [],
        "joined_at": THEN,
        "permissions": str(rights),
        "flags": 0,
        "deaf": False,
        "mute": False,
    }
    where = (
        {
            "guild_id": who.guild,
            "member": member,
            "context": 0,
            "channel_id": place["id"],
            "channel": place,
        }
        if place
        else {
            "user": person,
            "context": 1,
            "channel_id": DIRECT,
            "channel": {"id": DIRECT, "type": 1, "recipients": [user(BOT, "verbatim", bot=True)]},
        }
    )
    return {
        "id": ids[0],
        "application_id": BOT,
        "type": kind,
        "token": ids[1],
        "version": 1,
        "data": data,
        "app_permissions": str(app_rights),
        "locale": "en-GB",
        "entitlements": [],
        "authorizing_integration_owners": {},
        "attachment_size_limit": 10_485_760,
        **where,
    }


def slash_data(line: str, values: dict[str, Any], focused: str = "") -> Any:
    """The data of a slash command: its words, its options, the one being typed."""
    options: Any = [
        {
            "name": name,
            "type": _type_of(value),
            "value": value["id"] if isinstance(value, dict) else value,
            **({"focused": True} if name == focused else {}),
        }
        for name, value in values.items()
    ]
    root, *verbs = line.split()
    for depth, verb in enumerate(reversed(verbs)):
        options = [{"name": verb, "type": 1 if depth == 0 else 2, "options": options}]
    people = {value: user(value, "tom") for value in values.values() if isinstance(value, Person)}
    dicts = [value for value in values.values() if isinstance(value, dict)]
    channels = {v["id"]: {**v, "permissions": "0"} for v in dicts if "type" in v}
    files = {v["id"]: v for v in dicts if "type" not in v}
    found = {"users": people, "channels": channels, "attachments": files}
    resolved = {name: values for name, values in found.items() if values}
    data = {"id": "1", "type": 1, "name": root, "options": options}
    return {**data, "resolved": resolved} if resolved else data


def _type_of(value: Any) -> int:
    if isinstance(value, dict):
        return 7 if "type" in value else 11
    return 4 if isinstance(value, int) else 6 if isinstance(value, Person) else 3
