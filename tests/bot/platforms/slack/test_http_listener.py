"""The life of the listener of Slack over HTTP: its port, its end, its next one."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import pytest

from bot.model.errors import LoginError
from bot.model.message import say
from bot.model.workspace import Channel
from bot.platforms.slack import Slack
from tests.bot.platforms.slack.conftest import HTTP, Connect
from tests.bot.platforms.slack.signed import command, hears
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.http import FORM, SIGNING_SECRET, Requests
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import APP_TOKEN, CHANNEL, FakeSlack


@pytest.fixture
def way() -> str:
    return HTTP


async def test_a_port_in_use_is_said_and_tried_again_while_digests_go_out(
    make: Callable[..., Slack],
    slack: FakeSlack,
    desk: FakeDesk,
    requests: Requests,
    caplog: pytest.LogCaptureFixture,
) -> None:
    host, _, port = requests.address.partition(":")
    pauses: asyncio.Queue[float] = asyncio.Queue()

    async def pause(seconds: float) -> None:
        pauses.put_nowait(seconds)
        await asyncio.sleep(0)

    with socket.create_server((host, int(port))):
        platform = make(pause=pause)
        serving = asyncio.create_task(platform.serve(desk))
        waits = [await asyncio.wait_for(pauses.get(), 5) for _ in range(3)]
        hello = say("Hello")
        await platform.send(Channel(1, 1, "slack", CHANNEL, "news"), hello, "d1")
    await requests.wait_until_open()
    assert await hears(slack, requests)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)

    assert waits == [2.0, 4.0, 8.0]
    assert f"another program listens at {requests.address}" in caplog.text
    assert slack.shown() == ["Hello"]


async def test_an_address_of_another_machine_is_said(
    make: Callable[..., Slack], desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    tried = asyncio.Event()

    async def pause(seconds: float) -> None:
        tried.set()
        await asyncio.Event().wait()

    serving = asyncio.create_task(make(listen="192.0.2.7:3000", pause=pause).serve(desk))
    await asyncio.wait_for(tried.wait(), 5)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)

    assert "this machine cannot listen at 192.0.2.7:3000" in caplog.text


async def test_a_listener_that_is_gone_is_opened_anew(
    connect: Connect, slack: FakeSlack, requests: Requests, caplog: pytest.LogCaptureFixture
) -> None:
    async with connect(patience=0.12):
        requests.cut()
        # Not how fast: on a busy machine opening may be given up and tried anew a few times.
        await requests.wait_until_open(60)
        assert await hears(slack, requests)
    assert "Slack was not heard for" in caplog.text


async def test_what_was_recorded_is_refused_by_the_next_listener_too(
    slack: FakeSlack, desk: FakeDesk, requests: Requests, make: Callable[..., Slack]
) -> None:
    platform = make()
    for expected in (200, 401):
        serving = asyncio.create_task(platform.serve(desk))
        await requests.wait_until_open()
        assert (await requests.post(command(slack), FORM))[0] == expected
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)

    await slack.responded.next()
    assert [request.line for request in desk.asked] == ["latest"]


async def test_stopping_frees_the_port(connect: Connect, requests: Requests) -> None:
    async with connect():
        pass

    host, _, port = requests.address.partition(":")
    socket.create_server((host, int(port))).close()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"app_token": APP_TOKEN}, "both are set"),
        ({"signing_secret": ""}, "neither is set"),
    ],
)
async def test_without_one_clear_way_to_hear_slack_the_platform_ends_with_a_sentence(
    make: Callable[..., Slack], desk: FakeDesk, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(LoginError, match=said) as caught:
        await make(**given).serve(desk)

    assert SIGNING_SECRET not in str(caught.value)


async def test_a_removed_app_ends_the_platform(
    make: Callable[..., Slack], slack: FakeSlack, desk: FakeDesk, requests: Requests
) -> None:
    serving = asyncio.create_task(make().serve(desk))
    await requests.wait_until_open()
    slack.revoke_token()
    await Someone(slack).causes({"type": "app_uninstalled"})

    with pytest.raises(LoginError, match="removed"):
        await serving
