import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.article import Document, Loaded
from bot.model.errors import (
    EmptyDocumentError,
    NotAFeedError,
    NotTextError,
    ReadError,
    TooLargeError,
)
from bot.model.feed import Entry, FetchResult
from bot.sources.document import needs_page, read_any, read_document

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PAGES = Path(__file__).parents[2] / "data" / "pages"
URL = "https://www.courier.example/2026/pier?utm_source=rss"
PARAGRAPH = (
    "The council of the harbour town voted nine to four on Monday to rebuild the old pier, six "
    "years after a storm carried most of it out to sea. "
)


def page(body: bytes, entry: Entry | None = None, url: str = URL) -> Document:
    return read_document(Loaded(body, url, content_type="text/html"), entry=entry, now=NOW)


def test_golden_page() -> None:
    document = page((PAGES / "article.html").read_bytes())
    found = json.loads(json.dumps(asdict(document), default=str))
    assert found == json.loads((PAGES / "article.expected.json").read_text("utf-8"))


def test_what_the_entry_knows_wins() -> None:
    at = datetime(2026, 11, 18, tzinfo=UTC)
    entry = Entry(
        title="A new pier", link=URL, id="1", author="The Desk", published=at, outlet="Wire",
        image="https://e.example/x.jpg",
    )  # fmt: skip
    document = page((PAGES / "article.html").read_bytes(), entry)
    assert (document.title, document.author, document.published) == ("A new pier", "The Desk", at)
    assert (document.outlet, document.image) == ("Wire", "https://e.example/x.jpg")


def test_a_page_without_a_date_has_none() -> None:
    body = f"<html><title>x</title><p>12 March 2025. {PARAGRAPH * 5}</p><p>© 2024</p></html>"
    assert page(body.encode()).published is None


def test_the_host_is_the_outlet_of_last_resort() -> None:
    assert page(f"<html><p>{PARAGRAPH * 5}</p></html>".encode()).outlet == "courier.example"


# ── three ways to a text ────────────────────────────────────────────────────────────────

THIN = (
    b"<html><title>x</title><body><p>Please enable JavaScript to read this page.</p></body></html>"
)


@pytest.mark.parametrize(
    ("headline", "url", "title"),
    [
        ("Hafen zu | Elm-Börse", "https://www.elm-boerse.example/a/1", "Hafen zu"),
        ("Hafen zu - Elm.example", "https://www.elm.example/a/1", "Hafen zu"),
        ("Hafen zu – Die Neue Elmzeitung", "https://elmzeitung.example/a/1", "Hafen zu"),
        ("Hafen zu | Sport", "https://elm.example/a/1", "Hafen zu"),
        ("Hafen zu – und kein Ende", "https://elm.example/a/1", "Hafen zu – und kein Ende"),
        (
            "Hafen zu – so half die Elmzeitung",
            "https://elmzeitung.example/a/1",
            "Hafen zu – so half die Elmzeitung",
        ),
    ],
)
def test_the_headline_of_json_ld_loses_the_name_of_its_site(
    headline: str, url: str, title: str
) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": headline})
    body = (
        f"<html><head><meta property='article:section' content='Sport'>"
        f"<script type='application/ld+json'>{data}</script></head>"
        f"<body><article><p>{PARAGRAPH * 5}</p></article></body></html>"
    )
    assert page(body.encode(), url=url).title == title


@pytest.mark.parametrize(
    ("kind", "around"),
    [
        ("application/ld+json; charset=utf-8", "{}"),
        ("Application/LD+JSON", "{}"),
        ("application/ld+json", "//<![CDATA[\n{}\n//]]>"),
        ("application/ld+json", "/* <![CDATA[ */ {} /* ]]> */"),
        ("application/ld+json", "<!-- {} -->"),
        ("application/ld+json", "{};"),
        ("application/ld+json", '{{"@type": "WebSite",}} {}'),
        ("application/ld+json", '[{{"@type": "Person"}}, {}, ]'),
        ("application/ld+json", "{}, // of the article\n"),
    ],
)
def test_json_ld_is_read_out_of_whatever_templates_put_around_it(kind: str, around: str) -> None:
    data = {"@type": "NewsArticle", "headline": "Pier opens", "datePublished": "2026-11-19"}
    script = f"<script type='{kind}'>{around.format(json.dumps(data))}</script>"
    body = f"<html><head>{script}</head><body><p>{PARAGRAPH * 5}</p></body></html>"
    found = page(body.encode())
    assert (found.title, found.published) == ("Pier opens", datetime(2026, 11, 19, tzinfo=UTC))


