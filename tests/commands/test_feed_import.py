from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.errors import (
    HttpStatusError,
    MalformedFeedError,
    NotAllowedError,
    NotFoundError,
    NotTextError,
    TooLargeError,
    UsageError,
)
from bot.model.feed import Feed
from bot.model.message import Buttons, Message
from bot.model.request import HandedFile
from bot.sources.opml import OpmlFeed, write_opml
from commands.feed_import import FeedImport
from tests.builders.newsroom import NOW, Newsroom
from tests.commands.golden import printed
from tests.fakes.web import Reply, ScriptedWeb

LISTED = (
    OpmlFeed("https://herald.example/rss", "Coast Herald", "Asia", "en"),
    OpmlFeed("https://post.example/rss?key=s3cret", "Han River Post", "Asia", "en"),
    OpmlFeed("https://known.example/rss", "Known"),
    OpmlFeed("http://10.0.0.7/rss", "Inside"),
    OpmlFeed("http://mail.example:25/rss", "Mail"),
)


@pytest.fixture
async def address(room: Newsroom, web: ScriptedWeb) -> str:
    """Where the list is; one of its feeds is followed."""
    await room.storage.write(
        lambda t: t.feeds.add(room.workspace.id, "https://known.example/rss", "web")
    )
    return web.script("/feeds.opml", Reply(body=write_opml(LISTED)))


async def feeds_of(room: Newsroom) -> list[Feed]:
    return await room.storage.read(lambda t: t.feeds.list(room.workspace.id))


async def test_first_it_only_says_what_would_change(room: Newsroom, address: str) -> None:
    answer = await room.ask(FeedImport(), url=address)
    assert printed(answer).replace(address, "ADDRESS").splitlines() == [
        "5 feeds in this list: 2 new, 1 followed already, 2 refused. Nothing has changed yet.",
        "",
        "New",
        "• Coast Herald · https://herald.example/rss · Asia",
        "• Han River Post · https://post.example/rss?key=… · Asia",
        "",
        "Refused",
        "• http://10.0.0.7/rss is not a public address.",
        "• http://mail.example:25/rss is on port 25, which is not a port for the web.",
        "",
        '→ /feed import "ADDRESS" confirm:yes',
    ]
    assert len(await feeds_of(room)) == 1


async def test_confirmed_the_new_ones_are_followed(room: Newsroom, address: str) -> None:
    answer = await room.ask(FeedImport(), url=address, confirm="yes")
    assert answer.line == "Following 2 more feeds."
    _, herald, post = await feeds_of(room)
    assert (herald.title, herald.section, herald.language) == ("Coast Herald", "Asia", "en")
    assert post.address == "https://post.example/rss?key=s3cret"
    again = await room.ask(FeedImport(), url=address, confirm="yes")
    assert again.line.startswith("Every feed of this list that can be followed")


async def test_addresses_that_are_none_on_the_web_are_counted_and_named(
    room: Newsroom, web: ScriptedWeb
) -> None:
    """They were left out, and nobody knew: the sum was another one than the reader's."""
    written = ("ftp://u:secret@a.example/rss", "javascript:alert(1)", "feeds.xml", *"1234567")
    outlines = "".join(f"<outline xmlUrl='{one}'/>" for one in (*written, "https://b.example/"))
    address = web.script("/odd.opml", Reply(body=f"<opml>{outlines}</opml>".encode()))
    shown = printed(await room.ask(FeedImport(), url=address))
    assert shown.startswith("11 feeds in this list: 1 new, 0 followed already, 10 refused.")
    assert "• ftp://a.example/rss is not a web address." in shown
    assert "• javascript:alert(1) is not a web address." in shown
    assert "And 2 more." in shown
    assert "secret" not in shown


async def test_what_is_no_list_says_so(room: Newsroom, web: ScriptedWeb) -> None:
    page = web.script("/page", Reply(body=b"<html>no list</html>"))
    with pytest.raises(MalformedFeedError, match="not OPML"):
        await room.ask(FeedImport(), url=page)
    with pytest.raises(HttpStatusError):
        await room.ask(FeedImport(), url=web.url("/gone"))


