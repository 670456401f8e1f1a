"""Feeds made to hurt whoever reads them, made when they are needed: up to 5 MB each."""

import json
from collections.abc import Callable, Mapping

SIZE = 5_000_000
_HEAD = "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title>"
_END = "</channel></rss>"
_ATTRIBUTE = "a{}='' "
_DECLARATION = "xmlns:n{0}='u:{0}' "
_ITEM = "<item><title>One</title><link>https://e.example/1</link></item>"


def _rss(inside: str, doctype: str = "") -> bytes:
    return f"<?xml version='1.0'?>{doctype}{_HEAD[21:]}{inside}{_END}".encode()


def _fill(piece: str) -> str:
    """Return as many of a piece as fit into the size that a feed may have."""
    return piece * ((SIZE - 1_000) // len(piece.encode()))


def _numbered(pattern: str, count: int) -> str:
    return "".join(pattern.format(number) for number in range(count))


def _laughs() -> bytes:
    levels = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    return _rss("<item><title>&a11;</title></item>", f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{levels}]>")


def _quadratic() -> bytes:
    doctype = f"<!DOCTYPE rss [<!ENTITY a '{'a' * 50_000}'>]>"
    return _rss(f"<item><title>{'&a;' * 50_000}</title></item>", doctype)


def _xxe() -> bytes:
    doctype = (
        "<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/passwd'>"
        "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'>%p;]>"
    )
    return _rss("<item><title>x&f;</title></item>", doctype)


def _xinclude() -> bytes:
    return _rss(
        "<item><title>x<xi:include xmlns:xi='http://www.w3.org/2001/XInclude'"
        " href='file:///etc/passwd' parse='text'/></title></item>"
    )


def _json(items: str) -> bytes:
    return b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + items.encode() + b"}"


def _wrong_types() -> bytes:
    values: tuple[object, ...] = (None, True, 7, 1e308, "x", [], {}, [[]], {"name": 3})
    keys = ("id", "url", "title", "content_html", "content_text", "summary", "date_published")
    items = [dict.fromkeys((*keys, "authors", "author", "tags", "image"), v) for v in values]
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1", "title": [], "items": items}
    ).encode()


def _item(fields: str) -> bytes:
    return _rss(f"<item><title>x</title>{fields}</item>")


def _described(html: str) -> bytes:
    """Return a feed whose one description holds hostile HTML, escaped as it should be."""
    return _rss(f"<item><title>x</title><description><![CDATA[{html}]]></description></item>")