def test_an_address_is_no_outlet_and_entities_are_read() -> None:
    body = "<html><meta property='og:site_name' content='{}'><body><p>{}</p></body></html>"
    address = body.format("https://www.elm.example", PARAGRAPH * 5).encode()
    assert page(address, url="https://www.elm.example/a/1").outlet == "elm.example"
    escaped = body.format("Elm &amp;amp; Söhne", PARAGRAPH * 5).encode()
    assert page(escaped).outlet == "Elm & Söhne"


def test_what_links_say_of_their_windows_is_no_text() -> None:
    text = f"Der Hafen(öffnet im neuen Fenster) bleibt zu. {PARAGRAPH * 5}"
    body = f"<html><body><article><p>{text}</p></article></body></html>"
    assert "Der Hafen bleibt zu." in page(body.encode()).text


def test_full_text_in_the_feed_is_used_as_it_is() -> None:
    content = (
        f"<p>{PARAGRAPH}</p><p>Second <a href='/x'>paragraph</a> here.<script>x()</script></p>"
    )
    entry = Entry(title="T", link=URL, id="1", content=content)
    document = read_document(
        Loaded(content.encode(), URL, content_type="text/html"), entry=entry, now=NOW
    )
    assert document.text == f"{PARAGRAPH.strip()}\nSecond paragraph here."
    assert document.tried == ("feed content",)
    assert document.outlet == ""


def test_the_feed_stands_in_for_a_page_without_its_article() -> None:
    entry = Entry(title="T", link=URL, id="1", content=f"<p>{PARAGRAPH * 3}</p>")
    document = page(THIN, entry)
    assert document.text.startswith("The council")
    assert document.tried[-1] == "feed content"


def test_a_page_that_only_pleads_holds_nothing() -> None:
    with pytest.raises(EmptyDocumentError, match="no text that can be read"):
        page(THIN)


TROUBLE = (
    "<p>It looks like we are having some trouble with your account. We are working hard to get "
    "everything back up and running, so check back soon to read your local news again.</p>"
    "<p>The Courier is a registered trademark of Courier Papers Inc. All rights reserved.</p>"
)


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Error | The Harbour Courier", "an error message of its server"),
        ("503 Service Temporarily Unavailable", "an error message of its server"),
        ("We’ll be right back", "an error message of its server"),
        ("Log in - The Courier", "a login page"),
        ("404 Not Found", "a page that says “not found”"),
        ("404 - Page Not Found | The Harbour Courier", "a page that says “not found”"),
        ("403 Forbidden", "a page that refuses access"),
        ("Server Error (500)", "an error message of its server"),
        ("Sign in to The Courier", "a login page"),
        ("Log in or sign up to continue", "a login page"),
        ("Fehler 500", "an error message of its server"),
    ],
)
def test_a_page_whose_title_is_a_notice_has_no_article(title: str, what: str) -> None:
    body = f"<html><title>{title}</title><body><h2>Hello</h2>{TROUBLE}</body></html>".encode()
    with pytest.raises(EmptyDocumentError) as caught:
        page(body)
    assert f"courier.example/2026/pier?utm_source=… is no article but {what}. " in str(caught.value)
    entry = Entry(title="A new pier", link=URL, id="1", summary=f"<p>{PARAGRAPH}</p>")
    assert page(body, entry).text == PARAGRAPH.strip()


