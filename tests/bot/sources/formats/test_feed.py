import contextlib
import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model.errors import MalformedFeedError, NotAFeedError, NotTextError, ReadError
from bot.sources.formats.feed import parse_feed
from bot.sources.formats.parsed import MOST_ENTRIES, ParsedFeed

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FEEDS = Path(__file__).parents[3] / "data" / "feeds"
URL = "https://feeds.example/dir/feed.xml"


def parse(body: bytes, charset: str = "") -> ParsedFeed:
    return parse_feed(body, url=URL, charset=charset, now=NOW)


def rss(items: str, head: str = "<title>T</title>") -> bytes:
    return f"<rss version='2.0'><channel>{head}{items}</channel></rss>".encode()


@pytest.mark.parametrize("name", ["rss2.xml", "atom.xml", "rdf.xml", "feed.json", "broken.xml"])
def test_golden(name: str) -> None:
    parsed = json.loads(json.dumps(asdict(parse((FEEDS / name).read_bytes())), default=str))
    assert parsed == json.loads((FEEDS / f"{name}.expected.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"<!DOCTYPE html><html><body></body></html>", "an empty page"),
        (b"<!DOCTYPE html><html><body>News</body></html>", "hardly a word on it"),
        (b"<html><title>News</title>" + b"<p>Words of it.</p>" * 9, "a web page (“News”)"),
        (
            b"<br />\n<b>Warning</b>: Too many connections in x.php",
            "an error message of its server",
        ),
        (b"<html><form><input type='password'></form></html>", "a login page"),
        (b"<html><title>Just a moment...</title></html>", "whether you are a robot"),
        (
            b"<html><link rel=alternate type='application/rss+xml' href=/f>" + b"<p>News.</p>" * 9,
            "a web page that names a feed",
        ),
        (b'{"error": "not allowed"}', "JSON that is not a feed"),
        (b"[1, 2]", "JSON that is not a feed"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "XML of another kind (<urlset>)"),
        (b"Just some words.", "plain text"),
        (b"[" * 100_000, "JSON that is damaged"),
        (b'{"a": ' + b"9" * 100_000 + b"}", "JSON that is damaged"),
        (b"[Sport] Just some words.", "plain text"),
    ],
)
def test_says_what_it_saw_instead_of_a_feed(body: bytes, says: str) -> None:
    with pytest.raises(NotAFeedError) as caught:
        parse(body)
    assert says in caught.value.message
    assert caught.value.fix


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04", "a ZIP or office file"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"\x00\x01\x02" * 100, "a binary file"),
        (b"....ftypmp42", "a video"),
    ],
)
def test_says_what_it_is_when_it_is_no_text(body: bytes, kind: str) -> None:
    with pytest.raises(NotTextError, match=kind):
        parse(body)


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'></rss>",
        b"<rss",
        b"<feed/>",
        b'{"version": "https://jsonfeed.org/version/1", "items": 3}',
        b"<rss><channel>" + b"<a>" * 600_000,
    ],
)
def test_a_feed_too_broken_is_named(body: bytes) -> None:
    with pytest.raises((MalformedFeedError, NotAFeedError)) as caught:
        parse(body)
    assert "feeds.example" in caught.value.message


def test_an_empty_feed_is_a_feed() -> None:
    assert parse(rss("")) == ParsedFeed("T", "", ())


# ── encodings ───────────────────────────────────────────────────────────────────────────

ITEM = "<item><title>港の新聞 — café</title><link>https://e.example/1</link></item>"


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-16", "iso-8859-1"),  # both lie
        ("utf-8-sig", "", ""),
        ("utf-16", "utf-8", ""),
        ("utf-16-le", "", ""),
        ("utf-16-be", "utf-16", ""),
        ("shift_jis", "shift_jis", ""),
        ("shift_jis", "", "Shift_JIS"),
        ("euc_jp", "EUC-JP", ""),
        ("iso2022_jp", "iso-2022-jp", ""),
        ("gb18030", "gb2312", ""),
        ("utf-8", "unicode_escape", "rot13"),
    ],
)
def test_encodings(encoding: str, declared: str, charset: str) -> None:
    title = "港の新聞" if "j" in encoding else "港の新聞 — café"
    head = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    body = f"{head}<rss><channel><title>{title}</title></channel></rss>".encode(encoding)
    assert parse(body, charset).title == title