async def test_a_file_is_for_whoever_runs_the_bot(room: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_bytes(write_opml(LISTED))
    with pytest.raises(NotAllowedError):
        await room.ask(FeedImport(), url=str(file))
    answer = await FeedImport()(room.context(operator=True), url=str(file), confirm="yes")
    assert answer.line == "Following 3 more feeds."


async def test_a_thousand_feeds_are_followed_and_read_in_turn(
    room: Newsroom, web: ScriptedWeb
) -> None:
    many = [OpmlFeed(f"https://site{n}.example/rss", section="Asia") for n in range(1_000)]
    address = web.script("/many.opml", Reply(body=write_opml(many)))
    shown = await room.ask(FeedImport(), url=address)
    assert shown.line.startswith("1000 feeds in this list: 1000 new")
    operator = room.context(operator=True)  # others are held to limits.feeds
    answer = await FeedImport()(operator, url=address, confirm="yes")
    assert answer.line == "Following 1000 more feeds."
    assert "within the next 33 minutes" in printed(answer)
    due_at_once = await room.storage.read(lambda t: t.feeds.due(NOW))
    assert len(due_at_once) <= 21
    due_later = await room.storage.read(lambda t: t.feeds.due(NOW + timedelta(minutes=33)))
    assert len(due_later) == 1_000


async def test_more_than_a_thousand_are_refused_and_nothing_changes(
    room: Newsroom, web: ScriptedWeb
) -> None:
    many = [OpmlFeed(f"https://site{n}.example/rss") for n in range(1_001)]
    address = web.script("/many.opml", Reply(body=write_opml(many)))
    with pytest.raises(TooLargeError, match="more than 1,000 feeds"):
        await room.ask(FeedImport(), url=address, confirm="yes")
    assert await feeds_of(room) == []


def confirming(answer: Message) -> str:
    """Return the word that a confirming button gives."""
    (row,) = (part for part in answer.parts if isinstance(part, Buttons))
    _, _, word = row.buttons[0].request.partition("confirm:")
    return word


async def test_a_file_handed_in_is_looked_at_and_then_confirmed(
    room: Newsroom, address: str
) -> None:
    command = FeedImport()
    handed = replace(room.context(), file=HandedFile("feeds.opml", write_opml(LISTED)))
    shown = await command(handed)
    assert shown.line.startswith("5 feeds in this list: 2 new, 1 followed already")
    assert len(await feeds_of(room)) == 1

    followed = await command(room.context(), confirm=confirming(shown))
    assert followed.line == "Following 2 more feeds."
    assert len(await feeds_of(room)) == 3

    with pytest.raises(NotFoundError, match="not at hand any more"):
        await FeedImport()(room.context(), confirm=confirming(shown))  # after a restart


async def test_a_list_handed_in_is_of_its_own_server_alone(room: Newsroom) -> None:
    command = FeedImport()
    handed = replace(room.context(), file=HandedFile("feeds.opml", write_opml(LISTED)))
    word = confirming(await command(handed))
    elsewhere = replace(room.context(), workspace=replace(room.workspace, id=99))
    with pytest.raises(NotFoundError):
        await command(elsewhere, confirm=word)


async def test_a_file_confirmed_at_once_is_followed(room: Newsroom, address: str) -> None:
    handed = replace(room.context(), file=HandedFile("feeds.opml", write_opml(LISTED)))
    answer = await FeedImport()(handed, confirm="yes")
    assert answer.line == "Following 2 more feeds."


async def test_without_any_list_it_says_what_it_needs(room: Newsroom) -> None:
    with pytest.raises(UsageError, match="needs a list of feeds"):
        await room.ask(FeedImport())
    handed = replace(room.context(), file=HandedFile("cat.png", b"\x89PNG"))
    with pytest.raises(NotTextError):
        await FeedImport()(handed)
