"""A page's tree → its blocks: runs of text between block elements, with where they stand.

A block knows the names of what it stands in (`Mark`): elements such as nav and article, and words
in class and id that designers use for one purpose only. A mark that most of the page's running text
stands in says nothing (a wrapper called `content-with-sidebar`) and is taken back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag, auto
from functools import lru_cache
from typing import Any

MOST_BLOCKS = 5_000
_MOST_DEPTH = 250
_RUNNING = 80
"""Characters from which on a block with few links counts as running text."""
_WRAPPER_SHARE = 0.6


class Mark(IntFlag):
    """What a block stands in."""

    ARTICLE = auto()
    MAIN = auto()
    NAV = auto()
    ASIDE = auto()
    HEADER = auto()
    FOOTER = auto()
    FORM = auto()
    TABLE = auto()
    LIST = auto()
    FIGURE = auto()
    QUOTE = auto()
    BODY_TEXT = auto()
    """Named as the text of an article."""
    COMMENTS = auto()
    SHARE = auto()
    RELATED = auto()
    MENU = auto()
    SIDEBAR = auto()
    SIGN_UP = auto()
    BYLINE = auto()
    ADVERT = auto()
    CONSENT = auto()
    CAPTION = auto()
    TAGS = auto()
    HIDDEN = auto()
    TEASER = auto()
    BIOGRAPHY = auto()
    CONTROL = auto()
    """A button or its label. Pages that never close one have their whole text in it."""


_ELEMENTS = {
    **{"article": Mark.ARTICLE, "main": Mark.MAIN, "nav": Mark.NAV, "aside": Mark.ASIDE},
    **{"header": Mark.HEADER, "footer": Mark.FOOTER, "form": Mark.FORM, "table": Mark.TABLE},
    **{"ul": Mark.LIST, "ol": Mark.LIST, "dl": Mark.LIST, "figure": Mark.FIGURE},
    **{"blockquote": Mark.QUOTE, "figcaption": Mark.CAPTION, "dialog": Mark.CONSENT},
    **{"button": Mark.CONTROL, "label": Mark.CONTROL, "option": Mark.CONTROL},
}
_WORDS: tuple[tuple[Mark, str], ...] = (
    (
        Mark.BODY_TEXT,
        r"articlebody|article[-_]{1,2}(?:body|content|text)|entry-?content|post-?(?:content|body"
        r"|text|entry)|story-?(?:body|content|text)|content-?body|body-?(?:text|content|copy)"
        r"|richtext|rich-text|prose|td-post-content|single-content|blog-content|main-content",
    ),
    (Mark.COMMENTS, r"comment|disqus|respond|discuss|replies"),
    (Mark.SHARE, r"share|sharing|social|sociable|addtoany|follow-us"),
    (
        Mark.RELATED,
        r"related|recommend|more-?(?:from|on|stories|posts|articles)|read-?(?:next|more|also)"
        r"|you-?may|popular|trending|latest|recent|outbrain|taboola|next-|prev|pagination|similar",
    ),
    (
        Mark.MENU,
        r"menu|nav(?![a-z])|navbar|navigation|breadcrumb|masthead|topbar|toolbar|toc(?![a-z])",
    ),
    (Mark.SIDEBAR, r"sidebar|side-?bar|widget|rail(?![a-z])|aside|secondary|complementary"),
    (Mark.FOOTER, r"footer|copyright|colophon|legal|disclaimer"),
    (
        Mark.SIGN_UP,
        r"newsletter|subscri|sign-?up|signin|login|register|paywall|donat|membership|cta(?![a-z])|promo",
    ),
    (Mark.BYLINE, r"byline|author|meta(?![a-z])|date(?![a-z])|timestamp|published|posted|dateline"),
    (Mark.ADVERT, r"advert|(?<![a-z])ads?(?![a-z])|sponsor|banner|dfp|adslot"),
    (Mark.CONSENT, r"cookie|consent|gdpr|modal|popup|overlay|lightbox|toast|alert(?![a-z])"),
    (Mark.CAPTION, r"caption|credit|gallery|carousel|slide"),
    (Mark.TAGS, r"tags?(?![a-z])|categor|topics?(?![a-z])|keyword"),
    (Mark.HIDDEN, r"hidden|sr-only|screen-reader|visually|skip-"),
    (Mark.TEASER, r"teaser|card|grid|thumb|tile|excerpt|feed(?![a-z])"),
    (Mark.BIOGRAPHY, r"bio(?![a-z])|about-?author|author-?(?:box|info|bio|card)|profile"),
)
_WORD = re.compile("|".join(f"(?P<g{mark.bit_length() - 1}>{words})" for mark, words in _WORDS))
_BY_GROUP = {f"g{mark.bit_length() - 1}": int(mark) for mark, _ in _WORDS}
_OF_ELEMENT = {tag: int(mark) for tag, mark in _ELEMENTS.items()}
_HIDDEN = int(Mark.HIDDEN)
_MAY_WRAP = [int(mark) for mark in Mark if mark not in (Mark.ARTICLE, Mark.MAIN, Mark.BODY_TEXT)]
"""Marks that say nothing where they hold most of a page's running text."""
_SKIPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head"),
        *("select", "textarea", "video", "audio", "canvas"),
    }
)
_BREAKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_CONTAINERS = frozenset({"div", "article", "section", "main", "td", "body", "blockquote", "aside"})
_BREAK = "\x1e"
"""Stands for a <br>; the record separator, which no page's text holds after clean-up."""
_PART = re.compile(r"\x1e\s*\x1e\s*")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A run of text. `containers` are numbers of the boxes it stands in, the outermost first."""

    text: str
    tag: str
    linked: int
    """Characters of it that are links."""
    links: int
    marks: int
    """What it stands in (`Mark`): plain integers, for speed."""
    near: int
    """Marks of the block's own element and the two around it."""
    depth: int
    containers: tuple[int, ...]


