"""What an entry's texts, pictures and authors come to, as publishers really write them."""

import json

import pytest

from tests.bot.sources.formats.test_feed import parse, rss

EPISODE = {"url": "/7.mp3", "mime_type": "audio/mpeg"}


@pytest.mark.parametrize("tag", ["T07:00:00Z", "x:1", "x:-y", "x:", "T07:00:00Z/"])
@pytest.mark.parametrize("field", ["title", "description", "summary", "content"])
def test_a_tag_that_is_no_name_without_its_prefix_costs_nothing(tag: str, field: str) -> None:
    """A date that was meant as text, say; found by fuzzing."""
    marked = f"<{field} type='xhtml'>before <{tag}> after</{field}>"
    body = rss(f"<item><guid>1</guid><title>t</title>{marked}</item>")
    [entry] = parse(body).entries
    assert "before" in f"{entry.title} {entry.content} {entry.summary}" or entry.title == "t"


def test_a_pictures_address_is_not_taken_for_text() -> None:
    picture = "https://i.example/a.jpg?w=1200&section=news&copy=1"
    written = picture.replace("&", "&amp;")
    item = f"<item><title>A</title><enclosure url='{written}' type='image/jpeg'/></item>"
    assert parse(rss(item)).entries[0].image == picture


@pytest.mark.parametrize("scheme", ["http", "https", "HTTP"])
@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("media", ["search.yahoo.com/mrss", "www.rssboard.org/media-rss"])
def test_a_name_space_is_known_however_its_address_is_written(
    scheme: str, slash: str, media: str
) -> None:
    """Sites that went over to https rewrote all addresses, these too."""
    spaces = {
        "dc": "purl.org/dc/elements/1.1",
        "content": "purl.org/rss/1.0/modules/content",
        "media": media,
    }
    declared = " ".join(f"xmlns:{n}='{scheme}://{at}{slash}'" for n, at in spaces.items())
    body = (
        f"<rss version='2.0' {declared}><channel><item><title>A</title>"
        "<dc:creator>Ann</dc:creator><dc:date>2026-11-19T10:00:00Z</dc:date>"
        "<content:encoded>It closed.</content:encoded>"
        "<media:content url='https://e.example/1.jpg' medium='image'/></item></channel></rss>"
    )
    [entry] = parse(body.encode()).entries
    assert (entry.author, entry.content, entry.image) == (
        "Ann",
        "It closed.",
        "https://e.example/1.jpg",
    )
    assert entry.published is not None


def test_entries_in_a_name_space_that_nobody_knows_are_read() -> None:
    body = (
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='urn:paper'>"
        b"<channel><title>Paper</title></channel><item><title>A</title>"
        b"<link>https://e.example/1</link></item></rdf:RDF>"
    )
    [entry] = parse(body).entries
    assert (entry.title, entry.link) == ("A", "https://e.example/1")


def test_a_summary_keeps_paragraphs_apart() -> None:
    """Two lines run together would be a sentence that nobody wrote."""
    text = "&lt;p&gt;Photo: A. Person&lt;/p&gt;&lt;p&gt;The harbour\nwas closed.&lt;/p&gt;"
    entry = parse(rss(f"<item><description>{text}</description></item>")).entries[0]
    assert entry.summary == "Photo: A. Person\nThe harbour was closed."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It closed. […] The post A storm appeared first on The Paper.", "It closed. […]"),
        ("It closed. The post A storm first appeared on The Paper.", "It closed."),
        ("<p>I saw it.</p> submitted by <a href='/u/x'>/u/x</a> [link] [comments]", "I saw it."),
        ("<table><td>submitted by /u/x to r/y</td><br/>[link] [comments]</table>", ""),
        ("<a href='https://e.example/1'>Comments</a>", ""),
        (
            "<p>Article URL: https://e.example/</p><p>Comments URL: https://e.example/1</p>"
            "<p>Points: 12</p><p># Comments: 3</p>",
            "",
        ),
        ("<p>It closed.</p> <a href='/a'>Continue reading...</a>", "It closed."),
        ("It closed <a href='/a'>Read more »</a>", "It closed"),
        ("It closed. Continue reading “A storm”", "It closed."),
        ("It closed. Read more on The Harbour Dispatch", "It closed."),
        # What only looks like it is a sentence.
        (
            "The post office appeared first on maps in 1900. It closed.",
            "The post office appeared first on maps in 1900. It closed.",
        ),
        ("He would like to continue reading", "He would like to continue reading"),
        ("Comments were made.", "Comments were made."),
    ],
)
def test_what_feed_software_writes_under_a_text_is_no_text(written: str, read: str) -> None:
    body = rss(f"<item><title>A</title><description><![CDATA[{written}]]></description></item>")
    assert parse(body).entries[0].summary == read


