"""Discord's limits on one message of components, and how much of them something takes.

https://docs.discord.com/developers/components/reference; the bytes are measured, not documented:
beyond them the API answers 500 (discord-api-docs#8554).
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.platforms.text import units

Component: TypeAlias = dict[str, Any]
"""A component as the API takes it."""

COMPONENTS = 40
CHARACTERS = 4_000
UTF8_BYTES = 10_170
BYTES_A_TEXT = 12
"""What every text display takes of the bytes, besides its text."""
BUTTONS_A_ROW = 5
OPTIONS = 25
LABEL = 80
CUSTOM_ID = 100
OPTION = 100
PLACEHOLDER = 150
DESCRIPTION = 1_024
THREAD_NAME = 100


@dataclass(frozen=True, slots=True)
class Size:
    """How much of a message something takes."""

    components: int = 0
    characters: int = 0
    utf8_bytes: int = 0

    def __add__(self, other: "Size") -> "Size":
        return Size(
            self.components + other.components,
            self.characters + other.characters,
            self.utf8_bytes + other.utf8_bytes,
        )

    def within(self, room: "Size") -> bool:
        """Return whether this fits into a room."""
        return (
            self.components <= room.components
            and self.characters <= room.characters
            and self.utf8_bytes <= room.utf8_bytes
        )


NOTHING = Size()


def measure(component: Component) -> Size:
    """Return what a component takes, with everything in it."""
    size = Size(components=1)
    if "content" in component:
        size += measure_text(component["content"]) + Size(utf8_bytes=BYTES_A_TEXT)
    for inner in component.get("components", ()):
        size += measure(inner)
    if "accessory" in component:
        size += measure(component["accessory"])
    return size


def measure_text(text: str) -> Size:
    """Return what text takes inside a text display."""
    return Size(characters=units(text), utf8_bytes=len(text.encode()))
