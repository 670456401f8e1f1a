from pathlib import Path

import pytest

from bot.model.errors import (
    FileError,
    HttpStatusError,
    NotAFeedError,
    NotAllowedError,
    ReadError,
)
from bot.model.feed import Feed
from bot.model.message import Choices
from commands.base import Command
from commands.feed_add import FeedAdd
from commands.feed_test import FeedTest
from tests.builders.newsroom import Newsroom
from tests.commands.golden import printed
from tests.fakes.web import Reply, ScriptedWeb

HTML = {"Content-Type": "text/html; charset=utf-8"}


def rss(title: str, *items: str) -> Reply:
    entries = "".join(
        f"<item><title>{item}</title><link>https://herald.example/{n}</link></item>"
        for n, item in enumerate(items)
    )
    body = f"<rss version='2.0'><channel><title>{title}</title>{entries}</channel></rss>"
    return Reply(body=body.encode(), headers={"Content-Type": "application/rss+xml"})


def page(*feeds: str) -> Reply:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{href}">' for href in feeds
    )
    return Reply(body=f"<html><head>{links}</head><body>News</body></html>".encode(), headers=HTML)


async def feeds_of(room: Newsroom) -> list[Feed]:
    return await room.storage.read(lambda t: t.feeds.list(room.workspace.id))


async def test_a_feed_is_followed_and_introduced(room: Newsroom, web: ScriptedWeb) -> None:
    address = web.script("/rss", rss("Coast Herald", "Storm over", "Talks open", "Bridge", "Fire"))
    answer = await room.ask(FeedAdd(), url=address, section="asia")
    assert printed(answer).splitlines() == [
        "Following Coast Herald under asia: 4 entries now.",
        "",
        "• Storm over",
        "  https://herald.example/0",
        "• Talks open",
        "  https://herald.example/1",
        "• Bridge",
        "  https://herald.example/2",
        "",
        "All its articles are read within a minute; what is added later, as it comes.",
        "",
        "→ /feed remove 1 · /feed list",
    ]
    (feed,) = await feeds_of(room)
    assert (feed.address, feed.title, feed.section) == (address, "Coast Herald", "asia")
    assert feed.state.next_at is None
    assert len(web.asked("/rss")) == 1


async def test_the_same_feed_again_changes_nothing(room: Newsroom, web: ScriptedWeb) -> None:
    address = web.script("/rss", rss("Coast Herald", "Storm over"))
    await room.ask(FeedAdd(), url=address)
    answer = await room.ask(FeedAdd(), url=address)
    assert answer.line == f"Coast Herald ({address}) is followed already; nothing changed."
    assert len(await feeds_of(room)) == 1


async def test_what_is_followed_already_says_where_and_how_to_move_it(
    room: Newsroom, web: ScriptedWeb
) -> None:
    address = web.script("/feed.xml", rss("Coast Herald", "One"))
    await room.ask(FeedAdd(), url=address, section="Ports")
    again = await room.ask(FeedAdd(), url=address, section="ports")
    assert again.line.endswith("is followed already under Ports; nothing changed.")
    assert "another section" not in str(again.parts)
    other = await room.ask(FeedAdd(), url=address, section="Asia")
    assert "For another section, stop following it and add it again." in str(other.parts)


async def test_the_one_feed_of_a_page_is_followed(room: Newsroom, web: ScriptedWeb) -> None:
    web.script("/", page("/rss"))
    web.script("/rss", rss("Coast Herald", "Storm over"))
    answer = await room.ask(FeedAdd(), url=web.url("/"))
    assert answer.line == "Following Coast Herald: 1 entry now"
    assert [feed.address for feed in await feeds_of(room)] == [web.url("/rss")]