@dataclass(slots=True)
class _Place:
    """Where the walk is: one open element."""

    block: str
    """Tag of the innermost block element."""
    marks: int
    own: int
    containers: tuple[int, ...]
    in_link: bool


_OUTSIDE = _Place("div", 0, 0, (), in_link=False)


def read_blocks(tree: Any) -> list[Block]:
    """Return the blocks of a page in order, at most 5,000 of them."""
    body = tree.find("body") if tree.tag == "html" else tree
    walk = _Walk()
    if body is not None:
        walk.visit(body, "body")
    _take_back_wrappers(walk.blocks)
    return walk.blocks


class _Walk:
    """One pass over a tree, collecting text until a block element begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[_Place] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._boxes = 0

    def visit(self, element: Any, tag: str) -> None:
        """Take in an element and what is in it; it is left out where it is no text."""
        breaks = tag in _BREAKS
        if breaks:
            self._flush()
        elif tag == "br":
            self._pieces.append(_BREAK)
        self._enter(element, tag)
        if element.text:
            self._take(element.text)
        for child in element:
            self._visit_child(child)
        if breaks:
            self._flush()
        self._open.pop()

    def _visit_child(self, child: Any) -> None:
        tag = child.tag
        if (
            isinstance(tag, str)
            and tag not in _SKIPPED
            and len(self._open) < _MOST_DEPTH
            and len(self.blocks) < MOST_BLOCKS
        ):
            self.visit(child, tag)
        if child.tail:
            self._take(child.tail)

    def _enter(self, element: Any, tag: str) -> None:
        above = self._open[-1] if self._open else _OUTSIDE
        own = _own_marks(element, tag)
        containers = above.containers
        if tag in _CONTAINERS:
            self._boxes += 1
            containers = (*containers, self._boxes)
        in_link = above.in_link or tag == "a"
        self._links += tag == "a"
        block = tag if tag in _BREAKS else above.block
        self._open.append(_Place(block, above.marks | own, own, containers, in_link))

    def _take(self, text: str) -> None:
        self._pieces.append(text)
        if self._open[-1].in_link:
            self._linked += len(text.strip())

    def _flush(self) -> None:
        if not self._pieces:
            return
        joined = "".join(self._pieces)
        linked, links = self._linked, self._links
        self._pieces, self._linked, self._links = [], 0, 0
        if not joined.strip() or not self._open:
            return
        here = self._open[-1]
        near = here.own
        for place in self._open[-3:-1]:
            near |= place.own
        for text in _paragraphs(joined):
            self.blocks.append(
                Block(
                    text,
                    here.block,
                    min(linked, len(text)),
                    links,
                    here.marks,
                    near,
                    len(self._open),
                    here.containers,
                )
            )


def _own_marks(element: Any, tag: str) -> int:
    own = _OF_ELEMENT.get(tag, 0)
    if tag == "body" or not element.attrib:
        return own
    get = element.get
    named = f"{get('class', '')} {get('id', '')} {get('role', '')} {get('itemprop', '')}"[:300]
    for word in named.split():
        own |= _marks_of(word)
    style = get("style")
    if (style and _HIDING.search(style)) or get("aria-hidden") == "true":
        own |= _HIDDEN
    return own


@lru_cache(maxsize=32_768)
def _marks_of(word: str) -> int:
    """Return what one word of a class or id says. Cached: sites share most of them."""
    found = 0
    for match in _WORD.finditer(word.lower()):
        found |= _BY_GROUP[match.lastgroup or ""]
    return found


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a run: two line breaks in a row part them."""
    for part in _PART.split(text) if _BREAK in text else (text,):
        line = " ".join(part.replace(_BREAK, " ").split())
        if line:
            yield line


def _take_back_wrappers(blocks: list[Block]) -> None:
    running = [b for b in blocks if len(b.text) >= _RUNNING and b.linked < 0.4 * len(b.text)]
    sizes = [(len(block.text), block.marks) for block in running]
    total = sum(size for size, _ in sizes)
    empty = 0
    for mark in _MAY_WRAP:
        inside = sum(size for size, marks in sizes if marks & mark)
        if total and inside > _WRAPPER_SHARE * total:
            empty |= mark
    if empty:
        for block in blocks:
            block.marks &= ~empty
            block.near &= ~empty
