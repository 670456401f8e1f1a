import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model.errors import HttpStatusError, NotAFeedError, RefusedAddressError
from bot.sources.candidates import read_front
from bot.sources.client import Client
from bot.sources.discover import FoundFeed, discover
from bot.sources.known_hosts import known_feeds
from tests.fakes.runner import run_inline
from tests.fakes.web import Reply, ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DATA = Path(__file__).parents[2] / "data"
FEED = Reply(body=(DATA / "feeds" / "rss2.xml").read_bytes())
FRONT = (DATA / "pages" / "front_page.html").read_bytes()
TITLE = "The Harbour Courier & Mail"


@pytest.mark.parametrize("base", ["http://[:", "http://[", "", "javascript:1"])
def test_a_base_that_is_none_counts_for_nothing(base: str) -> None:
    feed = "<link rel='alternate' type='application/rss+xml' href='/feed'>"
    page = f"<html><head><base href='{base}'>{feed}</head><body>x</body></html>"
    front = read_front(page.encode(), "https://courier.example/", "")
    assert front.linked == ("https://courier.example/feed",)


async def find(client: Client, address: str) -> list[FoundFeed]:
    return await discover(client, run_inline, lambda: NOW, address)


async def test_a_feed_is_its_own_answer(web: ScriptedWeb, client: Client) -> None:
    address = web.script("/feed.xml", FEED)
    (found,) = await find(client, f" {address} ")
    assert (found.address, found.title, found.entries) == (address, TITLE, 3)
    assert (found.form, found.itself, found.source) == ("RSS", True, "web")
    assert len(web.requests) == 1


async def test_a_page_leads_to_the_feeds_it_links(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/news/", Reply(body=FRONT))
    address = web.script("/news/feed.xml", FEED)
    (found,) = await find(client, page)
    assert (found.address, found.title, found.itself) == (address, TITLE, False)
    assert {request.path for request in web.requests} == {"/news/", "/news/feed.xml", "/gone.atom"}


async def test_an_anchor_is_the_second_choice(web: ScriptedWeb, client: Client) -> None:
    page = web.script(
        "/", Reply(body=b"<html><a href='/blog/rss'>RSS</a><a href='/x'>x</a></html>")
    )
    address = web.script("/blog/rss", FEED)
    assert [feed.address for feed in await find(client, page)] == [address]


@pytest.mark.parametrize("refresh", ["0; url=/en/", "0;URL='/en/'", "2, url=en/"])
async def test_a_page_that_only_sends_on_is_left_behind(
    web: ScriptedWeb, client: Client, refresh: str
) -> None:
    page = f'<html><meta http-equiv="Refresh" content="{refresh}"></html>'
    web.script("/", Reply(body=page.encode()))
    web.script("/en/", Reply(body=head("/en/feed.xml")))
    address = web.script("/en/feed.xml", FEED)
    assert [feed.address for feed in await find(client, web.url("/"))] == [address]


async def test_pages_that_send_on_to_each_other_end(web: ScriptedWeb, client: Client) -> None:
    for path in ("/a", "/b"):
        other = "/b" if path == "/a" else "/a"
        page = f"<html><meta http-equiv=refresh content='0;url={other}'></html>"
        web.script(path, Reply(body=page.encode()))
    with pytest.raises(NotAFeedError):
        await find(client, web.url("/a"))
    assert len(web.asked("/a")) == 1


async def test_a_page_that_loads_itself_anew_stays(web: ScriptedWeb, client: Client) -> None:
    refresh = b"<meta http-equiv=refresh content='300;url=/other'>"
    web.script("/", Reply(body=head("/feed.xml").replace(b"<head>", b"<head>" + refresh)))
    web.script("/feed.xml", FEED)
    assert len(await find(client, web.url("/"))) == 1
    assert not web.asked("/other")


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
        ("https://www.reddit.com/r/worldnews/top", ["https://www.reddit.com/r/worldnews/top/.rss"]),
        ("https://old.reddit.com/r/worldnews/", ["https://www.reddit.com/r/worldnews/.rss"]),
        ("https://www.reddit.com/r/pics/comments/1/x", ["https://www.reddit.com/r/pics/.rss"]),
        (
            "https://www.youtube.com/user/ann",
            ["https://www.youtube.com/feeds/videos.xml?user=ann"],
        ),
        (
            "https://gitlab.com/a/b/c/-/tree/main",
            ["https://gitlab.com/a/b/c/-/tags?format=atom", "https://gitlab.com/a/b/c.atom"],
        ),
        (
            "https://codeberg.org/ann/pier",
            ["https://codeberg.org/ann/pier/releases.rss", "https://codeberg.org/ann/pier.rss"],
        ),
        ("https://medium.com/@ann/a-story-1", ["https://medium.com/feed/@ann"]),
        ("https://medium.com/tag/harbour", ["https://medium.com/feed/tag/harbour"]),
        ("https://ann.medium.com/story", ["https://ann.medium.com/feed"]),
        ("https://ann.substack.com/p/pier", ["https://ann.substack.com/feed"]),
        ("https://ann.wordpress.com/2026/", ["https://ann.wordpress.com/feed/"]),
        (
            "https://ann.wordpress.com/category/sea",
            ["https://ann.wordpress.com/category/sea/feed/", "https://ann.wordpress.com/feed/"],
        ),
        (
            "https://ann.blogspot.com/2026/01/a.html",
            ["https://ann.blogspot.com/feeds/posts/default"],
        ),
        ("https://www.tumblr.com/ann", ["https://ann.tumblr.com/rss"]),
        ("https://ann.tumblr.com/post/1", ["https://ann.tumblr.com/rss"]),
        ("https://bsky.app/profile/ann.example", ["https://bsky.app/profile/ann.example/rss"]),
        (
            "https://news.google.com/search?q=pier&x=1",
            ["https://news.google.com/rss/search?q=pier"],
        ),
        ("https://arxiv.org/list/cs.CL/recent", ["https://rss.arxiv.org/rss/cs.CL"]),
        ("https://vimeo.com/ann", ["https://vimeo.com/ann/videos/rss"]),
        ("https://lemmy.example/c/sea", ["https://lemmy.example/feeds/c/sea.xml?sort=New"]),
        ("https://substack.com/", []),
        ("https://github.com/ann", ["https://github.com/ann.atom"]),
        (
            "https://github.com/ann/pier/issues",
            [
                "https://github.com/ann/pier/releases.atom",
                "https://github.com/ann/pier/tags.atom",
                "https://github.com/ann/pier/commits.atom",
            ],
        ),
        ("https://social.example/@ann", ["https://social.example/@ann.rss"]),
        ("https://social.example/@ann/11600", ["https://social.example/@ann.rss"]),
        ("https://social.example/@ann@other.example", ["https://other.example/@ann.rss"]),
        ("https://social.example/tags/sea", ["https://social.example/tags/sea.rss"]),
        ("https://video.example/@ann/about", []),
        ("https://np.reddit.com/r/pics", ["https://www.reddit.com/r/pics/.rss"]),
        ("https://github.com/orgs/pier", ["https://github.com/pier.atom"]),
        ("https://gist.github.com/ann", ["https://gist.github.com/ann.atom"]),
        ("https://courier.example/news", []),
        ("https://github.com/", []),
        ("http://[broken", []),
    ],
)
def test_known_hosts(page: str, feeds: list[str]) -> None:
    assert known_feeds(page) == feeds


