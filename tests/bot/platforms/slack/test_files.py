"""Pictures and files on Slack: where it shows them, in text where it does not, never twice."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from bot.model.errors import DeliveryError
from bot.model.message import Chart, Charts, Message
from bot.model.workspace import Channel
from bot.platforms.slack.render import render_message
from tests.bot.platforms.slack.any_message import messages as any_message
from tests.bot.platforms.slack.conftest import Connect
from tests.bot.platforms.slack.test_answers import actions, words
from tests.builders import messages
from tests.fakes.runner import run_inline
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.files import Upload, shown_files
from tests.fakes.slack.people import Someone
from tests.fakes.slack.rules import problems_of_message
from tests.fakes.slack.server import ADMIN, CHANNEL, DIRECT, FakeSlack, Fault

GOLDEN = Path(__file__).parents[3] / "data" / "golden" / "slack"
KEY = "alert-7"
BARS = "▁"
EXPORT = messages.export()


@pytest.fixture
def with_pictures(connect: Connect) -> Callable[[], Any]:
    return lambda: connect(run=run_inline)


def channel(remote_id: str = CHANNEL) -> Channel:
    return Channel(id=1, workspace_id=1, platform="slack", remote_id=remote_id, name="news")


def uploaded(slack: FakeSlack) -> list[Upload]:
    return [upload for upload in slack.files.uploads.values() if upload.completed]


# ── rendered ────────────────────────────────────────────────────────────────────────────


def test_a_chart_with_its_picture_looks_as_kept() -> None:
    message = messages.who()
    pictures = {part: "F00000001" for part in message.parts if isinstance(part, Chart)}
    payloads = render_message(message, pictures=pictures)
    shown = json.dumps(payloads, ensure_ascii=False, indent=1) + "\n"
    assert shown == (GOLDEN / "who-picture.json").read_text(encoding="utf-8")


@given(any_message)
def test_any_message_with_pictures_is_valid_and_divided_as_without(message: Message) -> None:
    charts = [part for part in message.parts if isinstance(part, Chart | Charts)]
    pictures = {part: f"F{number:08}" for number, part in enumerate(charts)}
    plain, shown = render_message(message), render_message(message, pictures=pictures)
    assert len(plain) == len(shown)
    for payload, text in zip(shown, plain, strict=True):
        assert problems_of_message(payload) == []
        assert payload["text"] == text["text"]


# ── answers ─────────────────────────────────────────────────────────────────────────────


async def test_a_private_answer_keeps_the_bars_and_the_shared_one_has_the_picture(
    slack: FakeSlack, desk: FakeDesk, person: Someone, with_pictures: Any
) -> None:
    desk.answers["who Takaichi"] = messages.who()
    async with with_pictures():
        await person.types("who Takaichi")
        private = await slack.responded.next()
        assert BARS in words(private)
        await person.presses(actions(private)[-1], thread="1.0")
        shared = await slack.posted.next()
    (upload,) = uploaded(slack)
    assert upload.body is not None
    assert upload.body.startswith(b"\x89PNG")
    assert shown_files(shared) == [upload.id]
    assert (shared["channel"], shared["thread_ts"]) == (CHANNEL, "1.0")
    assert BARS not in words(shared)
    assert len(desk.asked) == 1
    assert slack.responded.empty()


@pytest.mark.parametrize("trouble", ["not a member", "refused upload", "never ready"])
async def test_what_cannot_be_shared_with_a_picture_is_shared_once_with_bars(
    slack: FakeSlack, desk: FakeDesk, person: Someone, with_pictures: Any, trouble: str
) -> None:
    slack.places[CHANNEL].joined = trouble != "not a member"
    slack.files.refusing = trouble == "refused upload"
    slack.files.slow = 99 if trouble == "never ready" else 1
    desk.answers["who Takaichi"] = messages.who()
    async with with_pictures():
        await person.types("who Takaichi")
        await person.presses(actions(await slack.responded.next())[-1])
        shared = await slack.responded.next()
    assert shared["response_type"] == "in_channel"
    assert BARS in words(shared)
    assert slack.posted.empty()


async def test_what_may_have_been_shared_is_not_shared_again(
    slack: FakeSlack, desk: FakeDesk, person: Someone, with_pictures: Any
) -> None:
    desk.answers["who Takaichi"] = messages.who()
    desk.answers["trending"] = messages.which()
    slack.fail("chat.postMessage", Fault("lost"))
    async with with_pictures():
        await person.types("who Takaichi")
        await person.presses(actions(await slack.responded.next())[-1])
        await slack.posted.next()
        await person.types("trending")
        assert (await slack.responded.next())["text"] == "Which Kim?"
    assert len(slack.shown()) == 1


async def test_in_direct_messages_a_chart_is_a_picture(
    slack: FakeSlack, desk: FakeDesk, person: Someone, with_pictures: Any
) -> None:
    desk.answers["who Takaichi"] = messages.who()
    async with with_pictures():
        await person.writes("who Takaichi")
        answer = await slack.posted.next()
    assert answer["channel"] == DIRECT
    assert len(shown_files(answer)) == 1


async def test_a_file_comes_to_its_asker_directly(
    slack: FakeSlack, desk: FakeDesk, admin: Someone, connect: Connect
) -> None:
    desk.answers["latest"] = EXPORT
    async with connect():
        await admin.types("latest")
        answer = await slack.responded.next()
    (upload,) = uploaded(slack)
    assert (upload.name, upload.body) == ("feeds.opml", b"<opml/>")
    assert upload.places == [f"D{ADMIN}"]
    assert "is in your direct messages" in words(answer)
    assert "<opml/>" not in words(answer)
    assert actions(answer) == []


@pytest.mark.parametrize("trouble", ["refused", "not shared", "no scope"])
async def test_a_file_that_does_not_arrive_is_shown_as_text(
    slack: FakeSlack, desk: FakeDesk, admin: Someone, connect: Connect, trouble: str
) -> None:
    slack.files.refusing = trouble == "refused"
    slack.files.sharing = trouble != "not shared"
    if trouble == "no scope":
        slack.fail("conversations.open", Fault("missing_scope"))
    desk.answers["latest"] = EXPORT
    async with connect():
        await admin.types("latest")
        assert "<opml/>" in words(await slack.responded.next())


async def test_in_direct_messages_a_file_comes_there(
    slack: FakeSlack, desk: FakeDesk, admin: Someone, connect: Connect
) -> None:
    desk.answers["latest"] = EXPORT
    async with connect():
        await admin.writes("latest")
        assert "is here" in words(await slack.posted.next())
    assert uploaded(slack)[0].places == [DIRECT]
    assert slack.count("conversations.open") == 0


# ── handed in ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("feed import", "Untitled", "feed import"),
        ("", "feeds.opml", "feed import"),
        ("", "cat.png", "help"),
    ],
)
async def test_a_file_in_a_direct_message_reaches_the_desk(
    slack: FakeSlack,
    desk: FakeDesk,
    admin: Someone,
    connect: Connect,
    text: str,
    name: str,
    line: str,
) -> None:
    shared = slack.files.add(name, 7, b"<opml/>")
    async with connect():
        await admin.shares(text, {"id": shared.id, "name": name})
        await slack.posted.next()
    (asked,) = desk.asked
    assert asked.line == line
    assert asked.file is not None
    assert (asked.file.name, asked.file.body) == (name, b"<opml/>")


async def test_a_file_is_handed_in_by_a_form(
    slack: FakeSlack, desk: FakeDesk, admin: Someone, connect: Connect
) -> None:
    shared = slack.files.add("feeds.opml", 7, b"<opml/>")
    async with connect():
        await admin.types("feed import")
        form = (await slack.opened.next())["view"]
        element = form["blocks"][0]["element"]
        assert (element["type"], element["max_files"]) == ("file_input", 1)
        await admin.submits(form, {"file": {"file": {"files": [{"id": shared.id}]}}})
        await slack.responded.next()
    (asked,) = desk.asked
    assert (asked.line, asked.manager) == ("feed import", True)
    assert asked.file is not None
    assert asked.file.body == b"<opml/>"


@pytest.mark.parametrize(
    ("size", "body", "said"),
    [(5_000_000, b"x", "larger than 1024 kB"), (7, b"x" * 2_000_000, "larger than 1024 kB")],
)
async def test_a_file_that_is_too_large_is_answered_with_why(
    slack: FakeSlack,
    desk: FakeDesk,
    admin: Someone,
    connect: Connect,
    size: int,
    body: bytes,
    said: str,
) -> None:
    shared = slack.files.add("feeds.opml", size, body)
    async with connect():
        await admin.shares("feed import", {"id": shared.id, "name": "feeds.opml"})
        assert said in words(await slack.posted.next())
    assert desk.asked == []


async def test_the_token_goes_nowhere_but_to_slack(
    slack: FakeSlack, desk: FakeDesk, admin: Someone, connect: Connect
) -> None:
    shared = slack.files.add("feeds.opml", 7, b"<opml/>")
    slack.files.base = slack.files.base.replace("127.0.0.1", "localhost")
    async with connect():
        await admin.shares("feed import", {"id": shared.id, "name": "feeds.opml"})
        assert "not kept on Slack itself" in words(await slack.posted.next())
    assert slack.files.downloads == 0


# ── deliveries ──────────────────────────────────────────────────────────────────────────


async def test_a_delivery_comes_with_its_picture_once(
    slack: FakeSlack, make: Callable[..., Any]
) -> None:
    receipt = await make(run=run_inline).send(channel(), messages.who(), KEY)
    again = await make(run=run_inline).send(channel(), messages.who(), KEY)
    (message,) = slack.places[CHANNEL].messages
    assert receipt.remote_id == again.remote_id == message["ts"]
    assert len(shown_files(message)) == 1


@pytest.mark.parametrize("trouble", ["refused upload", "refused blocks", "no scope"])
async def test_a_delivery_whose_picture_is_refused_arrives_once_with_bars(
    slack: FakeSlack, make: Callable[..., Any], trouble: str
) -> None:
    slack.files.refusing = trouble == "refused upload"
    if trouble == "refused blocks":
        slack.fail("chat.postMessage", Fault("invalid_blocks"))
    if trouble == "no scope":
        slack.fail("files.getUploadURLExternal", Fault("missing_scope"))
    await make(run=run_inline).send(channel(), messages.who(), KEY)
    (message,) = slack.places[CHANNEL].messages
    assert shown_files(message) == []
    assert BARS in words(message)


@pytest.mark.parametrize("arrived", [True, False])
async def test_after_an_unclear_failure_it_goes_without_and_shows_once(
    slack: FakeSlack, make: Callable[..., Any], arrived: bool
) -> None:
    platform = make(run=run_inline)
    slack.fail("chat.postMessage", Fault("lost" if arrived else "cut"))
    with pytest.raises(DeliveryError) as caught:
        await platform.send(channel(), messages.who(), KEY)
    assert caught.value.ambiguous
    await platform.send(channel(), messages.who(), KEY)
    (message,) = slack.places[CHANNEL].messages
    assert bool(shown_files(message)) is arrived
    assert (BARS in words(message)) is not arrived


async def test_in_a_public_channel_it_joins_and_shows_the_picture(
    slack: FakeSlack, make: Callable[..., Any]
) -> None:
    slack.places[CHANNEL].joined = False
    await make(run=run_inline).send(channel(), messages.who(), KEY)
    (message,) = slack.places[CHANNEL].messages
    assert len(shown_files(message)) == 1
