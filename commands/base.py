"""The contract of a command, and what it is given."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from bot.model.message import Message
from bot.model.progress import Interim
from bot.model.request import CommandInfo, Completion, HandedFile, Parameter, People, Places
from bot.model.workspace import Channel, Managers, Workspace

if TYPE_CHECKING:
    from bot.pipeline.services import Services


class Nobody:
    """A platform that knows nobody: the terminal."""

    async def who_manages(self, workspace: str) -> Managers:
        """Return that nobody has a right of their own."""
        return Managers()

    async def name_of(self, workspace: str, person: str) -> str:
        """Return nothing."""
        return ""

    async def has_right(self, workspace: str, person: str) -> bool:
        """Return that nobody has."""
        return False


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, where, and the services a command may use."""

    workspace: Workspace
    channel: Channel
    person: str
    manager: bool
    operator: bool
    services: "Services"
    commands: Sequence[CommandInfo] = ()
    places: Places | None = None
    """What the platform knows of its channels; None where it knows nothing."""
    file: HandedFile | None = None
    """What was handed in with the request."""
    by_right: bool = False
    """Manages by the platform's own right, and so may name others."""
    people: People = field(default_factory=Nobody)
    interim: Interim | None = None
    """Shows the answer before it is complete; None where an answer cannot change once given."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Where something is suggested: the arguments that are typed already."""

    def is_here(self, channel: Channel) -> bool:
        """Return whether it is the channel that was asked in, which need not be stored."""
        return channel.remote_id == self.channel.remote_id

    async def why_closed(self, channel: Channel) -> str:
        """Return in sentences why nothing can be posted in a channel; empty where it can."""
        if self.places is None:
            return ""
        return await self.places.why_closed(self.workspace.remote_id, channel.remote_id)


class Command(ABC):
    """Something people can ask. Class data says how it is asked."""

    help: ClassVar[str]
    """One line for `/help` and the platforms (at most 100 characters)."""
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    for_managers: ClassVar[bool] = False
    examples: ClassVar[tuple[str, ...]] = ()
    """Command lines as a person would type them, with the slash."""

    @abstractmethod
    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer. `arguments` holds a value per given parameter, as typed and stripped.

        Raises a RequestError (or any VerbatimError) with a sentence for the person.
        """

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest values for a parameter. Overridden where the kind's own completion is not it."""
        return []
