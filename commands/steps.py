"""The first five minutes, step by step: which news, at what hour, in which zone.

Every step is a message whose buttons and selects carry the line of the next one, so a manager
gets from the invitation to the first digest by choosing only, on every platform.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.message import (
    Button,
    Buttons,
    Choices,
    Code,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
)
from bot.model.story import Story
from bot.pipeline.show import plural
from commands.cards import label, quiet, story_line
from commands.packs import Pack, language_name
from commands.wording import argument
from commands.zones import ZONES

SETUP = "news setup"
HOURS = ("06:00", "07:00", "07:30", "08:00", "09:00", "12:00", "17:00", "18:00", "20:00")
_SHOWN = 3
_NAMED = 4
"""Languages named with a topic."""


def welcome(name: str, packs: Sequence[Pack]) -> Message:
    """Return what the bot says when it is added to a server: who it is, and the first choice."""
    title = f"Hello, {name}" if name else "Hello"
    what = (
        "I follow the news feeds you choose and post one digest a day: what happened, in sentences "
        "of the sources, word for word, each with its link. Nothing is generated."
    )
    parts: list[Part] = [
        Heading((Plain(title),)),
        Paragraph((Plain(what),)),
        *ask_for_pack(packs),
        quiet("A manager chooses; everybody may read and ask. Begin again any time:"),
        Paragraph((Code(f"/{SETUP}"), Plain(" · "), Code("/help")), quiet=True),
    ]
    return Message(tuple(parts), line=f"{title}. Choose what news you want: /{SETUP}")


def ask_for_pack(packs: Sequence[Pack], *, more: bool = False) -> list[Part]:
    """Return the choice of a topic of the ready packs."""
    prompt = "Which other news?" if more else "1. Which news?"
    topics: dict[str, list[Pack]] = {}
    for pack in packs:
        topics.setdefault(pack.section, []).append(pack)
    buttons = tuple(
        Button(_topic_label(name, of_it), f"{SETUP} pack:{argument(name)}")
        for name, of_it in topics.items()
    )
    own: Part = Paragraph(
        (Plain("Or a feed of your own: "), Code("/feed add example.com")), quiet=True
    )
    return [Choices(prompt, buttons), own] if buttons else [own]


def ask_for_language(packs: Sequence[Pack]) -> list[Part]:
    """Return the choice between the packs of one topic."""
    buttons = tuple(
        Button(_language_label(pack), f"{SETUP} pack:{argument(pack.name)}") for pack in packs
    )
    return [Choices(f"{packs[0].section}: in which language?", buttons)]


def ask_for_hour(newest: Sequence[Story]) -> list[Part]:
    """Return the choice of the hour, below what there is to make a digest of already."""
    parts: list[Part] = []
    if newest:
        lines = tuple(story_line(story) for story in newest[:_SHOWN])
        parts += [label("What there is already"), Listing(lines)]
        parts.append(Buttons((Button("Preview the digest", "digest preview"),)))
    else:
        parts.append(quiet("The newest articles are read within a minute or two."))
    hours = tuple(Button(hour, f"{SETUP} time:{hour}") for hour in HOURS)
    parts.append(Choices("2. At what hour shall the digest come, here in this channel?", hours))
    return parts


def ask_for_zone(hour: str, now: datetime) -> list[Part]:
    """Return the choice of the zone, each with the time it shows now."""
    buttons = tuple(
        Button(_zone_label(zone, now), f"{SETUP} time:{hour} zone:{zone}") for zone in ZONES
    )
    other = (Plain("Any other: "), Code(f"/digest set {hour} Asia/Kathmandu"))
    return [
        Choices(
            f"3. {hour} on whose clock? Choose the one that shows your time now.",
            buttons,
        ),
        Paragraph(other, quiet=True),
    ]


def more_to_do() -> Buttons:
    """Return what a manager may want after the first plan."""
    return Buttons(
        (
            Button("Preview", "digest preview"),
            Button("Post one now", "digest now"),
            Button("More news", f"{SETUP} pack:more"),
        )
    )


def _topic_label(name: str, packs: Sequence[Pack]) -> str:
    languages = [language_name(pack.language) for pack in packs]
    shown = languages if len(languages) <= _NAMED else [*languages[: _NAMED - 1], "…"]
    return f"{name} · {', '.join(shown)}"


def _language_label(pack: Pack) -> str:
    return f"{language_name(pack.language)} · {plural(len(pack.feeds), 'feed')}"


def _zone_label(zone: str, now: datetime) -> str:
    there = now.astimezone(ZoneInfo(zone))
    offset = there.utcoffset() or timedelta()
    hours = offset / timedelta(hours=1)
    city = zone.rpartition("/")[2].replace("_", " ")
    return f"{there:%H:%M} · {city}" + (f" (UTC{hours:+g})" if zone != "UTC" else "")
