import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import MalformedFeedError, NotTextError, ReadError, TooLargeError
from bot.sources.opml import OpmlFeed, read_opml, write_opml

NESTED = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="World" title="World">
  <outline type="rss" text="Courier &amp; Mail"
    xmlUrl="https://courier.example/feed?a=1&amp;b=2" language="en-GB"/>
  <outline text="Asia">
    <outline title="港の新聞" text="x" xmlUrl="https://shimbun.example/rss" language="ja"/>
  </outline>
</outline>
<outline text="Again" xmlUrl="https://courier.example/feed?a=1&amp;b=2"/>
<outline text="No address"/>
<outline text="Script" xmlUrl="javascript:alert(1)"/>
<outline text="Plain" xmlurl="http://plain.example/feed"/>
</body></opml>"""


def test_reads_folders_as_sections() -> None:
    assert read_opml(NESTED.encode()) == [
        OpmlFeed("https://courier.example/feed?a=1&b=2", "Courier & Mail", "World", "en"),
        OpmlFeed("https://shimbun.example/rss", "港の新聞", "World / Asia", "ja"),
        OpmlFeed("http://plain.example/feed", "Plain"),
    ]


def test_letters_before_the_list_that_grow_when_they_become_small_move_nothing() -> None:
    assert read_opml(NESTED.replace("<opml", "<!-- İİİ --><opml").encode()) == read_opml(
        NESTED.encode()
    )


def test_a_files_name_is_no_address() -> None:
    listed = NESTED.replace("http://plain.example/feed", "feeds.xml")
    assert read_opml(listed.encode()) == read_opml(NESTED.encode())[:2]


def test_a_news_sitemap_comes_back_as_one() -> None:
    listed = [OpmlFeed("https://a.example/news", "A", sitemap=True), OpmlFeed("https://b.example/")]
    assert set(read_opml(write_opml(listed))) == set(listed)


def test_reads_careless_files() -> None:
    body = (
        NESTED.replace("&amp;", "&").replace("World", "Wörld").encode("cp1252", "xmlcharrefreplace")
    )
    feed = read_opml(body)[0]
    assert (feed.section, feed.title) == ("Wörld", "Courier & Mail")
    assert feed.address == "https://courier.example/feed?a=1&b=2"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ('xmlUrl="feed://e.example/rss"', "https://e.example/rss"),
        ('xmlUrl="feed:http://e.example/rss"', "http://e.example/rss"),
        ('xmlUrl="e.example/rss"', "https://e.example/rss"),
        ('xmlUrl="HTTPS://E.example/Rss?Q=A"', "https://e.example/Rss?Q=A"),
        ('type="rss" url="https://e.example/rss"', "https://e.example/rss"),
        ('xmlUrl="https://e.example/?a=1&amp;amp;b=2"', "https://e.example/?a=1&b=2"),
        ('xmlUrl="https://e.example/?a=1&copy=2&b"', "https://e.example/?a=1&copy=2&b"),
    ],
)
def test_reads_addresses_as_readers_have_written_them(written: str, address: str) -> None:
    (feed,) = read_opml(f"<opml><body><outline text='E' {written}/></body></opml>".encode())
    assert feed.address == address


def test_a_list_without_feeds_says_so() -> None:
    body = b"<opml><body><outline text='E' htmlUrl='https://e.example/'/></body></opml>"
    with pytest.raises(MalformedFeedError, match="names no feed"):
        read_opml(body)


def test_no_entity_and_no_file_is_read() -> None:
    body = (
        b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "yy">]>'
        b'<opml><body><outline text="&x;&y;" xmlUrl="https://e.example/"/></body></opml>'
    )
    (feed,) = read_opml(body)
    assert feed.title == "&x;&y;"


@pytest.mark.parametrize("body", [b"", b"words", b"<html><body/></html>", b"<opm", b"<rss/>"])
def test_what_is_no_opml_is_named(body: bytes) -> None:
    with pytest.raises(MalformedFeedError, match="is not OPML"):
        read_opml(body)


def test_a_picture_is_named() -> None:
    with pytest.raises(NotTextError, match="a picture"):
        read_opml(b"\x89PNG" + b"\0" * 9)


def test_too_many_feeds() -> None:
    outlines = "".join(f"<outline xmlUrl='https://e.example/{n}'/>" for n in range(1_001))
    with pytest.raises(TooLargeError, match="more than 1,000"):
        read_opml(f"<opml><body>{outlines}</body></opml>".encode())


def test_deep_nesting_ends() -> None:
    deep = "<outline text='a'>" * 300 + "<outline xmlUrl='https://e.example/'/>"
    near = "<outline xmlUrl='https://e.example/near'/>"
    found = read_opml(f"<opml><body>{near}{deep}".encode())
    assert [feed.address for feed in found] == ["https://e.example/near"]


names = st.text(max_size=30).map(lambda text: " ".join(text.split()))
feeds = st.builds(
    OpmlFeed,
    st.integers(0, 50).map(lambda n: f"https://e.example/{n}?a=1&b=<2>"),
    names,
    names,
    st.sampled_from(["", "en", "ja"]),
)


@given(st.lists(feeds, min_size=1, max_size=6))
def test_what_is_written_is_read_back(feeds: list[OpmlFeed]) -> None:
    once = read_opml(write_opml(feeds))
    assert {feed.address for feed in once} == {
        feed.address.replace("<", "%3C").replace(">", "%3E") for feed in feeds
    }
    assert read_opml(write_opml(once)) == once


def test_a_list_comes_back_whole() -> None:
    feeds = [
        OpmlFeed("https://a.example/f", "A & <B>", "", "en"),
        OpmlFeed("https://b.example/f", "B", "World", "ja"),
    ]
    assert read_opml(write_opml(feeds)) == feeds


@given(st.binary(max_size=120))
def test_any_bytes_are_a_list_or_a_read_error(body: bytes) -> None:
    try:
        found = read_opml(b"<opml><body><outline " + body)
    except ReadError:
        return
    assert all(feed.address.startswith("http") for feed in found)
