"""A small desk: commands of every kind, answered with what was asked."""

import asyncio
from collections.abc import Sequence
from typing import Any, cast

from bot.model.message import Button, Buttons, Message, Paragraph, Plain
from bot.model.progress import Interim
from bot.model.request import CommandInfo, Completion, Event, Happening, Kind, Parameter, Request

COMMANDS = (
    CommandInfo("who", "Who someone is", (Parameter("actor", Kind.ACTOR, "A name"),)),
    CommandInfo(
        "between",
        "Two actors",
        (Parameter("a", Kind.ACTOR, "One"), Parameter("b", Kind.ACTOR, "The other")),
    ),
    CommandInfo(
        "latest",
        "The newest stories",
        (Parameter("count", Kind.NUMBER, "How many", required=False),),
    ),
    CommandInfo("trending", "Who rises and falls"),
    CommandInfo("alert add", "Be told", (Parameter("query", Kind.QUERY, "What about"),)),
    CommandInfo(
        "alert snooze",
        "Not now",
        (
            Parameter("for", Kind.TIME, "How long", required=False),
            Parameter("alert", Kind.ALERT, "Which"),
        ),
    ),
    CommandInfo(
        "feed add",
        "Follow a feed",
        (
            Parameter("url", Kind.ADDRESS, "Where"),
            Parameter("section", Kind.TEXT, "A heading", required=False, suggested=True),
        ),
        for_managers=True,
    ),
    CommandInfo(
        "feed import",
        "Follow a list",
        (Parameter("file", Kind.FILE, "The list", required=False),),
        for_managers=True,
    ),
    CommandInfo(
        "digest set",
        "When and where",
        (
            Parameter("channel", cast("Kind", "channel"), "Where to"),
            Parameter("timezone", Kind.ZONE, "Whose hour", required=False),
        ),
        for_managers=True,
    ),
)


class FakeDesk:
    """Says what it was asked; `answers` and `suggestions` hold what it says instead."""

    def __init__(self, commands: Sequence[CommandInfo] = COMMANDS) -> None:
        self.commands = commands
        self.asked: list[Request] = []
        self.events: list[Event] = []
        self.has_roll_call = asyncio.Event()
        self.answers: dict[str, Message] = {}
        self.suggestions: list[Completion] = []
        self.fails = False
        self.stuck = asyncio.Event()
        self.stuck.set()

    async def answer(self, request: Request, interim: Interim | None = None) -> Message:
        """Answer, or refuse what only managers may."""
        self.asked.append(request)
        await self.stuck.wait()
        if self.fails:
            raise ZeroDivisionError
        wanted = request.command or request.line
        info = next((c for c in self.commands if c.name == wanted), None)
        if info is not None and info.for_managers and not request.manager:
            return say("Only managers of this server can use that. Ask one of them.")
        return self.answers.get(wanted) or say(describe(request))

    async def happened(self, event: Event) -> None:
        """Remember it."""
        self.events.append(event)
        if event.kind is Happening.ROLL_CALL:
            self.has_roll_call.set()

    async def manages(self, request: Request) -> bool:
        """Believe the platform."""
        return request.manager

    async def complete(self, request: Request) -> list[Completion]:
        """Suggest."""
        self.asked.append(request)
        await self.stuck.wait()
        return self.suggestions


def describe(request: Request) -> str:
    """Return a request as a text."""
    given = " ".join(f"{name}={value}" for name, value in request.arguments.items())
    return f"{request.command or request.line} {given}".strip()


def say(text: str, *buttons: tuple[str, str]) -> Message:
    """Return a message with buttons."""
    row: Any = (Buttons(tuple(Button(*button) for button in buttons)),) if buttons else ()
    return Message((Paragraph((Plain(text),)), *row), line=text)
