"""The real bot in a process of its own, speaking to stand-ins of Discord and Slack over sockets."""

import asyncio
import json
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from tests.builders.items import COMET, QUAYS
from tests.builders.world import rss
from tests.end_to_end.test_run import ROOT, environment
from tests.fakes.discord.server import TOKEN, FakeDiscord
from tests.fakes.discord.server import Fault as DiscordFault
from tests.fakes.slack.http import FORM, SIGNING_SECRET, Requests
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import ADMIN, APP_TOKEN, BOT_TOKEN, FakeSlack
from tests.fakes.slack.server import Fault as SlackFault
from tests.fakes.web import ScriptedWeb

pytest_plugins = ["tests.fakes.postgres"]

LEASE = 0x76657262
FORGED = {"X-Slack-Signature": "v0=" + "0" * 64}


@asynccontextmanager
async def running(
    data: Path,
    discord: FakeDiscord,
    web: ScriptedWeb,
    slack: FakeSlack | None = None,
    requests: Requests | None = None,
    **more: str,
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the bot on these servers, with more settings; end it with the block."""
    settings = more | {
        "VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN,
        "VERBATIM_PLATFORMS__DISCORD__API_BASE": discord.api_base,
        "VERBATIM_PLATFORMS__DISCORD__GATEWAY_URL": discord.gateway_url,
        "VERBATIM_FETCH__ALLOW_PRIVATE": web.address,
    }
    if slack is not None:
        settings |= {
            "VERBATIM_PLATFORMS__SLACK__BOT_TOKEN": BOT_TOKEN,
            "VERBATIM_PLATFORMS__SLACK__API_BASE": slack.api_base,
        }
        if requests is None:
            settings["VERBATIM_PLATFORMS__SLACK__APP_TOKEN"] = APP_TOKEN
        else:
            settings["VERBATIM_PLATFORMS__SLACK__SIGNING_SECRET"] = SIGNING_SECRET
            settings["VERBATIM_PLATFORMS__SLACK__LISTEN"] = requests.address
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env={**environment(data), **settings},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def test_a_manager_follows_a_feed_and_readers_ask(tmp_path: Path) -> None:
    async with FakeDiscord() as discord, ScriptedWeb() as web:
        address = web.script("/feed.xml", rss(QUAYS, COMET))
        async with running(tmp_path, discord, web) as process:
            await asyncio.wait_for(discord.gateway.wait_for_session(1), 30)
            followed = await discord.slash("feed add", manager=True, url=address)
            assert "Following" in await followed.answer()
            refused = await discord.slash("feed add", url=address)
            assert "Only managers" in await refused.answer()
            listed = await discord.slash("feed list")
            assert "Harbour News" in await listed.answer()
            helped = await discord.slash("help")
            assert "/who" in await helped.answer()
        assert process.returncode == 0
    assert process.stderr is not None
    assert b"Traceback" not in await process.stderr.read()


async def test_a_revoked_token_ends_the_bot_with_a_sentence(tmp_path: Path) -> None:
    async with FakeDiscord() as discord, ScriptedWeb() as web:
        discord.revoke_token()
        async with running(tmp_path, discord, web) as process:
            _, errors = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert b"token" in errors
    assert b"Traceback" not in errors
    assert TOKEN.encode() not in errors


async def test_one_process_serves_both_and_a_dead_discord_does_not_stop_slack(
    tmp_path: Path,
) -> None:
    async with FakeDiscord() as discord, FakeSlack() as slack, ScriptedWeb() as web:
        discord.revoke_token()
        address = web.script("/feed.xml", rss(QUAYS, COMET))
        async with running(tmp_path, discord, web, slack) as process:
            await asyncio.wait_for(slack.socket.wait_for_connection(), 30)
            await Someone(slack, ADMIN).types(f"feed add {address}", url="added")
            assert "Following" in await reply(slack)
            await Someone(slack).types(f"feed add {address}", url="refused")
            assert "Only managers" in await reply(slack)
            await Someone(slack).types("help", url="helped")
            assert "/news who" in await reply(slack)
        assert process.returncode == 0
    assert process.stderr is not None
    errors = await process.stderr.read()
    assert b"token" in errors
    assert b"Traceback" not in errors


async def test_a_discord_that_is_down_at_the_start_does_not_stop_slack_and_comes_back(
    tmp_path: Path,
) -> None:
    async with FakeDiscord() as discord, FakeSlack() as slack, ScriptedWeb() as web:
        down = DiscordFault(503, {"message": "down", "code": 0})
        discord.fail("GET", "/users/@me", down)
        async with running(tmp_path, discord, web, slack) as process:
            await asyncio.wait_for(slack.socket.wait_for_connection(), 30)
            await Someone(slack).types("help", url="helped")
            assert "/news who" in await reply(slack)
            await asyncio.wait_for(discord.gateway.wait_for_session(1), 30)
            helped = await discord.slash("help")
            assert "/who" in await helped.answer()
    assert process.stderr is not None
    errors = await process.stderr.read()
    assert b"Discord has trouble (HTTP 503)" in errors
    assert b"Traceback" not in errors


async def test_a_slack_that_is_down_at_the_start_does_not_stop_discord_and_comes_back(
    tmp_path: Path,
) -> None:
    async with FakeDiscord() as discord, FakeSlack() as slack, ScriptedWeb() as web:
        slack.fail("auth.test", SlackFault("html"))
        async with running(tmp_path, discord, web, slack) as process:
            await asyncio.wait_for(discord.gateway.wait_for_session(1), 30)
            helped = await discord.slash("help")
            assert "/who" in await helped.answer()
            await asyncio.wait_for(slack.socket.wait_for_connection(), 30)
            await Someone(slack).types("help", url="helped")
            assert "/news who" in await reply(slack)
    assert process.stderr is not None
    errors = await process.stderr.read()
    assert b"Slack cannot be reached (HTTP 502)" in errors
    assert b"Traceback" not in errors


async def test_slack_over_http_beside_discord(tmp_path: Path) -> None:
    async with (
        FakeDiscord() as discord,
        FakeSlack() as slack,
        ScriptedWeb() as web,
        Requests(lambda: datetime.now(UTC)) as requests,
    ):
        address = web.script("/feed.xml", rss(QUAYS, COMET))
        slack.deliver = requests.deliver
        async with running(tmp_path, discord, web, slack, requests) as process:
            await asyncio.wait_for(discord.gateway.wait_for_session(1), 30)
            await requests.wait_until_open(30)
            await Someone(slack, ADMIN).types(f"feed add {address}", url="added")
            assert "Following" in await reply(slack)
            await Someone(slack).mentions("feed list")
            assert "Harbour News" in json.dumps(await slack.whispered.next())
            status, _ = await requests.post(b"command=/news&text=latest", FORM, **FORGED)
            assert status == 401
            helped = await discord.slash("help")
            assert "/who" in await helped.answer()
        assert process.returncode == 0
    assert process.stderr is not None
    errors = await process.stderr.read()
    assert b"Traceback" not in errors
    assert SIGNING_SECRET.encode() not in errors


async def reply(slack: FakeSlack) -> str:
    """Return the next answer that Slack shows somebody, as JSON text."""
    async with asyncio.timeout(20):
        return json.dumps(await slack.responded.get(), ensure_ascii=False)


async def test_a_bot_whose_lease_another_copy_has_taken_ends_with_a_sentence(
    tmp_path: Path, postgres_url: str
) -> None:
    """A server that starts anew forgets who had the lease."""
    async with FakeDiscord() as discord, ScriptedWeb() as web:
        place = {"VERBATIM_DATABASE__URL": postgres_url}
        async with running(tmp_path, discord, web, **place) as process:
            await asyncio.wait_for(discord.gateway.wait_for_session(1), 60)
            taken = asyncio.create_task(asyncio.to_thread(take_lease, postgres_url))
            _, errors = await asyncio.wait_for(process.communicate(), 60)
            (await taken).close()
    assert process.returncode == 3
    assert b"Another copy of Verbatim (" in errors
    assert b"Traceback" not in errors


def take_lease(url: str) -> psycopg.Connection[Any]:
    """Wait in line for the lease, let the server forget who has it, and return who got it."""
    waiting = psycopg.connect(url, autocommit=True, application_name="verbatim: the other copy")
    with psycopg.connect(url, autocommit=True) as server:
        pids = "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'verbatim: process %'"
        (holder,) = server.execute(pids).fetchone() or (0,)
        in_line = threading.Thread(
            target=waiting.execute, args=("SELECT pg_advisory_lock(%s)", (LEASE,))
        )
        in_line.start()
        queued = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        while server.execute(queued).fetchone() == (0,):
            pass
        server.execute("SELECT pg_terminate_backend(%s)", (holder,))
        in_line.join()
    return waiting
