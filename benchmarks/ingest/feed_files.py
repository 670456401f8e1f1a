"""Our own set of feed files: made-up papers × formats × encodings × what publishers get wrong.

Every file comes with the titles, links and dates that a reader must find in it, known because the
file was made from them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from benchmarks.ingest.feed_writers import HOST, PAPERS, WRITERS, Paper, write_rss

URL = f"{HOST}/feed.xml"
"""The address every file is said to come from."""
Found = tuple[str, str, datetime | None]
"""The title, link and date of one entry."""


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed as a server would send it, and what is in it."""

    name: str
    body: bytes
    expected: tuple[Found, ...]
    charset: str = ""
    """What the server says the encoding is."""
    url: str = URL
    """Where it is said to come from."""


def make_files() -> list[FeedFile]:
    """Return the whole set, always the same."""
    return [*_plain(), *_encoded(), *_defective(), *_dated(), *_bent_json()]


def _found(paper: Paper) -> tuple[Found, ...]:
    return tuple((piece.title, piece.link, piece.published) for piece in paper.pieces)


def _file(name: str, text: str, paper: Paper) -> FeedFile:
    return FeedFile(name, text.encode(), _found(paper))


# ── every format in every language ──────────────────────────────────────────────────────


def _plain() -> Iterator[FeedFile]:
    for format_name, write in WRITERS.items():
        for language, paper in PAPERS.items():
            yield _file(f"{format_name}, {language}", _declared("utf-8", write(paper)), paper)


def _declared(encoding: str, text: str) -> str:
    return text if text.startswith("{") else f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'


# ── encodings, right and wrong ──────────────────────────────────────────────────────────

_LEGACY = {
    "en": (),
    "de": ("iso-8859-1", "iso-8859-15"),
    "fr": ("windows-1252",),
    "pl": ("iso-8859-2", "windows-1250"),
    "ru": ("windows-1251", "koi8-r", "iso-8859-5"),
    "el": ("iso-8859-7", "windows-1253"),
    "ja": ("shift_jis", "euc-jp", "iso-2022-jp"),
    "zh": ("gb2312", "big5hkscs", "gb18030"),
    "ko": ("euc-kr",),
    "ar": ("windows-1256", "iso-8859-6"),
}
_TRADITIONAL = str.maketrans(
    "码头开会见渔复维车辆绕个报们关闭桥轮", "碼頭開會見漁復維車輛繞個報們關閉橋輪"
)
_NAMED_ELSEWHERE = {"big5hkscs": "big5"}


def _encoded() -> Iterator[FeedFile]:
    for language, paper in PAPERS.items():
        text = write_rss(paper)
        expected = _found(paper)
        yield from _unicode(language, text, expected)
        for encoding in _LEGACY[language]:
            name = _NAMED_ELSEWHERE.get(encoding, encoding)
            file = _legacy(language, encoding, name, paper)
            yield file
            undeclared = file.body.split(b"?>\n", 1)[1]
            yield replace(file, name=f"{file.name}, by HTTP", body=undeclared, charset=name)


def _unicode(language: str, text: str, expected: tuple[Found, ...]) -> Iterator[FeedFile]:
    def made(what: str, declared: str, encoding: str, charset: str = "") -> FeedFile:
        body = _declared(declared, text).encode(encoding)
        return FeedFile(f"RSS 2.0, {language}, {what}", body, expected, charset)

    yield made("UTF-8 with a mark", "utf-8", "utf-8-sig")
    yield made("UTF-8 called ISO-8859-1", "iso-8859-1", "utf-8")
    yield made("UTF-8 called ISO-8859-1 by HTTP", "utf-8", "utf-8", "iso-8859-1")
    yield made("UTF-8 called UTF-16", "utf-16", "utf-8")
    yield made("UTF-8 called something unknown", "x-unknown", "utf-8", "none")
    yield made("UTF-16 with a mark", "utf-16", "utf-16")
    yield made("UTF-16 without a mark", "utf-16", "utf-16-le")
    yield made("UTF-16 called UTF-8", "utf-8", "utf-16-be", "utf-8")


