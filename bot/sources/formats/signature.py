"""The line under an article by which a site signs it: "The post … appeared first on …".

The programs that most sites run on put it under every article of their feeds, in the site's own
language. It is known without a list of languages: a last paragraph that repeats the article's own
title, linked, with hardly a word more.

"Continue reading" with the linked title signs nothing: it says that an excerpt ends there, and that
the page has to be read. Those words stay (`footers` knows them), the title goes.
"""

import html
import re
from collections.abc import Iterator
from itertools import islice

from bot.sources.formats.footers import GO_ON

_TAIL = 2_000
"""Characters of markup at the end in which it is looked for: it holds two addresses."""
_AFTER_LINK = 300
"""Characters in which its last link ends: a few words and a picture that counts readers follow."""
_AFTER_WORD = 60
"""Characters between the last word of a title and its link's end: signs, as entities perhaps."""
_LETTERS = re.compile(r"\w+")
_GO_ON = re.compile(rf"\b{GO_ON}(?!\w)")
_EDGE = re.compile(r"</?(?:p|div|br|hr|li|ul|section|footer)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_LINKED = re.compile(r"<a\b[^<>]{0,1000}>(.{1,500}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_MOST_EDGES = 20
"""Ends of blocks at the end that are looked at."""
_MORE = 120
"""Characters that it has besides the title at most: a few words, the name of the site."""


def without_signature(fragment: str, title: str) -> str:
    """Return an HTML fragment without the line that signs it; `title` may hold markup.

    Of a line that only leads on to the page, the words that say so stay.
    """
    if "</a" not in fragment[-_AFTER_LINK:]:
        return fragment  # nearly always, and fast
    tail = fragment[-_TAIL:]
    if not _ends_link(tail, title):
        return fragment
    if led_on := _led_on(tail, title):
        return fragment[: len(fragment) - len(tail) + led_on]
    for start in islice(_edges(tail), _MOST_EDGES):
        block = tail[start:]
        if said := _plain(block):
            cut = len(fragment) - len(block)
            return fragment[:cut] if _signs(block, said, title, tail[:start]) else fragment
    return fragment


def _edges(tail: str) -> Iterator[int]:
    """Yield where blocks begin, the last one first."""
    place = tail.rfind("<")
    while place >= 0:
        if edge := _EDGE.match(tail, place):
            yield edge.end()
        place = tail.rfind("<", 0, place)


def _ends_link(tail: str, title: str) -> bool:
    """Whether the last word of the title stands at the end of a link: asked first, for speed."""
    words = _LETTERS.findall(html.unescape(title[-_AFTER_WORD:]))
    at = tail.rfind(words[-1]) if words else -1
    return at >= 0 and "</a" in tail[at : at + len(words[-1]) + _AFTER_WORD]


def _led_on(tail: str, title: str) -> int:
    """Return where "Continue reading" ends, if nothing but the linked title follows; else 0."""
    found = [match.end() for match in _GO_ON.finditer(tail)][-1:]
    words = _LETTERS.findall(_plain(title))
    return next((end for end in found if _LETTERS.findall(_plain(tail[end:])) == words), 0)


def _signs(block: str, said: str, title: str, before: str) -> bool:
    """Whether a block, whose text is `said`, links the title and says hardly more.

    Alone, a linked title and some words are what a list of links has to say.
    """
    wanted = _plain(title)
    if not wanted or len(said) - len(wanted) > _MORE:
        return False
    if wanted not in (_plain(match[1]) for match in _LINKED.finditer(block)):
        return False
    return block.count("</a") > 1 or bool(_plain(before))


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).casefold().split())
