"""A dispatcher that answers from a table and remembers what it was asked."""

from collections.abc import Mapping, Sequence

from bot.model.message import Message, Paragraph, Plain
from bot.model.progress import Interim
from bot.model.request import CommandInfo, Completion, Event, Kind, Parameter, Request

COMMANDS = (
    CommandInfo("who", "Who someone is", (Parameter("actor", Kind.ACTOR, "A name"),)),
    CommandInfo("trending", "Who rises and falls"),
)


class FakeDispatcher:
    """Echoes the line, unless `answers` holds a message for it."""

    def __init__(
        self,
        answers: Mapping[str, Message] | None = None,
        completions: Mapping[str, Sequence[Completion]] | None = None,
    ) -> None:
        self.asked: list[Request] = []
        self.events: list[Event] = []
        self._answers = dict(answers or {})
        self._completions = dict(completions or {})

    @property
    def commands(self) -> Sequence[CommandInfo]:
        """Two commands: with a parameter, and without."""
        return COMMANDS

    async def answer(self, request: Request, interim: Interim | None = None) -> Message:
        """Return the message kept for the line, else one that repeats it."""
        self.asked.append(request)
        return self._answers.get(request.line) or Message((Paragraph((Plain(request.line),)),))

    async def happened(self, event: Event) -> None:
        """Remember it."""
        self.events.append(event)

    async def manages(self, request: Request) -> bool:
        """Believe the platform."""
        return request.manager

    async def complete(self, request: Request) -> list[Completion]:
        """Return the completions kept for the line."""
        return list(self._completions.get(request.line, ()))
