"""The real bot in a process of its own, speaking to a stand-in of Discord over sockets."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.builders.items import COMET, QUAYS
from tests.builders.world import rss
from tests.end_to_end.test_run import ROOT, environment
from tests.fakes.discord.server import TOKEN, FakeDiscord
from tests.fakes.web import ScriptedWeb


@asynccontextmanager
async def running(
    data: Path, discord: FakeDiscord, web: ScriptedWeb
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the bot on both servers; end it with the block."""
    settings = {
        "VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN,
        "VERBATIM_PLATFORMS__DISCORD__API_BASE": discord.api_base,
        "VERBATIM_PLATFORMS__DISCORD__GATEWAY_URL": discord.gateway_url,
        "VERBATIM_FETCH__ALLOW_PRIVATE": web.address,
    }
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
            followed = await discord.slash("feed add", manager=True, address=address)
            assert "Following" in await followed.answer()
            refused = await discord.slash("feed add", address=address)
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
    assert process.returncode == 1
    assert b"token" in errors
    assert b"Traceback" not in errors
    assert TOKEN.encode() not in errors
