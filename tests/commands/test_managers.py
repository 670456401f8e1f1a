"""Who manages, in words: listed, named, taken back, and told to whoever is refused."""

from dataclasses import replace
from typing import Any

import pytest

from bot.model.errors import NotAllowedError, NotFoundError
from bot.model.message import Button, Buttons, Message
from bot.model.request import Request
from bot.model.workspace import Managers
from commands.base import Command, Context
from commands.dispatch import Desk, load_commands
from commands.managers_add import ManagersAdd
from commands.managers_list import ManagersList
from commands.managers_remove import ManagersRemove
from commands.me_data import MeData
from commands.me_forget import MeForget
from commands.person_reference import find_person
from tests.builders.newsroom import NOW, Newsroom
from tests.commands.golden import assert_golden, printed
from tests.fakes.people import FakePeople

KIM, BEA = "800000000000000001", "800000000000000002"


@pytest.fixture
def people() -> FakePeople:
    return FakePeople(names={KIM: "Kim", BEA: "Bea"})


def by_right(room: Newsroom, people: FakePeople, **changes: Any) -> Context:
    return room.context(manager=True, by_right=True, people=people, **changes)


async def name(room: Newsroom, *ids: str) -> None:
    for one in ids:
        await room.storage.write(lambda t, one=one: t.managers.add(room.workspace.id, one, NOW))  # type: ignore[misc]


def buttons(message: Message) -> list[Button]:
    rows = [part.buttons for part in message.parts if isinstance(part, Buttons)]
    return [button for row in rows for button in row]


async def test_those_by_right_and_those_named_are_listed(
    room: Newsroom, people: FakePeople
) -> None:
    await name(room, KIM, "800000000000000007")

    assert_golden(await ManagersList()(by_right(room, people)), "managers_list")
    read = await ManagersList()(room.context(people=people))
    assert buttons(read) == []


async def test_where_nobody_was_named_it_is_said(room: Newsroom, people: FakePeople) -> None:
    assert_golden(await ManagersList()(by_right(room, people)), "managers_list_none")


async def test_a_member_is_named_and_it_is_taken_back(room: Newsroom, people: FakePeople) -> None:
    context = by_right(room, people)
    added = await ManagersAdd()(context, person=f"<@{KIM}>")
    again = await ManagersAdd()(context, person=KIM)
    assert_golden(added, "managers_add")
    assert again.line == "Kim was named before."
    assert await room.storage.read(lambda t: t.managers.list(room.workspace.id)) == [KIM]

    removed = await ManagersRemove()(context, person="@kim")
    assert_golden(removed, "managers_remove")
    assert await room.storage.read(lambda t: t.managers.list(room.workspace.id)) == []
    with pytest.raises(NotFoundError, match="“Kim” was not named"):
        await ManagersRemove()(context, person=KIM)


async def test_who_manages_by_right_need_not_be_named(room: Newsroom, people: FakePeople) -> None:
    """ "From now on", it said, of somebody who could all the time, and offered to take it back."""
    people.by_right.add(KIM)
    answer = await ManagersAdd()(by_right(room, people), person=KIM)
    assert answer.line.startswith("Kim may change feeds and digests here already")
    assert buttons(answer) == []
    assert await room.storage.read(lambda t: t.managers.list(room.workspace.id)) == []


async def test_strangers_and_bots_cannot_be_named(room: Newsroom, people: FakePeople) -> None:
    with pytest.raises(NotFoundError, match="no member here"):
        await ManagersAdd()(by_right(room, people), person="<@899999999999999999>")
    assert await room.storage.read(lambda t: t.managers.list(room.workspace.id)) == []


@pytest.mark.parametrize("command", [ManagersAdd(), ManagersRemove()])
async def test_who_was_named_names_nobody(
    room: Newsroom, people: FakePeople, command: Command
) -> None:
    named = room.context(manager=True, people=people)
    with pytest.raises(NotAllowedError, match="you were named") as caught:
        await command(named, person=KIM)
    assert caught.value.fix == (
        "Ask somebody who manages by right: "
        "anyone with Manage Server (the role Admins), such as Aya and Tom."
    )


async def test_where_nobody_knows_who_manages_by_right_nobody_is_offered(
    room: Newsroom, people: FakePeople
) -> None:
    people.managers = Managers()
    with pytest.raises(NotAllowedError) as caught:
        await ManagersAdd()(room.context(manager=True, people=people), person=KIM)
    assert caught.value.fix == ""


async def test_those_named_are_suggested_for_removal(room: Newsroom, people: FakePeople) -> None:
    await name(room, KIM, BEA)
    command = ManagersRemove()
    found = await command.complete(by_right(room, people), command.parameters[0], "be")
    assert [(one.value, one.label) for one in found] == [(BEA, "Bea")]


