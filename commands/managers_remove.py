"""`/managers remove`: somebody who was named may no longer change feeds and digests."""

from bot.model.errors import NotFoundError
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Plain
from bot.model.request import Completion, Kind, Parameter
from commands.base import Command, Context
from commands.mandate import check_by_right, names_of
from commands.person_reference import find_person
from commands.wording import quoted


class ManagersRemove(Command):
    """Takes back what `/managers add` gave; those who manage by right are not touched by it."""

    help = "Take back that somebody may change feeds and digests"
    parameters = (Parameter("person", Kind.PERSON, "Whom, for example @Tom"),)
    for_managers = True
    examples = ("/managers remove @Tom",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer who no longer manages."""
        await check_by_right(context, "managers remove")
        workspace, storage = context.workspace, context.services.storage
        ids = await storage.read(lambda t: list(t.managers.list(workspace.id)))
        named = await names_of(context, ids)
        person = find_person(arguments["person"], named)
        if not await storage.write(lambda t: t.managers.remove(workspace.id, person)):
            called = (await names_of(context, [person])).get(person) or arguments["person"]
            raise NotFoundError(
                f"{quoted(called)} was not named as a manager.",
                fix="`/managers list` shows who was; those who manage by right stay.",
                subject=person,
            )
        name = named.get(person) or person
        said = " may no longer change feeds and digests here."
        again = Buttons((Button("Name them again", f"managers add {person}"),))
        return Message((Paragraph((Bold(name), Plain(said))), again), line=f"{name}{said}")

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest those who were named."""
        workspace = context.workspace
        ids = await context.services.storage.read(lambda t: list(t.managers.list(workspace.id)))
        named = await names_of(context, ids)
        wanted = typed.casefold().removeprefix("@")
        return [
            Completion(one, name)
            for one, name in named.items()
            if one.startswith(typed) or name.casefold().startswith(wanted)
        ]
