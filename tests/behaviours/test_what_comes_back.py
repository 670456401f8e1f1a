"""Behaviours 8, 9, 11 to 13, 15 and 16 of a good poller: what is made of an answer."""

import gzip
import zlib
from datetime import UTC, datetime, timedelta
from html import escape

import pytest

from bot.model.errors import HostParkedError, RefusedAddressError
from tests.builders.items import COMET, QUAYS
from tests.builders.press import Press, open_press
from tests.builders.world import START, rss
from tests.fakes.web import Reply

FEED = "http://news.example/feed"
WORDS = "The council of Port Ilmen voted to close two of its five quays for a year. " * 20


def feed(items: str, declaration: str = "", **headers: str) -> Reply:
    text = f"{declaration}<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"
    return Reply(body=text.encode(), headers={n.replace("_", "-"): v for n, v in headers.items()})


def _packed(coding: str, body: bytes) -> bytes:
    packers = {"gzip": gzip.compress, "deflate": zlib.compress}
    return packers[coding](body) if coding in packers else body


def item(title: str = "Title", link: str = "", extra: str = "") -> str:
    return f"<item><title>{title}</title>{link}{extra}<description>{WORDS}</description></item>"


class TestBehaviour8Bodies:
    @pytest.mark.parametrize("ending", ["silent", "hang", "drip"])
    async def test_one_deadline_for_all_of_it(self, tmp_path, ending) -> None:  # type: ignore[no-untyped-def]
        async with open_press(tmp_path, seconds=0.4) as press:
            slow = Reply(body=b"<rss>" + b" " * 500, ending=ending)
            followed = await press.follow(FEED, slow)
            await press.pull()
            assert (
                "did not answer in full within 0.4 seconds"
                in (await press.state(followed)).last_error
            )

    @pytest.mark.parametrize(
        ("coding", "body", "says"),
        [
            (
                "gzip, gzip, gzip",
                gzip.compress(gzip.compress(b"x", mtime=0), mtime=0),
                "was not offered",
            ),
            ("br", b"\x0b\x02\x80", "was not offered"),
            ("gzip", gzip.compress(b"\0" * 30_000_000, mtime=0), "larger than 10 MB"),
            ("gzip", b"\x1f\x8b" + b"\xff" * 90, "damaged gzip"),
        ],
    )
    async def test_bombs_and_damage_are_errors(
        self, press: Press, coding: str, body: bytes, says: str
    ) -> None:
        followed = await press.follow(FEED, Reply(body=body, headers={"Content-Encoding": coding}))
        await press.pull()
        assert says in (await press.state(followed)).last_error

    async def test_a_body_without_end_stops_at_the_limit(self, press: Press) -> None:
        followed = await press.follow(FEED, Reply(body=b"<rss>" * 50_000, ending="endless"))
        await press.pull()
        assert "larger than 10 MB" in (await press.state(followed)).last_error

    @pytest.mark.parametrize("coding", ["gzip", "deflate", "identity"])
    async def test_a_body_cut_off_inside_is_tried_again_and_nothing_is_lost(
        self, press: Press, coding: str
    ) -> None:
        before, whole = rss(QUAYS), rss(QUAYS, COMET)
        packed = _packed(coding, whole.body)
        headers = {"Content-Encoding": coding, "ETag": '"2"'}
        half = packed[: len(packed) // 2]
        cut = Reply(body=half, headers=headers, ending="short" if coding == "identity" else "done")
        followed = await press.follow(FEED, before, cut, Reply(body=packed, headers=headers))
        for _ in range(2):
            await press.poll(followed)
        state = await press.state(followed)
        assert "broke off before its end" in state.last_error
        assert (state.failures, state.etag) == (1, before.headers.get("ETag", ""))
        assert await press.titles() == [QUAYS.title]
        await press.poll(followed)
        assert await press.titles() == sorted([QUAYS.title, COMET.title])
        assert (await press.state(followed)).last_error == ""

    async def test_gzip_that_nobody_announced_is_read(self, press: Press) -> None:
        await press.follow(FEED, Reply(body=gzip.compress(rss(QUAYS).body)))
        await press.pull()
        assert await press.titles() == [QUAYS.title]

    async def test_a_liar_about_gzip_is_read(self, press: Press) -> None:
        reply = rss(QUAYS)
        headers = {**reply.headers, "Content-Encoding": "gzip"}
        await press.follow(FEED, Reply(body=reply.body, headers=headers))
        await press.pull()
        assert await press.titles() == [QUAYS.title]


class TestBehaviour9Encoding:
    @pytest.mark.parametrize(
        ("body", "charset"),
        [
            ("windows-1252", "iso-8859-1"),
            ("utf-8", "iso-8859-1"),
            ("utf-8-sig", "shift_jis"),
            ("utf-16", "utf-8"),
            ("utf-8", "rot13"),
        ],
    )
    async def test_the_bytes_say_what_they_are(self, press: Press, body: str, charset: str) -> None:
        text = feed(item("Größe – Zürich")).body.decode()
        headers = {"Content-Type": f"text/xml; charset={charset}"}
        await press.follow(FEED, Reply(body=text.encode(body), headers=headers))
        await press.pull()
        assert await press.titles() == ["Größe – Zürich"]

    @pytest.mark.parametrize(
        ("body", "charset", "declared"),
        [
            ("windows-1251", "windows-1251", "iso-8859-1"),  # HTTP wins over the declaration
            ("windows-1251", "", "windows-1251"),
            ("koi8-r", "", "koi8-r"),
            ("utf-8", "", "windows-1251"),  # strictly valid UTF-8 wins over both
            ("utf-8", "windows-1251", "windows-1251"),
            ("utf-16", "", "utf-8"),  # and a byte order mark over everything
            ("windows-1251", "", ""),  # nobody says: it is detected
        ],
    )
    async def test_who_is_believed(
        self, press: Press, body: str, charset: str, declared: str
    ) -> None:
        title = "Совет города закрыл два причала из пяти"
        encoding = f" encoding='{declared}'" if declared else ""
        words = item(title).replace(WORDS, "Мэр сказала, что работу никто не потеряет. " * 9)
        text = feed(words, f"<?xml version='1.0'{encoding}?>").body.decode()
        kind = f"text/xml; charset={charset}" if charset else "text/xml"
        await press.follow(FEED, Reply(body=text.encode(body), headers={"Content-Type": kind}))
        await press.pull()
        assert await press.titles() == [title]

    async def test_nor_do_as_many_as_there_are_good_letters(self, press: Press) -> None:
        whole = feed(item("Größe in Zürich")).body
        broken = whole.replace(b"voted", b"vote\xff", 3)
        await press.follow(FEED, Reply(body=broken))
        await press.pull()
        assert await press.titles() == ["Größe in Zürich"]

    async def test_one_bad_byte_never_costs_the_feed(self, press: Press) -> None:
        whole = feed(item("Größe in Zürich")).body
        broken = whole.replace(b"five quays", b"five \xff quays", 1)
        await press.follow(FEED, Reply(body=broken))
        await press.pull()
        assert await press.titles() == ["Größe in Zürich"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Mon, 02 Mar 2026 05:00:00 +0100", datetime(2026, 3, 2, 4, tzinfo=UTC)),
        ("2026-03-02T05:00:00Z", datetime(2026, 3, 2, 5, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Mon, 01 Jan 2029 00:00:00 GMT", None),
        ("Sun, 31 Dec 1989 00:00:00 GMT", None),
        ("Tue, 02 Jan 1990 00:00:00 GMT", datetime(1990, 1, 2, tzinfo=UTC)),
        ("Wed, 04 Mar 2026 06:00:00 GMT", datetime(2026, 3, 4, 6, tzinfo=UTC)),
        ("Wed, 04 Mar 2026 08:00:00 GMT", None),
        ("02/03/2026", None),
        ("0000-00-00 00:00:00", None),
        ("yesterday", None),
    ],
)
async def test_behaviour_11_a_date_is_read_or_none(
    press: Press, text: str, published: datetime | None
) -> None:
    await press.follow(FEED, feed(item(extra=f"<pubDate>{text}</pubDate>")))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    (article,) = story.articles
    assert article.published == published
    assert article.at == (published or START)


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("<link>https://a.example/x</link>", "https://a.example/x"),
        ("<link>/x?a=1&amp;b=2</link>", "http://news.example:{port}/x?a=1&b=2"),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>file:///etc/passwd</link>", ""),
        ("<guid isPermaLink='false'>https://a.example/g</guid>", ""),
        ("<guid>tag:a.example,2026:1</guid>", ""),
        ("<guid>https://a.example/g</guid>", "https://a.example/g"),
        ("<guid isPermaLink='true'>https://a.example/g</guid>", "https://a.example/g"),
        ("<guid>0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0</guid>", ""),
        ("<link>data:text/html,x</link>", ""),
        ("<comments>https://a.example/c</comments>", ""),
        ("<enclosure url='https://a.example/e.mp3' type='audio/mpeg'/>", "https://a.example/e.mp3"),
        ("<enclosure url='https://a.example/e.jpg' type='image/jpeg'/>", ""),
    ],
)
async def test_behaviour_12_a_link_is_a_web_address(press: Press, link: str, leads_to: str) -> None:
    await press.follow(FEED, feed(item(link=link)))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    assert story.articles[0].url == leads_to.format(port=press.web.port)


