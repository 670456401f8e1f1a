"""The real bot in a process of its own: pictures from its workers, files out and in."""

import asyncio
import json
from itertools import count
from pathlib import Path
from typing import Any

from bot.sources.opml import OpmlFeed, read_opml, write_opml
from tests.builders.items import COMET, QUAYS
from tests.builders.world import rss
from tests.end_to_end.test_chat import reply, running
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.slack.files import shown_files
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import ADMIN, FakeSlack
from tests.fakes.web import ScriptedWeb

PNG = b"\x89PNG\r\n"
MAYOR = "Ottilie Brandvold"


def button(blocks: list[dict[str, Any]], label: str) -> dict[str, Any]:
    """Return the button of a label."""
    rows = (block["elements"] for block in blocks if block["type"] == "actions")
    return next(e for row in rows for e in row if e["text"]["text"].startswith(label))


async def test_on_discord_charts_are_pictures_and_lists_are_files(tmp_path: Path) -> None:
    async with FakeDiscord() as discord, ScriptedWeb() as web:
        address, other = web.script("/a.xml", rss(COMET)), web.script("/b.xml", rss(QUAYS))
        listed = discord.upload("mine.opml", write_opml([OpmlFeed(address, "Harbour News")]))
        async with running(tmp_path, discord, web) as process:
            await asyncio.wait_for(discord.gateway.wait_for_session(1), 30)

            looked = await discord.slash("feed import", manager=True, file=listed)
            assert "1 new" in await looked.answer()
            follow = looked.control("Follow it")
            followed = await discord.press(follow, on=looked.original, manager=True)
            assert "Following 1 more feed" in await followed.answer()

            exported = await discord.slash("feed export", manager=True)
            await exported.answer()
            assert [f.address for f in read_opml(exported.files["feeds.opml"])] == [address]

            added = await discord.slash("feed add", manager=True, url=other)
            assert "Following" in await added.answer()
        async with running(tmp_path, discord, web) as process:  # reads feeds when it starts
            await asyncio.wait_for(discord.gateway.wait_for_session(2), 30)
            async with asyncio.timeout(30):
                asked = await discord.slash("who", actor=MAYOR)
                while "Latest stories" not in await asked.answer():
                    asked = await discord.slash("who", actor=MAYOR)
            assert asked.files["chart-1.png"].startswith(PNG)
            shared = await discord.press(asked.control("Share in channel"), on=asked.original)
            await shared.answer()
            assert shared.files == asked.files
        assert process.returncode == 0
    assert process.stderr is not None
    assert b"Traceback" not in await process.stderr.read()


async def test_on_slack_shared_charts_are_pictures_and_lists_are_files(tmp_path: Path) -> None:
    async with FakeDiscord() as discord, FakeSlack() as slack, ScriptedWeb() as web:
        address, other = web.script("/a.xml", rss(COMET)), web.script("/b.xml", rss(QUAYS))
        admin = Someone(slack, ADMIN)
        body = write_opml([OpmlFeed(address, "Harbour News")])
        listed = slack.files.add("mine.opml", len(body), body)
        async with running(tmp_path, discord, web, slack) as process:
            await asyncio.wait_for(slack.socket.wait_for_connection(), 30)

            await admin.shares("", {"id": listed.id, "name": listed.name})
            looked = await asyncio.wait_for(slack.posted.get(), 20)
            assert "1 new" in json.dumps(looked)
            await admin.presses(button(looked["blocks"], "Follow it"))
            assert "Following 1 more feed" in await reply(slack)

            await admin.types("feed export", url="exported")
            assert "is in your direct messages" in await reply(slack)
            (exported,) = (f for f in slack.files.uploads.values() if f.name == "feeds.opml")
            assert exported.body is not None
            assert [feed.address for feed in read_opml(exported.body)] == [address]

            await admin.types(f"feed add {other}", url="added")
            assert "Following" in await reply(slack)
        async with running(tmp_path, discord, web, slack) as process:  # reads feeds when it starts
            await asyncio.wait_for(slack.socket.wait_for_connection(2), 30)
            async with asyncio.timeout(30):
                private: dict[str, Any] = {}
                for number in count():
                    await admin.types(f"who {MAYOR}", url=f"asked-{number}")
                    private = json.loads(await reply(slack))
                    if "Latest stories" in json.dumps(private):
                        break
            assert "▁" in json.dumps(private, ensure_ascii=False)
            await admin.presses(button(private["blocks"], "Share in channel"))
            shared = await asyncio.wait_for(slack.posted.get(), 20)
            (picture,) = shown_files(shared)
            drawn = slack.files.uploads[picture].body
            assert drawn is not None
            assert drawn.startswith(PNG)
        assert slack.refused == []
    assert process.stderr is not None
    assert b"Traceback" not in await process.stderr.read()