def _legacy(language: str, encoding: str, name: str, paper: Paper) -> FeedFile:
    if name == "big5":
        paper = paper.with_pieces(
            lambda piece: replace(
                piece,
                title=piece.title.translate(_TRADITIONAL),
                summary=piece.summary.translate(_TRADITIONAL),
            )
        )
        paper = replace(paper, title=paper.title.translate(_TRADITIONAL))
    if encoding.startswith("iso-8859") and language in ("en", "fr", "el"):
        paper = paper.with_pieces(lambda piece: replace(piece, title=piece.title.replace("’", "'")))
    body = _declared(name, write_rss(paper)).encode(encoding)
    return FeedFile(f"RSS 2.0, {language}, {name}", body, _found(paper))


# ── what publishers get wrong ───────────────────────────────────────────────────────────

Change = Callable[[str], str]


def _sub(pattern: str, replacement: str, count: int = 0) -> Change:
    return lambda text: re.sub(pattern, replacement, text, count=count)


_JUNK = "\n\n<br />\n<b>Warning</b>: mysql_connect(): no & never in <b>/x.php</b> on line 3<br />\n"
_SAME: Mapping[str, Change] = {
    "white space before the prolog": lambda text: f"\n  \t{text}",
    "a warning before the prolog": lambda text: f"{_JUNK}{text}",
    "a comment that holds a feed": lambda text: text.replace("?>", "?><!-- <rss><item/> -->", 1),
    "junk after the end": lambda text: f"{text}<!-- 0.3 s --><script>x()</script>& done",
    "written over a longer file": lambda text: text + text[-200:],
    "bare ampersands": lambda text: text.replace("&amp;", "&"),
    "HTML entities": lambda text: text.replace("the ", "the&nbsp;").replace("ü", "&uuml;"),
    "control characters": lambda text: text.replace("</title>", "\x0b\x00</title>"),
    "references to forbidden characters": lambda text: text.replace("</title>", "&#1;</title>"),
    "halves of surrogate pairs": lambda text: text.replace("</title>", "&#xD83D;</title>"),
    "an undeclared prefix": _sub(r"(<(?:item|entry)[\s>])", r"<my:x>1</my:x>\1"),
    "undeclared Dublin Core": _sub(r' xmlns:(dc|media|atom)="[^"]*"', ""),
    "spaces in a namespace": lambda text: text.replace('dc/elements/1.1/"', 'dc/elements/1.1/ "'),
    "an unclosed br in descriptions": _sub(r"(<(?:description|summary)>)", r"\1a<br>"),
    "mismatched HTML in descriptions": _sub(r"(<(?:description|summary)>)", r"\1<p><b>x</p>"),
    "HTML in descriptions": _sub(r"(<(?:description|summary)>)", r"\1<p class='a'>x &amp; y</p>"),
    "a doctype with entities": lambda text: text.replace(
        "?>", '?><!DOCTYPE rss [<!ENTITY x "y">]>', 1
    ),
    "Netscape's doctype": lambda text: text.replace(
        "?>", '?><!DOCTYPE rss PUBLIC "-//N//DTD 0.91//EN" "http://x.example/rss.dtd">', 1
    ),
    "a style sheet": lambda text: text.replace("?>", '?><?xml-stylesheet href="a.xsl"?>', 1),
    "no prolog": lambda text: text.split("?>\n", 1)[1],
    "version 1.1": lambda text: text.replace('version="1.0"', 'version="1.1"', 1),
    "no end of the root": _sub(r"</(rss|feed|rdf:RDF)>\s*$", ""),
    "line breaks in titles and links": _sub(r"(<(?:title|link)>)", "\\1\n\t "),
    "titles in CDATA": _sub(
        r"<title>(.*?)</title>",
        r"<title><![CDATA[\1]]></title>",
    ),
    "titles with markup": _sub(r"<title>(.*?)</title>", r"<title>&lt;b&gt;\1&lt;/b&gt;</title>"),
    "titles escaped twice": lambda text: text.replace("&amp; ", "&amp;amp; "),
    "media titles": _sub(
        r"(</(?:item|entry)>)",
        r'<media:content xmlns:media="http://search.yahoo.com/mrss/" url="https://x.example/a.jpg"'
        r' medium="image"><media:title>Vice President</media:title></media:content>\1',
    ),
    "comments, attachments, self links": _sub(
        r"(<(?:item|entry)(?: [^>]*)?>)",
        r"\1<comments>https://paper.example/c</comments>"
        r'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://x.example/s"/>'
        r'<enclosure url="https://x.example/a.mp3" type="audio/mpeg" length="1"/>',
    ),
    "another language's xml:lang": _sub(r"(<(?:item|entry))", r'\1 xml:lang="sv"'),
    "script in descriptions": _sub(
        r"(<(?:description|summary)>)", r"\1&lt;script&gt;x&lt;/script&gt;"
    ),
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "everything on one line": lambda text: text.replace("\n", ""),
}
"""What is wrong → how to do it; titles, links and dates stay what they were."""


