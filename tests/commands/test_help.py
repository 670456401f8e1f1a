from dataclasses import replace
from typing import cast

import pytest

from bot.model.errors import NotFoundError
from bot.model.message import Bold, Code, Listing, Message, Paragraph, Part
from bot.model.request import CommandInfo, Kind, Parameter
from bot.model.workspace import Channel, Workspace
from bot.pipeline.services import Services
from commands.base import Context
from commands.help import Help

COMMANDS = (
    CommandInfo(
        "who",
        "Who someone is",
        (
            Parameter("actor", Kind.ACTOR, "A name"),
            Parameter("days", Kind.NUMBER, "How many (7 if not given)", required=False),
        ),
        examples=("/who Takaichi", "/who Lee 7"),
    ),
    CommandInfo("latest", "The newest stories"),
    CommandInfo("feed add", "Follow a feed", for_managers=True),
    CommandInfo("feed list", "The feeds"),
)
CONTEXT = Context(
    workspace=Workspace(1, "console", "w", "Newsroom"),
    channel=Channel(1, 1, "console", "c", "general"),
    person="ada",
    manager=False,
    operator=False,
    services=cast(Services, None),  # what the commands are needs no service
    commands=COMMANDS,
)


async def ask(command: str = "", *, manager: bool = False) -> Message:
    context = replace(CONTEXT, manager=manager)
    return await Help()(context, **({"command": command} if command else {}))


def words_of(parts: tuple[Part, ...]) -> list[str]:
    """Return each line of the headings, paragraphs and lists, its pieces joined."""
    lines: list[str] = []
    for part in parts:
        texts = part.items if isinstance(part, Listing) else (getattr(part, "text", ()),)
        lines += ["".join(getattr(piece, "text", "") for piece in text) for text in texts]
    return lines


async def test_managers_see_all_commands_in_groups() -> None:
    assert words_of((await ask(manager=True)).parts) == [
        "What you can ask",
        "Look up",
        "/who ACTOR [DAYS] · Who someone is",
        "/latest · The newest stories",
        "Feeds",
        "/feed list · The feeds",
        "/feed add · Follow a feed (managers)",
        "One of them with examples: /help who",
    ]


async def test_others_see_what_they_may_do_and_where_the_rest_is() -> None:
    answer = await ask()
    assert words_of(answer.parts)[-3:] == [
        "Feeds",
        "/feed list · The feeds",
        "One of them with examples: /help who. What managers can do besides: /help feed",
    ]
    assert "feed add" not in answer.line
    assert "/feed add · Follow a feed (managers)" in words_of((await ask("feed")).parts)


@pytest.mark.parametrize("typed", ["who", "/who", "WHO"])
async def test_one_command_is_explained(typed: str) -> None:
    assert words_of((await ask(typed)).parts) == [
        "/who ACTOR [DAYS]",
        "Who someone is.",
        "ACTOR · A name",
        "DAYS · How many (7 if not given)",
        "For example",
        "/who Takaichi",
        "/who Lee 7",
    ]


async def test_what_only_managers_may_do_says_so() -> None:
    assert "Only managers may do this." in words_of((await ask("feed  add")).parts)


async def test_the_first_word_of_a_group_lists_the_group() -> None:
    lines = words_of((await ask("feed")).parts)
    assert "/feed list · The feeds" in lines
    assert "Look up" not in lines


@pytest.mark.parametrize(("asked", "example"), [("", "/help who"), ("feed", "/help feed add")])
async def test_the_example_is_one_of_what_is_listed(asked: str, example: str) -> None:
    last = words_of((await ask(asked)).parts)[-1]
    assert last.startswith(f"One of them with examples: {example}")


async def test_the_same_command_is_listed_once_and_found_by_the_name_that_discord_has() -> None:
    more = (CommandInfo("help", "All"), CommandInfo("news help", "The same as /help"))
    split = CommandInfo("story split", "Take articles out")
    context = replace(CONTEXT, commands=(*COMMANDS, *more, split))
    lines = words_of((await Help()(context)).parts)
    assert [line for line in lines if "help · " in line] == ["/help · All"]
    assert "/story split" in words_of((await Help()(context, command="/story-split")).parts)


async def test_what_can_be_typed_is_marked_as_such() -> None:
    (_, heading, listing, *_) = (await ask()).parts
    assert heading == Paragraph((Bold("Look up"),))
    assert isinstance(listing, Listing)
    assert listing.items[0][0] == Code("/who ACTOR [DAYS]")


async def test_an_unknown_command_offers_the_nearest() -> None:
    with pytest.raises(NotFoundError) as missing:
        await ask("latst")
    assert missing.value.nearest == ("latest",)


async def test_a_command_like_no_other_points_to_the_list() -> None:
    with pytest.raises(NotFoundError) as missing:
        await ask("xyzzy")
    assert "/help" in missing.value.fix
