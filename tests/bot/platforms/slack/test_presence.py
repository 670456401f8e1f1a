"""Installed, shut out, let in, uninstalled: real slack-bolt, the real desk, a stand-in."""

import json
from datetime import timedelta

import pytest

from bot.model.delivery import NewDelivery
from bot.model.message import say, to_json
from tests.bot.platforms.slack.conftest import RunChat
from tests.builders.chat import Chat
from tests.builders.newsroom import NOW
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import ADMIN, BOT_TOKEN, BOT_USER, CHANNEL, TEAM, FakeSlack, Fault


async def answer(slack: FakeSlack) -> str:
    return json.dumps(await slack.responded.next(), ensure_ascii=False)


async def plan(slack: FakeSlack, admin: Someone) -> None:
    await admin.types("digest set 08:00 UTC")
    assert "every day at 08:00" in await answer(slack)


async def is_closed(chat: Chat) -> bool:
    return (await chat.channels(TEAM))[CHANNEL].closed_at is not None


async def is_open(chat: Chat) -> bool:
    return not await is_closed(chat)


async def test_a_mention_alone_begins_the_set_up_for_managers(
    slack: FakeSlack, admin: Someone, person: Someone, run_chat: RunChat
) -> None:
    async with run_chat():
        await person.mentions("")
        assert "What you can ask" in json.dumps(await slack.whispered.next())
        await admin.mentions("")
        asked = await slack.whispered.next()
        assert "1. Which news?" in json.dumps(asked)
        for picked, then in (
            ("news setup pack:Culture", "in which language"),
            ('news setup pack:"Culture English"', "Following 1 feed of Culture English"),
            ("news setup time:08:00", "on whose clock"),
            ("news setup time:08:00 zone:Europe/Berlin", "every day at 08:00 (Europe/Berlin)"),
        ):
            assert f'"value": {json.dumps(picked)}' in json.dumps(asked)
            await admin.presses({"type": "button", "action_id": "ask-0", "value": picked})
            asked = await slack.responded.next()
            assert then in json.dumps(asked)


@pytest.mark.parametrize("event", ["channel_archive", "channel_deleted", "channel_left"])
async def test_a_channel_that_is_gone_pauses_and_its_manager_is_told_once(
    slack: FakeSlack, admin: Someone, run_chat: RunChat, event: str
) -> None:
    async with run_chat() as chat:
        await plan(slack, admin)
        for _ in range(2):
            await admin.causes({"type": event, "channel": CHANNEL})
            await chat.until(lambda: is_closed(chat))
            await chat.deliver()
        (told,) = slack.shown(f"D{ADMIN}")
        assert ("is not posted any more" if "deleted" in event else "is paused") in told
        notice = json.dumps(slack.places[f"D{ADMIN}"].messages)
        assert ("goes on by itself" in notice) == ("deleted" not in event)
        await admin.types("news status", url="status")
        assert "paused since" in await answer(slack)
        await admin.causes({"type": "member_joined_channel", "channel": CHANNEL, "user": "U9"})
        await admin.causes({"type": "member_joined_channel", "channel": CHANNEL, "user": BOT_USER})
        await chat.until(lambda: is_open(chat))


