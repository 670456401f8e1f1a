"""HTML fragments → plain text."""

import html
import re
from typing import Any

from bot.model.text import clean_line, clean_text

_TAG = re.compile(r"<[a-zA-Z/!?]")
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
DROPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head"),
        *("figcaption", "form", "button", "select", "textarea", "nav", "video", "audio"),
    }
)
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt"),
        *("fieldset", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    }
)
_LONGEST_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>")


def text_of(fragment: str, limit: int = 1_000_000) -> str:
    """Return the text of an HTML fragment: one line a paragraph, cleaned, at most `limit` long.

    Scripts, forms and captions are left out. A string without markup comes back as it is, cleaned.
    """
    if not _TAG.search(fragment):
        return tidy(html.unescape(fragment), limit)
    from lxml import etree

    # Bytes, because libxml2 refuses a str that carries an encoding declaration.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    source = _LONGEST_TAG.sub(" ", fragment.replace("\x00", "")).encode("utf-8", "replace")
    tree = etree.fromstring(b"<div>" + source + b"</div>", parser)
    return tidy(_walk(tree), limit) if tree is not None else ""


def line_of(fragment: str, limit: int = 1_000) -> str:
    """Return the text of an HTML fragment as one line. Entities escaped twice are read too."""
    if "<" not in fragment and "&" not in fragment:
        return clean_line(fragment, limit)
    text = text_of(fragment, limit * 8)
    if _ENTITY.search(text):
        text = html.unescape(text)
    return clean_line(text, limit)


def tidy(text: str, limit: int = 1_000_000) -> str:
    """Return cleaned text whose paragraphs are separated by exactly one line break."""
    lines = (" ".join(line.split()) for line in clean_text(text, limit).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(tree: Any) -> str:
    """Collect text in order; white space in the source is no paragraph, a block element is."""
    from lxml import etree

    pieces: list[str] = []
    skipping = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if skipping is None:
            if event == "start" and name in DROPPED:
                skipping = element
            else:
                _collect(pieces, event, name, element)
        elif event == "end" and element is skipping:
            skipping = None
            pieces.append(_flat(element.tail))
    return "".join(pieces)


def _collect(pieces: list[str], event: str, name: str, element: Any) -> None:
    if name in BLOCKS:
        pieces.append("\n")
    pieces.append(_flat(element.text if event == "start" else element.tail))


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
