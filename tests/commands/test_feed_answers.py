"""The answers of /feed add and /feed test, as people read them."""

import re
from datetime import timedelta

import pytest

from bot.model.errors import NotAFeedError, NotTextError
from bot.model.message import from_json, to_json
from commands.base import Command
from commands.feed_add import FeedAdd
from commands.feed_test import FeedTest
from tests.builders.newsroom import NOW, Newsroom
from tests.commands.golden import assert_golden
from tests.fakes.web import Reply, ScriptedWeb

HTML = {"Content-Type": "text/html; charset=utf-8"}
STORY = (
    "The council of the harbour town voted nine to four on Monday to rebuild the old pier. "
    "Six years ago a storm carried most of it out to sea. "
    "Work is to begin in March and to take two summers, the mayor said. "
)


@pytest.fixture
async def site(room: Newsroom, web: ScriptedWeb) -> ScriptedWeb:
    web.script("/robots.txt", Reply(status=404))
    return web


def dated(hours: int) -> str:
    return f"{NOW - timedelta(hours=hours):%a, %d %b %Y %H:%M:%S GMT}"


def feed(title: str, *heads: str, gap: int = 8, body: str = "") -> Reply:
    items = "".join(
        f"<item><title>{head}</title><link>https://courier.example/{n}</link>"
        f"<pubDate>{dated(2 + gap * n)}</pubDate><description>{body}</description></item>"
        for n, head in enumerate(heads)
    )
    text = (
        f"<rss version='2.0'><channel><title>{title}</title><language>en</language>"
        f"{items}</channel></rss>"
    )
    return Reply(body=text.encode(), headers={"Content-Type": "application/rss+xml"})


def front(*links: tuple[str, str]) -> Reply:
    heads = "".join(
        f"<link rel='alternate' type='application/rss+xml' title='{title}' href='{href}'>"
        for title, href in links
    )
    return Reply(
        body=f"<html><head><title>The Courier</title>{heads}</head><p>{STORY}</p></html>".encode(),
        headers=HTML,
    )


SITEMAP = "".join(
    f"<url><loc>https://courier.example/{n}</loc><news><publication><name>The Courier</name>"
    f"<language>en</language></publication>"
    f"<publication_date>{(NOW - timedelta(hours=n + 1)):%Y-%m-%dT%H:%MZ}</publication_date>"
    f"<title>{head}</title></news></url>"
    for n, head in enumerate(("Pier to be rebuilt", "Ferry talks open", "Comet seen again"))
)


async def ask(
    room: Newsroom, web: ScriptedWeb, command: type[Command], path: str, name: str
) -> None:
    answer = await room.ask(command(), url=web.url(path))
    # The port is another one in each run: no matter for a golden file.
    assert_golden(from_json(re.sub(rf":{web.port}\b", "", to_json(answer))), name)


async def test_add_asks_which_of_several(room: Newsroom, site: ScriptedWeb) -> None:
    site.script("/", front(("Sport", "/sport.xml"), ("The Courier", "/news.xml")))
    site.script("/news.xml", feed("The Courier", "Pier to be rebuilt", "Ferry talks open"))
    site.script("/sport.xml", feed("The Courier: Sport", "Rowers win"))
    await ask(room, site, FeedAdd, "/", "feed_add_several")


async def test_add_offers_the_news_sitemap(room: Newsroom, site: ScriptedWeb) -> None:
    site.script("/", front())
    site.script("/sitemap-news.xml", Reply(body=f"<urlset>{SITEMAP}</urlset>".encode()))
    await ask(room, site, FeedAdd, "/", "feed_add_sitemap")
    answer = await room.ask(FeedAdd(), url=site.url("/sitemap-news.xml"))
    assert answer.line == "Following The Courier: 3 entries now"
    (kept,) = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
    assert kept.source == "sitemap"


async def test_test_describes_a_feed(room: Newsroom, site: ScriptedWeb) -> None:
    full = STORY * 8
    heads = ("Pier to be rebuilt", "Ferry talks open", "Comet seen again", "Rowers win")
    site.script("/feed.xml", feed("The Courier", *heads, body=full))
    await ask(room, site, FeedTest, "/feed.xml", "feed_test_feed")


async def test_test_describes_a_feed_of_headlines(room: Newsroom, site: ScriptedWeb) -> None:
    heads = [f"Headline {n}" for n in range(6)]
    site.script("/feed.xml", feed("The Courier", *heads, gap=24))
    await ask(room, site, FeedTest, "/feed.xml", "feed_test_headlines")


async def test_test_describes_a_sitemap(room: Newsroom, site: ScriptedWeb) -> None:
    site.script("/sitemap.xml", Reply(body=f"<urlset>{SITEMAP}</urlset>".encode()))
    await ask(room, site, FeedTest, "/sitemap.xml", "feed_test_sitemap")


async def test_test_shows_what_a_page_leads_to(room: Newsroom, site: ScriptedWeb) -> None:
    site.script("/", front(("Sport", "/sport.xml"), ("The Courier", "/news.xml")))
    site.script("/news.xml", feed("The Courier", "Pier to be rebuilt", "Ferry talks open"))
    site.script("/sport.xml", feed("The Courier: Sport", "Rowers win"))
    await ask(room, site, FeedTest, "/", "feed_test_page")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"error": "no such feed"}', "JSON"),
        (b"<opml version='2.0'><body/></opml>", "an OPML list of feeds"),
        (b"<html><title>Log in - Courier</title><form><input type=password></form>", "login page"),
        (b"", "empty"),
        (b"Just some words.", "plain text"),
    ],
)
async def test_test_says_what_else_it_is(
    room: Newsroom, site: ScriptedWeb, body: bytes, said: str
) -> None:
    address = site.script("/x", Reply(body=body))
    for command in (FeedTest(), FeedAdd()):
        with pytest.raises(NotAFeedError) as caught:
            await room.ask(command, url=address)
        assert said in str(caught.value)
        assert caught.value.fix
        assert ("`/feed import`" in caught.value.fix) is ("OPML" in said)


async def test_test_names_a_pdf(room: Newsroom, site: ScriptedWeb) -> None:
    address = site.script("/x", Reply(body=b"%PDF-1.7 ..."))
    with pytest.raises(NotTextError, match="a PDF"):
        await room.ask(FeedTest(), url=address)