async def test_a_channel_with_another_name_is_called_by_it(
    slack: FakeSlack, admin: Someone, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await plan(slack, admin)
        renamed = {"id": CHANNEL, "name": "morning", "created": 1}
        await admin.causes({"type": "channel_rename", "channel": renamed})
        await admin.causes({"type": "channel_archive", "channel": CHANNEL})
        await chat.until(lambda: is_closed(chat))
        await chat.deliver()
        (told,) = slack.shown(f"D{ADMIN}")
        assert "The digest in #morning is paused." in told


@pytest.mark.parametrize(
    ("event", "typed"),
    [("channel_archive", "/news digest set"), ("channel_left", "/invite @Verbatim")],
)
async def test_what_to_type_about_a_closed_channel_is_what_works_on_slack(
    slack: FakeSlack, admin: Someone, run_chat: RunChat, event: str, typed: str
) -> None:
    code = json.dumps({"type": "text", "text": typed, "style": {"code": True}})
    async with run_chat() as chat:
        await plan(slack, admin)
        await admin.causes({"type": event, "channel": CHANNEL})
        await chat.until(lambda: is_closed(chat))
        await chat.deliver()
        (notice,) = slack.places[f"D{ADMIN}"].messages
        await admin.types("news status", url="status")
        status = await answer(slack)
    assert notice["text"].startswith("The digest in #news is paused.")
    assert typed in notice["text"]  # what a phone shows
    for shown in (json.dumps(notice["blocks"]), status):
        assert code in shown
        assert "`" not in shown


async def test_a_channel_that_refuses_is_closed_until_it_takes_messages_again(
    slack: FakeSlack, admin: Someone, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await plan(slack, admin)
        slack.places[CHANNEL].archived = True
        chat.clock.now = NOW + timedelta(days=1)
        await chat.run_jobs()
        assert await is_closed(chat)
        slack.places[CHANNEL].archived = False
        await admin.causes({"type": "channel_unarchive", "channel": CHANNEL, "user": "U9"})
        await chat.until(lambda: is_open(chat))
        chat.clock.now = (await chat.channels(TEAM))[CHANNEL].next_due or NOW
        await chat.run_jobs()
    assert "Your digest" in slack.shown()[-1]


@pytest.mark.parametrize("event", ["app_uninstalled", "tokens_revoked"])
async def test_an_uninstalled_app_keeps_its_data_and_goes_on_when_it_is_back(
    slack: FakeSlack, admin: Someone, run_chat: RunChat, event: str
) -> None:
    async with run_chat() as chat:
        await plan(slack, admin)
        slack.revoke_token()
        await admin.causes({"type": event, "tokens": {"bot": [BOT_USER]}})

        async def left() -> bool:
            return (await chat.workspace(TEAM)).left_at is not None

        await chat.until(left)
        chat.clock.now = NOW + timedelta(days=2)
        await chat.run_jobs()
    assert slack.places[CHANNEL].messages == []
    slack.bot_token = BOT_TOKEN
    async with run_chat() as chat:
        assert (await chat.workspace(TEAM)).left_at is None
        assert (await chat.channels(TEAM))[CHANNEL].plan is not None


async def test_the_home_tab_says_managers_how_to_begin(
    slack: FakeSlack, admin: Someone, person: Someone, run_chat: RunChat
) -> None:
    async with run_chat():
        await admin.opens_home()
        assert "type /news setup in that channel" in json.dumps(await slack.published.next())
        await person.opens_home()
        assert "/news setup in that channel" not in json.dumps(await slack.published.next())


async def test_an_alert_of_which_it_is_not_known_whether_it_came_is_shown_in_the_status(
    slack: FakeSlack, admin: Someone, run_chat: RunChat
) -> None:
    async with run_chat() as chat:
        await plan(slack, admin)
        place = (await chat.channels(TEAM))[CHANNEL]
        hello = to_json(say("Storm"))
        alert = NewDelivery(place.workspace_id, place.id, "alert-1-2", hello, NOW)
        await chat.services.storage.write(lambda t: t.deliveries.queue(alert))
        slack.fail("conversations.history", Fault("missing_scope"), Fault("missing_scope"))
        slack.fail("chat.postMessage", Fault("lost"))
        for minutes in (0, 1, 20):
            chat.clock.now = NOW + timedelta(minutes=minutes)
            await chat.deliver()
        assert slack.shown().count("Storm") == 1
        await admin.types("news status", url="status")
        assert "It is not known whether an alert arrived" in await answer(slack)


async def test_looking_at_the_home_tab_costs_nobody_their_turn(
    slack: FakeSlack, admin: Someone, run_chat: RunChat
) -> None:
    """It asks for several things at once, each time that somebody comes by."""
    async with run_chat():
        for _ in range(3):
            await admin.opens_home()
            home = json.dumps((await slack.published.next())["view"])
            assert "commands in 10 seconds" not in home
        await admin.types("alert list")
        assert "You have no alerts" in await answer(slack)
