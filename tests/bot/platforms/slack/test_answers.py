"""People ask on a fake Slack; the real slack-bolt and slack-sdk carry it to a fake desk."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.model.message import Button, Buttons, Heading, Message, Paragraph, Plain
from bot.model.request import Completion, Kind, Request
from tests.bot.platforms.slack.conftest import HTTP, NOW, SOCKET, Connect
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import CHANNEL, DIRECT, PERSON, TEAM, FakeSlack, Fault
from tests.fakes.waiting import pass_time


def actions(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what can be pressed in a payload or view."""
    rows = [block for block in payload["blocks"] if block["type"] == "actions"]
    return [element for row in rows for element in row["elements"]]


def words(payload: dict[str, Any]) -> str:
    return str(payload["blocks"])


@pytest.fixture(params=[SOCKET, HTTP])
def way(request: pytest.FixtureRequest) -> str:
    """Everything people do comes in both ways alike."""
    return str(request.param)


async def test_a_slash_command_is_answered_to_its_asker_alone(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    async with connect():
        ack = await person.types("who Sanae Takaichi")
        answer = await slack.responded.next()

    assert ack == {}
    assert answer["response_type"] == "ephemeral"
    assert answer["text"] == "You asked: who Sanae Takaichi"
    assert desk.asked == [
        Request("slack", TEAM, CHANNEL, PERSON, channel_name="news", line="who Sanae Takaichi")
    ]


@pytest.mark.parametrize("called", ["directmessage", "privategroup", "mpdm-ada--bob--eve-1"])
async def test_what_a_private_conversation_is_called_is_not_taken_for_a_name(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone, called: str
) -> None:
    """One of several people is called by their names, which are stored nowhere."""
    async with connect():
        await person.types("trending", called=called)
        await slack.responded.next()

    assert [request.channel_name for request in desk.asked] == [""]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("/who Kim", "who Kim"),
        ("news who Kim", "who Kim"),
        ("status", "news status"),
        ("news status", "news status"),
        (
            "feed add <https://wire.example/a?b=1&amp;c=2|wire.example>",
            "feed add https://wire.example/a?b=1&c=2",
        ),
        ("digest set <#C7|general>", "digest set <#C7|general>"),
        ("topic A &amp; B &lt;3", "topic A & B <3"),
    ],
)
async def test_what_slack_makes_of_typed_words_is_undone(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone, typed: str, line: str
) -> None:
    async with connect():
        await person.types(typed)
        await slack.responded.next()

    assert desk.asked[0].line == line


