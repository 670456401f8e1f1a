"""Every command × every kind of person × every place, on both platforms: nobody gets too far.

The real desk on a real database; the real libraries against the stand-ins. A refused command must
leave every row of the workspace as it was; one that is allowed must change something.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.model.request import CommandInfo, Kind
from bot.platforms.discord import Discord
from bot.platforms.discord.commands import words_of
from bot.platforms.slack import Slack
from commands.line import write_line
from tests.builders.newsroom import NOW
from tests.builders.world import Item, rss
from tests.end_to_end.mandate_scene import COMMANDS, INFOS, Act, Scene, Switch, furnish, serving
from tests.end_to_end.mandates import CHANGES_NOTHING, TABLE, Mandate
from tests.fakes.discord.addresses import kept_addresses
from tests.fakes.discord.people import Person, Who
from tests.fakes.discord.server import TOKEN, FakeDiscord
from tests.fakes.discord.world import GUILD, MANAGE_SERVER, MANAGER, NEWS, READER
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import (
    ADMIN,
    APP_TOKEN,
    BOT_TOKEN,
    CHANNEL,
    PERSON,
    TEAM,
    FakeSlack,
)
from tests.fakes.web import Reply, ScriptedWeb

ADMINISTRATOR = 1 << 3
ELSEWHERE = "710000000000000001"
D_TOM, S_TOM = "800000000000000003", "UTOM"
"""Named as a manager in chat."""
OPML = "<opml version='2.0'><body><outline type='rss' xmlUrl='{}/feed.xml'/></body></opml>"
ITEM = Item("A title", ("One sentence of it.", "And another one."))
REFUSALS = ("Only managers", "you were named", "in a server only", "another workspace")


def test_every_command_has_its_mandate() -> None:
    """Whoever adds a command says in tests/end_to_end/mandates.py who may use it."""
    assert set(TABLE) == set(COMMANDS)


@pytest.mark.parametrize("name", TABLE)
def test_what_is_for_managers_says_so(name: str) -> None:
    mandate, _ = TABLE[name]
    assert INFOS[name].for_managers == (mandate in (Mandate.MANAGER, Mandate.RIGHT))


# ── the world ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def web() -> AsyncIterator[ScriptedWeb]:
    async with ScriptedWeb() as server:
        server.script("/feed.xml", *[rss(ITEM)] * 200)
        list_ = Reply(body=OPML.format(f"http://{server.address}").encode())
        server.script("/list.opml", *[list_] * 50)
        page = Reply(
            body=b"<html><body><article><p>One.</p></article></body></html>",
            headers={"Content-Type": "text/html"},
        )
        server.script("/page", *[page] * 50)
        yield server


# ── Discord ─────────────────────────────────────────────────────────────────────────────

ON_DISCORD = {
    "member": Who(READER),
    "manager": Who(MANAGER, MANAGE_SERVER),
    "admin": Who("800000000000000009", ADMINISTRATOR),
    "named": Who(D_TOM),
    "direct messages": Who(READER, guild=""),
    "manager in direct messages": Who(MANAGER, guild=""),
    "named in direct messages": Who(D_TOM, guild=""),
    "admin of another server": Who("800000000000000008", ADMINISTRATOR, guild=ELSEWHERE),
    "named here, in another server": Who(D_TOM, guild=ELSEWHERE),
}


@pytest.fixture
def _own_addresses() -> Iterator[None]:
    with kept_addresses():
        yield


@pytest.fixture
async def on_discord(
    tmp_path: Path, web: ScriptedWeb, _own_addresses: None
) -> AsyncIterator[Scene]:
    start = tmp_path / "start"
    start.mkdir()
    await furnish(start, "discord", GUILD, NEWS, D_TOM)
    async with FakeDiscord() as server:
        server.world.members[D_TOM] = "Tom"
        platform = Discord(
            token=TOKEN,
            api_base=server.api_base,
            gateway_url=server.gateway_url,
            clock=lambda: NOW,
        )
        switch = Switch()
        async with serving(platform, switch):
            await server.gateway.wait_for_session(1)
            actors = {kind: _uses(server, who) for kind, who in ON_DISCORD.items()}
            actors |= {
                f"{kind} by a button": _presses(server, ON_DISCORD[kind])
                for kind in ("member", "manager", "direct messages")
            }
            ids = {"reader": READER, "tom": D_TOM}
            yield Scene(platform, switch, tmp_path, web, actors, ids)


def _uses(server: FakeDiscord, who: Who) -> Act:
    async def act(info: CommandInfo, values: dict[str, str]) -> str:
        people = {p.name for p in info.parameters if p.kind is Kind.PERSON}
        given = {n: Person(v) if n in people else v for n, v in values.items()}
        line = " ".join(words_of(info.name, tuple(INFOS.values())))
        return await (await server.slash(line, who=who, **given)).answer()

    return act


def _presses(server: FakeDiscord, who: Who) -> Act:
    async def act(info: CommandInfo, values: dict[str, str]) -> str:
        pressed = await server.press(f"ask:{write_line(info, values)}", who=who)
        return await pressed.answer()

    return act


# ── Slack ───────────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def on_slack(tmp_path: Path, web: ScriptedWeb) -> AsyncIterator[Scene]:
    start = tmp_path / "start"
    start.mkdir()
    await furnish(start, "slack", TEAM, CHANNEL, S_TOM)
    async with FakeSlack() as server:
        server.people |= {
            "UOWNER": {"is_owner": True},
            "UFAR": {"is_admin": True, "team_id": "T2"},
            S_TOM: {"real_name": "Tom"},
        }
        platform = Slack(
            bot_token=BOT_TOKEN,
            app_token=APP_TOKEN,
            api_base=server.api_base,
            clock=lambda: NOW,
            managers=("USET",),
        )
        switch = Switch()
        async with serving(platform, switch):
            await server.socket.wait_for_connection()
            actors: dict[str, Act] = {
                "member": _types(server, Someone(server)),
                "admin": _types(server, Someone(server, ADMIN)),
                "owner": _types(server, Someone(server, "UOWNER")),
                "in the settings": _types(server, Someone(server, "USET")),
                "named": _types(server, Someone(server, S_TOM)),
                "admin of another workspace": _types(server, Someone(server, "UFAR")),
                "admin id, app in another workspace": _types(
                    server, Someone(server, ADMIN, team="T2")
                ),
                "member in direct messages": _writes(server, Someone(server)),
                "admin in direct messages": _writes(server, Someone(server, ADMIN)),
                "member by mention": _mentions(server, Someone(server)),
                "admin by mention": _mentions(server, Someone(server, ADMIN)),
                "member by a button": _clicks(server, Someone(server)),
                "member by the form": _fills(server, Someone(server)),
            }
            ids = {"reader": PERSON, "tom": S_TOM}
            yield Scene(platform, switch, tmp_path, web, actors, ids)
    assert server.refused == []


def _types(server: FakeSlack, who: Someone) -> Act:
    async def act(info: CommandInfo, values: dict[str, str]) -> str:
        await who.types(write_line(info, values), url=server.new_url())
        return str(await server.responded.next())

    return act


def _writes(server: FakeSlack, who: Someone) -> Act:
    async def act(info: CommandInfo, values: dict[str, str]) -> str:
        await who.writes(write_line(info, values))
        return str(await server.posted.next())

    return act


def _mentions(server: FakeSlack, who: Someone) -> Act:
    async def act(info: CommandInfo, values: dict[str, str]) -> str:
        await who.mentions(write_line(info, values))
        return str(await server.whispered.next())

    return act


def _clicks(server: FakeSlack, who: Someone) -> Act:
    async def act(info: CommandInfo, values: dict[str, str]) -> str:
        line = write_line(info, values)
        await who.presses(
            {"type": "button", "action_id": "ask-0", "value": line}, url=server.new_url()
        )
        return str(await server.responded.next())

    return act


def _fills(server: FakeSlack, who: Someone) -> Act:
    async def act(info: CommandInfo, values: dict[str, str]) -> str:
        await who.types("", url=server.new_url())
        form = (await server.opened.next())["view"]
        line = {"line": {"line": {"value": write_line(info, values)}}}
        await who.submits(form, line)
        return str(await server.responded.next())

    return act


# ── the walk ────────────────────────────────────────────────────────────────────────────

NAMED = {"named", "named in direct messages"}
"""In direct messages Discord tells no rights: there only names count."""
BY_RIGHT = {
    *("manager", "admin", "manager by a button"),
    *("owner", "in the settings", "admin in direct messages", "admin by mention"),
}
READERS = {"member", "direct messages", "admin of another workspace"}
"""Whoever manages reads no otherwise than these."""
OUTSIDE = {kind for kind, who in ON_DISCORD.items() if who.guild == ELSEWHERE} | {
    "admin id, app in another workspace",
}
"""What they do happens elsewhere or nowhere."""


async def test_nobody_on_discord_changes_what_is_not_theirs(on_discord: Scene) -> None:
    assert await walk(on_discord) == []


async def test_nobody_on_slack_changes_what_is_not_theirs(on_slack: Scene) -> None:
    assert await walk(on_slack) == []


async def walk(stage: Scene) -> list[str]:
    """Try every command as everybody; return what went otherwise than the table says."""
    wrong = []
    for who in stage.actors:
        for name, (mandate, _) in TABLE.items():
            if mandate is Mandate.READ and who not in READERS:
                continue
            answer, changed = await stage.tried(who, name)
            expected = _may(who, mandate)
            refused = any(words in answer for words in REFUSALS)
            wrong += [
                f"{who} × {name}: {problem} ({answer[:200]})"
                for problem in _problems(who, name, expected, refused=refused, changed=changed)
            ]
    await stage.close()
    return wrong


def _may(who: str, mandate: Mandate) -> bool:
    if who in OUTSIDE:
        return False
    if mandate is Mandate.MANAGER:
        return who in BY_RIGHT | NAMED
    return who in BY_RIGHT if mandate is Mandate.RIGHT else True


def _problems(
    who: str, name: str, expected: bool, *, refused: bool, changed: bool
) -> Iterator[str]:
    mandate = TABLE[name][0]
    if changed and (not expected or mandate is Mandate.READ or name in CHANGES_NOTHING):
        yield "something was changed"
    if expected and refused:
        yield "refused"
    if mandate in (Mandate.MANAGER, Mandate.RIGHT) and who not in OUTSIDE:
        if refused == expected:
            yield "allowed" if expected is False else "refused"
        changes = name not in CHANGES_NOTHING and "direct messages" not in who
        if expected and changes and not changed:
            yield "nothing was changed"
