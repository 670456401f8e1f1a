"""`/news help`: the same as `/help`, where people look for it by the bot's name."""

from bot.model.message import Message
from commands import help as plain_help
from commands.base import Command, Context


class NewsHelp(Command):
    """Lists all commands, or explains one."""

    help = "The same as /help"
    parameters = plain_help.Help.parameters
    examples = ("/news help", "/news help who")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer as `/help` does."""
        return await plain_help.Help()(context, **arguments)