def _defective() -> Iterator[FeedFile]:
    for format_name in ("RSS 2.0", "RSS 0.91", "RSS 1.0", "Atom 1.0", "Atom 0.3"):
        for language in ("en", "de"):
            paper = PAPERS[language]
            text = _declared("utf-8", WRITERS[format_name](paper))
            name = f"{format_name}, {language}"
            for defect, change in _SAME.items():
                if change(text) != text:  # a format without namespaces has none to leave out
                    yield _file(f"{name}, {defect}", change(text), paper)
            yield from _damaged(name, text, paper)
    for language in ("en", "de"):
        yield from _linked(language)


def _damaged(name: str, text: str, paper: Paper) -> Iterator[FeedFile]:
    """Yield files that break off, or hold a bad byte; whole entries must be read all the same."""
    body = text.encode()
    whole = _found(paper)
    place = body.rfind(b"<title>") + 10
    yield FeedFile(f"{name}, breaks off in a title", body[:place], whole[:-1])
    place = body.rfind(b"paper.example/") + 16
    yield FeedFile(f"{name}, breaks off in a link", body[:place], whole[:-1])
    place = body.rfind(b"</item>") if b"</item>" in body else body.rfind(b"</entry>")
    yield FeedFile(f"{name}, breaks off in an end tag", body[: place + 4], whole[:-1])
    bad = re.sub(rb"(<(?:description|summary)>)", b"\\1\xff", body, count=1)
    yield FeedFile(f"{name}, one bad byte", bad, whole)
    yield FeedFile(f"{name}, one bad byte, called ISO-8859-1", bad, whole, "iso-8859-1")
    cut = re.sub(rb"(<(?:description|summary)>)", b"\\1\xe3\x81", body)
    yield FeedFile(f"{name}, halves of characters", cut, whole)


def _linked(language: str) -> Iterator[FeedFile]:
    """Yield files whose links take some finding."""
    paper = PAPERS[language]
    text = _declared("utf-8", write_rss(paper))
    cases: Mapping[str, Change] = {
        "relative links": lambda text: text.replace(
            f"<link>{HOST}/{language}", f"<link>/{language}"
        ),
        "links relative to the folder": lambda text: text.replace(
            f"<link>{HOST}/{language}", f"<link>{language}"
        ),
        "links without a scheme": lambda text: text.replace(
            f"<link>{HOST}/{language}", f"<link>//paper.example/{language}"
        ),
        "xml:base": lambda text: text.replace(
            "<channel>", f'<channel xml:base="{HOST}/{language}/">'
        ).replace(f"<link>{HOST}/{language}/", "<link>"),
        "links only in the guid": _sub(
            r"<link>([^<]*\?a[^<]*)</link>(.*?)<guid.*?</guid>", r"\2<guid>\1</guid>"
        ),
        "links in atom:link": _sub(r"<link>([^<]*\?a[^<]*)</link>", r'<atom:link href="\1"/>'),
        "links counted by FeedBurner": _sub(
            r"<link>([^<]*\?a[^<]*)</link>",
            r"<link>https://feeds.x.example/~r/1</link><f:origLink "
            r'xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">\1</f:origLink>',
        ),
        "links in CDATA": lambda text: re.sub(
            r"<link>([^<]*\?a[^<]*)</link>",
            lambda match: f"<link><![CDATA[{match[1].replace('&amp;', '&')}]]></link>",
            text,
        ),
    }
    for what, change in cases.items():
        yield _file(f"RSS 2.0, {language}, {what}", change(text), paper)
    for what, fields in _NO_LINK.items():
        changed = re.sub(r"<link>[^<]*\?a[^<]*</link>", fields, text)
        linkless = paper.with_pieces(lambda piece: replace(piece, link=""))
        yield _file(f"RSS 2.0, {language}, {what}", changed, linkless)