@pytest.mark.parametrize(
    "description",
    [
        "<a href='https://news.google.com/1'>Harbour shut</a>&nbsp;<font>The Paper</font>",
        "<ol><li>Harbour shut <font>The Paper</font></li><li>Port closed</li></ol>",
    ],
)
def test_of_google_news_headline_and_outlet_are_read(description: str) -> None:
    body = rss(
        "<item><title>Harbour shut - The Paper</title><link>https://news.google.com/rss/articles/1"
        f"</link><description><![CDATA[{description}]]></description>"
        "<source url='https://paper.example'>The Paper</source></item>"
    )
    entry = parse(body).entries[0]
    assert (entry.title, entry.outlet) == ("Harbour shut", "The Paper")
    assert (entry.summary, entry.content) == ("", "")


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ({"title": "The <script> tag"}, "title", "The <script> tag"),
        ({"title": "A &amp; <b>B</b>"}, "title", "A & B"),
        ({"id": "https://e.example/a"}, "link", "https://e.example/a"),
        ({"id": "7", "url": "/a"}, "link", "https://feeds.example/a"),
        ({"id": "7"}, "link", ""),
        ({"attachments": [EPISODE]}, "link", "https://feeds.example/7.mp3"),
        ({"attachments": [{"url": "/7.pdf"}, "x", EPISODE]}, "link", "https://feeds.example/7.mp3"),
        ({"external_url": "/a", "attachments": [EPISODE]}, "link", "https://feeds.example/a"),
        ({"attachments": {"url": "/7.mp3"}}, "link", ""),
        ({"author": "Ann Person"}, "author", "Ann Person"),
        ({"authors": [{"name": "Ann"}, "Bob"]}, "author", "Ann, Bob"),
    ],
)
def test_json_items_as_sites_write_them(item: dict[str, object], field: str, value: str) -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "items": [{"title": "x", **item}]}
    assert getattr(parse(json.dumps(feed).encode()).entries[0], field) == value


def test_a_remark_under_a_json_feed_is_no_broken_end() -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "items": [{"title": "x"}]}
    parsed = parse(f"{json.dumps(feed)}\n<!-- cached -->".encode())
    assert (len(parsed.entries), parsed.complete, parsed.warnings) == (1, True, ())


@pytest.mark.parametrize(
    ("media", "picture"),
    [
        ((("small.jpg", "100"), ("big.jpg", "1200")), "big.jpg"),
        ((("first.jpg", ""), ("second.jpg", "")), "first.jpg"),
        ((("count.gif", "1"), ("real.jpg", "")), "real.jpg"),
        ((("pixel.gif", ""),), ""),
    ],
)
def test_a_counter_is_no_picture_and_the_widest_is_chosen(
    media: tuple[tuple[str, str], ...], picture: str
) -> None:
    parts = "".join(
        f"<media:content url='https://i.example/{name}' medium='image' width='{width}'/>"
        for name, width in media
    )
    items = f"<item><title>x</title>{parts}</item>"
    body = rss(items).replace(b"<rss", b"<rss xmlns:media='http://search.yahoo.com/mrss/'", 1)
    assert parse(body).entries[0].image == (f"https://i.example/{picture}" if picture else "")


def test_the_writers_face_is_not_the_articles_picture() -> None:
    face = "<media:content url='https://0.gravatar.com/avatar/1' medium='image'/>"
    real = "<media:content url='https://i.example/a.jpg' medium='image'/>"
    body = rss(f"<item><title>x</title>{face}{real}</item>")
    body = body.replace(b"<rss", b"<rss xmlns:media='http://search.yahoo.com/mrss/'", 1)
    assert parse(body).entries[0].image == "https://i.example/a.jpg"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("noreply@blogger.com (Unknown)", ""),
        ("noreply@blogger.com (Ann Person)", "Ann Person"),
        ("desk@e.example", ""),
        ("Unknown", ""),
        ("Ann Unknown", "Ann Unknown"),
    ],
)
def test_nobody_is_no_author(written: str, author: str) -> None:
    body = rss(f"<item><title>x</title><author>{written}</author></item>")
    assert parse(body).entries[0].author == author


def test_letters_that_grow_when_they_become_small_move_nothing() -> None:
    """A stray `&` is mended by places in the text; `İ` in small letters is two characters."""
    items = "".join(
        f"<item><title>İzmir'de İlk gün {day}</title><link>https://e.example/?a=1&b={day}</link>"
        f"<description>İstanbul İçin <b>İyi</b> haber {day}.</description></item>"
        for day in range(3)
    )
    found = [(entry.title, entry.link, entry.summary) for entry in parse(rss(items)).entries]
    assert found == [
        (
            f"İzmir'de İlk gün {day}",
            f"https://e.example/?a=1&b={day}",
            f"İstanbul İçin İyi haber {day}.",
        )
        for day in range(3)
    ]


@pytest.mark.parametrize(
    "amid",
    ["&lt;p>A &lt;![CDATA[{}]]&gt; ebbs.&lt;/p>", "<![CDATA[<p>A <![CDATA[{}]]> ebbs.</p>]]>"],
)
def test_a_section_amid_a_text_is_a_part_of_it(amid: str) -> None:
    text = amid.format("storm")
    [entry] = parse(
        rss(f"<item><title>{text}</title><description>{text}</description></item>")
    ).entries
    assert (entry.title, entry.summary) == ("A storm ebbs.", "A storm ebbs.")


@pytest.mark.parametrize(
    "wrap",
    [
        "<![CDATA[<![CDATA[ {} ]]>]]>",
        "<![CDATA[<![CDATA[{}]]]]><![CDATA[>]]>",
        "&lt;![CDATA[{}]]&gt;",
    ],
)
@pytest.mark.parametrize("stray", ["", "<category>a & b</category>"])
def test_the_marks_of_a_section_in_a_section_are_no_text(wrap: str, stray: str) -> None:
    title, link, text = (wrap.format(it) for it in ("Storm", "https://e.example/1", "It closed."))
    fields = f"<title>{title}</title><link>{link}</link><description>{text}</description>"
    [entry] = parse(rss(f"<item>{fields}{stray}</item>")).entries
    assert (entry.title, entry.link, entry.summary) == (
        "Storm",
        "https://e.example/1",
        "It closed.",
    )