@pytest.mark.parametrize(
    ("links", "leads_to"),
    [
        ("<link href='x'/>", "https://a.example/base/x"),
        (
            "<link rel='self' href='https://a.example/self'/>"
            "<link rel='enclosure' href='https://a.example/e.mp3'/>"
            "<link rel='replies' href='https://a.example/c'/>"
            "<link rel='alternate' href='/x'/>",
            "https://a.example/x",
        ),
        ("<link rel='self' href='https://a.example/self'/>", ""),
        ("<link rel='replies' href='https://a.example/c'/>", ""),
        ("<link rel='enclosure' href='https://a.example/e.mp3'/>", ""),
    ],
)
async def test_behaviour_12_in_atom(press: Press, links: str, leads_to: str) -> None:
    text = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/base/'>"
        f"<title>News</title><entry><title>T</title><id>tag:a.example,2026:1</id>{links}"
        f"<content>{WORDS}</content></entry></feed>"
    )
    await press.follow(FEED, Reply(body=text.encode()))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    assert story.articles[0].url == leads_to


class TestBehaviour13Reasons:
    @pytest.mark.parametrize(
        ("body", "says"),
        [
            (b"<html><form><input type='password'></form></html>", "a login page"),
            (b"<html><title>Just a moment...</title></html>", "whether you are a robot"),
            (b'{"error": "not found"}', "JSON that is not a feed"),
            (b"", "empty"),
            (b"%PDF-1.7" + bytes(range(256)) * 20, "a PDF"),
            (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "a picture"),
            (b"<opml version='2.0'><body/></opml>", "an OPML list"),
        ],
    )
    async def test_what_is_no_feed_says_what_it_is(
        self, press: Press, body: bytes, says: str
    ) -> None:
        followed = await press.follow(FEED, rss(QUAYS), Reply(body=body))
        for _ in range(2):
            await press.poll(followed)
        state = await press.state(followed)
        assert says in state.last_error
        assert state.last_error.endswith(".")

    async def test_health_is_kept_a_feed(self, press: Press) -> None:
        reply = rss(QUAYS)
        whole = Reply(body=reply.body, headers={"ETag": '"1"'}, conditional=True)
        followed = await press.follow(FEED, *[whole] * 4, Reply(status=500))
        for _ in range(5):
            await press.poll(followed)
        state = await press.state(followed)
        assert (state.readings, state.unchanged, state.failures) == (4, 3, 1)
        assert state.last_ok_at is not None
        assert state.last_ok_at < press.clock.now
        assert "500" in state.last_error
        assert state.next_at is not None
        assert state.next_at > press.clock.now


