"""`/managers add`: name somebody who may change feeds and digests, too."""

from bot.model.errors import NotFoundError
from bot.model.message import Bold, Button, Buttons, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from commands.base import Command, Context
from commands.mandate import check_by_right
from commands.person_reference import find_person
from commands.wording import quoted


class ManagersAdd(Command):
    """Names a member of the workspace as a manager; only those who manage by right may."""

    help = "Let somebody else change feeds and digests"
    parameters = (Parameter("person", Kind.PERSON, "Whom, for example @Tom"),)
    for_managers = True
    examples = ("/managers add @Tom",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer who was named."""
        await check_by_right(context, "managers add")
        person = find_person(arguments["person"], {})
        workspace, at = context.workspace, context.services.clock()
        name = await context.people.name_of(workspace.remote_id, person)
        if not name:
            raise NotFoundError(
                f"{quoted(arguments['person'])} is no member here.",
                fix="Only people who are members here can be named; bots cannot.",
                subject=person,
            )
        if await context.people.has_right(workspace.remote_id, person):
            return _show_by_right(name)
        new = await context.services.storage.write(
            lambda t: t.managers.add(workspace.id, person, at)
        )
        said = " may change feeds and digests here from now on." if new else " was named before."
        undo = Buttons((Button("Take it back", f"managers remove {person}"),))
        text = Paragraph((Bold(name), Plain(said)))
        return Message((text, undo), line=f"{name}{said}")


def _show_by_right(name: str) -> Message:
    said = " may change feeds and digests here already, without being named. Nothing was changed."
    return Message((Paragraph((Bold(name), Plain(said))),), line=f"{name}{said}")