@pytest.mark.parametrize(
    ("managers", "named", "said"),
    [
        (
            Managers("anyone with Manage Server", ("Aya", "Tom"), ("Admins", "Desk")),
            (),
            "Managers here: anyone with Manage Server (the roles Admins and Desk), such as Aya "
            "and Tom. Ask one of them",
        ),
        (
            Managers("admins and owners of the workspace", ("Aya",)),
            (KIM, BEA, "800000000000000007"),
            "Managers here: admins and owners of the workspace, such as Aya; and Kim and Bea, "
            "whom they named. Ask one of them",
        ),
        (
            Managers("anyone with Manage Server", ("Kim",)),
            (KIM,),
            "Managers here: anyone with Manage Server, such as Kim. Ask one of them",
        ),
        (Managers("anyone with Manage Server"), (), "here: anyone with Manage Server. Ask one"),
        (Managers(), (), "can use `/feed add`. Ask one of them"),
    ],
)
async def test_a_refusal_names_who_can(
    room: Newsroom, people: FakePeople, managers: Managers, named: tuple[str, ...], said: str
) -> None:
    people.managers = managers
    await name(room, *named)
    answer = await ask(room, people, "feed add https://a.example/feed")
    assert said.replace("`", "") in answer.line


async def test_who_was_named_is_let_through_and_loses_it_again(
    room: Newsroom, people: FakePeople
) -> None:
    await name(room, KIM)
    allowed = await ask(room, people, "digest sections", person=KIM)
    await room.storage.write(lambda t: t.managers.remove(room.workspace.id, KIM))
    refused = await ask(room, people, "digest sections", person=KIM)
    assert "Only managers" not in allowed.line
    assert "Only managers" in refused.line


async def test_a_platform_is_told_who_manages(room: Newsroom, people: FakePeople) -> None:
    desk = Desk(room.services, load_commands(), people={"console": people})
    kim = Request(platform="console", workspace="w", channel="c", person=KIM)
    assert not await desk.manages(kim)
    await name(room, KIM)
    assert await desk.manages(kim)
    assert await desk.manages(replace(kim, person=BEA, manager=True))
    assert not await desk.manages(replace(kim, person=BEA))
    assert not await desk.manages(replace(kim, workspace="x"))


async def test_who_is_named_elsewhere_is_nobody_here(room: Newsroom, people: FakePeople) -> None:
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    await room.storage.write(lambda t: t.managers.add(other.id, KIM, NOW))
    assert "Only managers" in (await ask(room, people, "feed pack", person=KIM)).line


async def test_hostile_names_stay_plain_and_short(room: Newsroom, people: FakePeople) -> None:
    hostile = "`@everyone`\n<@1> [x](https://evil.example) " + "y" * 200
    people.managers = Managers("anyone with Manage Server", (hostile,))
    answer = await ask(room, people, "feed pack")
    assert "\n" not in answer.line
    assert len(answer.line) < 300
    assert ", such as '@everyone' <@1> [x](https://evil.examp…. " in " ".join(
        printed(answer).split()
    )


async def test_being_a_manager_is_in_ones_data_and_can_be_forgotten(
    room: Newsroom, people: FakePeople
) -> None:
    await name(room, "ada", KIM)
    assert "that you were named as a manager" in (await room.ask(MeData())).line
    assert "your name as a manager" in (await room.ask(MeForget())).line
    done = await room.ask(MeForget(), confirm="yes")
    assert done.line.startswith("Deleted: your name as a manager.")
    assert await room.storage.read(lambda t: t.managers.list(room.workspace.id)) == [KIM]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("<@123456>", "123456"),
        ("<@!123456>", "123456"),
        ("<@U12AB|tom>", "U12AB"),
        ("U12AB", "U12AB"),
        ("W12AB", "W12AB"),
        ("123456", "123456"),
        (" @Bea ", BEA),
        ("bea", BEA),
        (BEA, BEA),
    ],
)
def test_people_are_found_as_chats_write_them(typed: str, found: str) -> None:
    assert find_person(typed, {BEA: "Bea", KIM: "Kim"}) == found


@pytest.mark.parametrize("typed", ["@Zoe", "everyone", "<@1;2>", "<#123>", "u12ab", "Ümit", "1"])
def test_who_is_not_found_is_told_how_to_choose(typed: str) -> None:
    with pytest.raises(NotFoundError, match="Type @"):
        find_person(typed, {BEA: "Bea"})


def test_a_name_that_two_bear_means_neither() -> None:
    with pytest.raises(NotFoundError):
        find_person("Bea", {BEA: "Bea", KIM: "bea"})


async def ask(room: Newsroom, people: FakePeople, line: str, person: str = "bo") -> Message:
    desk = Desk(room.services, load_commands(), people={"console": people})
    return await desk.answer(
        Request(platform="console", workspace="w", channel="c", person=person, line=line)
    )