async def test_several_feeds_of_a_page_are_asked_back(room: Newsroom, web: ScriptedWeb) -> None:
    web.script("/", page("/world", "/sport"))
    world = web.script("/world", rss("World", "Storm over", "Talks open"))
    sport = web.script("/sport", rss("Sport", "A goal"))
    _, choices = (await room.ask(FeedAdd(), url=web.url("/"), section="our asia")).parts
    assert isinstance(choices, Choices)
    assert [(button.label, button.request) for button in choices.buttons] == [
        ("World · 2 entries", f'feed add "{world}" section:"our asia"'),
        ("Sport · 1 entry", f'feed add "{sport}" section:"our asia"'),
    ]
    assert await feeds_of(room) == []


async def test_a_page_without_feeds_says_so(room: Newsroom, web: ScriptedWeb) -> None:
    web.script("/", page())
    with pytest.raises(NotAFeedError):
        await room.ask(FeedAdd(), url=web.url("/"))
    assert await feeds_of(room) == []


async def test_an_address_that_fails_is_not_followed(room: Newsroom, web: ScriptedWeb) -> None:
    with pytest.raises(HttpStatusError):
        await room.ask(FeedAdd(), url=web.url("/gone"))
    assert await feeds_of(room) == []


@pytest.mark.parametrize("path", ["/etc", "./articles", "../up", "~/news"])
async def test_folders_are_for_whoever_runs_the_bot(room: Newsroom, path: str) -> None:
    with pytest.raises(NotAllowedError, match="runs the bot"):
        await room.ask(FeedAdd(), url=path)


async def test_no_word_of_a_manager_becomes_a_folder(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Exception, match="articles") as refused:
        await room.ask(FeedAdd(), url="articles")
    assert not isinstance(refused.value, NotAllowedError)  # it was looked for on the web
    assert await feeds_of(room) == []


async def test_the_operator_may_follow_a_folder(room: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("Storm over\n\nThe storm is over at last, the agency said.\n")
    context = room.context(operator=True)
    answer = await FeedAdd()(context, url=str(folder))
    assert answer.line.endswith("1 entry now")
    (feed,) = await feeds_of(room)
    assert (feed.address, feed.source) == (str(folder), "folder")


async def test_a_missing_folder_is_named(room: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="nowhere"):
        await FeedAdd()(room.context(operator=True), url=str(tmp_path / "nowhere"))


async def said_of(room: Newsroom, command: Command, address: str) -> str:
    """Return what a command says of an address that it cannot read."""
    with pytest.raises(ReadError) as caught:
        await room.ask(command, url=address)
    return str(caught.value)


@pytest.mark.parametrize(
    ("command", "kept"), [(FeedAdd(), "It was not added"), (FeedTest(), "It is not followed")]
)
async def test_what_cannot_be_reached_is_not_followed_and_that_is_said(
    room: Newsroom, web: ScriptedWeb, command: Command, kept: str
) -> None:
    down = web.script("/down", Reply(status=503))
    said = await said_of(room, command, down)
    assert said.endswith(
        "/down answered 503 (Service Unavailable). Its server has trouble; that mostly passes. "
        f"{kept}, and nothing changed. Ask again once it answers."
    )
    broken = web.script("/broken", Reply(ending="reset"))
    said = await said_of(room, command, broken)
    assert f"Check the address and the network. {kept}, and nothing changed. Ask again" in said
    gone = web.script("/gone", Reply(status=410))
    assert (await said_of(room, command, gone)).endswith(f"{kept}, and nothing changed.")
    assert await feeds_of(room) == []


@pytest.mark.parametrize("command", [FeedAdd(), FeedTest()])
async def test_what_is_followed_and_down_is_tried_again_by_itself(
    room: Newsroom, web: ScriptedWeb, command: Command
) -> None:
    address = web.script("/rss", rss("Coast Herald", "Storm over"))
    await room.ask(FeedAdd(), url=address)
    web.script("/rss", Reply(status=503))
    said = await said_of(room, command, address)
    assert "It is followed here already, and tried again by itself: see `/feed list`." in said
    assert "not" not in said.partition("503")[2]