@pytest.mark.parametrize(
    ("page", "network"),
    [
        ("https://x.com/ann", "X"),
        ("https://m.facebook.com/ann", "Facebook"),
        ("t.me/ann", "Telegram"),
    ],
)
async def test_a_network_without_feeds_is_not_even_asked(
    client: Client, page: str, network: str
) -> None:
    with pytest.raises(NotAFeedError, match=f"is on {network}, which offers no feeds") as caught:
        await find(client, page)
    assert "Mastodon" in caught.value.fix


def test_false_friends_are_left_out() -> None:
    front = read_front(FRONT, "https://courier.example/en/", "")
    assert front.linked == (
        "https://courier.example/en/feed.xml",
        "https://courier.example/gone.atom",
    )
    assert front.anchored == ("https://courier.example/rss",)


def test_a_link_called_feed_needs_no_type() -> None:
    page = b"""<link rel="feed" href="/f"><link rel="feed" type="text/html" href="/blog">
    <body><a rel="feed nofollow" href="/updates">Updates</a><a href="/about">About</a>"""
    front = read_front(page, "https://courier.example/", "")
    assert front.linked == ("https://courier.example/f",)
    assert front.anchored == ("https://courier.example/updates",)


def test_links_of_nothing() -> None:
    front = read_front(b"", "https://courier.example/", "")
    assert (front.linked, front.anchored, front.embedded) == ((), (), ())
    assert front.what == "an empty page"


# ── which of several is the main one ────────────────────────────────────────────────────


