"""The source of news sitemaps, over real sockets; and what hostile ones do to it: nothing."""

import gzip
import zlib
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import (
    HostParkedError,
    HttpStatusError,
    MalformedFeedError,
    NotAFeedError,
    ReadError,
    TooLargeError,
)
from bot.model.feed import Feed, FetchResult, FetchState
from bot.sources.client import Client
from bot.sources.news_sitemap import read_sitemap, sitemaps_of
from bot.sources.sitemap import Sitemap
from tests.fakes.runner import run_inline
from tests.fakes.web import Reply, ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NEWS = (Path(__file__).parents[2] / "data" / "feeds" / "news_sitemap.xml").read_bytes()
URL = "https://courier.example/news.xml"


async def read(client: Client, address: str, state: FetchState | None = None) -> FetchResult:
    source = Sitemap(client, run_inline, lambda: NOW)
    return await source.read(Feed(1, 1, address, "sitemap", state=state or FetchState()))


async def test_it_is_read_as_a_feed(web: ScriptedWeb, client: Client) -> None:
    address = web.script("/n.xml", Reply(body=NEWS, headers={"ETag": '"1"'}, conditional=True))
    found = await read(client, address)
    assert (found.title, found.language) == ("The Harbour Courier", "en")
    first, second = found.entries
    assert first.title == "Town votes to rebuild the old pier & its lights"
    assert first.link == first.id == "https://courier.example/2026/pier"
    assert first.published == datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
    assert first.image == "https://courier.example/pier.jpg"
    assert (second.language, second.outlet) == ("en", "The Harbour Courier")
    again = await read(client, address, found.state)
    assert again.not_modified


async def test_an_index_is_followed_and_read_anew_each_time(
    web: ScriptedWeb, client: Client
) -> None:
    child = web.script("/news.xml.gz", Reply(body=gzip.compress(NEWS)))
    index = f"<sitemapindex><sitemap><loc>{child}</loc></sitemap></sitemapindex>"
    address = web.script("/sitemap.xml", Reply(body=index.encode(), headers={"ETag": '"1"'}))
    found = await read(client, address)
    assert len(found.entries) == 2
    assert not (await read(client, address, found.state)).not_modified


@pytest.mark.parametrize(
    "cut", [b"<news:title>Town v", b"</url>", b"https://courier.example/2026/p"]
)
async def test_what_breaks_off_gives_its_whole_entries_and_is_read_again(
    web: ScriptedWeb, client: Client, cut: bytes
) -> None:
    """Half a title would be kept for ever; validators would hide the missing end."""
    begins = NEWS.index(b"<url>")
    entry = NEWS[begins : NEWS.index(b"</url>") + 6]
    broken = NEWS[:begins] + entry.replace(b"/pier", b"/whole") + entry.partition(cut)[0] + cut
    address = web.script("/n.xml", Reply(body=broken, headers={"ETag": '"1"'}))
    found = await read(client, address)
    links = {entry.link for entry in found.entries}
    whole = {"https://courier.example/2026/whole", "https://courier.example/2026/pier"}
    assert links == (whole if cut == b"</url>" else {"https://courier.example/2026/whole"})
    assert "breaks off" in found.warnings[0]
    assert (found.state.etag, found.state.body_hash) == ("", "")


@pytest.mark.parametrize("root", ["urlset", "sitemapindex"])
def test_what_breaks_off_before_its_first_whole_entry_is_said_to(root: str) -> None:
    """Not that its entries have no titles."""
    with pytest.raises(MalformedFeedError, match="breaks off before its first whole entry"):
        parse(f"<{root} a='b'><url><loc>https://courier.example/2026/p".encode())
    assert parse(f"<{root} a='b'/>".encode()) == parse(f"<{root} a='b'></{root}>".encode())


async def test_it_is_due_again_as_its_news_come(web: ScriptedWeb, client: Client) -> None:
    """As any feed: from its first reading on, and less often after a silence."""
    days = (
        f"<url><loc>https://e.example/{day}</loc><news><title>Day {day}</title>"
        f"<publication_date>2026-10-{day}</publication_date></news></url>"
        for day in (10, 20, 30)
    )
    address = web.script("/n.xml", Reply(body=f"<urlset>{''.join(days)}</urlset>".encode()))
    state = (await read(client, address)).state
    assert state.newest_at == datetime(2026, 10, 30, tzinfo=UTC)
    assert state.next_at is not None
    assert state.next_at - NOW > timedelta(hours=20)


