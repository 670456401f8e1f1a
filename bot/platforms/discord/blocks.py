"""Blocks: what a part of a message becomes, and how blocks are packed into payloads.

Lines may be split over payloads, between two of them; a solid (a story, a row of buttons, a
picture) never is. Text that meets text shares one text display: Discord counts them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.platforms.discord.controls import number_alike
from bot.platforms.discord.limits import (
    BYTES_A_TEXT,
    CHARACTERS,
    COMPONENTS,
    NOTHING,
    UTF8_BYTES,
    Component,
    Size,
    measure,
    measure_text,
)

MOST_PAYLOADS = 10
CUT = "-# The rest is too long to be shown here."
_CUT_SIZE = measure_text(f"\n\n{CUT}")
_TEXT, _SEPARATOR, _CONTAINER = 10, 14, 17
_COLOUR = 0x2F6FDE
_COMPONENTS_V2 = 1 << 15
_CONTAINER_SIZE = 1
_RULE: Component = {"type": _SEPARATOR, "divider": True, "spacing": 1}


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text, each short enough for a payload."""

    lines: tuple[str, ...]
    tight: bool = False
    """Directly below the text above, without a blank line."""


@dataclass(frozen=True, slots=True)
class Solid:
    """Components that stay together; with none but `ruled`, a rule."""

    components: tuple[Component, ...] = ()
    ruled: bool = False
    """Set off from what is above by a rule."""
    reserved: Size = NOTHING
    """Room kept for the text that may have to stand in their place."""


Block: TypeAlias = Lines | Solid


def text_display(content: str) -> Component:
    """Return text as a component."""
    return {"type": _TEXT, "content": content}


def room_for(spare_components: int = 0) -> Size:
    """Return what a container's inside may take of one payload."""
    return Size(
        COMPONENTS - _CONTAINER_SIZE - spare_components,
        CHARACTERS - _CUT_SIZE.characters,
        UTF8_BYTES - _CUT_SIZE.utf8_bytes - BYTES_A_TEXT,
    )


@dataclass(slots=True)
class _Page:
    """The inside of one payload's container, as it fills."""

    room: Size
    children: list[Component] = field(default_factory=list)
    size: Size = field(default_factory=Size)

    def add_line(self, line: str, between: str) -> bool:
        """Add a line of text if it fits."""
        if not self.children or self.children[-1]["type"] != _TEXT:
            return self.add((text_display(line),), ruled=False)
        more = f"{between}{line}"
        return self._take(measure_text(more)) and self._extend(more)

    def add(
        self, components: Iterable[Component], *, ruled: bool, reserved: Size = NOTHING
    ) -> bool:
        """Add components if they fit, all of them; below a rule, if there is something above."""
        ruled = ruled and bool(self.children) and self.children[-1]["type"] != _SEPARATOR
        new = [dict(_RULE), *components] if ruled else list(components)
        size = sum((measure(component) for component in new), reserved)
        if not self._take(size):
            return False
        self.children.extend(new)
        return True

    def has_room_for(self, text: str) -> bool:
        """Return whether some more text would fit, as a component of its own where it has to be."""
        return (self.size + measure(text_display(text))).within(self.room)

    def end_with(self, line: str) -> None:
        """Add the last line, for which every page keeps room, at the price of a whole component."""
        if self.children[-1]["type"] == _TEXT:
            self._extend(f"\n\n{line}")
            return
        if self.size.components == self.room.components:
            self.children.pop()
        self.children.append(text_display(line))

    def close(self) -> list[Component]:
        """Return the children; a rule at an end divides nothing."""
        inner = [*self.children]
        if inner and inner[-1]["type"] == _SEPARATOR:
            inner.pop()
        number_alike(inner)
        return inner

    def _extend(self, more: str) -> bool:
        self.children[-1] = text_display(self.children[-1]["content"] + more)
        return True

    def _take(self, size: Size) -> bool:
        total = self.size + size
        if not total.within(self.room):
            return False
        self.size = total
        return True


def pack(blocks: Iterable[Block], room: Size) -> list[list[Component]]:
    """Return the insides of as many containers as the blocks need, at most ten."""
    pages = [_Page(room)]
    for block, below in _with_below(blocks):
        if not _fits_with(block, below, pages[-1]):
            pages.append(_Page(room))
        _place(block, pages)
        if len(pages) > MOST_PAYLOADS:
            del pages[MOST_PAYLOADS:]
            pages[-1].end_with(CUT)
            break
    return [children for page in pages if (children := page.close())]


def container(children: list[Component]) -> Component:
    """Return components in a frame of the bot's colour."""
    return {"type": _CONTAINER, "accent_color": _COLOUR, "components": children}


def payload(components: list[Component]) -> Component:
    """Return what shows components: nobody is pinged by it, whatever its text says."""
    return {
        "flags": _COMPONENTS_V2,
        "components": components,
        "allowed_mentions": {"parse": []},
    }


def _with_below(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Yield each block with the one below it, made no sooner than that."""
    above: Block | None = None
    for block in blocks:
        if above is not None:
            yield above, block
        above = block
    if above is not None:
        yield above, None


def _fits_with(block: Block, below: Block | None, page: _Page) -> bool:
    """Return whether a line that stands directly above others is not left alone on a page."""
    if not isinstance(block, Lines) or len(block.lines) != 1 or not page.children:
        return True
    if not isinstance(below, Lines) or not below.tight:
        return True
    return page.has_room_for(f"\n\n{block.lines[0]}\n{below.lines[0]}")


def _place(block: Block, pages: list[_Page]) -> None:
    if isinstance(block, Solid):
        if not pages[-1].add(block.components, ruled=block.ruled, reserved=block.reserved):
            pages.append(_Page(pages[-1].room))
            pages[-1].add(block.components, ruled=False, reserved=block.reserved)
        return
    between = "\n" if block.tight else "\n\n"
    for line in block.lines:
        if len(pages) > MOST_PAYLOADS:
            return
        if not pages[-1].add_line(line, between):
            pages.append(_Page(pages[-1].room))
            pages[-1].add_line(line, "")
        between = "\n"