def test_latin_1_by_the_server_or_the_document() -> None:
    body = "<rss><channel><title>Schöne Größe</title></channel></rss>".encode("latin-1")
    assert parse(body, "ISO-8859-1").title == "Schöne Größe"
    assert parse(b"<?xml version='1.0' encoding='latin1'?>" + body).title == "Schöne Größe"
    assert parse(body).title == "Schöne Größe"


@pytest.mark.parametrize("charset", ["", "utf-8", "iso-8859-1"])
def test_one_bad_byte_never_costs_the_feed(charset: str) -> None:
    body = rss(ITEM).replace(b"<title>T", b"<title>T\xff")
    parsed = parse(body, charset)
    assert parsed.entries[0].title == "港の新聞 — café"
    assert parsed.title.startswith("T")


@pytest.mark.parametrize(
    "text", ["\x00", "\x0b", "&#0;", "&#x1F;", "&#xD800;", "&#99999999;", "\ufffe"]
)
def test_forbidden_characters_vanish(text: str) -> None:
    parsed = parse(rss(f"<item><title>a{text}b</title></item>"))
    assert parsed.entries[0].title == "ab"


# ── structure ───────────────────────────────────────────────────────────────────────────


def test_junk_before_the_prolog_is_skipped() -> None:
    noise = b"\xef\xbb\xbf\n Warning: x <br/> <?xml version='1.0'?><!-- <rss> -->\n"
    assert parse(noise + rss(ITEM)).entries[0].link == "https://e.example/1"


@pytest.mark.parametrize("more", ["", "&" * 500_001], ids=["mended", "too much to be mended"])
def test_no_reference_to_what_is_no_character_stops_the_reading(more: str) -> None:
    """In recovery libxml2 makes bytes of it that are no text; found by fuzzing."""
    text = f"<b>Fish</b> &#xD800&#xd800;; &#xd800; {more} <i>chips"
    parsed = parse(rss(f"<item><title>A</title><description>{text}</d></item>"))
    assert parsed.entries


def test_what_breaks_off_gives_what_it_has() -> None:
    whole = rss(ITEM + "<item><title>Second</title><link>https://e.example/2</link></item>")
    parsed = parse(whole[:-40])
    assert [entry.title for entry in parsed.entries][:1] == ["港の新聞 — café"]
    assert not parsed.complete
    assert "breaks off" in parsed.warnings[0]


@pytest.mark.parametrize("stray", ["</width>", "</media:player>"])
def test_what_feedparser_breaks_on_is_read_all_the_same(stray: str) -> None:
    item = f"<item><title>Boats</title><link>https://paper.example/1</link>{stray}</item>"
    feed = parse(rss(item))
    assert [entry.title for entry in feed.entries] == ["Boats"]


def test_entities_are_not_declared_by_feeds() -> None:
    laughs = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
    doctype = f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{laughs}<!ENTITY x SYSTEM 'file:///etc/hosts'>]>"
    parsed = parse(doctype.encode() + rss("<item><title>&a11; &x; &eacute;</title></item>"))
    assert "ha" not in parsed.entries[0].title
    assert "localhost" not in parsed.entries[0].title
    assert "é" in parsed.entries[0].title


def test_at_most_500_entries_the_newest_first_chosen() -> None:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    items = "".join(
        f"<item><title>{n}</title><pubDate>{day + timedelta(hours=n):%FT%TZ}</pubDate></item>"
        for n in range(MOST_ENTRIES + 20)
    )
    parsed = parse(rss(items))
    assert len(parsed.entries) == MOST_ENTRIES
    assert (parsed.entries[0].title, parsed.entries[-1].title) == ("20", "519")
    assert "more than 500" in parsed.warnings[0]