async def test_it_moves_like_any_feed(web: ScriptedWeb, client: Client) -> None:
    moved = web.script("/new.xml", Reply(body=NEWS))
    address = web.script("/n.xml", Reply(status=301, headers={"Location": moved}))
    state = FetchState(moved_to=moved, moved_times=5, moved_since=NOW - timedelta(days=2))
    first = await read(client, address, state)
    again = await read(client, address, first.state)
    assert (first.moved_to, again.moved_to, again.not_modified) == (moved, moved, True)


async def test_an_index_whose_sitemaps_cannot_be_had_says_why(web: ScriptedWeb) -> None:
    """Not that it holds no news: a site that asks for a rest gets it, and nothing has failed."""
    now = NOW
    children = [web.script(f"/{n}.xml", Reply(status=503)) for n in range(2)]
    entries = "".join(f"<sitemap><loc>{child}</loc></sitemap>" for child in children)
    index = f"<sitemapindex>{entries}</sitemapindex>".encode()
    address = web.script("/sitemap.xml", Reply(body=index))
    made = Client(user_agent="Verbatim-test/1", allow_private=[web.address], clock=lambda: now)
    async with aclosing(made) as client:
        with pytest.raises((HttpStatusError, HostParkedError)):
            await read(client, address)
        web.script("/1.xml", Reply(body=NEWS))
        now += timedelta(minutes=6)  # the rest is over
        assert len((await read(client, address)).entries) == 2


async def test_a_sitemap_of_pages_holds_no_news(web: ScriptedWeb, client: Client) -> None:
    body = b"<urlset><url><loc>https://courier.example/about</loc></url></urlset>"
    with pytest.raises(NotAFeedError, match="holds no news"):
        await read(client, web.script("/s.xml", Reply(body=body)))


def test_an_index_leads_to_its_own_site_only() -> None:
    listed = ("https://other.example/news.xml", "https://news.courier.example/news.xml")
    named = "".join(f"<sitemap><loc>{one}</loc></sitemap>" for one in listed)
    index = f"<sitemapindex>{named}</sitemapindex>".encode()
    found = read_sitemap(index, url="https://courier.example/index.xml", now=NOW, name="It")
    assert found.children == listed[1:]


def test_robots_names_news_first() -> None:
    robots = b"User-agent: *\nSitemap: /all.xml\nsitemap: https://c.example/news-1.xml\nSitemap:\n"
    assert sitemaps_of(robots, "https://c.example/robots.txt") == (
        "https://c.example/news-1.xml",
        "https://c.example/all.xml",
    )


def test_a_robots_of_empty_lines_costs_nothing() -> None:
    """It is read on the event loop: what each line costs must not grow with the others."""
    robots = b"\n" * 400_000 + b"Sitemap: /news.xml\n" + b"Sitemap:" + b" " * 90_000
    assert sitemaps_of(robots, "https://c.example/robots.txt") == ("https://c.example/news.xml",)


# ── hostile ─────────────────────────────────────────────────────────────────────────────


def parse(body: bytes) -> int:
    return len(read_sitemap(body, url=URL, now=NOW, name="It").feed.entries)


def test_entities_are_refused() -> None:
    body = b'<!DOCTYPE u [<!ENTITY a "aaaa">]><urlset><url><loc>&a;</loc></url></urlset>'
    with pytest.raises(MalformedFeedError, match="entities"):
        parse(body)


def test_a_reference_to_what_is_no_character_costs_nothing() -> None:
    """In recovery libxml2 makes bytes of it that are no text; found by fuzzing."""
    assert parse(NEWS.replace(b'xmlns="http', b'xmlns="htt&#xd800;p')) == parse(NEWS)


def test_a_bomb_is_not_inflated() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = packer.compress(b"<urlset>" + b" " * 200_000_000) + packer.flush()
    with pytest.raises(TooLargeError, match="10 MB"):
        parse(body)


@pytest.mark.parametrize("body", [b"", b"\x1f\x8b", b"<html>", b"\x1f\x8bnonsense", b"{}"])
def test_what_is_no_sitemap(body: bytes) -> None:
    with pytest.raises(NotAFeedError):
        parse(body)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/=\"' ulrsetnwloc&;:!-[]\n\x00é", max_size=120))
def test_any_markup_is_a_sitemap_or_a_read_error(markup: str) -> None:
    try:
        parse(b"<urlset>" + markup.encode())
    except ReadError:
        return