def _unmendable(inside: str) -> bytes:
    """Return a feed that only the patient reader takes on."""
    return _rss(f"<category text='x'>{inside}")


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "200k attributes on one tag": lambda: (
        f"<rss {_numbered(_ATTRIBUTE, 200_000)}><channel>{_ITEM}{_END}".encode()
    ),
    "20k attributes on each of 18 tags": lambda: _rss(
        f"<x {_numbered(_ATTRIBUTE, 20_000)}/>" * 18 + _ITEM
    ),
    "1.6M unclosed tags": lambda: _rss(_fill("<a>")),
    "unclosed items": lambda: _rss(_fill("<item><title>x")),
    "unclosed descriptions": lambda: _rss(_fill("<item><description><b>")),
    "& storm": lambda: _rss(f"<item><title>{_fill('&')}</title></item>"),
    "< storm": lambda: _rss(f"<item><title>{_fill('<')}</title></item>"),
    "<! storm": lambda: _rss(f"<item><title>{_fill('<!')}</title></item>"),
    "<!-- storm": lambda: _rss(f"<item><title>{_fill('<!--')}</title></item>"),
    "<![CDATA[ storm": lambda: _rss(f"<item><title>{_fill('<![CDATA[')}</title></item>"),
    "]]> storm": lambda: _rss(f"<item><title>{_fill(']]>')}</title></item>"),
    "<? storm": lambda: _rss(f"<item><title>{_fill('<?')}</title></item>"),
    "<a storm": lambda: _rss(f"<item><title>{_fill('<a ')}</title></item>"),
    "quotes in a tag": lambda: _rss("<item><title>" + _fill("<a b='") + "</title></item>"),
    "references to nothing": lambda: _rss(f"<item><title>{_fill('&#0;')}</title></item>"),
    "unknown entities": lambda: _rss(f"<item><title>{_fill('&nothing;')}</title></item>"),
    "170k items": lambda: _rss(_fill("<item><title>x</title></item>")),
    "170k items, no end": lambda: (_HEAD + _fill("<item><title>x</title></item>")).encode(),
    "100k bad dates": lambda: _rss(_fill("<item><pubDate>Thu, 99 Zzz 2026 99:99</pubDate></item>")),
    "2k items of 2.4 kB": lambda: _rss(
        ("<item><title>x</title><description>" + "&lt;p&gt;a " * 210 + "</description></item>")
        * 2_000
    ),
    "50k xmlns on one tag": lambda: (
        f"<rss {_numbered(_DECLARATION, 50_000)}><channel>{_ITEM}{_END}".encode()
    ),
    "50k xmlns on 50k tags": lambda: _rss(_numbered("<x xmlns:n{0}='u:{0}'/>", 50_000) + _ITEM),
    "50k undeclared prefixes": lambda: _rss(_numbered("<n{0}:x>1</n{0}:x>", 50_000) + _ITEM),
    "200 levels of namespaces": lambda: _rss(
        _numbered("<x xmlns='u:{0}' xmlns:n{0}='v'>", 200) + "<y/>" * 100_000 + "</x>" * 200
    ),
    "nested items": lambda: _rss("<item>" * 100_000 + "</item>" * 100_000),
    "nested channels": lambda: _rss("<channel>" * 200 + _ITEM + "</channel>" * 200),
    "text between 800k tags": lambda: _rss(f"<item><title>{_fill('<b/>a')}</title></item>"),
    "nested div in xhtml": lambda: _rss(
        f"<item><description>{'<div>' * 240}x{'</div>' * 240}</description></item>" * 1_000
    ),
    "billion laughs": _laughs,
    "quadratic blow-up": _quadratic,
    "XXE": _xxe,
    "XInclude": _xinclude,
    "5 MB title": lambda: _rss(f"<item><title>{_fill('a')}</title></item>"),
    "5 MB title of markup": lambda: _rss(
        f"<item><title><![CDATA[{_fill('<b>a</b>')}]]></title></item>"
    ),
    "5 MB of combining marks": lambda: _rss(f"<item><title>e{_fill(chr(0x301))}</title></item>"),
    "5 MB link": lambda: _rss(f"<item><link>https://e.example/{_fill('a')}</link></item>"),
    "5 MB guid": lambda: _rss(f"<item><title>x</title><guid>{_fill('a')}</guid></item>"),
    "5 MB date": lambda: _item(f"<pubDate>{_fill('1 ')}</pubDate>"),
    "5 MB author": lambda: _item(f"<author>{_fill('a@b ')}</author>"),
    "5 MB of authors": lambda: _item(_fill("<author>a@b.example (A)</author>")),
    "5 MB of links": lambda: _item(_fill("<link>https://e.example/</link>")),
    "HTML: attributes": lambda: _described(f"<p {_numbered('a{} ', 600_000)}>x</p>"),
    "HTML: many tags of 900 characters": lambda: _described(
        f"<p {_numbered('a{} ', 170)}>" * 5_000
    ),
    "HTML: nesting": lambda: _described(_fill("<div>")),
    "HTML: options": lambda: _described(f"<select>{_fill('<option>x')}"),
    "HTML: < storm": lambda: _described(_fill("<")),
    "HTML: style never closed": lambda: _described(_fill("<style>")),
    "HTML escaped twice": lambda: _described(_fill("&lt;p&gt;x&lt;/p&gt;")),
    "unmendable: 1.8k items": lambda: _unmendable(
        "<item><title>x</title><pubDate>Thu, 99 Zzz 2026 99:99</pubDate><a/><b/></item>" * 1_800
    ),
    "unmendable: attributes": lambda: _unmendable(
        f"<x {_numbered(_ATTRIBUTE, 4_500)}/>" * 40 + _ITEM
    ),
    "unmendable: few attributes": lambda: _unmendable(
        f"<x {_numbered(_ATTRIBUTE, 4_900)}/>" * 2 + _ITEM
    ),
    "unmendable: references": lambda: _unmendable(
        f"<item><title>{'&#65;&#x42;' * 88_000}</title></item>"
    ),
    "unmendable: CDATA sections": lambda: _unmendable(
        f"<item><title>{'<![CDATA[x]]>' * 70_000}</title></item>"
    ),
    "unmendable: comments": lambda: _unmendable(f"{'<!-- x -->' * 95_000}{_ITEM}"),
    "unmendable: declarations": lambda: _unmendable(f"{'<!x y>' * 19_000}{_ITEM}"),
    "unmendable: instructions": lambda: _unmendable(f"{'<?x y?>' * 19_000}{_ITEM}"),
    "unmendable: nesting": lambda: _unmendable("<x>" * 19_000 + _ITEM),
    "unmendable: HTML": lambda: _unmendable(
        f"<item><content type='xhtml'>{'<p a=1>x' * 19_000}</content></item>"
    ),
    "unmendable: quotes": lambda: _unmendable(
        "<item><title>" + "<a b='" * 19_000 + "</title></item>"
    ),
    "forbidden characters": lambda: _rss(
        "<item><title>a\x00b\x0b&#0;&#x1F;&#xD800;&#99999999;\x7fc</title></item>"
    ),
    "NULs": lambda: b"<rss><channel>" + b"\x00" * 1_000_000,
    "one bad byte": lambda: _rss(_ITEM).replace(b"One", b"On\xffe"),
    "5 MB of bad bytes": lambda: _rss(_ITEM).replace(b"One", b"\xff" * SIZE),
    "charset rot13": lambda: b"<?xml version='1.0' encoding='rot13'?>" + _rss(_ITEM)[21:],
    "charset utf-7": lambda: (
        b"<?xml version='1.0' encoding='utf-7'?>" + _item("<link>+ADw-script+AD4-</link>")[21:]
    ),
    "charset unknown": lambda: b"<?xml version='1.0' encoding='x-none'?>" + _rss(_ITEM)[21:],
    "UTF-16 without a mark": lambda: _rss(_ITEM).decode().encode("utf-16-le"),
    "UTF-16 cut in half a character": lambda: _rss(_ITEM).decode().encode("utf-16")[:-31],
    "UTF-32": lambda: _rss(_ITEM).decode().encode("utf-32"),
    "5 MB of emoji": lambda: _rss(f"<item><title>{_fill(chr(0x1F5DE))}</title></item>"),
    "JSON: nesting": lambda: _json("[" * 1_000_000),
    "JSON: nested objects": lambda: _json('{"a":' * 900_000),
    "JSON: nested items": lambda: _json('[{"id": ' + "[" * 500_000),
    "JSON: number of 100k digits": lambda: _json('[{"id": ' + "9" * 100_000 + "}]"),
    "JSON: wrong types": _wrong_types,
    "JSON: 1.6M items": lambda: _json(f"[{_fill('{},')}{{}}]"),
    "JSON: 1.6M items, no end": lambda: _json(f"[{_fill('{},')}")[:-1],
    "JSON: keys without end": lambda: _json("[{" + _numbered('"k{0}":{0},', 250_000)),
    "JSON: surrogate halves": lambda: _json('[{"id": "\\ud800", "title": "\\udfff x"}]'),
    "javascript: link": lambda: _item("<link>javascript:alert(1)</link>"),
    "file: link": lambda: _item("<link>file:///etc/passwd</link>"),
    "data: link": lambda: _item("<link>data:text/html,x</link>"),
    "link with a break": lambda: _item("<link>https://e.example/\n&lt;b&gt;\u202e</link>"),
    "same guid 50 times": lambda: _rss(
        _numbered("<item><guid>same</guid><title>{}</title></item>", 50)
    ),
    "no guid": lambda: _rss(_numbered("<item><title>{}</title></item>", 50)),
    "right to left and zalgo": lambda: _rss(
        f"<item><title>\u202eabc\u2066{'z' + chr(0x35F) * 5_000}\u200b</title></item>"
    ),
    "truncated": lambda: _rss(_ITEM * 3)[:-60],
    "truncated in CDATA": lambda: (
        f"{_HEAD}{_ITEM}<item><title><![CDATA[Two &amp; </item> still".encode()
    ),
    "HTML login page": lambda: b"<html><body><form><input type='password'></form></body></html>",
    "page without an end": lambda: f"<html><body>{_fill('<p>x')}".encode(),
    "link tags without an end": lambda: f"<html>{_fill('<link rel=x ')}".encode(),
    "OPML of comments": lambda: _fill("<!-- x -->").encode(),
    "empty": lambda: b"",
    "spaces": lambda: b" " * SIZE,
    "binary": lambda: bytes(range(256)) * 15_000,
    "gzip": lambda: b"\x1f\x8b\x08\x00" + b"x" * 1_000,
}
"""Name → how to make it."""
