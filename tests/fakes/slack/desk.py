"""A dispatcher for Slack's tests: commands of every kind, answers from a table."""

from collections.abc import Mapping, Sequence

from bot.model.message import Message, say
from bot.model.progress import Interim
from bot.model.request import CommandInfo, Completion, Event, Kind, Parameter, Request

COMMANDS = (
    CommandInfo("latest", "What is new"),
    CommandInfo("who", "Who someone is", (Parameter("actor", Kind.ACTOR, "A name"),)),
    CommandInfo("topic", "What is new on it", (Parameter("query", Kind.QUERY, "Words"),)),
    CommandInfo("trending", "Who rises and falls"),
    CommandInfo("help", "What one can ask"),
    CommandInfo("alert list", "Your alerts"),
    CommandInfo("feed list", "The feeds"),
    CommandInfo(
        "feed import",
        "Follow a list",
        (Parameter("file", Kind.FILE, "The list itself", required=False),),
        for_managers=True,
    ),
    CommandInfo("news status", "Pulls and failures", for_managers=True),
)


class FakeDesk:
    """Repeats what it was asked, unless `answers` holds a message for the line."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.events: list[Event] = []
        self.answers: dict[str, Message] = {}
        self.completions: dict[str, Sequence[Completion]] = {}
        self.failing = False
        self.named: set[str] = set()

    @property
    def commands(self) -> Sequence[CommandInfo]:
        """Commands as the real desk has them."""
        return COMMANDS

    async def answer(self, request: Request, interim: Interim | None = None) -> Message:
        """Return the message kept for a line, else one that repeats it."""
        self.asked.append(request)
        if self.failing:
            raise RuntimeError("the desk is on fire")
        line = request.line or f"{request.command} {_values(request.arguments)}"
        said = f"You asked: {line}"
        return self.answers.get(line) or say(said)

    async def happened(self, event: Event) -> None:
        """Remember it."""
        self.events.append(event)

    async def manages(self, request: Request) -> bool:
        """Believe the platform, or what a test says."""
        return request.manager or request.person in self.named

    async def complete(self, request: Request) -> list[Completion]:
        """Return the completions kept for what is typed."""
        self.asked.append(request)
        return list(self.completions.get(_values(request.arguments), ()))


def _values(arguments: Mapping[str, str]) -> str:
    return " ".join(arguments.values())
