"""`/who merge`, `split`, `alias`, `corrections` and `undo`, as a manager meets them."""

from dataclasses import replace

import pytest

from bot.model.errors import NotFoundError, QueryError, UsageError
from bot.model.message import Buttons, Choices, Message
from bot.pipeline.retag import AT_ONCE
from commands.dispatch import load_commands
from commands.who import Who
from commands.who_alias import WhoAlias
from commands.who_corrections import WhoCorrections
from commands.who_merge import WhoMerge
from commands.who_split import WhoSplit
from commands.who_undo import WhoUndo
from tests.builders.newsroom import Cast, Newsroom, Report

MATCH = Report(
    "Wire", "Cup", ("Michael Dorn scored in the cup.",), hours=3, cast=(Cast("Michael Dorn"),)
)
BOOK = Report(
    "Wire", "Rivers", ("Michael Dorn wrote on rivers.",), hours=2, cast=(Cast("Michael Dorn"),)
)
MIKE = Report("Wire", "Talk", ("Mike Dorn talked.",), hours=1, cast=(Cast("Mike Dorn"),))


async def publish_all(room: Newsroom) -> None:
    for report in (MATCH, BOOK, MIKE):
        await room.publish(report)


def requests(message: Message) -> list[str]:
    parts = [part for part in message.parts if isinstance(part, Buttons | Choices)]
    return [button.request for part in parts for button in part.buttons]


async def test_two_names_become_one_and_two_again(room: Newsroom) -> None:
    await publish_all(room)
    answer = await room.ask(WhoMerge(), actor="Michael Dorn", same="Mike Dorn")
    assert answer.line == "Mike Dorn is Michael Dorn from now on, in 3 articles."
    assert "who undo 1" in requests(answer)
    assert (await room.ask(Who(), actor="Mike Dorn")).line.startswith("Michael Dorn:")

    listed = await room.ask(WhoCorrections())
    assert "Mike Dorn is Michael Dorn" in str(listed.parts)
    assert requests(listed) == []
    for_manager = await WhoCorrections()(room.context(manager=True))
    assert requests(for_manager) == ["who undo 1"]
    undone = await room.ask(WhoUndo(), number="1")
    assert undone.line == "Taken back: Mike Dorn is Michael Dorn."
    assert (await room.ask(Who(), actor="Mike Dorn")).line.startswith("Mike Dorn:")
    assert "Nothing" in (await room.ask(WhoCorrections())).line


async def test_a_name_that_an_actor_has_needs_no_saying(room: Newsroom) -> None:
    await publish_all(room)
    with pytest.raises(UsageError) as same:
        await room.ask(WhoAlias(), actor="Mike Dorn", name="Mike Dorn")
    assert str(same.value) == (
        '“Mike Dorn” is the name of that actor already. `/who "Mike Dorn"` shows the others.'
    )
    with pytest.raises(UsageError, match=r"There is an actor “Mike Dorn” in 1 article\."):
        await room.ask(WhoAlias(), actor="Michael Dorn", name="Mike Dorn")


async def test_one_name_becomes_two(room: Newsroom) -> None:
    await publish_all(room)
    answer = await room.ask(WhoSplit(), actor="Michael Dorn", words="cup")
    assert "Code(text='/who \"Michael Dorn\"')" in str(answer)  # as it is typed on each platform
    assert "one in 1 article with “cup”, one in the other 1 article" in answer.line
    asked = await room.ask(Who(), actor="Michael Dorn")
    assert len(requests(asked)) == 2
    for request in requests(asked):
        assert (await room.ask(Who(), actor=request.removeprefix("who "))).line


async def test_another_name_finds_the_actor(room: Newsroom) -> None:
    await publish_all(room)
    await room.ask(WhoAlias(), actor="Mike Dorn", name="The Talker")
    assert (await room.ask(Who(), actor="the talker")).line.startswith("Mike Dorn:")