class TestBehaviour15Guard:
    async def test_every_request_says_who_asks(self, press: Press) -> None:
        press.script("http://news.example/story", Reply(body=b"<p>Short.</p>"))
        link = press.url("http://news.example/story")
        thin = f"<item><title>T</title><link>{link}</link></item>"
        press.script("http://news.example/real", feed(thin))
        away = Reply(status=302, headers={"Location": "/real"})
        await press.follow(FEED, away)
        await press.pull()
        assert len(press.web.requests) == 3
        agents = {request.headers["user-agent"] for request in press.web.requests}
        assert agents == {"Verbatim-test/1 (+https://example.org/bot)"}

    async def test_a_page_inside_is_never_fetched(self, press: Press) -> None:
        inside = f"http://127.0.0.1:{press.web.port}/secret"
        thin = f"<item><title>T</title><link>{inside}</link></item>"
        await press.follow(FEED, feed(thin))
        report = await press.pull()
        assert len(press.web.requests) == 1
        assert await press.titles() == ["T"]
        assert "was not found" in str(report.feeds[0].warnings) or "public" in str(
            report.feeds[0].warnings
        )

    async def test_a_parked_host_gets_no_page_fetches_either(self, press: Press) -> None:
        client = press.services.client
        client.hosts.note_answer(press.url(FEED), 429, press.clock.now + timedelta(hours=1))
        with pytest.raises(HostParkedError, match=r"news\.example asked to be left alone until"):
            await client.get(press.url("http://www.news.example/story"), patient=True)
        assert press.web.requests == []

    @pytest.mark.parametrize("inside", ["127.0.0.1", "169.254.169.254", "10.0.0.1"])
    async def test_no_redirect_of_a_feed_or_a_page_leads_inside(
        self, press: Press, inside: str
    ) -> None:
        secret = f"http://{inside}:{press.web.port}/secret"
        away = Reply(status=302, headers={"Location": secret})
        bad = await press.follow(FEED, away)
        link = press.script("http://daily.example/story", away)
        thin = f"<item><title>T</title><link>{link}</link></item>"
        await press.follow("http://daily.example/feed", feed(thin))
        await press.pull()
        assert "public" in (await press.state(bad)).last_error
        assert await press.titles() == ["T"]  # the headline is not lost
        assert not [url for _, url in press.times if "secret" in url]

    async def test_a_redirect_inside_is_refused(self, press: Press) -> None:
        away = Reply(status=301, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
        with pytest.raises(RefusedAddressError):
            await press.services.client.get(press.script(FEED, away))


class TestCanonicalAddress:
    """The canonical address is stored, but only where its owner is the page's."""

    async def address_of(self, press: Press, canonical: str, *answers: Reply) -> str:
        named = press.url(canonical)
        page = (
            f"<html><head><title>x</title><link rel='canonical' href='{named}'></head><body>"
            f"<article><p>{WORDS}</p></article></body></html>"
        )
        reply = Reply(body=page.encode(), headers={"Content-Type": "text/html"})
        for address in ("http://news.example/a/story", "http://other.example/a/story"):
            press.script(address, reply)
        link = press.script("http://news.example/go/1?x=1", *(answers or (reply,)))
        thin = f"<item><title>T</title><link>{escape(link)}</link></item>"
        await press.follow(FEED, feed(thin))
        await press.pull()
        (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
        return story.articles[0].url.replace(f":{press.web.port}", "")

    async def test_of_another_site_is_not_taken(self, press: Press) -> None:
        taken = await self.address_of(press, "http://other.example/a/story")
        assert taken == "http://news.example/go/1?x=1"

    async def test_of_its_own_site_is(self, press: Press) -> None:
        taken = await self.address_of(press, "http://www.news.example/a/story")
        assert taken == "http://www.news.example/a/story"

    async def test_of_another_site_is_where_the_page_was_redirected_there(
        self, press: Press
    ) -> None:
        away = Reply(status=302, headers={"Location": press.url("http://other.example/a/story")})
        taken = await self.address_of(press, "http://other.example/a/story", away)
        assert taken == "http://other.example/a/story"


async def test_behaviour_16_a_page_without_the_article_gives_way_to_the_feed(
    press: Press,
) -> None:
    plea = "Please enable JavaScript in your browser to go on reading this page."
    page = f"<html><head><title>x</title></head><body><main><p>{plea}</p></main></body></html>"
    link = press.script(
        "http://news.example/story",
        Reply(body=page.encode(), headers={"Content-Type": "text/html"}),
    )
    summary = "The council of Port Ilmen voted on Monday to close two of its five quays for a year."
    thin = (
        f"<item><title>Two quays close</title><link>{escape(link)}</link>"
        f"<description>{summary}</description></item>"
    )
    await press.follow(FEED, feed(thin))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    assert plea not in story.articles[0].text
    assert summary in story.articles[0].text
