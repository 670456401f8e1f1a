from dataclasses import replace

from commands.dispatch import describe, load_commands
from commands.help import Help
from commands.news_help import NewsHelp
from tests.builders.newsroom import Newsroom
from tests.commands.golden import assert_golden

COMMANDS = tuple(describe(name, command) for name, command in load_commands().items())


async def test_it_answers_as_help_does(room: Newsroom) -> None:
    context = room.context(commands=COMMANDS)
    assert await NewsHelp()(context) == await Help()(context)
    assert await NewsHelp()(context, command="who") == await Help()(context, command="who")


async def test_all_commands_read_well(room: Newsroom) -> None:
    context = replace(room.context(commands=COMMANDS), manager=True)
    assert_golden(await NewsHelp()(context), "help")


async def test_what_a_reader_may_do_reads_well(room: Newsroom) -> None:
    context = replace(room.context(commands=COMMANDS), manager=False)
    assert_golden(await NewsHelp()(context), "help_for_readers")
