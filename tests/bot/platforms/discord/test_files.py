"""Pictures and files on Discord: attached where they can be, in text where not, never twice."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from bot.model.errors import DeliveryError
from bot.model.message import Attachment, Chart, Charts, Message, Paragraph, Part, Plain
from bot.platforms.discord.render import render_message, without_files
from bot.platforms.files import File, Files
from bot.platforms.pictures.draw import draw_chart
from tests.bot.platforms.discord import any_message
from tests.bot.platforms.discord.conftest import Connect
from tests.bot.platforms.discord.test_delivery import KEY, SILENT, channel
from tests.builders import messages
from tests.fakes.discord.desk import COMMANDS, FakeDesk, say
from tests.fakes.discord.files import media_in
from tests.fakes.discord.openapi import DOCUMENT, violations
from tests.fakes.discord.rules import GALLERY, check_message, texts_of, walk
from tests.fakes.discord.server import FakeDiscord, Fault
from tests.fakes.discord.world import FORUM, NEWS
from tests.fakes.runner import run_inline

GOLDEN = Path(__file__).parents[3] / "data" / "golden" / "discord"
PNG = b"\x89PNG"
BARS = "▁"
EXPORT = messages.export()


@pytest.fixture
def with_pictures(connect: Connect) -> Callable[[], Any]:
    return lambda: connect(run=run_inline)


def files_of(message: Message) -> Files:
    """Return a file for every part that can have one, without drawing anything."""
    named: dict[Part, File] = {}
    for part in message.parts:
        if isinstance(part, Chart | Charts):
            named[part] = File(f"chart-{len(named)}.png", "image/png", PNG, part.alt)
        elif isinstance(part, Attachment):
            named[part] = File(f"file-{len(named)}.txt", "text/plain", b"x")
    return named


def alts(body: Any) -> list[str]:
    galleries = (c for c in walk(body["components"]) if c["type"] == GALLERY)
    return [item["description"] for gallery in galleries for item in gallery["items"]]


# ── rendered ────────────────────────────────────────────────────────────────────────────


def test_a_chart_with_its_picture_looks_as_kept() -> None:
    message = messages.who()
    shown = json.dumps(
        render_message(message, files=files_of(message)), ensure_ascii=False, indent=2
    )
    assert shown + "\n" == (GOLDEN / "who-picture.json").read_text("utf-8")


@given(any_message.messages)
def test_any_message_with_files_is_valid_and_so_it_is_without_them(message: Message) -> None:
    files = files_of(message)
    for body in render_message(message, spare_components=2, files=files):
        assert check_message(body) == []
        shown = {media["url"] for media in media_in(body["components"])}
        listed = {f"attachment://{a['filename']}" for a in body.get("attachments", ())}
        assert listed == {url for url in shown if url.startswith("attachment://")}
        plain = without_files(body, files)
        assert check_message(plain) == []
        assert "attachments" not in plain
        assert "attachment://" not in json.dumps(plain)


@pytest.mark.skipif(
    not DOCUMENT.is_file(), reason=f"Discord's OpenAPI document is not at {DOCUMENT}"
)
def test_payloads_with_files_are_what_the_official_document_says() -> None:
    for message in (messages.who(), EXPORT):
        for body in render_message(message, files=files_of(message)):
            assert violations("MessageCreateRequest", body) == []
            assert violations("IncomingWebhookUpdateRequestPartial", body) == []


# ── answers ─────────────────────────────────────────────────────────────────────────────


async def test_a_chart_is_answered_as_a_picture_drawn_by_the_runner(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    ran: list[Any] = []

    async def run(work: Any, *arguments: Any, **options: Any) -> Any:
        ran.append(work)
        return work(*arguments, **options)

    desk.answers["who"] = messages.who()
    async with connect(run=run):
        asked = await discord.slash("who", actor="Takaichi")
        seen = await asked.answer()
    assert ran == [draw_chart]
    assert asked.files["chart-1.png"].startswith(PNG)
    assert alts(asked.original)[0].startswith("Articles a day that name Sanae Takaichi")
    assert BARS not in seen
    assert asked.private


async def test_a_picture_is_shared_as_it_was_seen(
    discord: FakeDiscord, desk: FakeDesk, with_pictures: Any
) -> None:
    desk.answers["who"] = messages.who()
    async with with_pictures():
        asked = await discord.slash("who", actor="Takaichi")
        seen = await asked.answer()
    async with with_pictures():  # also after a restart
        shared = await discord.press(asked.control("Share in channel"), on=asked.original)
        assert await shared.answer() == seen
    assert shared.files == asked.files
    assert alts(shared.original) == alts(asked.original)
    assert not shared.private


async def test_a_picture_that_cannot_be_read_again_is_shared_in_words(
    discord: FakeDiscord, desk: FakeDesk, with_pictures: Any
) -> None:
    desk.answers["who"] = messages.who()
    async with with_pictures():
        asked = await discord.slash("who", actor="Takaichi")
        await asked.answer()
        discord.world.files.lost = True
        shared = await discord.press(asked.control("Share in channel"), on=asked.original)
        assert "Articles a day that name Sanae Takaichi" in await shared.answer()
    assert shared.files == {}


@pytest.mark.parametrize("trouble", ["refusing", "forbidden"])
async def test_where_no_file_is_taken_the_bars_are_shown(
    discord: FakeDiscord, desk: FakeDesk, with_pictures: Any, trouble: str
) -> None:
    setattr(discord.world.files, trouble, True)
    desk.answers["who"] = messages.who()
    async with with_pictures():
        asked = await discord.slash("who", actor="Takaichi")
        assert BARS in await asked.answer()
    assert asked.files == {}
    assert alts(asked.original) == ["Two people bow in front of a temple"]


async def test_a_chart_that_cannot_be_drawn_is_a_line(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    async def broken(work: Any, *arguments: Any, **options: Any) -> Any:
        raise MemoryError

    desk.answers["who"] = messages.who()
    async with connect(run=broken):
        asked = await discord.slash("who", actor="Takaichi")
        assert BARS in await asked.answer()


async def test_a_picture_in_a_later_part_that_is_refused_is_a_line_there(
    discord: FakeDiscord, desk: FakeDesk, with_pictures: Any
) -> None:
    long = Paragraph((Plain("\n".join(["many words " * 30] * 12)),))
    chart = Chart((1, 2, 3), "From one to three")
    desk.answers["trending"] = Message((long, chart))
    refused = Fault(413, {"message": "Request entity too large", "code": 40005})
    discord.fail("POST", r"/webhooks/\d+/[^/]+$", refused)
    async with with_pictures():
        asked = await discord.slash("trending")
        await asked.answer()
        await asked.follow_up()
    (followup,) = asked.followups
    assert "`▃▆█`" in "\n".join(texts_of(followup))


async def test_an_exported_list_is_a_file_for_its_asker_alone(
    discord: FakeDiscord, desk: FakeDesk, with_pictures: Any
) -> None:
    desk.answers["trending"] = EXPORT
    async with with_pictures():
        asked = await discord.slash("trending")
        assert "<opml" not in await asked.answer()
        assert asked.files == {"feeds.opml": b"<opml/>"}
        assert asked.private
        with pytest.raises(AssertionError, match="nothing is called"):
            asked.control("Share in channel")
        discord.world.files.refusing = True
        again = await discord.slash("trending")
        assert "<opml/>" in (await again.answer()).replace("\\", "")


# ── handed in ───────────────────────────────────────────────────────────────────────────


async def test_a_list_handed_in_reaches_the_desk(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect
) -> None:
    given_file = discord.upload("feeds.opml", b"<opml/>")
    async with connect():
        asked = await discord.slash("feed import", manager=True, file=given_file)
        await asked.answer()
    file = desk.asked[0].file
    assert file is not None
    assert (file.name, file.body) == ("feeds.opml", b"<opml/>")
    option = next(
        option
        for command in discord.world.commands
        for verb in command["options"]
        if (command["name"], verb["name"]) == ("feed", "import")
        for option in verb["options"]
    )
    assert option["type"] == 11
    assert any(info.name == "feed import" for info in COMMANDS)


@pytest.mark.parametrize(
    ("size", "lost", "said"),
    [(5_000_000, False, "larger than 1024 kB"), (0, True, "did not hand over")],
)
async def test_a_list_that_cannot_be_read_is_answered_with_why(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect, size: int, lost: bool, said: str
) -> None:
    given_file = discord.upload("feeds.opml", b"<opml/>", size=size)
    discord.world.files.lost = lost
    async with connect():
        asked = await discord.slash("feed import", manager=True, file=given_file)
        assert said in await asked.answer()
    assert desk.asked == []


# ── deliveries ──────────────────────────────────────────────────────────────────────────


def bodies(discord: FakeDiscord) -> list[Mapping[str, Any]]:
    return [b for m, path, b in discord.asked if m == "POST" and path.endswith("/messages")]


async def test_a_delivery_comes_with_its_picture_once(
    discord: FakeDiscord, with_pictures: Any
) -> None:
    async with with_pictures() as platform:
        receipt = await platform.send(channel(NEWS), messages.who(), "digest-1-20260113T0700Z")
    async with with_pictures() as platform:  # the confirmation was lost in a crash
        assert await platform.send(channel(NEWS), messages.who(), "digest-1-20260113T0700Z")
    (message,) = discord.world.sent(NEWS)
    assert message["id"] == receipt.remote_id
    assert [a["filename"] for a in message["attachments"]] == ["chart-1.png"]
    assert message["flags"] & SILENT
    (body,) = bodies(discord)
    assert (len(body["nonce"]), body["enforce_nonce"]) == (25, True)


@pytest.mark.parametrize("trouble", ["refusing", "forbidden"])
async def test_a_delivery_whose_file_is_refused_arrives_once_with_bars(
    discord: FakeDiscord, with_pictures: Any, trouble: str
) -> None:
    async with with_pictures() as platform:
        setattr(discord.world.files, trouble, True)  # after the bot learnt its rights
        await platform.send(channel(NEWS), messages.who(), KEY)
    (message,) = discord.world.sent(NEWS)
    assert BARS in "\n".join(texts_of(message))
    assert message["attachments"] == []
    assert len(bodies(discord)) == 2


async def test_where_the_bot_may_not_attach_it_does_not_try(
    discord: FakeDiscord, with_pictures: Any
) -> None:
    discord.world.files.forbidden = True
    async with with_pictures() as platform:
        await platform.send(channel(NEWS), messages.who(), KEY)
    assert len(discord.world.sent(NEWS)) == len(bodies(discord)) == 1


@pytest.mark.parametrize("stored", [True, False])
async def test_after_an_unclear_failure_it_goes_without_and_shows_once(
    discord: FakeDiscord, with_pictures: Any, stored: bool
) -> None:
    discord.fail("POST", f"/channels/{NEWS}/messages", Fault(stored=stored))
    async with with_pictures() as platform:
        with pytest.raises(DeliveryError) as caught:
            await platform.send(channel(NEWS), messages.who(), KEY)
        assert caught.value.ambiguous
        await platform.send(channel(NEWS), messages.who(), KEY)
    (message,) = discord.world.sent(NEWS)
    assert bool(message["attachments"]) is stored
    assert (BARS in "\n".join(texts_of(message))) is not stored


async def test_a_post_in_a_forum_comes_with_its_picture(
    discord: FakeDiscord, with_pictures: Any
) -> None:
    async with with_pictures() as platform:
        receipt = await platform.send(channel(FORUM), messages.who(), KEY)
    (message,) = discord.world.sent(receipt.remote_id)
    assert [a["filename"] for a in message["attachments"]] == ["chart-1.png"]


async def test_what_has_no_chart_draws_nothing(discord: FakeDiscord, connect: Connect) -> None:
    async with connect(run=None) as platform:
        await platform.send(channel(NEWS), say("Hello"), KEY)
    assert discord.world.files.sent == []
