"""Connecting: back-off, fresh clients, resumed sessions, commands put once, tokens revoked."""

import asyncio
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import discord as discord_library
import pytest
from discord.http import Route

from bot.model.errors import DeliveryError, LoginError
from bot.platforms.discord.client import NewsClient, point_library_at
from tests.bot.platforms.discord.conftest import Connect
from tests.bot.platforms.discord.test_delivery import HELLO, KEY, channel
from tests.fakes.discord.desk import COMMANDS, FakeDesk
from tests.fakes.discord.gateway import WRONG_TOKEN
from tests.fakes.discord.rules import count_characters
from tests.fakes.discord.server import FakeDiscord, Fault
from tests.fakes.discord.world import NEWS
from tests.fakes.proxy import FakeProxy
from tests.fakes.waiting import pass_time


async def answers(discord: FakeDiscord) -> bool:
    asked = await discord.slash("trending")
    return await asked.answer() == "trending"


async def test_the_log_says_that_discord_is_connected(
    desk: FakeDesk, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with connect():
        await desk.has_roll_call.wait()
    assert "Connected to Discord as verbatim; servers: 1" in caplog.messages


async def test_who_has_not_invited_the_bot_is_told_how(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    discord.world.guilds.clear()
    async with connect():
        await desk.has_roll_call.wait()
    assert "on no server yet: docs/setup-discord.md tells how to invite it" in caplog.text


async def test_no_privileged_intents_are_asked_for(discord: FakeDiscord, connect: Connect) -> None:
    async with connect():
        assert discord.gateway.identifies[0]["intents"] == 1
        assert discord.gateway.identifies[0]["shard"] == [0, 1]


@pytest.mark.parametrize("how", ["drop", "reconnect", "close"])
async def test_a_broken_connection_is_resumed(
    discord: FakeDiscord, connect: Connect, how: str
) -> None:
    async with connect():
        assert await answers(discord)
        if how == "close":
            await discord.gateway.close(4000)
        else:
            await getattr(discord.gateway, how)()
        await discord.gateway.wait(lambda: discord.gateway.resumes == 1)
        assert await answers(discord)
    assert len(discord.gateway.identifies) == 1


async def test_what_people_ask_while_the_connection_is_broken_is_answered(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect():
        await discord.gateway.drop()
        assert await answers(discord)


@pytest.mark.parametrize("how", ["drop", "reconnect"])
async def test_an_answer_comes_though_the_connection_broke_while_it_was_made(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect, how: str
) -> None:
    desk.stuck.clear()
    async with connect():
        asked = await discord.slash("trending")
        await asked.heard()
        await getattr(discord.gateway, how)()
        await discord.gateway.wait(lambda: discord.gateway.resumes == 1)
        desk.stuck.set()
        assert await asked.answer() == "trending"
    assert len(desk.asked) == 1


async def test_a_gateway_that_is_silent_at_the_start_is_tried_by_fresh_clients(
    discord: FakeDiscord, desk: FakeDesk, make: Callable[..., Any]
) -> None:
    discord.gateway.silent = True
    waits: list[float] = []

    async def pause(seconds: float) -> None:
        waits.append(seconds)
        discord.gateway.silent = len(waits) < 3

    serving = asyncio.create_task(make(pause=pause).serve(desk))
    try:
        for number in (1, 2, 3):
            await discord.gateway.wait_for_refusal(number)
            pass_time(60)
        await discord.gateway.wait_for_session()
        assert await answers(discord)
    finally:
        serving.cancel()
    assert waits == [2.0, 4.0, 8.0]
    assert discord.count("GET", "/users/@me") == 4


async def test_a_gateway_that_refuses_just_when_it_is_given_up_is_given_up(
    discord: FakeDiscord, desk: FakeDesk, make: Callable[..., Any]
) -> None:
    """In Python 3.11 `wait_for`, which the library uses, forgets that it was cancelled then."""
    discord.gateway.down = True

    async def pause(seconds: float) -> None:
        discord.gateway.down = False

    serving = asyncio.create_task(make(pause=pause).serve(desk))
    try:
        await discord.gateway.wait_for_refusal()
        pass_time(60)
        await discord.gateway.wait_for_session()
        assert await answers(discord)
    finally:
        serving.cancel()
    assert discord.count("GET", "/users/@me") == 2


@pytest.mark.parametrize(
    "fault",
    [
        Fault(503, {"message": "x", "code": 0}),
        Fault(200, "<html>", content_type="text/html"),
        Fault(200, '{"id": "1'),
        Fault(429, "<html>", content_type="text/html"),
        Fault(),
    ],
)
async def test_an_api_that_fails_at_the_start_is_tried_again(
    discord: FakeDiscord, connect: Connect, fault: Fault
) -> None:
    discord.fail("GET", "/users/@me", fault, fault)
    async with connect():
        assert await answers(discord)
    assert discord.count("GET", "/users/@me") == 3


async def test_a_wrong_token_ends_the_platform_with_a_sentence(
    discord: FakeDiscord, desk: FakeDesk, make: Callable[..., Any]
) -> None:
    with pytest.raises(LoginError, match="does not accept the bot's token") as caught:
        await make(token="wrong").serve(desk)

    assert "VERBATIM_PLATFORMS__DISCORD__TOKEN" in caught.value.fix
    assert "wrong" not in str(caught.value)


@pytest.mark.parametrize("noticed_by", ["gateway", "sending"])
async def test_a_revoked_token_ends_the_platform(
    discord: FakeDiscord, desk: FakeDesk, make: Callable[..., Any], noticed_by: str
) -> None:
    platform = make()
    serving = asyncio.create_task(platform.serve(desk))
    await discord.gateway.wait_for_session()
    discord.revoke_token()
    if noticed_by == "gateway":
        await discord.gateway.close(WRONG_TOKEN)
    else:
        with pytest.raises(DeliveryError, match="no longer accepts") as caught:
            await platform.send(channel(NEWS), HELLO, KEY)
        assert not caught.value.dead

    with pytest.raises(LoginError):
        await asyncio.wait_for(serving, 5)


async def test_one_refusal_of_a_token_that_is_good_ends_nothing(
    discord: FakeDiscord, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether it is revoked, the next log-in tells."""
    refused = Fault(401, {"message": "401: Unauthorized", "code": 0})
    discord.fail("POST", f"/channels/{NEWS}/messages", refused)
    async with connect() as platform:
        with pytest.raises(DeliveryError, match="no longer accepts"):
            await platform.send(channel(NEWS), HELLO, KEY)
        await discord.gateway.wait_for_session(2)
        await platform.send(channel(NEWS), HELLO, KEY)

    assert len(discord.world.sent(NEWS)) == 1
    assert "Traceback" not in caplog.text


async def test_the_bot_works_where_discord_takes_no_more_commands_today(
    discord: FakeDiscord, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    limited = Fault(429, {"retry_after": 36_000.0, "global": False}, {"Via": "1.1 google"})
    discord.fail("PUT", "/commands", limited, limited, limited)
    async with connect() as platform:
        await platform.send(channel(NEWS), HELLO, KEY)

    assert discord.count("PUT", "/commands") == 1
    assert "Discord did not take the commands" in caplog.text


async def test_a_failure_is_told_in_the_log_without_the_token(
    discord: FakeDiscord, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    discord.fail("GET", "/users/@me", Fault(503, {"message": "x", "code": 0}))
    async with connect():
        pass
    assert "Discord has trouble (HTTP 503). Connecting to Discord again in 2 s." in caplog.text
    assert "Traceback" not in caplog.text
    assert discord.token not in caplog.text


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(), "Discord cannot be reached (ServerDisconnectedError)."),
        (Fault(429, "<html>", content_type="text/html"), "Discord has trouble (HTTP 429)."),
    ],
)
async def test_an_outage_is_one_line_in_the_log(
    discord: FakeDiscord,
    connect: Connect,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    said: str,
) -> None:
    discord.fail("GET", "/users/@me", fault, fault)  # aiohttp itself tries a cut one again
    async with connect():
        pass
    assert said in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_lost_session_is_begun_anew_and_nothing_happens_twice(
    discord: FakeDiscord,
    desk: FakeDesk,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Discord says INVALID_SESSION; the library identifies again and `on_ready` comes again."""
    real_sleep = asyncio.sleep
    async with connect():
        assert await answers(discord)
        monkeypatch.setattr(asyncio, "sleep", lambda seconds, *_: real_sleep(0))
        await discord.gateway.forget()
        await discord.gateway.wait_for_session(2)
        assert await answers(discord)
        assert discord.world.overwrites == 1
    assert len(desk.asked) == 2


def test_what_starts_starts_before_the_client_connects() -> None:
    """It is ready again after every new session: what would start there would run twice.

    What `on_ready` does is told again without harm (test_presence.py).
    """
    assert NewsClient.setup_hook is not discord_library.Client.setup_hook


async def test_commands_are_put_once_and_again_when_they_change(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    for expected in (1, 1):
        async with connect():
            assert discord.world.overwrites == expected
    desk.commands = COMMANDS[1:]
    async with connect():
        assert discord.world.overwrites == 2
        assert "who" not in {command["name"] for command in discord.world.commands}


async def test_commands_that_are_not_taken_keep_nobody_from_being_heard(
    discord: FakeDiscord, connect: Connect, tmp_path: Path
) -> None:
    discord.fail("PUT", "/commands", Fault(400, {"message": "no", "code": 50035, "errors": {}}))
    async with connect():
        assert await answers(discord)
    async with connect(commands_file=tmp_path / "no" / "such" / "folder"):
        assert discord.world.overwrites == 1


async def test_commands_have_words_types_and_no_permissions(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect():
        commands = {command["name"]: command for command in discord.world.commands}

    assert set(commands) == {"who", "between", "latest", "trending", "alert", "feed", "digest"}
    assert all(c["default_member_permissions"] is None for c in commands.values())
    assert all(0 in c["contexts"] and not c["nsfw"] for c in commands.values())
    assert max(map(count_characters, commands.values())) < 8_000
    actor = commands["who"]["options"][0]
    assert (actor["type"], actor["autocomplete"], actor["required"]) == (3, True, True)
    assert commands["latest"]["options"][0]["type"] == 4
    snooze = commands["alert"]["options"][1]
    assert [option["name"] for option in snooze["options"]] == ["alert", "for"]
    place = commands["digest"]["options"][0]["options"][0]
    assert (place["name"], place["type"]) == ("channel", 7)
    address, section = commands["feed"]["options"][0]["options"]
    assert not address.get("autocomplete")
    assert section["autocomplete"]


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("http://127.0.0.1:8701/api/v10", "http://127.0.0.1:8701/api/v10"),
        ("http://127.0.0.1:8701/api/v10/", "http://127.0.0.1:8701/api/v10"),
        ("http://127.0.0.1:8701/api", "http://127.0.0.1:8701/api/v10"),
        ("https://proxy.example", "https://proxy.example/api/v10"),
        ("", "https://discord.com/api/v10"),
    ],
)
def test_where_the_api_is(given: str, used: str) -> None:
    point_library_at(given, "")

    assert used == Route.BASE


async def test_the_gateway_of_the_settings_wins(discord: FakeDiscord, connect: Connect) -> None:
    discord.named_gateway = "ws://127.0.0.1:9/"
    async with connect():
        assert await answers(discord)
    discord.fail("GET", "/gateway/bot", Fault(404, {"message": "404: Not Found", "code": 0}))
    async with connect():
        assert await answers(discord)


async def test_without_one_the_api_says_where_the_gateway_is(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect(gateway_url=""):
        assert await answers(discord)


async def test_everything_goes_through_a_proxy(discord: FakeDiscord, connect: Connect) -> None:
    async with FakeProxy() as proxy, connect(proxy=proxy.url):
        assert await answers(discord)
    assert any("/users/@me " in line for line in proxy.asked)
    assert any("/gateway" in line for line in proxy.asked)
    assert all(discord.api_base.split("/")[2] in line for line in proxy.asked)


def test_the_library_is_not_loaded_before_the_platform_starts() -> None:
    code = (
        "import sys; from bot.platforms.discord import Discord; "
        "Discord(token='x', clock=lambda: None).render; "
        "sys.exit(bool({'discord', 'aiohttp'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-B", "-c", code], check=False).returncode == 0
