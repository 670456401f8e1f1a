"""Pages and lists of feeds made to hurt whoever reads them, made when they are needed."""

import json
from collections.abc import Callable, Mapping

SIZE = 4_000_000
_STORY = (
    "<p>The council of the harbour town voted nine to four on Monday to rebuild the old pier, six "
    "years after a storm carried most of it out to sea.</p>"
)


def _fill(piece: str) -> str:
    return piece * (SIZE // len(piece.encode()))


def _page(inside: str, head: str = "") -> bytes:
    page = f"<!doctype html><html><head>{head}</head><body>{inside}{_STORY * 4}</body></html>"
    return page.encode()


def _data(text: str) -> bytes:
    return _page("", f"<script type='application/ld+json'>{text}</script>")


def _article(**facts: object) -> bytes:
    return _data(json.dumps({"@type": "NewsArticle", **facts}))


def _opml(inside: str, doctype: str = "") -> bytes:
    start = f"<?xml version='1.0'?>{doctype}<opml version='2.0'><body>"
    return f"{start}{inside}</body></opml>".encode()


_LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
_FEED = "<outline type='rss' text='A' xmlUrl='https://a.example/{}'/>"

PAGES: Mapping[str, Callable[[], bytes]] = {
    "nested div": lambda: _page(_fill("<div>")),
    "nested tables": lambda: _page("<table><tr><td>" * 60_000),
    "nested lists": lambda: _page("<ul><li>" * 100_000),
    "nested blockquotes": lambda: _page(_fill("<blockquote>")),
    "nested fonts": lambda: _page("<font color=red>" * 100_000),
    "nested forms": lambda: _page(_fill("<form>")),
    "nested buttons": lambda: _page(_fill("<button>")),
    "nested svg": lambda: _page("<svg><foreignObject>" * 60_000),
    "nested math": lambda: _page("<math><mtext>" * 60_000),
    "nested templates": lambda: _page(_fill("<template>")),
    "nested frames": lambda: _page("<iframe srcdoc='<iframe>'>" * 50_000),
    "formatting never closed": lambda: _page("<b><i><u>x</p><p>" * 60_000),
    "links in links": lambda: _page("<a href=/x><p>" * 100_000),
    "tables with stray text": lambda: _page("<table>x<b>y" * 100_000),
    "200k attributes": lambda: _page(f"<p {''.join(f'a{n}=1 ' for n in range(200_000))}>x</p>"),
    "one attribute of 4 MB": lambda: _page(f"<p title='{_fill('a')}'>x</p>"),
    "4 MB of classes": lambda: _page(f"<p class='{_fill('article ')}'>x</p>"),
    "4 MB of style": lambda: _page(f"<p style='{_fill('a:b;')}'>x</p>"),
    "4 MB tag name": lambda: _page(f"<{_fill('a')}>x"),
    "< storm": lambda: _page(_fill("<")),
    "</ storm": lambda: _page(_fill("</")),
    "& storm": lambda: _page(_fill("&")),
    "&#x storm": lambda: _page(_fill("&#x41")),
    "<!-- storm": lambda: _page(_fill("<!--")),
    "<![CDATA[ storm": lambda: _page(_fill("<![CDATA[")),
    "script never closed": lambda: _page(_fill("<script>")),
    "style never closed": lambda: _page(_fill("<style>")),
    "textarea never closed": lambda: _page(_fill("<textarea>")),
    "plaintext": lambda: _page("<plaintext>" + _fill("<p>x")),
    "100k links": lambda: _page("<a href='/x'>word</a> " * 100_000),
    "100k images": lambda: _page("<img src='/x.png' alt='word'>" * 100_000),
    "100k empty paragraphs": lambda: _page("<p></p>" * 100_000),
    "100k line breaks": lambda: _page("word<br>" * 100_000),
    "50k dates": lambda: _page("<time datetime='2026-01-02'>2 January</time>" * 50_000),
    "50k meta tags": lambda: _page("", "<meta property='og:title' content='x'>" * 50_000),
    "4 MB title": lambda: _page("", f"<title>{_fill('Title ')}</title>"),
    "4 MB description": lambda: _page("", f"<meta name=description content='{_fill('a ')}'>"),
    "one word of 4 MB": lambda: _page(f"<p>{_fill('a')}</p>"),
    "4 MB without a full stop": lambda: _page(f"<p>{_fill('word ')}</p>"),
    "4 MB of full stops": lambda: _page(f"<p>{_fill('. ')}</p>"),
    "4 MB of quotes": lambda: _page(f"<p>{_fill('“”')}</p>"),
    "4 MB of marks": lambda: _page(f"<p>e{_fill(chr(0x301))}</p>"),
    "4 MB right to left": lambda: _page(f"<p>{_fill(chr(0x202E))}</p>"),
    "4 MB of blanks": lambda: _page(f"<p>a{_fill(' ')}b</p>"),
    "4 MB of NULs": lambda: b"<html><body>" + b"\0" * SIZE,
    "no markup end": lambda: b"<html><body><p" + b" " * SIZE,
    "bytes that are no text": lambda: b"<html>" + bytes(range(256)) * 15_000,
    "charset that is none": lambda: _page("", "<meta charset='rot13'>"),
    "a hundred charsets": lambda: _page("", "<meta charset='utf-7'>" * 100),
    "JSON-LD: 300k brackets": lambda: _data("[" * 300_000),
    "JSON-LD: 100k graphs": lambda: _data("[" + '{"@graph":[]},' * 100_000 + "1]"),
    "JSON-LD: deep graph": lambda: _data('{"@graph":' * 5_000 + "1" + "}" * 5_000),
    "JSON-LD: number of 1M digits": lambda: _data('{"@type":"NewsArticle","a":' + "9" * 10**6),
    "JSON-LD: headline of 3 MB": lambda: _article(headline="a " * 1_500_000),
    "JSON-LD: 20k authors": lambda: _article(author=[{"name": "Ada"}] * 20_000),
    "JSON-LD: date of 1 MB": lambda: _article(datePublished="2" * 1_000_000),
    "JSON-LD: infinite": lambda: _data('{"@type":"NewsArticle","headline":Infinity}'),
    "JSON-LD: 50k blocks": lambda: _page(
        "", "<script type='application/ld+json'>{}</script>" * 50_000
    ),
}

LISTS: Mapping[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "50k feeds": lambda: _opml("".join(_FEED.format(n) for n in range(50_000))),
    "one feed 50k times": lambda: _opml(_FEED * 50_000),
    "nested outlines": lambda: _opml("<outline text='x'>" * 150_000),
    "outlines never closed": lambda: _opml(_fill("<outline>")),
    "attributes": lambda: _opml(f"<outline {''.join(f'a{n}=1 ' for n in range(100_000))}/>"),
    "title of 4 MB": lambda: _opml(f"<outline text='{_fill('a')}' xmlUrl='https://a.example/'/>"),
    "address of 4 MB": lambda: _opml(f"<outline xmlUrl='https://a.example/{_fill('a')}'/>"),
    "addresses inside": lambda: _opml("<outline xmlUrl='file:///etc/passwd'/>" * 10_000),
    "billion laughs": lambda: _opml(
        "<outline text='&a11;' xmlUrl='https://a.example/'/>",
        f"<!DOCTYPE opml [<!ENTITY a0 'ha'>{_LAUGHS}]>",
    ),
    "external entity": lambda: _opml(
        "<outline text='&f;' xmlUrl='https://a.example/'/>",
        "<!DOCTYPE opml [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>",
    ),
    "NULs": lambda: b"\0" * SIZE,
    "UTF-16": lambda: _opml(_FEED).decode().encode("utf-16"),
    "cut in the middle": lambda: _opml(_FEED * 3)[:-40],
}