def test_a_flood_of_items_is_cut_before_it_is_parsed() -> None:
    parsed = parse(rss("<item><title>x</title></item>" * 20_000))
    assert len(parsed.entries) == MOST_ENTRIES
    assert parsed.complete


def test_a_description_with_the_whole_article_is_its_content() -> None:
    article = "<p>" + "The harbour was quiet again. " * 60 + "</p>"
    items = f"<item><title>x</title><description><![CDATA[{article}]]></description></item>"
    entry = parse(rss(items)).entries[0]
    assert entry.content == article
    assert len(entry.summary) <= 1_001
    assert entry.summary.endswith("…")


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        (
            "<link>https://e.example/a</link><comments>https://e.example/c</comments>",
            "https://e.example/a",
        ),
        ("<comments>https://e.example/c</comments>", ""),
        ("<guid>https://e.example/g</guid>", "https://e.example/g"),
        ("<guid isPermaLink='false'>https://e.example/g</guid>", ""),
        ("<guid>3f1c-77</guid>", ""),
        ("<link>/a</link>", "https://feeds.example/a"),
        ("<link>file:///etc/passwd</link>", ""),
        ("<enclosure url='/a.mp3' type='audio/mpeg'/>", "https://feeds.example/a.mp3"),
        (
            "<link>https://e.example/a</link><enclosure url='/a.mp3' type='audio/mpeg'/>",
            "https://e.example/a",
        ),
        ("<enclosure url='https://e.example/a.jpg' type='image/jpeg'/>", ""),
    ],
)
def test_links(fields: str, link: str) -> None:
    assert parse(rss(f"<item><title>x</title>{fields}</item>")).entries[0].link == link


@pytest.mark.parametrize(
    ("site", "link", "found"),
    [
        ("https://feeds.example/", "/a", "https://feeds.example/a"),
        ("https://feeds.example/", "b.html", "https://feeds.example/dir/b.html"),
        ("https://paper.example/", "/a", "https://paper.example/a"),  # served by somebody else
        ("", "/a", "https://feeds.example/a"),
    ],
)
def test_what_relative_links_are_relative_to(site: str, link: str, found: str) -> None:
    head = f"<title>T</title><link>{site}</link>"
    body = rss(f"<item><title>x</title><link>{link}</link></item>", head)
    assert parse(body).entries[0].link == found
    feed = {"version": "jsonfeed.org/1", "home_page_url": site, "items": [{"url": link}]}
    assert parse(json.dumps(feed).encode()).entries[0].link == found


@pytest.mark.parametrize(
    ("bases", "found"),
    [
        (("blog/", "", ""), "https://feeds.example/dir/blog/a"),
        (("/x/", "y/", "z/"), "https://feeds.example/x/y/z/a"),
        (("https://e.example/", "y/", ""), "https://e.example/y/a"),
        (("", "", "https://e.example/z/"), "https://e.example/z/a"),
        (("/x/", "", ""), "https://feeds.example/x/a"),
    ],
)
def test_a_base_counts_once(bases: tuple[str, str, str], found: str) -> None:
    feed, entry, link = (f"xml:base='{base}'" if base else "" for base in bases)
    body = (
        f"<feed xmlns='http://www.w3.org/2005/Atom' {feed}><title>T</title><entry {entry}>"
        f"<title>x</title><id>1</id><link {link} href='a'/></entry></feed>"
    )
    assert parse(body.encode()).entries[0].link == found


def test_every_byte_order_mark_goes() -> None:
    """A script that includes files which begin with one sends several."""
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"title": "x"}]}
    assert parse(b"\xef\xbb\xbf\xef\xbb\xbf" + json.dumps(feed).encode()).title == "T"


