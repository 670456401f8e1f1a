"""Slack over HTTP: who is let in, who is not, and what happens to the listener itself."""

import asyncio
import gzip
import json
import logging
from datetime import timedelta

import pytest

from bot.platforms.slack.door import MOST_BYTES
from tests.bot.platforms.slack.conftest import HTTP, NOW, Connect
from tests.bot.platforms.slack.signed import MOMENT, SIGNATURE, command, hears, seconds
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.http import FORM, JSON, SIGNING_SECRET, Requests, sign
from tests.fakes.slack.server import CHANNEL, PERSON, TEAM, FakeSlack
from tests.fakes.waiting import pass_time


@pytest.fixture
def way() -> str:
    return HTTP


async def test_the_address_is_confirmed_to_slack(connect: Connect, requests: Requests) -> None:
    challenge = {"type": "url_verification", "token": "old", "challenge": "3eZbrw1aB"}
    async with connect():
        status, answer = await requests.post(json.dumps(challenge).encode())

    assert status == 200
    assert json.loads(answer) == {"challenge": "3eZbrw1aB"}


async def test_a_command_is_acknowledged_with_nothing_to_show(
    connect: Connect, slack: FakeSlack, requests: Requests
) -> None:
    async with connect():
        status, answer = await requests.post(command(slack), FORM)
        shown = await slack.responded.next()

    assert (status, answer) == (200, "")
    assert shown["text"] == "You asked: latest"


@pytest.mark.parametrize(
    "headers",
    [
        {SIGNATURE: None},
        {SIGNATURE: ""},
        {SIGNATURE: "v0=" + "0" * 64},
        {SIGNATURE: "v0="},
        {SIGNATURE: "v0=é"},
        {MOMENT: "", SIGNATURE: "v0=1"},
        {MOMENT: "soon"},
        {MOMENT: "1e9"},
        {MOMENT: "9" * 400},
        {MOMENT: "-1"},
        {MOMENT: "١٧٦٨٢٨٧٦٠٠"},
        {MOMENT: seconds(seconds=-301)},
        {MOMENT: seconds(seconds=301)},
        {MOMENT: seconds(days=-400)},
        {SIGNATURE: sign(b"another body", seconds())},
        {SIGNATURE: "the body's, with another secret"},
    ],
    ids=str,
)
async def test_what_slack_did_not_sign_just_now_is_refused(
    connect: Connect,
    slack: FakeSlack,
    desk: FakeDesk,
    requests: Requests,
    headers: dict[str, str | None],
) -> None:
    body = command(slack)
    if headers.get(SIGNATURE) == "the body's, with another secret":
        headers = {SIGNATURE: sign(body, seconds(), "another secret")}
    async with connect():
        status, answer = await requests.post(body, FORM, **headers)
        assert (status, answer) == (401, "")
        assert await hears(slack, requests)

    assert [request.line for request in desk.asked] == ["who Kim"]


async def test_a_missing_moment_is_refused(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, requests: Requests
) -> None:
    body = command(slack)
    async with connect():
        raw = (
            b"POST /slack/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n"
            b"X-Slack-Signature: " + sign(body, seconds()).encode() + b"\r\n"
            b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body
        )
        assert b" 401 " in await requests.exchange(raw)

    assert desk.asked == []


@pytest.mark.parametrize("age", [-299, 0, 299])
async def test_a_clock_may_be_five_minutes_off(
    connect: Connect, slack: FakeSlack, requests: Requests, age: int
) -> None:
    async with connect():
        status, _ = await requests.post(command(slack), FORM, **{MOMENT: seconds(seconds=age)})
        await slack.responded.next()

    assert status == 200


async def test_a_request_that_somebody_recorded_is_refused(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, requests: Requests
) -> None:
    now = [NOW]
    ahead = {MOMENT: seconds(seconds=299)}
    async with connect(clock=lambda: now[0]):
        assert (await requests.post(command(slack), FORM, **ahead))[0] == 200
        for _ in range(9):
            assert (await requests.post(command(slack), FORM, **ahead))[0] == 401
            now[0] += timedelta(seconds=75)
            await requests.post(command(slack, f"who {now[0]}"), FORM)  # others in between

    assert [request.line for request in desk.asked].count("latest") == 1


