from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model.errors import HttpStatusError, NotAFeedError, RefusedAddressError
from bot.sources.client import Client
from bot.sources.discover import FoundFeed, discover, find_links, known_feeds
from tests.fakes.runner import run_inline
from tests.fakes.web import Reply, ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DATA = Path(__file__).parents[2] / "data"
FEED = Reply(body=(DATA / "feeds" / "rss2.xml").read_bytes())
FRONT = (DATA / "pages" / "front_page.html").read_bytes()
TITLE = "The Harbour Courier & Mail"


async def find(client: Client, address: str) -> list[FoundFeed]:
    return await discover(client, run_inline, lambda: NOW, address)


async def test_a_feed_is_its_own_answer(web: ScriptedWeb, client: Client) -> None:
    address = web.script("/feed.xml", FEED)
    assert await find(client, f" {address} ") == [FoundFeed(address, TITLE, 3)]
    assert len(web.requests) == 1


async def test_a_page_leads_to_the_feeds_it_links(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/news/", Reply(body=FRONT))
    address = web.script("/news/feed.xml", FEED)
    assert await find(client, page) == [FoundFeed(address, TITLE, 3)]
    assert {request.path for request in web.requests} == {"/news/", "/news/feed.xml", "/gone.atom"}


async def test_an_anchor_is_the_second_choice(web: ScriptedWeb, client: Client) -> None:
    page = web.script(
        "/", Reply(body=b"<html><a href='/blog/rss'>RSS</a><a href='/x'>x</a></html>")
    )
    address = web.script("/blog/rss", FEED)
    assert [feed.address for feed in await find(client, page)] == [address]


async def test_the_usual_paths_are_the_last(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/about", Reply(body=b"<html><p>Hello</p></html>"))
    address = web.script("/atom.xml", FEED)
    assert [feed.address for feed in await find(client, page)] == [address]


async def test_nothing_found_says_what_to_do(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/", Reply(body=b"<html><p>Hello</p></html>"))
    with pytest.raises(NotAFeedError, match="No feed was found at") as caught:
        await find(client, page)
    assert caught.value.fix


async def test_a_page_that_cannot_be_fetched(web: ScriptedWeb, client: Client) -> None:
    with pytest.raises(HttpStatusError):
        await find(client, web.url("/gone"))
    with pytest.raises(RefusedAddressError):
        await find(client, "http://127.0.0.1:1/")


async def test_a_known_host_needs_no_page(web: ScriptedWeb, client: Client) -> None:
    web.script("/@ann", Reply(status=406))
    address = web.script("/@ann.rss", FEED)
    assert [feed.address for feed in await find(client, web.url("/@ann"))] == [address]


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        (
            "https://www.youtube.com/channel/UC123",
            ["https://www.youtube.com/feeds/videos.xml?channel_id=UC123"],
        ),
        (
            "https://m.youtube.com/playlist?list=PL1&x=2",
            ["https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"],
        ),
        ("https://www.reddit.com/r/worldnews/top", ["https://www.reddit.com/r/worldnews/.rss"]),
        ("https://github.com/ann", ["https://github.com/ann.atom"]),
        (
            "https://github.com/ann/pier/issues",
            [
                "https://github.com/ann/pier/releases.atom",
                "https://github.com/ann/pier/commits.atom",
            ],
        ),
        ("https://social.example/@ann", ["https://social.example/@ann.rss"]),
        ("https://courier.example/news", []),
        ("https://github.com/", []),
        ("http://[broken", []),
    ],
)
def test_known_hosts(page: str, feeds: list[str]) -> None:
    assert known_feeds(page) == feeds


def test_false_friends_are_left_out() -> None:
    linked, anchored = find_links(FRONT, "https://courier.example/en/", "")
    assert linked == (
        "https://courier.example/en/feed.xml",
        "https://courier.example/gone.atom",
    )
    assert anchored == ("https://courier.example/rss",)


def test_links_of_nothing() -> None:
    assert find_links(b"", "https://courier.example/", "") == ((), ())
