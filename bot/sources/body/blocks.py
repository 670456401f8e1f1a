"""A page's tree → its blocks: runs of text between block elements, with where they stand.

A block knows the names of what it stands in (`Mark`): elements such as nav and article, and words
in class and id that designers use for one purpose only. A mark that most of the page's running text
stands in says nothing (a wrapper called `content-with-sidebar`) and is taken back.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import IntFlag, auto
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

from bot.sources.body.listings import find_listed

MOST_BLOCKS = 5_000
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
_COMMENTS = int(Mark.COMMENTS)
_LEAST_BEFORE_COMMENTS = 200
"""Characters of running text that comments come after."""
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
_CELLS = ("td", "th")
_BREAK = "\x1e"
"""Stands for a <br>; the record separator, which no page's text holds after clean-up."""
_PART = re.compile(r"\x1e\s*\x1e\s*")
_LONGEST_NAME = 300
"""Characters of a class or an id that are looked at."""
_NAMING = frozenset(("class", "id", "role", "itemprop"))
_PLAIN = frozenset(
    ("b", "strong", "i", "em", "u", "small", "font", "span", "br", "sup", "sub", "wbr")
)
"""Elements that say nothing where they have no attributes."""
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
    row: int = 0
    """Number of the table's row it is a cell of; 0 for what is no cell."""
    listed: bool = False
    """Whether it stands in a list of other things (`bot.sources.body.listings`)."""


class _Place(NamedTuple):
    """Where the walk is: one open element."""

    block: str
    """Tag of the innermost block element."""
    marks: int
    own: tuple[int, ...]
    """Marks of the element itself and of the two around it."""
    depth: int
    containers: tuple[int, ...]
    in_link: bool
    row: int
    """Number of the table's row."""


_OUTSIDE = _Place("div", 0, (0, 0, 0), 0, (), in_link=False, row=0)


def read_blocks(tree: Any) -> list[Block]:
    """Return the blocks of a page in order, at most 5,000 of them."""
    body = tree.find("body") if tree.tag == "html" else tree
    walk = _Walk(find_listed(tree))
    if body is not None:
        walk.visit(body, "body", _OUTSIDE)
    _take_back_wrappers(walk.blocks)
    return walk.blocks


class _Walk:
    """One pass over a tree, collecting text until a block element begins or ends.

    It descends as deep as the tree is: the parser reads no deeper than 256.
    """

    def __init__(self, listed: Set[Any]) -> None:
        self.blocks: list[Block] = []
        self._items = listed
        self._listed = 0
        """How many items of lists are open."""
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._boxes = 0
        self._rows = 0

    def visit(self, element: Any, tag: str, above: _Place) -> None:
        """Take in an element and what is in it; `above` is the place it stands in."""
        breaks = tag in _BREAKS
        if breaks:
            self._flush(above)
            self._listed += element in self._items
        elif tag == "br":
            self._pieces.append(_BREAK)
        attributes = element.items()
        here = above if not attributes and tag in _PLAIN else self._enter(tag, attributes, above)
        text = element.text
        if text:
            self._take(text, here)
        for child in element:
            name = child.tag
            if name.__class__ is str and name not in _SKIPPED and len(self.blocks) < MOST_BLOCKS:
                self.visit(child, name, here)
            text = child.tail
            if text:
                self._take(text, here)
        if breaks:
            self._flush(here)
            self._listed -= element in self._items

    def _enter(self, tag: str, attributes: list[tuple[str, str]], above: _Place) -> _Place:
        block, marks, (_, second, third), depth, containers, in_link, row = above
        if tag in _BREAKS:
            block = tag
            if tag in _CONTAINERS:
                self._boxes += 1
                containers = (*containers, self._boxes)
            elif tag == "tr":
                self._rows += 1
                row = self._rows
        elif tag == "a":
            self._links += 1
            in_link = True
        own = _OF_ELEMENT.get(tag, 0)
        if attributes and tag != "body":
            own |= _named_marks(attributes)
        return _Place(block, marks | own, (second, third, own), depth + 1, containers, in_link, row)

    def _take(self, text: str, here: _Place) -> None:
        self._pieces.append(text)
        if here.in_link:
            self._linked += len(text.strip())

    def _flush(self, here: _Place) -> None:
        """End a run of text: it becomes a block that stands in `here`."""
        if not self._pieces:
            return
        joined = "".join(self._pieces)
        linked, links = self._linked, self._links
        self._pieces, self._linked, self._links = [], 0, 0
        if here is _OUTSIDE or joined.isspace():
            return
        first, second, third = here.own
        near = first | second | third
        row = here.row if here.block in _CELLS else 0
        for text in _paragraphs(joined):
            size = min(linked, len(text))
            self.blocks.append(
                Block(
                    *(text, here.block, size, links, here.marks, near, here.depth),
                    *(here.containers, row, self._listed > 0),
                )
            )


def _named_marks(attributes: list[tuple[str, str]]) -> int:
    """Return what an element's attributes say."""
    found = 0
    for name, value in attributes:
        if name in _NAMING:
            found |= _marks_of(value[:_LONGEST_NAME])
        elif (name == "aria-hidden" and value == "true") or (
            name == "style" and _HIDING.search(value)
        ):
            found |= _HIDDEN
    return found


@lru_cache(maxsize=32_768)
def _marks_of(named: str) -> int:
    """Return what a class or an id says. Cached: pages repeat most of them."""
    found = 0
    for match in _WORD.finditer(named.lower()):
        found |= _BY_GROUP[match.lastgroup or ""]
    return found


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a run: two line breaks in a row part them."""
    for part in _PART.split(text) if _BREAK in text else (text,):
        line = " ".join(part.replace(_BREAK, " ").split())
        if line:
            yield line


def _take_back_wrappers(blocks: list[Block]) -> None:
    """Take marks from all blocks where most of the page's running text has them.

    Comments may well be most of it, but they come after something else.
    """
    running = [b for b in blocks if len(b.text) >= _RUNNING and b.linked < 0.4 * len(b.text)]
    sizes = [(len(block.text), block.marks) for block in running]
    total = sum(size for size, _ in sizes)
    empty = 0
    for mark in _MAY_WRAP:
        inside = sum(size for size, marks in sizes if marks & mark)
        if (
            total
            and inside > _WRAPPER_SHARE * total
            and not (mark == _COMMENTS and _before(sizes, mark) >= _LEAST_BEFORE_COMMENTS)
        ):
            empty |= mark
    if empty:
        for block in blocks:
            block.marks &= ~empty
            block.near &= ~empty


def _before(sizes: list[tuple[int, int]], mark: int) -> int:
    """Return how much running text comes before the first that has a mark."""
    return sum(size for size, _ in takewhile(lambda pair: not pair[1] & mark, sizes))