async def test_a_lone_surname_names_the_actor_in_stored_articles_until_it_is_undone(
    room: Newsroom,
) -> None:
    full = Cast("Petra Halloran")
    alone = "Halloran, 61, will not pay, the union said. Nobody asked Halloran why."
    await room.publish(Report("Wire", "Dues", ("Petra Halloran paid.",), hours=3, cast=(full,)))
    await room.publish(Report("Wire", "No dues", (alone,), hours=2))
    assert "2 articles" not in str((await room.ask(Who(), actor="Petra Halloran")).parts)

    answer = await room.ask(WhoAlias(), actor="Petra Halloran", name="Halloran")
    assert answer.line == ("“Halloran” names Petra Halloran from now on, and in 1 stored article.")
    found = await room.storage.read(lambda t: t.actors.find(room.workspace.id, "Petra Halloran"))
    assert [actor.mentions for actor in found] == [2]

    await room.ask(WhoUndo(), number="1")
    found = await room.storage.read(lambda t: t.actors.find(room.workspace.id, "Halloran"))
    assert [(actor.name, actor.mentions) for actor in found] == [("Petra Halloran", 1)]


async def test_the_manager_is_told_when_older_articles_were_left(
    room: Newsroom,
) -> None:
    await room.publish(*[replace(MIKE, hours=n) for n in range(AT_ONCE)])
    answer = await room.ask(WhoAlias(), actor="Mike Dorn", name="Dorn")
    assert "python -m bot actors resolve" not in str(answer.parts)
    await room.ask(WhoUndo(), number="1")
    await room.publish(replace(MIKE, hours=AT_ONCE))
    answer = await room.ask(WhoAlias(), actor="Mike Dorn", name="Dorn")
    assert "python -m bot actors resolve" in str(answer.parts)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (WhoMerge(), {"actor": "Mike Dorn", "same": "Mike Dorn"}),
        (WhoSplit(), {"actor": "Michael Dorn", "words": "Dorn"}),
        (WhoSplit(), {"actor": "Michael Dorn", "words": "zeppelin"}),
        (WhoSplit(), {"actor": "Michael Dorn", "words": '"(('}),
        (WhoAlias(), {"actor": "Mike Dorn", "name": "Michael Dorn"}),
        (WhoAlias(), {"actor": "Mike Dorn", "name": "Mike Dorn"}),
        (WhoAlias(), {"actor": "Mike Dorn", "name": "—"}),
        (WhoAlias(), {"actor": "Mike Dorn", "name": "x" * 5000}),
        (WhoUndo(), {"number": "7"}),
        (WhoUndo(), {"number": "seven"}),
    ],
)
async def test_what_cannot_be_corrected_is_said_and_changes_nothing(
    room: Newsroom, command: WhoMerge, arguments: dict[str, str]
) -> None:
    await publish_all(room)
    with pytest.raises((UsageError, QueryError)):
        await room.ask(command, **arguments)
    assert "Nothing" in (await room.ask(WhoCorrections())).line


async def test_an_unknown_name_is_not_merged(room: Newsroom) -> None:
    await publish_all(room)
    with pytest.raises(NotFoundError):
        await room.ask(WhoMerge(), actor="Mike Dorn", same="Zebulon")


async def test_an_ambiguous_name_is_asked_back_with_the_same_correction(room: Newsroom) -> None:
    await publish_all(room)
    asked = await room.ask(WhoMerge(), actor="Michael Dorn", same="Dorn")
    assert asked.line == "Mike Dorn is Michael Dorn from now on, in 3 articles."
    await room.ask(WhoUndo(), number="1")
    asked = await room.ask(WhoAlias(), actor="Dorn", name="Talker")
    assert requests(asked) == ['who alias "Michael Dorn" Talker', 'who alias "Mike Dorn" Talker']


def test_only_managers_correct() -> None:
    commands = load_commands()
    for name in ("merge", "split", "alias", "undo"):
        assert commands[f"who {name}"].for_managers
