"""The start of an HTML text, one line a paragraph: all that a summary needs, and fast.

What it returns is what `markup.text_of` would, cut: a sentence ends with its paragraph. A feed
brings up to five hundred texts, most of them whole articles: reading all of each would cost more
than the feed.
"""

import html
import re
from typing import Any

from bot.model.text import clean_line, clean_text
from bot.sources.markup import BLOCKS, DROPPED

_TAG = re.compile(r"<[a-zA-Z/!?]")
_EMPTY = re.compile(r"<!--[^<>]*?-->|<(iframe|script)\b[^<>]*>\s*</\1\s*>", re.IGNORECASE)
"""A comment, or a frame or script without text of its own: most of what is hard is that."""
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{1000,}>")
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS))})\b", re.IGNORECASE)
_WHOLE_TAG = re.compile(
    r"""</?([a-zA-Z][\w:-]*+)(?:>"""
    r"""|\s[^<>"']*+(?:(?:"[^"<>]{0,1000}+"|'[^'<>]{0,1000}+')[^<>"']*+){0,100}+/?>|/>)"""
)
_STAND_INS = {**dict.fromkeys(BLOCKS, "\n"), **{name: f"<{name}" for name in DROPPED}}
"""What stands in the place of a tag: a line break, or what is hard, or nothing."""
_HARD = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z]+[^\w;]")
"""What only a parser reads right: elements without text of their own, comments, odd entities."""
_SAME_PARAGRAPH = re.compile(r"(?<!\n)\r?\n(?!\r?\n)")
"""A line break in plain text, unless it is one of those that make an empty line."""
_SPACES = 300
"""Characters of white space between the words of a start, mostly."""
_WINDOWS = (2_500, 10_000, 100_000)
"""Characters of markup looked at: more only where the text in the first of them is too short."""


def read_start(fragment: str, limit: int) -> str:
    """Return the first `limit` characters of the text of an HTML fragment, as clean lines."""
    text = ""
    for window in _WINDOWS:
        text = _clean(_read_window(fragment, window), limit)
        if len(fragment) <= window or len(text) >= limit - 1:
            break
    return text


def _clean(text: str, limit: int) -> str:
    if "\n" not in text:
        return clean_line(text, limit)
    lines = _spaced(text[: limit + _SPACES])
    if len(lines) < limit and len(text) > limit + _SPACES:
        lines = _spaced(text[: limit * 4])
    # As in `clean_line`: most texts hold nothing that needs more than this.
    if not (lines.isascii() and lines.replace("\n", " ").isprintable()):
        cleaned = clean_text(lines, limit * 2)
        lines = cleaned if cleaned == lines else _spaced(cleaned)
    return lines[:limit].rstrip()


def _spaced(text: str) -> str:
    """Return lines that hold something, each with single spaces."""
    return "\n".join([line for part in text.split("\n") if (line := " ".join(part.split()))])


def _read_window(fragment: str, window: int) -> str:
    source = fragment[:window]
    if not _TAG.search(source):
        text = html.unescape(source)
        return _SAME_PARAGRAPH.sub(" ", text) if "\n" in text else text
    # Where the source of markup is broken into lines means nothing.
    source = source.replace("\r", " ").replace("\n", " ")
    if len(fragment) > window and source.rfind("<") > source.rfind(">"):
        source = source[: source.rfind("<")]  # half a tag
    text = _without_tags(_EMPTY.sub("", source))
    if ("<" in text or "&" in text) and _HARD.search(text):
        return _text(_LONG_TAG.sub(" ", _UNSEEN.sub("", source)))
    return html.unescape(text)


def _without_tags(source: str) -> str:
    """Return markup without its tags, but those that a parser has to see."""
    pieces = _WHOLE_TAG.split(source)
    pieces[1::2] = [_STAND_INS.get(name.lower(), "") for name in pieces[1::2]]
    return "".join(pieces)


def _text(source: str) -> str:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    spaced = _BLOCK.sub(_on_new_line, source.replace("\x00", "")).encode("utf-8", "replace")
    tree: Any = etree.fromstring(b"<div>" + spaced + b"</div>", parser)
    if tree is None:
        return ""
    etree.strip_elements(tree, *DROPPED, with_tail=False)
    return "".join(tree.itertext())


def _on_new_line(match: re.Match[str]) -> str:
    return f"\n{match[0]}"
