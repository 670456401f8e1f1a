"""What of a message can go along as a file: charts as pictures, attachments as they are.

A renderer is told which parts have one and points at it; without one it shows the part in text.
The other way, what a person hands in: a file too large for it is refused here too.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from bot.model.errors import TooLargeError
from bot.model.message import Attachment, Chart, Charts, Message, Part
from bot.model.progress import Runner
from bot.model.request import MOST_HANDED_IN
from bot.platforms.pictures.draw import draw_chart, draw_charts
from bot.platforms.pictures.ink import Palette

log = logging.getLogger(__name__)

PNG = "image/png"
MOST_BYTES = 8 * 1024 * 1024
"""Of one file: what every server on Discord takes, and more than any list of feeds has."""
_MOST_FILES = 10
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes along with a message. `name` is the only one of its kind there."""

    name: str
    media_type: str
    body: bytes
    alt: str = ""
    """What a picture shows, in words."""


Files: TypeAlias = Mapping[Part, File]
NO_FILES: Files = MappingProxyType({})


async def make_files(message: Message, run: Runner | None, palette: Palette) -> Files:
    """Return the files of a message, its charts drawn by `run` in these colours.

    A chart that could not be drawn has none: the line of bars in its place says the same.
    """
    files: dict[Part, File] = {}
    for part in message.parts:
        if len(files) < _MOST_FILES and part not in files:
            file = await _make_file(part, len(files) + 1, run, palette)
            if file is not None and len(file.body) <= MOST_BYTES:
                files[part] = file
    return files


def has_file(part: Part, files: Files) -> bool:
    """Return whether a part goes along as a file."""
    return isinstance(part, Chart | Charts | Attachment) and part in files


async def _make_file(part: Part, number: int, run: Runner | None, palette: Palette) -> File | None:
    if isinstance(part, Attachment):
        return File(_safe_name(part.name, number), part.media_type, part.text.encode())
    if run is None or not isinstance(part, Chart | Charts) or not _has_values(part):
        return None
    try:
        if isinstance(part, Chart):
            body = await run(draw_chart, part, palette)
        else:
            body = await run(draw_charts, part.charts, palette)
    # A message must not be lost over its picture, whatever is wrong with the worker.
    except Exception:
        log.exception("A chart could not be drawn; it is shown as a line")
        return None
    return File(f"chart-{number}.png", PNG, body, part.alt)


def _has_values(part: Chart | Charts) -> bool:
    charts = part.charts if isinstance(part, Charts) else (part,)
    return any(chart.values for chart in charts)


def _safe_name(name: str, number: int) -> str:
    """Return a name as every platform takes it, its number before it where it could be doubled."""
    safe = _UNSAFE.sub("-", name).strip("-.")[-60:].lstrip("-.")
    return safe if safe and number == 1 else f"{number}-{safe or 'file.txt'}"


def too_large(name: str) -> TooLargeError:
    """Return the error of a file, handed in by a person, that is too large to be read."""
    return TooLargeError(
        f"The file {name} is larger than {MOST_HANDED_IN // 1024} kB.",
        fix="Lists of feeds are much smaller; is it the right file?",
    )
