"""What a digest offers on Slack, also after a restart: only managers mute, and mutes are undone."""

import json
from typing import Any

from tests.bot.platforms.slack.conftest import RunChat
from tests.builders.newsroom import Newsroom
from tests.builders.small_archive import publish_all
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import CHANNEL, TEAM, FakeSlack


async def said(slack: FakeSlack) -> str:
    return json.dumps(await slack.responded.next(), ensure_ascii=False)


def elements(message: Any) -> list[Any]:
    rows = [block for block in message["blocks"] if block["type"] == "actions"]
    return [element for row in rows for element in row["elements"]]


def select(message: Any, prompt: str) -> Any:
    found = [e for e in elements(message) if e.get("placeholder", {}).get("text") == prompt]
    assert len(found) == 1
    return found[0]


def button(message: Any, label: str) -> Any:
    (found,) = [e for e in elements(message) if e.get("text", {}).get("text") == label]
    return {"type": "button", "action_id": found["action_id"], "value": found["value"]}


def picked(element: Any, option: Any) -> Any:
    return {"type": "static_select", "action_id": element["action_id"], "selected_option": option}


async def test_a_topic_is_muted_from_a_digest_and_back_again(
    slack: FakeSlack, admin: Someone, person: Someone, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await admin.types("digest set 08:00 UTC")
        await slack.responded.next()
        workspace, channel = await chat.workspace(TEAM), (await chat.channels(TEAM))[CHANNEL]
        await publish_all(Newsroom(chat.services.storage, chat.services, workspace, channel))
        await admin.types("digest now", url="now")
        await slack.responded.next()
        await chat.deliver()
    digest = slack.places[CHANNEL].messages[-1]
    mute = select(digest, "Mute a topic …")
    async with run_chat():
        await person.presses(picked(mute, mute["options"][0]), thread="1.1")
        assert "Only managers" in await said(slack)
        await admin.presses(picked(mute, mute["options"][0]), thread="1.1")
        offered = await slack.responded.next()
        assert offered["thread_ts"] == "1.1"
        await admin.presses(button(offered, "Sanae Takaichi"))
        muted = await slack.responded.next()
        assert "leaves out stories with the actor Sanae Takaichi" in muted["text"]
        await admin.presses(button(muted, "Unmute"))
        assert "No longer left out of the digest here" in await said(slack)