async def test_an_event_that_slack_sends_again_is_answered_once(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, requests: Requests
) -> None:
    event = {"type": "app_mention", "user": PERSON, "text": "<@UBOT> latest", "channel": CHANNEL}
    body = json.dumps(
        {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": "Ev-again",
            "event": {**event, "ts": "1.5"},
            "authorizations": [{"team_id": TEAM, "user_id": "UBOT", "is_bot": True}],
        }
    ).encode()
    retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    async with connect():
        first = await requests.post(body)
        await slack.whispered.next()
        same = await requests.post(body, **retry)
        later = await requests.post(body, **retry, **{MOMENT: seconds(seconds=60)})
        assert await hears(slack, requests)

    assert [first[0], same[0], later[0]] == [200, 200, 200]
    assert [request.line for request in desk.asked] == ["latest", "who Kim"]


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 20 * MOST_BYTES])
async def test_a_huge_body_is_refused_though_it_is_signed(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, requests: Requests, size: int
) -> None:
    async with connect():
        head = (
            f"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n"
        ).encode()
        assert b" 413 " in await requests.exchange(head + b"x" * (MOST_BYTES + 1))
        assert await hears(slack, requests)

    assert [request.line for request in desk.asked] == ["who Kim"]


async def test_a_compressed_body_is_not_inflated(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, requests: Requests
) -> None:
    body = command(slack)
    headers = {SIGNATURE: sign(body, seconds()), "Content-Encoding": "gzip"}
    async with connect():
        status, _ = await requests.post(gzip.compress(body), FORM, **headers)

    assert status == 401
    assert desk.asked == []


async def test_a_body_that_never_ends_is_given_up(connect: Connect, requests: Requests) -> None:
    head = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
    async with connect(), asyncio.timeout(60), requests.line() as (reader, writer):
        writer.write(head + b"Expect: 100-continue\r\n\r\nhalf")
        assert b" 100 " in await reader.readuntil(b"\r\n\r\n")  # now its body is awaited
        pass_time(5)
        assert b" 408 " in await reader.readline()
        pass_time(10)  # that aiohttp would yet wait for the rest


@pytest.mark.parametrize("body", [b"[1]", b"7", b"{", b"\xff\xfe", b"payload=%7B", b""])
async def test_what_is_signed_but_no_request_does_no_harm(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, requests: Requests, body: bytes
) -> None:
    async with connect():
        statuses = [(await requests.post(body, form))[0] for form in (JSON, FORM)]
        assert await hears(slack, requests)

    assert all(400 <= status < 500 for status in statuses), statuses
    assert [request.line for request in desk.asked] == ["who Kim"]


async def test_only_one_path_and_one_method_are_there(
    connect: Connect, slack: FakeSlack, requests: Requests
) -> None:
    async with connect():
        wrong_path = await requests.post(command(slack), FORM, path="/")
        other = await requests.exchange(
            b"GET /slack/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )

    assert wrong_path[0] == 404
    assert b" 405 " in other


async def test_a_look_at_the_certificate_is_answered_and_does_nothing(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, requests: Requests
) -> None:
    async with connect():
        plain = {SIGNATURE: None, MOMENT: None}
        status, answer = await requests.post(b"ssl_check=1&token=x", FORM, **plain)
        tried = await requests.post(command(slack) + b"&ssl_check=1", FORM, **plain)

    assert (status, answer) == (200, "")
    assert tried == (200, "")
    assert desk.asked == []


async def test_strangers_cannot_fill_the_log(
    connect: Connect, slack: FakeSlack, requests: Requests, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with connect():
        for _ in range(5):
            await requests.post(command(slack, "secret words"), FORM, **{SIGNATURE: "v0=1"})

    refused = [r.getMessage() for r in caplog.records if "was refused" in r.getMessage()]
    assert len(refused) == 1
    assert "platforms.slack.signing_secret" in refused[0]
    assert "secret words" not in caplog.text
    assert SIGNING_SECRET not in caplog.text


async def test_another_workspace_is_told_that_it_is_another(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, requests: Requests
) -> None:
    async with connect():
        status, _ = await requests.post(command(slack, team="T2"), FORM)
        answer = await slack.responded.next()

    assert status == 200
    assert "serves another workspace" in answer["text"]
    assert desk.asked == []
