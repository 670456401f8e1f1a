"""The real library against a stand-in of Discord: what people do, and what they see."""

import asyncio
from typing import Any

import pytest

from bot.model.message import Button, Choices, Message, Paragraph, Plain
from bot.model.request import Completion, Request
from tests.bot.platforms.discord.conftest import NOW, Connect
from tests.builders import messages
from tests.builders.world import Clock
from tests.fakes.discord.desk import FakeDesk, say
from tests.fakes.discord.people import EPHEMERAL, Who
from tests.fakes.discord.rules import texts_of, walk
from tests.fakes.discord.server import FakeDiscord, Fault
from tests.fakes.discord.world import GUILD, MANAGER, NEWS, OTHER_GUILD, READER, SEND
from tests.fakes.waiting import pass_time


@pytest.mark.parametrize(
    ("line", "values", "seen"),
    [
        ("who", {"actor": "Sanae Takaichi"}, "who actor=Sanae Takaichi"),
        ("between", {"a": "Japan", "b": "South Korea"}, "between a=Japan b=South Korea"),
        ("latest", {"count": 3}, "latest count=3"),
        ("latest", {}, "latest"),
        ("trending", {}, "trending"),
        ("alert add", {"query": 'actor:Kim "North Korea"'}, 'alert add query=actor:Kim "North'),
        ("alert snooze", {"alert": "4", "for": "3 h"}, "alert snooze alert=4 for=3 h"),
    ],
)
async def test_a_command_is_answered_to_its_asker_alone(
    discord: FakeDiscord,
    desk: FakeDesk,
    connect: Connect,
    line: str,
    values: dict[str, object],
    seen: str,
) -> None:
    async with connect():
        asked = await discord.slash(line, **values)

        assert seen in (await asked.answer()).replace("\\", "")
    assert asked.private
    assert asked.callbacks == [{"type": 5, "data": {"flags": EPHEMERAL}}]
    request = desk.asked[0]
    assert (request.platform, request.workspace, request.channel) == ("discord", GUILD, NEWS)
    assert (request.person, request.manager, request.operator) == (READER, False, False)