@pytest.mark.parametrize(
    "title",
    [
        *("Error: how a typo sank the pier", "Blocked – how a canal was closed to all ships"),
        *("503 dead after quake", "Something went wrong at the dam", "Errors in the count"),
        *("500% tariffs on steel", "500-page report on a pier", "500 on board stranded ferry"),
        *("403 to be deported", "404 on the road", "500, and counting", "500 auf Demo in Berlin"),
        *("Blocked by court, law stalls", "Error on ballot delays vote", "500€ für alle"),
        *("Forbidden, then celebrated", "Fehler auf der Baustelle", "Erreur sur le front"),
        *(
            "Not found, the missing plane",
            "Are you human? A poet asks",
            "Sign in to vote, they say",
        ),
        *("Anmeldung zum Marathon beginnt", "Connexion à Internet : la panne", "404 no more"),
    ],
)
def test_a_headline_that_begins_like_a_notice_is_none(title: str) -> None:
    body = f"<html><title>{title}</title><body><p>{PARAGRAPH * 3}</p></body></html>"
    assert PARAGRAPH.strip() in page(body.encode()).text


def test_a_long_page_is_read_whatever_its_title_is() -> None:
    body = f"<html><title>Error</title><body><p>{PARAGRAPH * 20}</p></body></html>"
    assert PARAGRAPH.strip() in page(body.encode()).text


def test_a_short_page_is_read() -> None:
    document = page(
        b"<html><body><p>The pier will be rebuilt in March, the town says.</p></body></html>"
    )
    assert document.text == "The pier will be rebuilt in March, the town says."


def test_the_page_wins_over_a_teaser() -> None:
    entry = Entry(title="T", link=URL, id="1", content="<p>The council voted…</p>")
    document = page((PAGES / "article.html").read_bytes(), entry)
    assert document.tried == ("judge",)


@pytest.mark.parametrize(
    ("entry", "needed"),
    [
        (Entry("T", URL, "1"), True),
        (Entry("T", "", "1"), False),
        (Entry("T", "https://courier.example/a/7.mp3?t=1", "1"), False),
        (Entry("T", "https://courier.example/player?file=7.mp3", "1"), True),
        (Entry("T", URL, "1", is_played=True), False),
        (Entry("T", URL, "1", content=f"<p>{PARAGRAPH * 6}</p>"), False),
        (Entry("T", URL, "1", content=f"<p>{PARAGRAPH}</p>"), True),
        (Entry("T", URL, "1", content=f"<p>{PARAGRAPH * 6}… <a>Read more</a></p>"), True),
        (Entry("T", URL, "1", content=f"<p>{PARAGRAPH * 6} [&#8230;]</p>"), True),
        (Entry("T", URL, "1", content="町は桟橋の再建を決めた。" * 30), False),
        (Entry("T", URL, "1", content="Short.", content_type="text/plain"), False),
        (Entry("T", URL, "1", content="<html><body>x</body></html>"), False),
        (Entry("T", URL, "1", content="<p>" + "<b></b>" * 2000 + "</p>"), True),
    ],
)
def test_needs_page(entry: Entry, needed: bool) -> None:
    assert needs_page(entry) is needed


# ── plain text ──────────────────────────────────────────────────────────────────────────


def test_lines_are_paragraphs() -> None:
    body = f"Town votes\n\n{PARAGRAPH}\n  Second   line\nThird line.".encode()
    document = read_document(Loaded(body, content_type="text/plain"), now=NOW)
    assert document.title == "Town votes"
    assert document.text == f"{PARAGRAPH.strip()}\nSecond line\nThird line."
    assert document.published is None


def test_text_that_hides_something_is_cleaned() -> None:
    body = "Title\nA\u202egnp.exe\u200b and e" + "\u0301" * 50 + " done."
    document = read_document(Loaded(body.encode(), content_type="text/plain"), now=NOW)
    assert "\u202e" not in document.text
    assert "\u200b" not in document.text
    assert document.text.count("\u0301") < 7


def test_a_long_text_is_cut_with_a_warning() -> None:
    document = read_document(Loaded(b"Title\n" + b"Some words here. " * 70_000), now=NOW)
    assert len(document.text) <= 1_000_000
    assert "1,000,000" in document.warnings[0]