def test_a_page_wrapped_around_a_feed_is_a_feed() -> None:
    entry = "<entry><title>x</title><link href='/1'/></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>"
    assert parse(f"<html><body>{feed}</body></html>".encode()).entries[0].title == "x"
    with pytest.raises(NotAFeedError):
        parse(b"<html><body>The tag <rss> begins a feed, <item> an entry.</body></html>")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The &lt;blink&gt; tag", "The <blink> tag"),
        ("A &lt;b&gt;bold&lt;/b&gt; &amp;amp; new", "A bold & new"),
        ("&lt;img src='x'&gt;x", "x"),
        ("1 &lt; 2", "1 < 2"),
    ],
)
def test_titles_hold_markup_or_speak_of_it(written: str, read: str) -> None:
    assert parse(rss(f"<item><title>{written}</title></item>")).entries[0].title == read


def test_a_description_escaped_once_too_often() -> None:
    twice = "&amp;lt;p&amp;gt;x &amp;lt;b&amp;gt;y&amp;lt;/b&amp;gt;"
    body = rss(f"<item><description>{twice}</description></item>")
    assert parse(body).entries[0].summary == "x y"


def test_entries_of_an_atom_feed_are_by_its_author() -> None:
    author = "<author><name>B</name></author>"
    entries = f"<entry><title>a</title></entry><entry><title>b</title>{author}</entry>"
    feed = (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><author><name>A</name></author>{entries}</feed>"
    )
    assert [entry.author for entry in parse(feed.encode()).entries] == ["A", "B"]


def test_a_language_is_kept_where_it_differs_from_the_feeds() -> None:
    items = (
        "<item xml:lang='en-GB'><title>a</title></item><item xml:lang='sv'><title>b</title></item>"
    )
    parsed = parse(rss(items, "<language>en</language>"))
    assert [entry.language for entry in parsed.entries] == ["", "sv"]


def test_a_caption_is_not_the_article() -> None:
    media = (
        "<media:content xmlns:media='http://search.yahoo.com/mrss/' url='/a.jpg' type='image/jpeg'>"
        "<media:title>Vice President</media:title><media:description>A man.</media:description>"
        "</media:content>"
    )
    items = f"<item>{media}<title>Own</title><description>Own text.</description></item>"
    entry = parse(rss(items)).entries[0]
    assert (entry.title, entry.summary, entry.content) == ("Own", "Own text.", "")
    assert entry.image == "https://feeds.example/a.jpg"


def test_a_json_feed_that_breaks_off_gives_its_whole_items() -> None:
    items = [{"id": n, "title": f"t{n}", "url": "/x", "authors": []} for n in range(3)]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "author": {"name": "A"}}
    text = json.dumps({**feed, "items": items})
    parsed = parse(text[: text.rfind('"t2') + 2].encode())
    assert [entry.title for entry in parsed.entries] == ["t0", "t1"]
    assert [entry.author for entry in parsed.entries] == ["A", "A"]
    assert (parsed.title, parsed.complete) == ("T", False)
    assert "breaks off" in parsed.warnings[0]


def test_a_json_feed_without_its_version_and_with_line_breaks_in_strings() -> None:
    body = b'{"home_page_url": "https://e.example/", "items": [{"title": "a\nb", "url": "/1"}]}'
    entry = parse(body).entries[0]
    assert (entry.title, entry.link) == ("a b", "https://e.example/1")


def test_json_feed_without_usable_entries() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [null, 3, {}, []]}'
    assert parse(body).entries == ()


@given(st.binary(max_size=300))
@example(b"<rss><channel><item><pubDate>\xff")
def test_any_bytes_are_a_feed_or_a_read_error(body: bytes) -> None:
    for start in (b"", b"<rss><channel><item>", b'{"version": "jsonfeed.org", "items": [{"id": '):
        with contextlib.suppress(ReadError):
            assert isinstance(parse(start + body), ParsedFeed)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
_KEYS = (
    "id",
    "url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "date_published",
    "authors",
)


@given(st.lists(st.dictionaries(st.sampled_from(_KEYS), json_values), max_size=4))
def test_json_items_of_any_shape_are_read(items: list[dict[str, object]]) -> None:
    body = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode()
    for entry in parse(body).entries:
        assert entry.link == "" or entry.link.startswith("http")
        entry.content.encode()