async def test_the_bot_says_that_it_heard_before_it_works(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    desk.stuck.clear()
    async with connect():
        asked = await discord.slash("trending")
        await asked.heard()
        assert asked.original is None
        desk.stuck.set()
        assert await asked.answer() == "trending"


async def test_what_only_managers_may_is_refused_to_others(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    async with connect():
        refused = await discord.slash("feed add", url="https://wire.example/feed")
        assert "Only managers" in await refused.answer()
        allowed = await discord.slash("feed add", manager=True, url="https://w.example/f")
        assert "feed add url=" in await allowed.answer()
    assert [request.person for request in desk.asked] == [READER, MANAGER]


async def test_suggestions_come_with_their_labels(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    desk.suggestions = [
        Completion("Sanae Takaichi", "Prime Minister · 41 articles"),
        Completion("Takaichi " + "x" * 100, "too long to be put in"),
        Completion("Sanae Takaichi", "twice"),
        *(Completion(f"Tak {number}", "y" * 200) for number in range(40)),
    ]
    async with connect():
        asked = await discord.type("between", "a", b="Japan", a="Tak")
        choices = await asked.choices()

    assert choices[0] == {
        "name": "Sanae Takaichi · twice",
        "value": "Sanae Takaichi",
    }
    assert len(choices) == 25
    assert choices[1]["value"] == "Tak 0"
    assert desk.asked[0].command == "between"
    assert list(desk.asked[0].arguments.items()) == [("b", "Japan"), ("a", "Tak")]


async def test_suggestions_that_take_too_long_are_none(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    async def never(request: Request) -> list[Completion]:
        pass_time(2.5)
        await asyncio.Event().wait()
        return []

    desk.complete = never  # type: ignore[method-assign]
    async with connect():
        asked = await discord.type("who", "actor", actor="Tak")
        assert await asked.choices() == []


async def test_a_button_works_after_a_restart(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    desk.answers["trending"] = say("Rising", ("Who is it?", 'who "Sanae Takaichi"'))
    async with connect():
        asked = await discord.slash("trending")
        await asked.answer()
    async with connect():
        pressed = await discord.press(asked.control("Who is it?"), on=asked.original)
        assert await pressed.answer() == 'who "Sanae Takaichi"'
    assert pressed.private
    assert desk.asked[-1].line == 'who "Sanae Takaichi"'


async def test_a_select_asks_for_what_is_picked(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    many = tuple(Button(f"Kim {n}", f"who @{n}") for n in range(30))
    desk.answers["who"] = Message((Choices("Which Kim?", many),))
    async with connect():
        asked = await discord.slash("who", actor="Kim")
        await asked.answer()
        select = asked.control("Which Kim? (1 of 2)")
        picked = await discord.press(select, picked="who @7", on=asked.original)
        assert await picked.answer() == "who @7"


async def test_an_unknown_button_says_so(discord: FakeDiscord, connect: Connect) -> None:
    async with connect():
        pressed = await discord.press("from-2019")
        assert "another version of the bot. `/help` lists" in await pressed.answer()


async def test_an_answer_is_shared_as_it_was_seen(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    desk.answers["who"] = messages.who()
    async with connect():
        asked = await discord.slash("who", actor="Takaichi")
        seen = await asked.answer()
        shared = await discord.press(asked.control("Share in channel"), on=asked.original)
        assert await shared.answer() == seen
    assert not shared.private
    assert _essence(shared.original["components"]) == _essence(asked.original["components"][:-1])
    assert len(desk.asked) == 1


async def test_an_answer_is_shared_once_however_often_it_is_pressed(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    desk.answers["who"] = messages.who()
    async with connect():
        asked = await discord.slash("who", actor="Takaichi")
        await asked.answer()
        seen = asked.original | {"id": "990000000000000001"}
        presses = [await discord.press("share", on=seen) for _ in range(2)]
        answers = [await press.answer() for press in presses]
    assert [press.private for press in presses] == [False, True]
    assert "has been shared already" in answers[1]


async def test_what_could_not_be_shared_is_not_called_shared(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    desk.answers["who"] = messages.who()
    async with connect():
        asked = await discord.slash("who", actor="Takaichi")
        text = await asked.answer()
        seen = asked.original | {"id": "990000000000000001"}
        pressed = await discord.press("share", on=seen)
        discord.fail("PATCH", pressed.token, Fault(404, {"message": "Unknown", "code": 10008}))
        await pressed.heard()
        await discord.is_read()
        again = await discord.press("share", on=seen)
        assert await again.answer() == text
    assert not again.private


async def test_who_may_not_write_in_a_channel_shares_nothing_there(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    """Readers of a channel for announcements press its buttons, and do not write in it."""
    desk.answers["who"] = messages.who()
    desk.answers["story #3"] = messages.who()
    reader = Who(READER, lacks=SEND)
    async with connect():
        asked = await discord.slash("who", actor="Takaichi")
        await asked.answer()
        pressed = await discord.press("ask:story #3", who=reader)
        await pressed.answer()
        shared = await discord.press("share", on=asked.original, who=reader)
        assert "Only people who may write here" in await shared.answer()
    assert "Share in channel" not in [c.get("label") for c in walk(pressed.original["components"])]
    assert shared.private


async def test_who_may_write_by_now_can_share_what_was_refused_before(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    """The refusal counted as sharing: it had been shared already, it said then."""
    desk.answers["who"] = messages.who()
    async with connect():
        asked = await discord.slash("who", actor="Takaichi")
        text = await asked.answer()
        seen = asked.original | {"id": "990000000000000001"}
        refused = await discord.press("share", on=seen, who=Who(READER, lacks=SEND))
        assert "Only people who may write here" in await refused.answer()
        shared = await discord.press("share", on=seen, who=Who(READER))
        assert await shared.answer() == text
    assert not shared.private


async def test_what_is_no_news_or_asked_in_direct_messages_is_not_offered_to_all(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    desk.answers["who"] = messages.who()
    async with connect():
        refused = await discord.slash("feed add", url="x.example")
        assert "Only managers" in await refused.answer()
        direct = await discord.slash("who", actor="Takaichi", in_guild=False)
        await direct.answer()
    labels = [c.get("label") for i in (refused, direct) for c in walk(i.original["components"])]
    assert "Share in channel" not in labels


def _essence(components: Any) -> list[Any]:
    """What of components the library gives back as it was: not the defaults it adds."""
    kept = ("type", "content", "label", "custom_id", "placeholder", "style")
    pictures = [
        (item["media"]["url"], item.get("description"))
        for component in walk(components)
        for item in component.get("items", ())
    ]
    return [{key: c.get(key) for key in kept} for c in walk(components)] + pictures


async def test_a_long_answer_comes_in_parts_that_only_the_asker_sees(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    long = "\n".join(f"{n} " + "word " * 60 for n in range(30))
    desk.answers["trending"] = Message((Paragraph((Plain(long),)),))
    async with connect():
        asked = await discord.slash("trending")
        first = await asked.answer()
        await asked.follow_up()

    assert all(followup["flags"] & EPHEMERAL for followup in asked.followups)
    whole = "\n".join([first, *(text for f in asked.followups for text in texts_of(f))])
    assert whole.split() == long.split()


async def test_a_direct_message_is_about_the_one_server_that_is_shared(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    discord.world.add_guild(OTHER_GUILD)
    discord.world.strangers.add((OTHER_GUILD, READER))
    async with connect():
        asked = await discord.slash("who", in_guild=False, manager=False, actor="Kim")
        assert await asked.answer() == "who actor=Kim"
    request = desk.asked[0]
    assert (request.workspace, request.channel) == (GUILD, f"@{READER}")
    assert not request.manager


async def test_of_several_shared_servers_one_is_asked_for_and_remembered(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    discord.world.add_guild(OTHER_GUILD, name="Second")
    async with connect():
        asked = await discord.slash("trending", in_guild=False)
        assert "About which server?" in await asked.answer()
        chosen = asked.control("Second")
        there = await discord.press(chosen, on=asked.original, in_guild=False)
        assert "trending" in await there.answer()
        await (await discord.slash("trending", in_guild=False)).answer()
    assert [request.workspace for request in desk.asked] == [OTHER_GUILD] * 2


async def test_what_is_too_long_for_a_button_is_asked_once_more_after_the_choice(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    """What was shown instead is no command of Discord's: `/server:70000… alert add …`."""
    discord.world.add_guild(OTHER_GUILD, name="Second")
    query = '"South Korea" OR "North Korea" OR Pyongyang -football -tennis'
    async with connect():
        asked = await discord.slash("alert add", in_guild=False, query=query)
        assert "then ask once more" in await asked.answer()
        chosen = asked.control("Second")
        there = await discord.press(chosen, on=asked.original, in_guild=False)
        assert await there.answer() == "What you ask here is about Second from now on."
        again = await discord.slash("alert add", in_guild=False, query=query)
        assert "Pyongyang" in await again.answer()
    assert [(one.workspace, one.arguments) for one in desk.asked] == [
        (OTHER_GUILD, {"query": query})
    ]


async def test_where_somebody_is_a_member_is_not_asked_at_every_letter(
    discord: FakeDiscord, connect: Connect
) -> None:
    clock = Clock(NOW)
    async with connect(clock=clock):
        for _ in range(3):
            await (await discord.slash("trending", in_guild=False)).answer()
        assert discord.count("GET", f"/members/{READER}") == 1
        clock.turn(minutes=2)
        await (await discord.slash("trending", in_guild=False)).answer()
    assert discord.count("GET", f"/members/{READER}") == 2


async def test_a_stranger_learns_nothing_in_direct_messages(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    discord.world.strangers.add((GUILD, READER))
    async with connect():
        asked = await discord.slash("trending", in_guild=False)
        assert "Ask me in the server" in await asked.answer()
        forged = await discord.press(f"ask:server:{GUILD} trending", in_guild=False)
        assert "Ask me in the server" in await forged.answer()
        forged = await discord.press(f"ask:server:{GUILD}", in_guild=False)
        assert "Ask me in the server" in await forged.answer()
    assert desk.asked == []


async def test_a_desk_that_breaks_leaves_nobody_waiting(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    desk.fails = True
    async with connect():
        asked = await discord.slash("trending")
        assert "Something went wrong" in await asked.answer()
        desk.fails = False
        again = await discord.slash("trending")
        assert await again.answer() == "trending"


async def test_a_command_of_another_version_is_answered(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect():
        gone = await discord.slash("gone")
        assert "has just changed" in await gone.answer()
        changed = await discord.slash("who", name="an option of last week")
        assert "has just changed" in await changed.answer()


async def test_nobody_is_pinged_by_any_answer(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    """Discord takes what is not said about mentions for "all of them"."""
    long = "@everyone <@1> <@&2> " + "word " * 3_000
    desk.answers["trending"] = Message((Paragraph((Plain(long),)),))
    async with connect():
        asked = await discord.slash("trending")
        await asked.answer()
        await asked.follow_up()
        shared = await discord.press("share", on=asked.original)
        await shared.answer()
        gone = await discord.press("from-2019")
        await gone.answer()
    bodies = [body for method, path, body in discord.asked if path.startswith("/webhooks/")]
    assert len(bodies) >= 4
    assert all(body["allowed_mentions"] == {"parse": []} for body in bodies)
