"""Channels that a manager names by their ids: this workspace's, and what is wrong with them."""

import json
from collections.abc import AsyncIterator

import pytest

from tests.bot.platforms.slack.conftest import RunChat
from tests.builders.chat import Chat
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import TEAM, FakeSlack, Fault, Place

ELSEWHERE = "That channel is not one of this workspace, or it is private and I am not in it."


@pytest.fixture
async def chat(run_chat: RunChat, slack: FakeSlack) -> AsyncIterator[Chat]:
    slack.places |= {"C2": Place(joined=False), "C3": Place(joined=False, private=True)}
    async with run_chat() as chat:
        yield chat


async def ask(slack: FakeSlack, admin: Someone, line: str) -> str:
    await admin.types(line, url="asked")
    return json.dumps(await slack.responded.next(), ensure_ascii=False)


@pytest.mark.parametrize("channel", ["C9", "C3"])
@pytest.mark.parametrize("line", ["digest set 08:00 UTC", "digest now", "digest mute ferry"])
async def test_a_channel_of_another_workspace_is_refused(
    slack: FakeSlack, admin: Someone, chat: Chat, line: str, channel: str
) -> None:
    assert ELSEWHERE in await ask(slack, admin, f"{line} <#{channel}|news>")
    assert channel not in await chat.channels(TEAM)


async def test_a_public_channel_is_planned_before_the_bot_is_in_it(
    slack: FakeSlack, admin: Someone, chat: Chat
) -> None:
    answer = await ask(slack, admin, "digest set 08:00 UTC <#C2|launch>")
    assert "is posted in #launch every day at 08:00" in answer
    assert "But: " not in answer
    assert (await chat.channels(TEAM))["C2"].plan is not None


async def test_an_archived_channel_is_told_when_it_is_planned(
    slack: FakeSlack, admin: Someone, chat: Chat
) -> None:
    slack.places["C2"].archived = True
    answer = await ask(slack, admin, "digest set 08:00 UTC <#C2|launch>")
    assert "That channel is archived" in answer
    answer = await ask(slack, admin, "digest now <#C2|launch>")
    assert "Nothing is posted in #launch. That channel is archived" in answer


async def test_an_app_with_an_older_manifest_goes_on(
    slack: FakeSlack, admin: Someone, chat: Chat
) -> None:
    slack.fail("conversations.info", *[Fault("missing_scope")] * 2)
    assert "every day at 08:00" in await ask(slack, admin, "digest set 08:00 UTC <#C2|launch>")


async def test_while_slack_is_down_no_channel_is_taken(
    slack: FakeSlack, admin: Someone, chat: Chat
) -> None:
    slack.fail("conversations.info", Fault("html"))
    answer = await ask(slack, admin, "digest set 08:00 UTC <#C2|launch>")
    assert "Try again in a minute" in answer