# ── bad input ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "body", [b"", b" \n ", b"<html></html>", b"<html><body><br></body></html>", b"<!-- x -->"]
)
def test_an_empty_document(body: bytes) -> None:
    with pytest.raises(EmptyDocumentError, match=r"courier\.example"):
        page(body)


def test_a_20_mb_text_is_a_sentence() -> None:
    with pytest.raises(TooLargeError, match=r"20\.0 MB long; at most 10 MB") as caught:
        read_document(Loaded(b"x" * 20 * 1_048_576, URL, content_type="text/plain"), now=NOW)
    assert caught.value.fix


def test_a_page_of_6_mb_is_too_large() -> None:
    with pytest.raises(TooLargeError, match="at most 5 MB"):
        page(b"<html>" + b"<p>x</p>" * 800_000)


def test_a_page_of_nothing_but_tags_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        page(b"<html>" + b"<i>" * 120_000)


def test_a_page_that_was_cut_says_so() -> None:
    body = f"<html><body><article>{f'<p>{PARAGRAPH}</p>' * 3}</article>{'<hr>' * 20_000}"
    assert "only its beginning was read" in page(body.encode()).warnings[-1]


def test_what_is_no_text() -> None:
    with pytest.raises(NotTextError, match="a PDF"):
        page(b"%PDF-1.7 ...")


def test_a_tag_with_a_storm_of_attributes_costs_nothing() -> None:
    storm = "".join(f" a{n}='x'" for n in range(50_000))
    document = page(f"<html><body{storm}><p>{PARAGRAPH * 5}</p></body></html>".encode())
    assert document.text.startswith("The council")


@pytest.mark.parametrize(
    "data",
    [
        *("[" * 50_000, '{"@type": 5}', "null", "{"),
        '[{"@type": "NewsArticle", "author": [[]]}]',
        '{"@type": "Article", "headline": 3, "image": {"url": []}, "publisher": [], "author": 1}',
        '{"@type": "NewsArticle", "datePublished": "soon", "headline": null, "image": []}',
    ],
)
def test_json_ld_of_any_shape(data: str) -> None:
    body = f"<html><script type='application/ld+json'>{data}</script><p>{PARAGRAPH * 5}</p></html>"
    assert page(body.encode()).published is None


@given(st.text(alphabet="<>/=\"' abpdivhtmlscr&;!-[]\n\x00é", max_size=150))
def test_any_markup_is_a_document_or_a_read_error(markup: str) -> None:
    try:
        document = page(f"<html>{markup}".encode())
    except ReadError:
        return
    assert document.text
    assert "\n\n" not in document.text


# ── feed or document ────────────────────────────────────────────────────────────────────


def any_of(body: bytes, content_type: str = "") -> Document | FetchResult:
    return read_any(Loaded(body, URL, content_type=content_type), now=NOW)


def test_read_any_tells_feeds_from_documents() -> None:
    feed = any_of(b"<rss><channel><title>T</title></channel></rss>", "text/html")
    assert isinstance(feed, FetchResult)
    assert feed.title == "T"
    assert isinstance(any_of(b"Title\nSome words.", "text/plain"), Document)
    assert isinstance(any_of(b"# Title\n\nSome words.", "text/markdown"), Document)
    assert isinstance(any_of(b"<p>The pier will be rebuilt, says the town.</p>"), Document)
    assert isinstance(
        any_of(b"<rss><channel><title>T</title></channel></rss>", "text/plain"), FetchResult
    )
    assert isinstance(any_of(f"Title\n{PARAGRAPH} <rss> and so on".encode()), Document)


@pytest.mark.parametrize("body", [b'{"error": 1}', b"<?xml version='1.0'?><urlset/>"])
def test_read_any_refuses_other_data(body: bytes) -> None:
    with pytest.raises(NotAFeedError, match="no feed and no article"):
        any_of(body)


def test_read_any_refuses_an_empty_body() -> None:
    with pytest.raises(EmptyDocumentError):
        any_of(b"")
