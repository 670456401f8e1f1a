"""The Home tab: what a person sees there, and what its buttons answer."""

from typing import Any

import pytest

from tests.bot.platforms.slack.conftest import HTTP, SOCKET, Connect
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import DIRECT, PERSON, FakeSlack, Fault


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


async def test_the_home_shows_a_person_alerts_and_a_manager_the_feeds_too(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone, admin: Someone
) -> None:
    async with connect():
        await person.opens_home()
        mine = await slack.published.next()
        await admin.opens_home()
        managers = await slack.published.next()

    assert mine["user_id"] == PERSON
    assert "You asked: alert list" in words(mine["view"])
    assert "feed list" not in words(mine["view"])
    assert "You asked: feed list" in words(managers["view"])
    assert "You asked: news status" in words(managers["view"])
    assert desk.asked[0].channel == f"@{PERSON}"


async def test_a_button_on_the_home_is_answered_in_a_modal(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    async with connect():
        await person.opens_home()
        home = {**(await slack.published.next())["view"], "id": "VH"}
        await person.presses(actions(home)[0], view=home)
        waiting = await slack.opened.next()
        answer = await slack.updated.next()
        await slack.published.next()
        modal = {**answer["view"], "id": "V1"}
        await person.presses({"type": "button", "action_id": "ask-0", "value": "help"}, view=modal)
        inside = await slack.updated.next()

    assert "One moment" in words(waiting["view"])
    assert "You asked: latest" in words(answer["view"])
    assert "You asked: help" in words(inside["view"])
    assert {request.channel for request in desk.asked} == {f"@{PERSON}"}


async def test_a_button_on_the_home_whose_window_does_not_open_is_answered_in_direct_messages(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    """The right to open one is gone after three seconds."""
    async with connect():
        await person.opens_home()
        home = {**(await slack.published.next())["view"], "id": "VH"}
        slack.fail("views.open", Fault("expired_trigger_id"))
        await person.presses(actions(home)[0], view=home)
        answer = await slack.posted.next()

    assert answer["channel"] == DIRECT
    assert "You asked: latest" in words(answer)


async def test_who_was_named_in_chat_sees_a_managers_home(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    desk.named.add(PERSON)
    async with connect():
        await person.opens_home()
        home = await slack.published.next()

    assert "You asked: feed list" in words(home["view"])