_NO_LINK = {
    "no link but a guid": "",
    "javascript: links": "<link>javascript:alert(1)</link>",
    "file: links": "<link>file:///etc/passwd</link>",
    "only comments": "<comments>https://paper.example/c</comments>",
    "only an attachment": '<enclosure url="https://x.example/a.pdf" type="application/pdf"/>',
}


# ── dates ───────────────────────────────────────────────────────────────────────────────

_DATES: Mapping[str, str | None] = {
    "Mon, 02 Mar 2026 07:30:00 +0100": "2026-03-02T06:30:00+00:00",
    "Mon, 2 Mar 2026 06:30:00 UT": "2026-03-02T06:30:00+00:00",
    "2 Mar 2026 01:30 EST": "2026-03-02T06:30:00+00:00",
    "Monday, 02-Mar-26 06:30:00 GMT": "2026-03-02T06:30:00+00:00",
    "Mon, 02 March 2026 06:30:00 Z": "2026-03-02T06:30:00+00:00",
    "Tue, 02 Mar 2026 06:30:00 GMT": "2026-03-02T06:30:00+00:00",
    "Mon Mar  2 06:30:00 2026": "2026-03-02T06:30:00+00:00",
    "Mon Mar 02 2026 15:30:00 GMT+0900 (JST)": "2026-03-02T06:30:00+00:00",
    "March 2, 2026 6:30 AM": "2026-03-02T06:30:00+00:00",
    "2026-03-02T06:30:00Z": "2026-03-02T06:30:00+00:00",
    "2026-03-02T15:30:00.123+09:00": "2026-03-02T06:30:00+00:00",
    "2026-03-02 06:30:00": "2026-03-02T06:30:00+00:00",
    "2026-03-02 07:30:00 +0100": "2026-03-02T06:30:00+00:00",
    "2026/3/2 06:30": "2026-03-02T06:30:00+00:00",
    "20260302T063000Z": "2026-03-02T06:30:00+00:00",
    "2026-03-02": "2026-03-02T00:00:00+00:00",
    "2026年3月2日": "2026-03-02T00:00:00+00:00",
    "Mo, 02 Mär 2026 07:30:00 +0100": "2026-03-02T06:30:00+00:00",
    "lun., 02 mars 2026 06:30:00 GMT": "2026-03-02T06:30:00+00:00",
    "Пн, 02 мар 2026 09:30:00 +0300": "2026-03-02T06:30:00+00:00",
    "02/03/2026 06:30": None,
    "03.02.26": None,
    "0000-00-00 00:00:00": None,
    "-1": None,
    "yesterday": None,
    "Thu, 01 Jan 1970 00:00:00 GMT": None,
    "Mon, 02 Mar 2126 06:30:00 GMT": None,
    "Mon, 32 Mar 2026 06:30:00 GMT": None,
    "": None,
}


def _dated() -> Iterator[FeedFile]:
    paper = PAPERS["en"]
    for written, iso in _DATES.items():
        moment = datetime.fromisoformat(iso) if iso else None
        dated = replace(
            paper, pieces=tuple(replace(piece, published=moment) for piece in paper.pieces)
        )
        text = re.sub(r"<pubDate>.*?</pubDate>", f"<pubDate>{written}</pubDate>", write_rss(paper))
        yield _file(f"RSS 2.0, date {written!r}", _declared("utf-8", text), dated)


# ── JSON ────────────────────────────────────────────────────────────────────────────────


def _bent_json() -> Iterator[FeedFile]:
    for language, paper in PAPERS.items():
        text = WRITERS["JSON Feed 1.1"](paper)
        name = f"JSON Feed 1.1, {language}"
        whole = _found(paper)
        yield FeedFile(f"{name}, with a mark", text.encode("utf-8-sig"), whole)
        yield FeedFile(f"{name}, UTF-16", text.encode("utf-16"), whole)
        cut = text[: text.rfind('"title"') + 12]
        yield FeedFile(f"{name}, breaks off", cut.encode(), whole[:-1])
        bent = text.replace(f'"{HOST}/{language}', f'"/{language}')
        yield FeedFile(f"{name}, relative links", bent.encode(), whole)
