"""No secret comes out, though everything is logged: not in the log, in chat, in the database."""

import asyncio
import json
import re
from pathlib import Path

from tests.builders.items import COMET, QUAYS
from tests.builders.world import rss
from tests.end_to_end.test_chat import reply, running
from tests.fakes import canaries
from tests.fakes.discord.server import TOKEN, FakeDiscord, Fault
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import ADMIN, APP_TOKEN, BOT_TOKEN, FakeSlack
from tests.fakes.web import Reply, ScriptedWeb

TOKENS = (TOKEN, BOT_TOKEN, APP_TOKEN)
PASSWORD, KEY = f"{canaries.FEED}-passw0rd", f"{canaries.FEED}-k3y"
"""In the address of a feed: kept, since they are needed, and shown to nobody."""


async def test_everything_is_logged_and_no_secret_is(tmp_path: Path) -> None:
    async with FakeDiscord() as discord, FakeSlack() as slack, ScriptedWeb() as web:
        good = _with_secrets(web.script("/feed.xml", rss(QUAYS, COMET)))
        bad = _with_secrets(web.script("/broken.xml", Reply(status=500)))
        discord.fail("POST", r"/interactions/", Fault(500, {"message": "no"}))
        said: list[str] = []
        async with running(tmp_path, discord, web, slack, VERBATIM_LOG__LEVEL="debug") as process:
            assert process.stdout is not None
            assert process.stderr is not None
            # Read at once: there is more to be logged than fits into a pipe.
            printing = asyncio.gather(process.stdout.read(), process.stderr.read())
            await asyncio.wait_for(slack.socket.wait_for_connection(), 30)
            await asyncio.wait_for(discord.gateway.wait_for_session(1), 30)
            for address in (good, bad):
                await Someone(slack, ADMIN).types(f"feed add {address}", url="added")
                said.append(await reply(slack))
            await Someone(slack, ADMIN).types("feed list", url="listed")
            said.append(await reply(slack))
            await Someone(slack, ADMIN).types("feed export", url="exported")
            said.append(await reply(slack))
            listed = await discord.slash("feed list", manager=True)
            said.append(await listed.answer())
        printed = b"".join(await printing).decode()
    shown = printed + "".join(said) + json.dumps([body for _, body in slack.calls])
    stored = _all_bytes_in(tmp_path)
    assert "bot.platforms" in printed
    assert "Harbour News" in "".join(said)
    for token in TOKENS:
        assert token not in shown
        assert token.encode() not in stored
    assert PASSWORD not in shown
    assert KEY not in shown


def _all_bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def _with_secrets(address: str) -> str:
    return re.sub("//", f"//reader:{PASSWORD}@", address, count=1) + f"?key={KEY}"
