"""The line under an article by which a site signs it: "The post … appeared first on …".

The programs that most sites run on put it under every article of their feeds, in the site's own
language. It is known without a list of languages: a last paragraph that repeats the article's own
title, linked, with hardly a word more.

"Continue reading" with the linked title signs nothing: it says that an excerpt ends there, and that
the page has to be read. Those words stay (`footers` knows them), the title goes.
"""

import html
import re

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
    wanted = _plain(title)
    edges = [edge.end() for edge in _EDGE.finditer(tail)][-_MOST_EDGES:]
    for start in reversed(edges):
        block = tail[start:]
        if said := _plain(block):
            # Alone, a linked title and some words are what a list of links has to say.
            signed = block.count("</a") > 1 or _plain(tail[:start])
            cut = len(fragment) - len(block)
            return fragment[:cut] if signed and _signs(block, said, wanted) else fragment
    return fragment


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


def _signs(block: str, said: str, title: str) -> bool:
    """Whether a block links the title and says hardly more; `said` is its text."""
    if not title or len(said) - len(title) > _MORE:
        return False
    return title in (_plain(match[1]) for match in _LINKED.finditer(block))


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).casefold().split())
