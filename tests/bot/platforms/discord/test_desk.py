"""The real desk behind the real library: commands, suggestions and buttons on stored articles."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.request import Kind
from bot.pipeline.deliver import deliver_due
from commands.dispatch import Desk, load_commands
from tests.bot.platforms.discord.conftest import Connect
from tests.builders.newsroom import NOW, Cast, Newsroom, Report, open_newsroom
from tests.fakes.discord.people import EPHEMERAL
from tests.fakes.discord.rules import texts_of, walk
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import ANNOUNCEMENTS, GUILD, NEWS

LEE = Cast("Lee Jae Myung", role="South Korean President", forms=("Lee",))
HOLM = Cast("Anna Holm", role="Mayor of Valdemar", forms=("Holm",))
TALKS = Report(
    "Coast Herald",
    "Ferry talks open in Valdemar",
    ("South Korean President Lee Jae Myung met Anna Holm on Monday.", "Lee spoke of new ferries."),
    (LEE, HOLM),
)
DIKE = Report(
    "Harbour Post", "The new dike holds", ("Mayor Anna Holm slept well.",), (HOLM,), hours=3
)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    opened = await open_newsroom(tmp_path)
    storage = opened.storage
    opened.workspace = await storage.write(
        lambda t: t.workspaces.ensure("discord", GUILD, "Newsroom")
    )
    opened.channel = await storage.write(
        lambda t: t.channels.ensure(opened.workspace.id, NEWS, "news")
    )
    await opened.publish(TALKS)
    await opened.publish(DIKE)
    yield opened
    await opened.close()


@pytest.fixture
def desk(room: Newsroom) -> Desk:
    return Desk(room.services, load_commands())


async def test_someone_asks_who_it_is(discord: FakeDiscord, connect: Connect) -> None:
    async with connect():
        typed = await discord.type("who", "actor", actor="lee")
        (choice,) = await typed.choices()
        assert choice["value"] == "Lee Jae Myung"
        asked = await discord.slash("who", actor=choice["value"])
        answer = await asked.answer()

    assert answer.startswith("## Lee Jae Myung")
    assert "> Lee spoke of new ferries." in answer
    assert asked.private


async def test_what_is_missing_or_forbidden_is_said(discord: FakeDiscord, connect: Connect) -> None:
    async with connect():
        unknown = await discord.slash("who", actor="Ana Holm")
        await unknown.answer()
        assert unknown.control("Anna Holm") == 'ask:who "Anna Holm"'
        refused = await discord.slash("feed add", url="https://wire.example/feed")
        assert "Only managers" in await refused.answer()


async def test_every_command_answers(discord: FakeDiscord, connect: Connect, desk: Desk) -> None:
    async with connect():
        for info in desk.commands:
            if any(parameter.kind is Kind.ADDRESS for parameter in info.parameters):
                continue  # no test leaves the machine
            line = info.examples[0].removeprefix("/")
            pressed = await discord.press(f"ask:{line}", manager=True)
            assert "went wrong" not in await pressed.answer(), info.name


async def test_a_digest_is_posted_and_its_buttons_answer(
    discord: FakeDiscord, connect: Connect, room: Newsroom
) -> None:
    await room.post_digest(NOW)
    async with connect() as platform:
        await deliver_due(room.services, {"discord": platform})
        # The bot says hello too, as soon as Discord has named the server.
        (digest,) = [m for m in discord.world.sent(NEWS) if "Your digest" in texts_of(m)[0]]
        controls = {
            c.get("placeholder") or c["label"]: c
            for c in walk(digest["components"])
            if "custom_id" in c
        }
        details = await discord.press(controls["Details"]["custom_id"], on=digest)
        assert "In the digest here" in await details.answer()
        follow = controls["Follow an actor …"]
        holm = next(o["value"] for o in follow["options"] if o["label"] == "Anna Holm")
        followed = await discord.press(follow["custom_id"], picked=holm, on=digest)
        assert "Anna Holm" in await followed.answer()
        why = controls["Why this story? …"]
        reason = await discord.press(why["custom_id"], picked=why["options"][0]["value"], on=digest)
        assert "chosen" in (await reason.answer()).casefold()

    assert digest["flags"] & 1 << 12
    assert not digest["flags"] & EPHEMERAL
    assert any("Ferry talks open in Valdemar" in text for text in texts_of(digest))


async def test_what_is_muted_in_the_channel_that_is_picked_is_suggested(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect():
        for at, query in ((NEWS, "storm"), (ANNOUNCEMENTS, "ferry")):
            muted = await discord.slash("digest mute", manager=True, at=at, query=query)
            assert "leaves out stories" in await muted.answer()
        there = discord.world.channels[ANNOUNCEMENTS]
        typed = await discord.type("digest unmute", "query", manager=True, channel=there, query="f")
        assert [choice["value"] for choice in await typed.choices()] == ["ferry"]
