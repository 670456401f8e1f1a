from dataclasses import replace

import pytest

from bot.model.errors import HttpStatusError, NotAFeedError, NotAllowedError
from bot.model.message import Choices
from commands.feed_add import FeedAdd
from commands.feed_test import FeedTest
from tests.builders.items import COMET, QUAYS
from tests.builders.newsroom import Newsroom
from tests.builders.world import rss
from tests.commands.golden import printed
from tests.fakes.web import Reply, ScriptedWeb

HTML = {"Content-Type": "text/html; charset=utf-8"}
LOGIN = b"<html><title>Sign in</title><form><input type=password name=p></form></html>"


async def test_a_feed_is_described_with_its_first_entry(room: Newsroom, web: ScriptedWeb) -> None:
    address = web.script("/feed.xml", rss(QUAYS, COMET, title="Harbour News"))
    text = printed(await room.ask(FeedTest(), url=address))
    lines = text.splitlines()
    assert lines[0] == "Harbour News"
    assert "A feed (RSS) with 2 entries now" in text
    assert "Newest entry" in text
    assert "Its first entry, as the digest would show it" in lines
    assert QUAYS.title in text
    assert any(sentence in text.replace("\n│ ", " ") for sentence in QUAYS.sentences)
    assert f"/feed add {address}" in text.replace('"', "")
    assert await room.storage.read(lambda t: t.feeds.list(room.workspace.id)) == []
    assert await room.storage.read(lambda t: t.stories.latest(room.workspace.id)) == []


async def test_a_feed_that_is_followed_says_so(room: Newsroom, web: ScriptedWeb) -> None:
    address = web.script("/feed.xml", rss(QUAYS))
    await room.ask(FeedAdd(), url=address)
    answer = await room.ask(FeedTest(), url=address)
    assert "It is followed here already." in printed(answer)
    assert "feed add" not in printed(answer)


async def test_an_empty_feed_and_one_without_dates(room: Newsroom, web: ScriptedWeb) -> None:
    empty = web.script("/empty", rss())
    assert "nothing to judge it by" in printed(await room.ask(FeedTest(), url=empty))
    undated = Reply(
        body=b"<rss version='2.0'><channel><title>T</title><item><title>One</title>"
        b"<description>A sentence of the item stands here.</description></item></channel></rss>"
    )
    address = web.script("/undated", undated)
    assert "No entry has a date" in printed(await room.ask(FeedTest(), url=address))


async def test_a_feed_that_has_ended_is_not_said_to_publish(
    room: Newsroom, web: ScriptedWeb
) -> None:
    old = [replace(COMET, title=f"Report {n}", hours=24 * 700 + n) for n in range(9)]
    text = printed(await room.ask(FeedTest(), url=web.script("/feed.xml", rss(*old))))
    assert "Has published nothing since: it may have ended" in text
    assert "times a day" not in text


async def test_headlines_of_google_news_are_said_to_be_all(
    room: Newsroom, web: ScriptedWeb
) -> None:
    item = (
        b"<item><title>Harbour shut - The Paper</title><link>https://news.google.com/rss/1</link>"
        b"<source url='https://paper.example'>The Paper</source></item>"
    )
    body = b"<rss version='2.0'><channel><title>T</title>" + item + b"</channel></rss>"
    text = printed(await room.ask(FeedTest(), url=web.script("/g", Reply(body=body))))
    assert "with nothing behind them that the bot can read" in text
    assert "Harbour shut" in text
    assert " - The Paper" not in text


async def test_a_page_offers_its_feeds_to_be_tested(room: Newsroom, web: ScriptedWeb) -> None:
    link = b'<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    web.script("/", Reply(body=b"<html><head>" + link + b"</head><p>News</p></html>", headers=HTML))
    feed = web.script("/feed.xml", rss(QUAYS, title="Harbour News"))
    _, choices = (await room.ask(FeedTest(), url=web.url("/"))).parts
    assert isinstance(choices, Choices)
    assert "is a page, no feed; it leads to 1 feed" in choices.prompt
    assert [button.request.replace('"', "") for button in choices.buttons] == [f"feed test {feed}"]


async def test_a_login_page_is_called_one(room: Newsroom, web: ScriptedWeb) -> None:
    address = web.script("/private", Reply(body=LOGIN, headers=HTML))
    with pytest.raises(NotAFeedError, match="log"):
        await room.ask(FeedTest(), url=address)


async def test_what_cannot_be_read_says_why(room: Newsroom, web: ScriptedWeb) -> None:
    with pytest.raises(HttpStatusError, match="404"):
        await room.ask(FeedTest(), url=web.url("/gone"))
    with pytest.raises(NotAllowedError):
        await room.ask(FeedTest(), url="/etc")