async def test_two_forms_of_one_feed_are_one(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/", Reply(body=head("/rss.xml", "/atom.xml")))
    web.script("/rss.xml", FEED)
    web.script("/atom.xml", FEED)
    assert [feed.address for feed in await find(client, page)] == [web.url("/rss.xml")]


async def test_what_sleeps_or_is_empty_comes_last(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/", Reply(body=head("/empty", "/old", "/new")))
    web.script("/empty", rss("Empty"))
    old = web.script("/old", rss("Old", ("One", "Mon, 02 Jan 2017 10:00:00 GMT")))
    new = web.script("/new", rss("New", ("Two", "Mon, 16 Nov 2026 10:00:00 GMT")))
    found = [feed.address for feed in await find(client, page)]
    assert found == [new, old, web.url("/empty")]


async def test_a_guess_is_not_followed_elsewhere(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/about", Reply(body=b"<html><p>Hello</p></html>"))
    web.script("/feed", Reply(status=302, headers={"Location": "/elsewhere.xml"}))
    web.script("/elsewhere.xml", FEED)
    with pytest.raises(NotAFeedError):
        await find(client, page)


def test_a_channel_and_a_podcast_are_found_in_the_page() -> None:
    body = b'<script>{"externalId":"UCabcdefghijklmnopqrstuv"}</script>'
    base = "https://www.youtube.com/feeds/videos.xml"
    assert read_front(body, "https://www.youtube.com/@ann", "").embedded == (
        f"{base}?channel_id=UCabcdefghijklmnopqrstuv",
    )
    body = b'<script>{"feedUrl":"https:\\/\\/pods.example\\/ann.xml"}</script>'
    front = read_front(body, "https://podcasts.apple.com/us/podcast/ann/id1", "")
    assert front.embedded == ("https://pods.example/ann.xml",)


# ── news sitemaps ───────────────────────────────────────────────────────────────────────

NEWS = (DATA / "feeds" / "news_sitemap.xml").read_bytes()
NO_FEED = Reply(body=b"<html><title>The Courier</title><p>" + b"News of the harbour. " * 5)


async def test_robots_names_a_news_sitemap(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/", NO_FEED)
    web.script("/robots.txt", Reply(body=f"Sitemap: {web.url('/n.xml.gz')}\n".encode()))
    address = web.script("/n.xml.gz", Reply(body=gzip.compress(NEWS)))
    (found,) = await find(client, page)
    assert (found.address, found.source, found.form) == (address, "sitemap", "news sitemap")
    assert (found.title, found.entries) == ("The Harbour Courier", 2)


async def test_an_index_leads_to_the_news(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/", NO_FEED)
    index = (
        f"<sitemapindex><sitemap><loc>{web.url('/pages.xml')}</loc></sitemap>"
        f"<sitemap><loc>{web.url('/news-1.xml')}</loc></sitemap></sitemapindex>"
    )
    address = web.script("/sitemap.xml", Reply(body=index.encode()))
    web.script("/news-1.xml", Reply(body=NEWS))
    (found,) = await find(client, page)
    assert (found.address, found.entries) == (address, 2)


async def test_an_index_that_leads_to_itself_is_followed_once(
    web: ScriptedWeb, client: Client
) -> None:
    index = f"<sitemapindex><sitemap><loc>{web.url('/news-1.xml')}</loc></sitemap></sitemapindex>"
    address = web.script("/news-1.xml", Reply(body=index.encode()))
    with pytest.raises(NotAFeedError):
        await find(client, address)
    assert [request.path for request in web.requests].count("/news-1.xml") == 2


async def test_a_sitemap_of_pages_is_no_news(web: ScriptedWeb, client: Client) -> None:
    page = web.script("/", NO_FEED)
    plain = b"<urlset><url><loc>https://courier.example/about</loc></url></urlset>"
    web.script("/sitemap.xml", Reply(body=plain))
    with pytest.raises(NotAFeedError, match="a web page"):
        await find(client, page)


@pytest.mark.parametrize("begun", [b"<title", b"<form login ", b"<title>", b"<form "])
async def test_a_page_of_nothing_but_beginnings_is_looked_at_once(
    web: ScriptedWeb, client: Client, begun: bytes
) -> None:
    page = web.script("/", Reply(body=b"<html>" + begun * (300_000 // len(begun))))
    with pytest.raises(NotAFeedError):
        await find(client, page)


def head(*feeds: str) -> bytes:
    links = "".join(
        f"<link rel=alternate type='application/rss+xml' href='{feed}'>" for feed in feeds
    )
    return f"<html><head>{links}</head><p>News</p></html>".encode()


def rss(title: str, *items: tuple[str, str]) -> Reply:
    entries = "".join(
        f"<item><title>{name}</title><link>https://e.example/{name}</link>"
        f"<pubDate>{date}</pubDate></item>"
        for name, date in items
    )
    body = f"<rss version='2.0'><channel><title>{title}</title>{entries}</channel></rss>"
    return Reply(body=body.encode())
