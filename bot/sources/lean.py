"""A page's markup → what extraction needs of it, so that no page costs more than it is worth.

Parsers and extractors take time quadratic in some things a page can have a hundred thousand of:
attributes, links, paragraphs, options, table cells. So scripts, styles, drawings and form lists go
before anything is parsed, tags stay short, and a page ends after its first 12,000 tags or million
characters of text: no article is longer. Each step reads the text once.
"""

import re
from collections.abc import Iterator

from bot.sources.decode import mend_twice_encoded

MOST_TAGS = 12_000
_MOST_CHARACTERS = 1_500_000
_LONGEST_TAG = 4_000
_LONGEST_DATA = 200_000
_MOST_DEPTH = 150
_DROPPED = ("script", "style", "svg", "noscript", "template", "select", "iframe", "canvas")
_NAMES = re.IGNORECASE | re.ASCII
"""Without ASCII `ſ` would be an `s`, and `İ` an `i`: letters of no element's name."""
_OPENS = re.compile(r"<(?:!--|(" + "|".join(_DROPPED) + r")(?=[\s/>]))", _NAMES)
_CLOSES = {name: re.compile(rf"</{name}" if name else "-->", _NAMES) for name in ("", *_DROPPED)}
_DATA = re.compile(r"application/ld\+json", re.IGNORECASE)
_TAG_START = re.compile(r"<[a-zA-Z/]")
_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]{{0,20}})[^<>]{{{_LONGEST_TAG},}}>")
_END = re.compile(r"</(?:body|html)\s{0,20}>", re.IGNORECASE)
"""Ends of a page: some come too early, and the parser drops what follows. Nothing needs them."""
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|main|font|center|blockquote|[bius]|em|strong|small|[uod]l|li"
    r"|d[dt]|table|tbody|t[rdh]|form|fieldset|aside|header|footer|nav|figure|a|label|button|ins|del)"
    r"(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)


def lean(source: str) -> tuple[str, bool]:
    """Return the markup that matters, and whether the page was cut off because it is too long."""
    kept = "".join(_kept(source.replace("\x00", "")))
    end = _end(kept)
    lean_source = mend_twice_encoded(_END.sub("", kept[:end]))
    return _shorten_tags(lean_source), end < len(kept)


def flatten(source: str) -> str:
    """Return markup without nesting deeper than parsers read: they drop the text inside it."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[1]:
            depth = max(depth - 1, 0)
            return tag[0] if depth < _MOST_DEPTH else " "
        depth += 1
        return tag[0] if depth <= _MOST_DEPTH else " "

    return _NESTING.sub(keep, source)


def _kept(source: str) -> Iterator[str]:
    """Yield what is outside of elements that hold no text, and the data that pages declare."""
    at = 0
    never_closed: set[str] = set()  # looked for to the end once, and not again for each opening
    while opening := _OPENS.search(source, at):
        yield source[at : opening.start()]
        name = (opening[1] or "").lower()
        closing = None if name in never_closed else _CLOSES[name].search(source, opening.end())
        if closing is None:
            never_closed.add(name)
            if not name or name in ("script", "style"):
                return  # as a browser reads it: the rest is inside
            at = opening.end()
            continue
        at = closing.end() if not name else source.find(">", closing.end()) + 1 or len(source)
        if name == "script" and at - opening.start() < _LONGEST_DATA:
            head = source[opening.start() : opening.start() + 300].partition(">")[0]
            if _DATA.search(head):
                yield source[opening.start() : at]
    yield source[at:]


def _end(source: str) -> int:
    """Return where a page ends at the latest."""
    end = min(len(source), _MOST_CHARACTERS)
    if source.count("<", 0, end) <= MOST_TAGS:
        return end
    for number, tag in enumerate(_TAG_START.finditer(source, 0, end)):
        if number == MOST_TAGS:
            return tag.start()
    return end


def _shorten_tags(source: str) -> str:
    """Cut the attributes off tags that are longer than any a person writes."""
    if max(map(len, source.split("<"))) < _LONGEST_TAG:
        return source
    return _LONG_TAG.sub(lambda tag: f"<{tag[1]}>", source)