async def test_acknowledged_first_however_long_the_answer_takes(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    go_on = asyncio.Event()
    answer = desk.answer

    async def slowly(request: Request, interim: object) -> Message:
        await go_on.wait()
        return await answer(request)

    desk.answer = slowly  # type: ignore[method-assign]
    async with connect():
        await person.types("trending")
        assert slack.responded.empty()
        go_on.set()
        assert (await slack.responded.next())["text"] == "You asked: trending"


async def test_sharing_shows_everyone_the_same_answer_without_asking_again(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    desk.answers["trending"] = Message((Heading((Plain("In the news"),)),), line="In the news")
    async with connect():
        await person.types("trending")
        private = await slack.responded.next()
        share = actions(private)[-1]
        await person.presses(share, thread="1.0")
        public = await slack.responded.next()
        await person.presses(share)
        again = await slack.responded.next()

    assert share["text"]["text"] == "Share in channel"
    assert public["response_type"] == "in_channel"
    assert public["thread_ts"] == "1.0"
    assert public["text"] == private["text"]
    assert not actions(public)
    assert again["response_type"] == "ephemeral"
    assert "shared already" in again["text"]
    assert len(desk.asked) == 1


async def test_a_button_in_a_thread_is_answered_in_the_thread(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    row = Buttons((Button("Follow", 'alert add actor:"Kim"'),))
    desk.answers["who Kim"] = Message((row,), line="Kim")
    async with connect():
        await person.types("who Kim")
        follow = actions(await slack.responded.next())[0]
    async with connect():  # after a restart
        await person.presses(follow, thread="7.0")
        answer = await slack.responded.next()

    assert desk.asked[-1].line == 'alert add actor:"Kim"'
    assert answer["thread_ts"] == "7.0"
    assert answer["response_type"] == "ephemeral"


async def test_a_choice_from_a_select_is_a_request(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    chosen = {"type": "static_select", "action_id": "ask-1"}
    async with connect():
        await person.presses(chosen | {"selected_option": {"value": "story #41"}})
        await slack.responded.next()
        await person.presses({"type": "button", "action_id": "gone", "value": "x"})
        outdated = await slack.responded.next()

    assert [request.line for request in desk.asked] == ["story #41"]
    assert "another version of the bot. /news help lists" in outdated["text"]


async def test_the_form_completes_names_and_asks(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    desk.completions["Taka"] = [
        Completion("Sanae Takaichi", "Prime Minister"),
        Completion("x" * 151),
    ]
    async with connect():
        await person.types("")
        form = (await slack.opened.next())["view"]
        options = await person.types_into(Kind.ACTOR.value, "Taka", form)
        empty = await person.submits(form, {})
        values = {"actor": {"actor": {"selected_option": options[0]}}}
        done = await person.submits(form, values)
        answer = await slack.responded.next()

    assert [block["block_id"] for block in form["blocks"]] == ["actor", "query", "line"]
    assert [o["value"] for o in options] == ["Sanae Takaichi", "Taka"]
    assert options[0]["text"]["text"] == "Sanae Takaichi · Prime Minister"
    assert empty["response_action"] == "errors"
    assert done == {}
    assert answer["text"] == "You asked: who Sanae Takaichi"
    assert desk.asked[-1].arguments == {"actor": "Sanae Takaichi"}
    assert desk.asked[-1].channel == CHANNEL


async def test_the_form_takes_words_and_topics(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    async with connect():
        await person.types("")
        form = (await slack.opened.next())["view"]
        await person.submits(form, {"line": {"line": {"value": "/news trending"}}})
        words = await slack.responded.next()
        chosen = {"selected_option": {"value": '"trade talks"'}}
        await person.submits(form, {"query": {"query": chosen}})
        topic = await slack.responded.next()

    assert words["text"] == "You asked: trending"
    assert topic["text"] == 'You asked: topic "trade talks"'


async def test_a_mention_is_answered_to_its_writer_where_it_stands(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    async with connect():
        await person.mentions("who Takaichi", thread="3.0")
        answer = await slack.whispered.next()
        await person.mentions("")
        help_page = await slack.whispered.next()

    assert (answer["channel"], answer["user"], answer["thread_ts"]) == (CHANNEL, PERSON, "3.0")
    assert answer["text"] == "You asked: who Takaichi"
    assert help_page["text"] == "You asked: help"


async def test_a_direct_message_is_answered_and_the_bots_own_are_not(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    async with connect():
        await person.writes("edited", subtype="message_changed")
        await person.writes("from a bot", bot_id="B7")
        await person.writes("in a channel", channel_type="channel")
        await person.writes("who Takaichi")
        answer = await slack.posted.next()

    assert [request.line for request in desk.asked] == ["who Takaichi"]
    assert answer["channel"] == DIRECT
    assert not actions(answer)


async def test_a_reply_in_a_thread_that_is_also_sent_to_the_conversation_is_answered(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    async with connect():
        await person.writes("latest", subtype="thread_broadcast", thread_ts="1.1")
        answer = await slack.posted.next()

    assert answer["thread_ts"] == "1.1"


async def test_what_comes_twice_is_answered_once(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone, way: str
) -> None:
    if way == HTTP:
        pytest.skip("over HTTP events alone come twice: see test_http.py")
    async with connect():
        await person.types("latest", envelope="e-same")
        await person.types("latest", envelope="e-same")
        await person.mentions("latest", event_id="Ev-same")
        await person.mentions("latest", event_id="Ev-same")
        await slack.responded.next()
        await slack.whispered.next()
        await person.writes("help")
        await slack.posted.next()

    assert [request.line for request in desk.asked] == ["latest", "latest", "help"]
    assert slack.socket.acks.count("e-same") == 2


async def test_managers_are_admins_and_whom_the_settings_name(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone, admin: Someone
) -> None:
    async with connect(managers=("U9",)):
        for someone in (person, admin, admin, Someone(slack, "U9")):
            await someone.types("feed list")
            await slack.responded.next()
        slack.fail("users.info", Fault("missing_scope"))
        await Someone(slack, "U10").types("feed list")
        await slack.responded.next()

    assert [request.manager for request in desk.asked] == [False, True, True, True, False]
    assert slack.count("users.info") == 3


async def test_who_manages_is_asked_again_after_some_minutes(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    now = [NOW]
    async with connect(clock=lambda: now[0]):
        await person.types("latest")
        await slack.responded.next()
        slack.people[PERSON] = {"is_admin": True}
        now[0] += timedelta(minutes=4)
        await person.types("latest")
        await slack.responded.next()
        now[0] += timedelta(minutes=2)
        await person.types("latest")
        await slack.responded.next()

    assert [request.manager for request in desk.asked] == [False, False, True]


async def test_suggestions_that_take_too_long_leave_what_was_typed(
    connect: Connect,
    slack: FakeSlack,
    desk: FakeDesk,
    person: Someone,
) -> None:
    async def never(request: Request) -> list[Completion]:
        pass_time(2.5)
        await asyncio.Event().wait()
        return []

    desk.complete = never  # type: ignore[method-assign]
    async with connect():
        await person.types("")
        form = (await slack.opened.next())["view"]
        options = await person.types_into("actor", "Taka", form)

    assert [option["value"] for option in options] == ["Taka"]


async def test_an_owner_manages_and_another_workspaces_admin_does_not(
    connect: Connect, slack: FakeSlack, desk: FakeDesk
) -> None:
    slack.people["UOWN"] = {"is_owner": True}
    slack.people["UFAR"] = {"is_admin": True, "team_id": "T2"}
    async with connect():
        for name in ("UOWN", "UFAR"):
            await Someone(slack, name).types("feed list")
            await slack.responded.next()

    assert [request.manager for request in desk.asked] == [True, False]


async def test_what_a_slow_form_would_have_offered_is_said_in_words(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    slack.fail("views.open", Fault("expired_trigger_id"))
    async with connect():
        await person.types("")
        assert (await slack.responded.next())["text"] == "You asked: help"


async def test_bots_that_mention_the_bot_get_no_answer(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    event = {"type": "app_mention", "text": "<@UBOT> latest", "ts": "1.5", "channel": CHANNEL}
    async with connect():
        await person.causes({**event, "bot_id": "B7", "user": "UB7"})
        await person.mentions("help")
        await slack.whispered.next()

    assert [request.line for request in desk.asked] == ["help"]


async def test_a_failing_desk_says_so(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    desk.failing = True
    async with connect():
        await person.types("latest")
        assert "Something went wrong" in (await slack.responded.next())["text"]


async def test_a_sentence_to_the_asker_is_not_offered_to_all(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    async with connect():
        await person.types("latest")
        assert not actions(await slack.responded.next())


async def test_a_long_answer_uses_no_more_answers_than_its_address_takes(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    much = (Heading((Plain("Much"),)), Paragraph((Plain("word " * 20_000),)))
    desk.answers["latest"] = Message(much, line="much")
    async with connect():
        await person.types("latest")
        parts = [await slack.responded.next() for _ in range(4)]

    assert slack.responded.empty()
    assert [part["text"] for part in parts] == [f"much ({n}/4)" for n in range(1, 5)]
    assert "too long to be shown" in words(parts[-1])
    assert actions(parts[-1])[-1]["action_id"] == "share"


async def test_an_answer_whose_confirmation_is_lost_is_not_given_twice(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    """The SDK's own handler would: retries belong to the outbox alone."""
    slack.fail("response", Fault("lost"))
    slack.fail("chat.postEphemeral", Fault("lost"))
    async with connect():
        await person.types("latest")
        await slack.responded.next()
        await person.mentions("latest")
        await slack.whispered.next()
        await person.types("help", url="r9")
        assert (await slack.responded.next())["text"] == "You asked: help"

    assert slack.responded.empty()
    assert slack.whispered.empty()
