"""An article that two feeds link to in different forms is one."""

from datetime import datetime
from email.utils import format_datetime
from html import escape

import pytest

from tests.behaviours.test_what_is_new import DAY, FEED, Post, feed_of, post, stored, watch
from tests.behaviours.test_what_reaches_a_summary import NEWS, TITLE
from tests.builders.press import NAMES, Press, open_press
from tests.builders.world import START
from tests.fakes.web import Reply

OTHER = "http://daily.example/feed"
FORMS = ("m.news.example", "amp.news.example")


@pytest.fixture
async def press(tmp_path):  # type: ignore[no-untyped-def]
    async with open_press(tmp_path, names=(*NAMES, *FORMS)) as press:
        yield press


def page(declared: str) -> Reply:
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in NEWS)
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title>"
        f"<link rel='canonical' href='{declared}'></head><body><article><h1>{TITLE}</h1>{told}"
        "</article></body></html>"
    )
    return Reply(body=html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def headline(link: str, at: datetime | None = None) -> Reply:
    """A feed of one entry that has nothing but its headline, a link and perhaps a date."""
    date = f"<pubDate>{format_datetime(at)}</pubDate>" if at else ""
    item = f"<item><title>{TITLE}</title><link>{escape(link)}</link>{date}</item>"
    return Reply(
        body=f"<rss version='2.0'><channel><title>N</title>{item}</channel></rss>".encode()
    )


PLAIN = "http://news.example/2026/quays-81234"


@pytest.mark.parametrize(
    "form",
    [
        "http://m.news.example/2026/quays-81234",
        "http://amp.news.example/2026/quays-81234",
        "http://news.example/2026/quays-81234/amp/",
        "http://news.example/2026/quays-81234?amp=1",
        "http://m.news.example/story/81234?page=2026",
    ],
)
@pytest.mark.parametrize("first", ["plain", "form"])
async def test_by_what_the_page_declares(press: Press, form: str, first: str) -> None:
    await watch(press, "Ilmen")
    addresses = [press.script(one, page(press.url(PLAIN))) for one in (PLAIN, form)]
    if first == "form":
        addresses.reverse()
    told = []
    for feed, address in zip((FEED, OTHER), addresses, strict=True):
        await press.follow(feed, headline(address))
        await press.pull()
        told.append(len(await press.told()))
    assert await stored(press) == 1
    assert told == [1, 0]


async def test_an_old_entry_stays_quiet_where_its_page_declares_another_address(
    press: Press,
) -> None:
    await watch(press, "Ilmen")
    link = press.script(PLAIN, page(press.url("http://news.example/town/2026/quays-81234")))
    await press.follow(FEED, headline(link, at=START - 9 * DAY))
    await press.pull()
    assert await stored(press) == 1
    assert await press.told() == []


async def test_by_rule_where_no_page_is_read(press: Press) -> None:
    one = post(1)
    phone = Post(1, guid="other", link=one.link.replace("www.", "m."), title=one.title, at=one.at)
    for feed, entry in ((FEED, one), (OTHER, phone)):
        await press.follow(feed, feed_of(entry))
        await press.pull()
    assert await stored(press) == 1


async def test_a_page_that_declares_its_section_is_still_an_article(press: Press) -> None:
    for number, feed in enumerate((FEED, OTHER)):
        section = press.url("http://news.example/harbour/news")
        link = press.script(f"http://news.example/harbour/news/{number}", page(section))
        await press.follow(feed, headline(link))
        await press.pull()
    assert await stored(press) == 2
