"""A person adds sites from chat by the address of their home page, and understands each answer.

What the console prints is held against files: read every one of them after a change.
"""

import io
import os
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from bot.model.message import Message, from_json, to_json
from bot.model.request import Request
from bot.platforms.console import Console
from commands.dispatch import Desk, load_commands
from tests.builders.homes import HOMES, NAMES, open_home
from tests.builders.press import Press, open_press
from tests.fakes.web import Reply

GOLDEN = Path(__file__).parents[1] / "data" / "golden" / "homes"
FOLLOWED = frozenset(HOMES) - {"login", "consent", "challenge", "locked", "mistaken", "nothing"}
"""Sites that are followed in the end; the others have nothing to follow."""
ASKED_BACK = frozenset({"sections", "sitemap"})


class PortlessDesk(Desk):
    """The bot's own desk, for people who type addresses without the port of the test's server."""

    port = 0

    async def answer(self, request: Request) -> Message:
        """Put the port in, answer, and take it out again."""
        line = re.sub(r"(http://[\w.-]+\.example)(?!:)\b", rf"\1:{self.port}", request.line)
        message = await super().answer(
            Request(
                request.platform,
                request.workspace,
                request.channel,
                request.person,
                manager=request.manager,
                operator=request.operator,
                line=line,
            )
        )
        return from_json(re.sub(rf":{self.port}\b", "", to_json(message)))


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Press]:
    async with open_press(tmp_path, names=NAMES) as press:
        yield press


async def type_in(press: Press, *lines: str) -> str:
    """Type lines into the bot's console; return all that it shows."""
    desk = PortlessDesk(press.services, load_commands())
    desk.port = press.web.port
    out = io.StringIO()
    console = Console(
        out=out,
        source=io.StringIO("\n".join(lines)),
        history=None,
        clock=press.clock,
        zone=UTC,
        columns=88,
        interactive=False,
        colour=False,
    )
    await console.serve(desk)
    return out.getvalue()


@pytest.mark.parametrize("home", HOMES)
async def test_a_home_page_is_tested_and_added(town: Press, home: str) -> None:
    address = open_home(town, home)
    lines = [f"/feed test {address}", *(["1"] if home in FOLLOWED else [])]
    lines.append(f"/feed add {address}")
    if home in ASKED_BACK:
        lines += ["1", "/feed list"]
    shown = await type_in(town, *lines)
    hold(home, shown)
    workspace = await town.storage.write(
        lambda t: t.workspaces.ensure(Console.name, Console.workspace, "")
    )
    feeds = await town.storage.read(lambda t: t.feeds.list(workspace.id))
    assert len(feeds) == (home in FOLLOWED)


async def test_behaviour_13_what_became_of_a_feed_is_shown_to_managers(town: Press) -> None:
    address = open_home(town, "absolute_link")
    await type_in(town, f"/feed add {address}")
    feed = f"{address}/rss/all.xml"
    whole = Reply(body=b"<rss><channel><title>Coast Herald</title></channel></rss>")
    town.script(feed, replace(whole, headers={"ETag": '"1"'}, conditional=True))
    for _ in range(20):
        town.clock.turn(hours=30)
        await town.pull()
    listed = " ".join((await type_in(town, "/feed list")).split())
    assert re.search(r"read just now, next in .{5,20}; 95 % of readings found no change", listed)
    login = b"<html><title>Sign in</title><form><input type='password'></form></html>"
    town.script(feed, Reply(body=login))
    for _ in range(2):
        town.clock.turn(hours=30)
        await town.pull()
    listed = " ".join((await type_in(town, "/feed list")).split())
    assert "fails (2 times in a row)" in listed
    assert f"{feed} is no feed but a login page." in listed
    assert "Last read 2 days ago, next try in " in listed


def hold(name: str, text: str) -> None:
    """Hold what was shown against its file."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("VERBATIM_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
